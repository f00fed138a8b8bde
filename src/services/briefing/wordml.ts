import { xmlText } from '../../base/sheet-text.ts'

/** The parts of WordprocessingML that papers and filled forms share: runs, and footnotes as Word itself writes them. */
export const namespaces = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const contentType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const escapeXml = (text: string) => xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A run; line breaks in the text are line breaks. `properties`: what stands in its `w:rPr`. */
export const run = (text: string, properties = '') => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${text.split(/\r?\n/).map(line => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`).join('<w:br/>')}</w:r>`

/** The number in the text that leads to a footnote. It bears its looks with it, for forms that have no style of that name. */
export const footnoteReference = (id: number, properties = '') => `<w:r><w:rPr>${properties}<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="${id}"/></w:r>`

const noteFonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'

/** A footnote: 小五 宋体, single-spaced whatever grid the page has. */
export const footnote = (id: number, text: string) => `<w:footnote w:id="${id}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="both"/></w:pPr>`
  + `<w:r><w:rPr>${noteFonts}<w:sz w:val="18"/><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${run(` ${text}`, `${noteFonts}<w:spacing w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/>`)}</w:p></w:footnote>`

/** The style of footnotes, by which programs set their numbers too. */
export const noteStyle = '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:pPr><w:snapToGrid w:val="0"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:rPr><w:spacing w:val="0"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>'

/** What the line above footnotes is made of; a part with footnotes has these two first. */
export const separators = '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>'
  + '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
