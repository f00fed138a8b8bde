import type { Block, Paper, Piece } from './paper.ts'
import { contentType, declaration, escapeXml, footnote, footnoteReference, namespaces, noteStyle, relationship, run, separators } from './wordml.ts'
import { zip } from './zip.ts'

/**
 * Papers as one Word document laid out as GB/T 9704-2012 has it, each paper from a new page: A4, margins 37, 35, 28 and 26 mm, 22 lines of 28
 * characters of 3号, page numbers outside between dashes. Every note is a Word footnote, numbered anew on each page.
 */
export async function toDocx(papers: readonly Paper[]): Promise<Uint8Array<ArrayBuffer>> {
  const notes: string[] = []
  const cite = (text: string) => footnote(notes.push(text), text)
  const footnotes: string[] = []
  const pieces = (of: readonly Piece[], properties = '') => of.map(piece => {
    if (typeof piece === 'string') return run(piece, properties)
    const references = piece.notes.map(note => { footnotes.push(cite(note.text)); return footnoteReference(notes.length) })
    // Two numbers side by side would read as one.
    return run(piece.text, properties) + references.join(run('，', '<w:vertAlign w:val="superscript"/>'))
  }).join('')
  const body = papers.map((paper, i) => paperXml(paper, i > 0, pieces)).join('')
  return zip([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: `${declaration}<Relationships xmlns="${packageRelationships}"><Relationship Id="rId1" Type="${relationship}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>` },
    { name: 'docProps/core.xml', content: `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(papers[0]?.title ?? '')}</dc:title><dc:creator>引力场 Yinli</dc:creator></cp:coreProperties>` },
    { name: 'word/_rels/document.xml.rels', content: `${declaration}<Relationships xmlns="${packageRelationships}">${parts.map(([name], i) => `<Relationship Id="rId${i + 1}" Type="${relationship}/${name.startsWith('footer') ? 'footer' : name}" Target="${name}.xml"/>`).join('')}</Relationships>` },
    { name: 'word/document.xml', content: `${declaration}<w:document ${namespaces}><w:body>${body}${section}</w:body></w:document>` },
    { name: 'word/styles.xml', content: styles },
    { name: 'word/settings.xml', content: settings },
    { name: 'word/fontTable.xml', content: fontTable },
    { name: 'word/footnotes.xml', content: `${declaration}<w:footnotes ${namespaces}>${separators}${footnotes.join('')}</w:footnotes>` },
    { name: 'word/footer1.xml', content: footer('right') },
    { name: 'word/footer2.xml', content: footer('left') },
  ])
}

type Pieces = (of: readonly Piece[], properties?: string) => string

const paperXml = ({ title, subtitle, blocks }: Paper, newPage: boolean, pieces: Pieces) =>
  `<w:p><w:pPr><w:pStyle w:val="Title"/>${newPage ? '<w:pageBreakBefore/>' : ''}</w:pPr>${run(title)}</w:p>${subtitle ? `<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr>${run(subtitle)}</w:p>` : ''}${blocks.map(block => blockXml(block, pieces)).join('')}`

function blockXml(block: Block, pieces: Pieces): string {
  if (block.kind === 'heading') return `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${run(block.text)}</w:p>`
  if (block.kind === 'text') return `<w:p>${pieces(block.pieces)}</w:p>`
  const whole = block.widths.reduce((a, b) => a + b, 0)
  const widths = block.widths.map(width => Math.round((width / whole) * lineWidth))
  const cell = (content: string, i: number) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
  const head = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${block.head.map((text, i) => cell(`<w:p><w:pPr><w:pStyle w:val="TableHead"/></w:pPr>${run(text)}</w:p>`, i)).join('')}</w:tr>`
  const rows = block.rows.map(row => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map((content, i) => cell(`<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr>${pieces(content)}</w:p>`, i)).join('')}</w:tr>`)
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${lineWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>`
    + `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${head}${rows.join('')}</w:tbl>`
}

const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const parts = [['styles', 'styles'], ['settings', 'settings'], ['fontTable', 'fontTable'], ['footnotes', 'footnotes'], ['footer1', 'footer'], ['footer2', 'footer']] as const
const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
  + `<Override PartName="/word/document.xml" ContentType="${contentType}.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`
  + `${parts.map(([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="${contentType}.${kind}+xml"/>`).join('')}</Types>`

/** 156 mm in twentieths of a point. */
const lineWidth = 8844
// A number's dash stands 7 mm below the text: the footer's foot is 24.8 mm above the edge.
const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1406" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/></w:sectPr>`

const fonts = (eastAsia: string) => `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${eastAsia}" w:cs="Times New Roman"/>`
/** 28 characters of 16 points are a little wider than 156 mm: each gives up a quarter of a point. */
const dense = '<w:spacing w:val="-5"/>'
const size = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const style = (id: string, name: string, paragraph: string, character: string) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${character}</w:rPr></w:style>`
const lines = (twentieths: number) => `<w:spacing w:before="0" w:after="0" w:line="${twentieths}" w:lineRule="exact"/>`
const styles = `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋')}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
  + `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>${lines(579)}<w:ind w:firstLineChars="200" w:firstLine="630"/><w:jc w:val="both"/></w:pPr><w:rPr>${fonts('仿宋')}${dense}${size(32)}</w:rPr></w:style>`
  + `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  + style('Title', 'Title', `<w:keepNext/>${lines(660)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>`, `${fonts('方正小标宋简体')}<w:spacing w:val="0"/>${size(44)}`)
  + style('Subtitle', 'Subtitle', `<w:keepNext/>${lines(579)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`, `${fonts('楷体')}${size(32)}`)
  + style('Heading1', 'heading 1', '<w:keepNext/><w:outlineLvl w:val="1"/>', fonts('黑体'))
  + style('TableText', 'Table Text', `<w:snapToGrid w:val="0"/>${lines(360)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>`, `<w:spacing w:val="0"/>${size(24)}`)
  + style('TableHead', 'Table Head', `<w:snapToGrid w:val="0"/>${lines(360)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`, `${fonts('黑体')}<w:spacing w:val="0"/>${size(24)}`)
  + `${noteStyle}</w:styles>`
const settings = `${declaration}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:footnotePr><w:numRestart w:val="eachPage"/><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
/** What stands in for a font that a machine does not have. */
const standIns: Record<string, string> = { 方正小标宋简体: '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC', 仿宋: '仿宋_GB2312,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC', 楷体: '楷体_GB2312,KaiTi,华文楷体,STKaiti,Noto Serif CJK SC', 黑体: 'SimHei,Noto Sans CJK SC', 宋体: 'SimSun,华文宋体,STSong,Noto Serif CJK SC' }
const fontTable = `${declaration}<w:fonts ${namespaces}>${Object.entries(standIns).map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`).join('')}</w:fonts>`
/** 4号 半角宋体 numbers between dashes, one character in from the outer edge. */
const footer = (side: 'right' | 'left') => {
  const look = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
  const field = (kind: string) => `<w:r><w:rPr>${look}</w:rPr><w:fldChar w:fldCharType="${kind}"/></w:r>`
  return `${declaration}<w:ftr ${namespaces}><w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:${side}="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="${side}"/></w:pPr>${run('— ', look)}${field('begin')}<w:r><w:rPr>${look}</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${run('1', look)}${field('end')}${run(' —', look)}</w:p></w:ftr>`
}
