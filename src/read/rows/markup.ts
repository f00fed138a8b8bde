/** Opening tags of that name, with their attributes; a prefix (x:sheet) is passed over. */
export const elements = (xml: string, name: string): string[] => xml.match(new RegExp(`<(?:\\w{1,20}:)?${name}\\s[^>]*>`, 'g')) ?? []

/** An attribute of a tag. */
export function attribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}=`)
  if (at < 0) return undefined
  const quote = tag[at + name.length + 2]!
  return tag.slice(at + name.length + 3, tag.indexOf(quote, at + name.length + 3))
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text of an element: entities and the workbook's own escapes (_x000D_) resolved. */
export function unescaped(text: string): string {
  const plain = text.includes('<![CDATA[') ? text.replaceAll('<![CDATA[', '').replaceAll(']]>', '') : text
  const read = plain.includes('&') ? plain.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex: string, dec: string, word: string) => (word ? named[word.toLowerCase()]! : character(hex ? Number.parseInt(hex, 16) : Number(dec)) ?? whole)) : plain
  return read.includes('_x') ? read.replace(/_x([0-9a-f]{4})_/gi, (whole, hex: string) => character(Number.parseInt(hex, 16)) ?? whole) : read
}

const character = (code: number): string | null => (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : null)
