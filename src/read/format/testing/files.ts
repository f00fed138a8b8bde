import ExcelJS from 'exceljs'
import JSZip from 'jszip'

/** What every sample file says, so that one suite reads them all. */
export const story = {
  headline: '云川县新材料产业园二期开工',
  paragraphs: ['3月2日，云川县新材料产业园二期开工建设，总投资12.5亿元。', '项目由青禾新材料有限公司承建，占地120亩，预计2027年6月投产。'],
  table: [['项目名称', '总投资（亿元）', '开工时间'], ['青禾年产5万吨薄膜项目', '12.5', '2026-03-02'], ['远澜储能电池项目', '8', '2026-05']],
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const escaped = (text: string) => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)

/** A ZIP of texts or bytes by path. */
export async function zipOf(files: Record<string, string | Uint8Array>, options: JSZip.JSZipGeneratorOptions<'uint8array'> = {}): Promise<Uint8Array> {
  const zip = new JSZip()
  for (const [path, content] of Object.entries(files)) zip.file(path, content)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', ...options })
}

/** A Word document with a heading, paragraphs and a table. */
export function docxFile(): Promise<Uint8Array> {
  const paragraph = (text: string, style = '') => `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${escaped(text)}</w:t></w:r></w:p>`
  const table = `<w:tbl>${story.table.map(row => `<w:tr>${row.map(cell => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  return zipOf({
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/styles.xml': `${xml}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    'word/_rels/document.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph(story.headline, '1')}${story.paragraphs.map(p => paragraph(p)).join('')}${table}</w:body></w:document>`,
  })
}

/** A workbook of one sheet. */
export async function xlsxFile(rows: ExcelJS.CellValue[][] = story.table, name = '重点项目'): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet(name).addRows(rows)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

export const csvFile = (): Uint8Array => new TextEncoder().encode(`\ufeff${story.table.map(row => row.join(',')).join('\r\n')}\r\n`)

/** A web page with what stands around a story: navigation, a script, a footer. */
export const htmlFile = (extra = ''): Uint8Array => new TextEncoder().encode(`<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>${story.headline}_云川县人民政府</title><script>window.secret = '脚本里的字'</script><style>p{color:red}</style></head>
<body><nav><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></nav>
<div class="main"><h1>${story.headline}</h1><div class="info">发布时间：2026-03-03　来源：云川日报</div>
<div class="content">${story.paragraphs.map(p => `<p>${p}${'这一段说明项目建设的意义和下一步安排。'.repeat(6)}</p>`).join('\n')}
<table>${story.table.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></div></div>${extra}
<footer>版权所有</footer></body></html>`)

/** An OFD of one page: a heading, the paragraphs in hard-wrapped lines, positions in millimetres. */
export function ofdFile(): Promise<Uint8Array> {
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
  const lines = [story.headline, ...story.paragraphs.flatMap(p => p.match(/.{1,22}/g)!)]
  const object = (text: string, i: number) => `<ofd:TextObject ID="${20 + i}" Boundary="20 ${20 + i * 8} 170 8" Font="3" Size="${i ? 5 : 8}"><ofd:TextCode X="0" Y="6" DeltaX="g ${text.length - 1} ${i ? 5 : 8}">${escaped(text)}</ofd:TextCode></ofd:TextObject>`
  return zipOf({
    'OFD.xml': `${xml}<ofd:OFD ${space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `${xml}<ofd:Document ${space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>`,
    'Doc_0/Pages/Page_0/Content.xml': `${xml}<ofd:Page ${space}><ofd:Content><ofd:Layer ID="2">${lines.map(object).join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
  })
}
