import { deflateSync } from 'node:zlib'
import { rawZip, zipped, checksum, type Entry } from './hostile-zip.ts'

/** A file made to do harm, and how it may end: with one of these codes, or read (`read`: what it must and must not say). */
export interface Hostile { name: string; make(): Uint8Array; codes?: string[]; read?: { says?: string; never?: string } }

const text = (s: string) => new TextEncoder().encode(s)
const zeros = (n: number) => new Uint8Array(n)
const xml = '<?xml version="1.0" encoding="UTF-8"?>'
const story = '3月2日，云川县新材料产业园二期开工建设，总投资12.5亿元。'

const archives: Hostile[] = [
  { name: '炸弹.zip', make: () => rawZip(Array.from({ length: 40 }, (_, i): Entry => ({ name: `${i}.txt`, data: zeros(8_000_000), ...(i ? { same: i } : {}) }))), codes: ['read-expands-too-much'] },
  { name: '套娃.zip', make: () => { let inner = rawZip([{ name: '0.txt', data: zeros(400_000) }]); for (let i = 0; i < 5; i++) inner = rawZip(Array.from({ length: 16 }, (_, k): Entry => ({ name: `${k}.zip`, data: inner, ...(k ? { same: k } : {}) }))); return inner }, codes: ['read-archive-inside'] },
  { name: '重叠.zip', make: () => rawZip(Array.from({ length: 1900 }, (_, i): Entry => ({ name: `${i}.txt`, data: zeros(200_000), ...(i ? { same: i } : {}) }))), codes: ['read-expands-too-much'] },
  { name: '少说.docx', make: () => rawZip([{ name: 'word/document.xml', data: zeros(3_000_000), says: 100 }]), codes: ['read-damaged'] },
  { name: '多说.docx', make: () => rawZip([{ name: 'word/document.xml', data: text('<a/>'), says: 4_000_000_000 }]), codes: ['read-expands-too-much'] },
  { name: '十万.zip', make: () => rawZip(Array.from({ length: 100_000 }, (_, i): Entry => ({ name: `${i}.txt`, data: zeros(1), ...(i ? { same: i } : {}) }))), codes: ['read-expands-too-much', 'read-damaged'] },
  { name: '同名.zip', make: () => rawZip(Array.from({ length: 50_000 }, (_, i): Entry => ({ name: '一.txt', data: zeros(0), ...(i ? { same: i } : {}) }))), codes: ['read-expands-too-much'] },
  { name: '往上.zip', make: () => zipped({ '../../../../tmp/yinli-escaped.txt': story, '/tmp/yinli-escaped.txt': story, 'C:\\yinli-escaped.txt': story }), codes: ['read-archive-inside', 'read-damaged'] },
  { name: '两本目录.docx', make: () => twoDirectories(), codes: ['read-damaged'] },
]

/** What one reader of ZIPs sees is small; another, which looks where the directory ends, finds a bomb. */
function twoDirectories(): Uint8Array {
  const small = zipped({ 'word/document.xml': '<a/>' })
  const bomb = rawZip([{ name: 'word/document.xml', data: zeros(10_000_000) }])
  const both = Buffer.concat([small.subarray(0, small.length - 22), bomb])
  // The end record states the small one's place; between it and the end lies the other.
  both.writeUInt32LE(Buffer.from(small).readUInt32LE(small.length - 6), both.length - 6)
  both.writeUInt32LE(Buffer.from(small).readUInt32LE(small.length - 10), both.length - 10)
  return new Uint8Array(both)
}

