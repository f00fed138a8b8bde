import { YinliError } from '../base/errors.ts'

/** A newspaper page holds some 10 to 40 KB of text; this leaves room for a whole year's special issue in one file. */
export const sizeLimit = 8 * 1024 * 1024

const signatures: [format: string, start: number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP（DOCX、XLSX、OFD）', [0x50, 0x4b, 0x03, 0x04]],
  ['Word 97-2003', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
  ['GZIP', [0x1f, 0x8b]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/**
 * Bytes of a text file -> its text exactly as it stands (BOM and newlines kept) and the encoding it was found to be in.
 * The text never holds NUL or a lone surrogate (no database stores them). Throws YinliError `read-empty`, `read-too-large`,
 * `read-utf16`, `read-format-unsupported` or `read-not-text`.
 */
export function decodeText(bytes: Uint8Array, name: string): Decoded {
  const decoded = decodeMarkup(bytes, name)
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(decoded.text)) throw new YinliError('read-format-unsupported', { name, format: 'HTML/XML' })
  return decoded
}

export interface Decoded { text: string; encoding: 'utf-8' | 'gb18030' }

/** The same for a text that may be markup. */
export function decodeMarkup(bytes: Uint8Array, name: string): Decoded {
  if (bytes.length > sizeLimit) throw new YinliError('read-too-large', { name, size: (bytes.length / 1048576).toFixed(1), limit: sizeLimit / 1048576 })
  const known = signatures.find(([, start]) => start.every((b, i) => bytes[i] === b))
  if (known) throw new YinliError('read-format-unsupported', { name, format: known[0] })
  if (isUtf16(bytes)) throw new YinliError('read-utf16', { name })
  const utf8 = decode(bytes, 'utf-8')
  const encoding = utf8 === null ? 'gb18030' as const : 'utf-8' as const
  const text = utf8 ?? (looksLikeGb(bytes) ? decode(bytes, 'gb18030') : null)
  if (text === null || !isPrintable(text)) throw new YinliError('read-not-text', { name })
  if (!/\S/.test(text)) throw new YinliError('read-empty', { name })
  return { text, encoding }
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** By its byte order mark, or by NULs that stand on one side of the pairs (newlines and digits have one each; 开 has one on the other). */
function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true
  const nul = [0, 0]
  const n = Math.min(bytes.length & ~1, 8192)
  for (let i = 0; i < n; i++) if (bytes[i] === 0) nul[i & 1]!++
  return bytes.length % 2 === 0 && Math.max(nul[0]!, nul[1]!) >= Math.max(4, 4 * Math.min(nul[0]!, nul[1]!)) && decode(bytes, 'utf-16le') !== null && nul[0]! + nul[1]! > n / 400
}

/**
 * Almost any bytes decode as GB18030, so ask whether the result would be Chinese: in real text nearly all characters are of
 * GB 2312 level 1 (rows B0 to D7), its punctuation or ASCII; UTF-8 or Latin text read as GB falls elsewhere.
 */
function looksLikeGb(bytes: Uint8Array): boolean {
  let common = 0
  let rare = 0
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[++i] ?? 0
    if (trail >= 0x30 && trail <= 0x39) i += 2 // a four-byte character
    const level1 = trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))
    if (level1) common++
    else rare++
  }
  return common >= 4 && common >= 3 * rare
}

/** No NUL, next to no other control characters, no lone surrogates. */
function isPrintable(text: string): boolean {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text)) return false
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if ((c < 32 && c !== 9 && c !== 10 && c !== 12 && c !== 13) || (c >= 0x7f && c <= 0x9f) || (c >= 0xe000 && c <= 0xf8ff) || c === 0xfffd) controls++
  }
  return controls * 200 <= text.length
}