/** A PDF of these objects, numbered from 1; strings are written as they stand. */
function pdf(objects: (string | Uint8Array)[], root = 1): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let length = parts[0]!.length
  const at = objects.map((object, i) => {
    const here = length
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), typeof object === 'string' ? Buffer.from(object, 'latin1') : object, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
    return here
  })
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map(a => `${String(a).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R >>\nstartxref\n${length}\n%%EOF\n`))
  return new Uint8Array(Buffer.concat(parts))
}
const stream = (data: Uint8Array | string, about = '') => Buffer.concat([Buffer.from(`<< /Length ${data.length} ${about} >>\nstream\n`), Buffer.from(data as string, 'latin1'), Buffer.from('\nendstream')])
const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
const font = '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>'
const page = (resources = '/Font << /F1 5 0 R >>') => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << ${resources} >> >>`
const pages = (count = 1) => `<< /Type /Pages /Count ${count} /Kids [${'3 0 R '.repeat(count)}] >>`
const hello = 'BT /F1 12 Tf 50 700 Td (hello) Tj ET'
const anyEnd = ['read-damaged', 'read-no-text', 'read-too-complex', 'read-took-too-long', 'read-took-too-much', 'read-too-many-pages']

const pdfs: Hostile[] = [
  { name: '五千页.pdf', make: () => pdf([catalog, pages(5000), page(), stream(hello), font]), codes: ['read-too-many-pages'] },
  { name: '页数不实.pdf', make: () => pdf([catalog, '<< /Type /Pages /Count 2000000000 /Kids [3 0 R] >>', page(), stream(hello), font]), codes: ['read-too-many-pages'], read: { says: 'hello' } },
  { name: '页树成环.pdf', make: () => pdf([catalog, '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R 3 0 R] >>', page(), stream(hello), font]), codes: anyEnd, read: {} },
  { name: '对象成环.pdf', make: () => pdf([catalog, pages(), page(), '6 0 R', font, '7 0 R', '6 0 R']), codes: anyEnd },
  { name: '深数组.pdf', make: () => pdf([catalog, pages(), page(), stream(hello), font, '['.repeat(300_000) + ']'.repeat(300_000)], 6), codes: anyEnd, read: {} },
  { name: '深内容.pdf', make: () => pdf([catalog, pages(), page(), stream(`${'['.repeat(500_000)} ${hello}`), font]), codes: anyEnd, read: {} },
  { name: '大xref.pdf', make: () => text(`%PDF-1.7\n1 0 obj\n${catalog}\nendobj\nxref\n0 4000000000\n0000000000 65535 f \ntrailer\n<< /Size 4000000000 /Root 1 0 R /Prev 30 >>\nstartxref\n60\n%%EOF`), codes: anyEnd },
  { name: 'flate炸弹.pdf', make: () => pdf([catalog, pages(), page(), stream(deflateSync(deflateSync(Buffer.alloc(100_000_000, ' '), { level: 9 }), { level: 9 }), '/Filter [/FlateDecode /FlateDecode]'), font]), codes: anyEnd },
  { name: 'jbig2.pdf', make: () => pdf([catalog, pages(), page('/XObject << /Im 6 0 R >>'), stream('q 600 0 0 800 0 0 cm /Im Do Q'), font, stream(jbig2(60_000, 60_000), '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode')]), codes: anyEnd },
  { name: '大图.pdf', make: () => pdf([catalog, pages(), page('/XObject << /Im 6 0 R >>'), stream('q 600 0 0 800 0 0 cm /Im Do Q'), font, stream(deflateSync(zeros(10_000_000)), '/Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode')]), codes: anyEnd },
  { name: '表单成环.pdf', make: () => pdf([catalog, pages(), page('/XObject << /X 6 0 R >>'), stream('/X Do'), font, stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>')]), codes: anyEnd },
  { name: '表单倍增.pdf', make: () => pdf([catalog, pages(), page('/XObject << /X 6 0 R >>'), stream('/X Do'), font, ...Array.from({ length: 30 }, (_, i) => stream('/X Do '.repeat(10), `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${7 + i} 0 R >> >>`)), stream(hello, '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 5 0 R >> >>')]), codes: ['read-took-too-long', 'read-took-too-much'] },
  { name: '密文字.pdf', make: () => pdf([catalog, pages(), page(), stream(deflateSync(Buffer.from(`BT /F1 1 Tf ${'1 0 0 1 50 700 Tm (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj '.repeat(10_000)} ET`)), '/Filter /FlateDecode'), font]), codes: [...anyEnd], read: {} },
  { name: 'zip尾.pdf', make: () => new Uint8Array(Buffer.concat([pdf([catalog, pages(), page(), stream(hello), font]), rawZip([{ name: 'word/document.xml', data: zeros(1000) }])])), read: { says: 'hello' } },
]

/** A page of JBIG2 with a generic region of so many pixels and no data for it. */
function jbig2(width: number, height: number): Uint8Array {
  const b = Buffer.alloc(11 + 19 + 11 + 18 + 20)
  b.writeUInt32BE(0, 0); b[4] = 48; b[5] = 0; b[6] = 1; b.writeUInt32BE(19, 7)
  b.writeUInt32BE(width, 11); b.writeUInt32BE(height, 15)
  b.writeUInt32BE(1, 30); b[34] = 38; b[35] = 0; b[36] = 1; b.writeUInt32BE(38, 37)
  b.writeUInt32BE(width, 41); b.writeUInt32BE(height, 45)
  b[58] = 0
  return b
}

/** A PNG of one shade of gray: many pixels, few bytes. */
function png(side: number): Uint8Array {
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const out = Buffer.alloc(8 + data.length + 4)
    out.writeUInt32BE(data.length)
    body.copy(out, 4)
    out.writeUInt32BE(checksum(body), 8 + data.length)
    return out
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head[8] = 1
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', deflateSync(zeros((side / 8 + 1) * side), { level: 9 })), chunk('IEND', zeros(0))]))
}

/** The head of a JPEG that ends where its picture should begin. */
const jpeg = Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb004300', 'hex'), Buffer.alloc(64, 1), Buffer.from('ffc0000b08006400640101110000ffc4001400010000000000000000000000000000000000ffda0008010100003f00', 'hex')])

const images: Hostile[] = [
  { name: '两万.png', make: () => png(20_000), codes: ['read-image-too-large'] },
  { name: '截断.jpg', make: () => new Uint8Array(jpeg), codes: ['read-damaged'] },
  { name: '其实是svg.png', make: () => text(`${xml}<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"><text>&x;</text><script>alert(1)</script></svg>`), codes: ['read-format-unsupported'] },
  { name: '又是网页.gif', make: () => text('GIF89a/*\x01\x00\x01\x00*/=1;<html><script>alert(1)</script></html>'), codes: ['read-damaged', 'read-no-text'] },
  { name: '又是压缩包.jpg', make: () => new Uint8Array(Buffer.concat([jpeg, rawZip([{ name: 'word/document.xml', data: zeros(1000) }])])), codes: ['read-damaged'] },
]

const sheetXml = (body: string, head = '') => `${xml}${head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${body}</worksheet>`
const xlsx = (sheet: string, more: Record<string, string> = {}, names = '') => zipped({
  '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
  '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${xml}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>${names}</workbook>`,
  'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  'xl/worksheets/sheet1.xml': sheet, ...more,
})
const cells = (texts: string[]) => `<sheetData>${texts.map((t, r) => `<row r="${r + 1}"><c r="A${r + 1}" t="inlineStr"><is><t>${t.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)}</t></is></c></row>`).join('')}</sheetData>`
const laughs = `<!DOCTYPE lolz [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`

const office: Hostile[] = [
  { name: '外链.xlsx', make: () => xlsx(sheetXml(cells(['名称', story])), {
    'xl/externalLinks/externalLink1.xml': `${xml}<externalLink/>`, 'xl/externalLinks/_rels/externalLink1.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>` }), codes: ['read-damaged'], read: { says: '产业园', never: 'root:' } },
  { name: '笑.xlsx', make: () => xlsx(sheetXml(cells(['名称']).replace('名称', '&a20;'), laughs)), codes: ['read-damaged', 'read-no-text'], read: { never: '哈哈' } },
  { name: '合并.xlsx', make: () => xlsx(sheetXml(`${cells([story])}<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>`)), codes: ['read-too-many-cells'] },
  { name: '远格.xlsx', make: () => xlsx(sheetXml('<sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>')), read: { says: '远' } },
  { name: '远行.xlsx', make: () => xlsx(sheetXml('<sheetData><row r="4294967290"><c r="ZZZZZZZ4294967290" t="inlineStr"><is><t>远</t></is></c></row></sheetData>')), codes: ['read-damaged', 'read-too-many-cells', 'read-no-text', 'read-too-complex'] },
  { name: '名区.xlsx', make: () => xlsx(sheetXml(cells([story])), {}, '<definedNames><definedName name="x">表!$A$1:$XFD$1048576</definedName></definedNames>'), codes: ['read-too-many-cells'], read: { says: '产业园' } },
  { name: '外实体.docx', make: () => zipped({ 'word/document.xml': `${xml}<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${story}&x;</w:t></w:r></w:p></w:body></w:document>`,
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`, '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/settings.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/></Relationships>` }), codes: ['read-damaged'], read: { says: '产业园', never: 'root:' } },
  { name: '笑.docx', make: () => zipped({ 'word/document.xml': `${xml}${laughs}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a20;</w:t></w:r></w:p></w:body></w:document>`, '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>` }), codes: ['read-damaged', 'read-no-text'], read: { never: '哈哈哈哈哈哈哈哈哈哈哈' } },
  { name: '深.docx', make: () => zipped({ 'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(60_000)}${'</w:tc></w:tr></w:tbl>'.repeat(60_000)}</w:body></w:document>`, '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>` }), codes: ['read-damaged', 'read-no-text', 'read-too-complex', 'read-took-too-long'] },
  { name: '往上.ofd', make: () => zipped({ 'OFD.xml': `${xml}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>../../../../../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>`, '../../etc/passwd': 'x' }), codes: ['read-damaged'] },
  { name: '根上.ofd', make: () => zipped({ 'OFD.xml': `${xml}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>/etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>` }), codes: ['read-damaged'] },
  { name: '多页.ofd', make: () => zipped({ 'OFD.xml': `${xml}<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>${'<ofd:DocRoot>D.xml</ofd:DocRoot>'.repeat(50_000)}</ofd:DocBody></ofd:OFD>`, 'D.xml': `${xml}<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"/>` }), codes: ['read-damaged', 'read-too-many-pages'] },
]

const body = (inner: string) => `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=javascript:alert(1)"><title>云川县通知</title><script>document.write('脚本的字')</script></head><body onload="alert(1)"><h1>云川县新材料产业园开工</h1>${inner}</body></html>`
const markup: Hostile[] = [
  { name: '脚本.html', make: () => text(body(`<p onclick="x()">${story.repeat(8)}</p><img src="x" onerror="alert(1)"><iframe srcdoc="&lt;script&gt;1&lt;/script&gt;"></iframe><svg><script>脚本的字</script></svg>`)), read: { says: '产业园', never: '脚本的字' } },
  { name: '内嵌图.html', make: () => text(body(`<p>${story.repeat(8)}</p><img src="data:image/png;base64,${'A'.repeat(7_000_000)}">`)), read: { says: '产业园', never: 'AAAAAAAA' } },
  { name: '内嵌图10.html', make: () => text(body(`<p>${story}</p><img src="data:image/png;base64,${'A'.repeat(10_000_000)}">`)), codes: ['read-too-large'] },
  { name: '深.html', make: () => text(body('<div>'.repeat(50_000) + story)), codes: ['read-too-complex', 'read-took-too-long'], read: {} },
  { name: '深b.html', make: () => text(body('<b><p>'.repeat(20_000) + story)), codes: ['read-too-complex', 'read-took-too-long'], read: {} },
  { name: '多.html', make: () => text(body('<p>一</p>'.repeat(310_000))), codes: ['read-too-complex'] },
  { name: '宽表.html', make: () => text(body(`<table>${'<tr><td colspan=200 rowspan=200>一</td><td colspan=200 rowspan=200>二</td></tr>'.repeat(3000)}</table>`)), codes: ['read-too-complex', 'read-took-too-long', 'read-took-too-much', 'read-too-many-cells'], read: {} },
  { name: '属性.html', make: () => text(body(`<p ${Array.from({ length: 20_000 }, (_, i) => `a${i}=1`).join(' ')}>${story}</p>`)), codes: ['read-too-complex', 'read-took-too-long'], read: { says: '产业园' } },
]

const texts: Hostile[] = [
  { name: '两百万格.csv', make: () => text(`${'1,'.repeat(1999)}1\n`.repeat(1000)), codes: ['read-too-many-cells'] },
  { name: '一行.csv', make: () => text('"'.repeat(200_000)), codes: ['read-damaged', 'read-too-many-cells', 'read-no-text'], read: {} },
  { name: '全零.txt', make: () => zeros(1_000_000), codes: ['read-not-text', 'read-utf16'] },
  { name: '孤代理.txt', make: () => new Uint8Array([...text('云川县开工'), 0xed, 0xa0, 0x80, ...text('完')]), codes: ['read-not-text'] },
  { name: 'utf16.txt', make: () => new Uint8Array(Buffer.from(`\ufeff${story}`, 'utf16le')), codes: ['read-utf16'] },
  { name: '空.txt', make: () => text(' \n '), codes: ['read-empty'] },
  { name: '无回车.txt', make: () => text('项目'.repeat(40_000)), codes: ['read-took-too-long'], read: {} },
  { name: '数字.txt', make: () => text('1'.repeat(200_000)), codes: ['read-took-too-long'], read: {} },
  { name: '\u202etxt.甲\u0007乙/../../丙\0丁.txt', make: () => text(`${story}名字不好的一份。`), read: { says: '名字不好' } },
]

/** Every file, by what it is. */
export const hostileFiles: Hostile[] = [...archives, ...pdfs, ...images, ...office, ...markup, ...texts]

/** Values that a spreadsheet would take for formulas. */
export const formulas = ['=HYPERLINK("http://127.0.0.1:9","x")', '=cmd|\' /C calc\'!A0', '+1+cmd|x', '-2+3', '@SUM(A1)', '\t=1+1']
export const formulaSheet = (): Uint8Array => xlsx(sheetXml(cells(['项目名称', ...formulas])))
