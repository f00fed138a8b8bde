import type { Context } from 'hono'
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'

/** Text that is sent again and again, compressed once. Pieces joined are one compressed body (RFC 1950): none is compressed twice, and they take a tenth of the memory. `sum`: Adler-32 of the text, `length`: its bytes. */
export interface Piece { deflated: Uint8Array; sum: number; length: number }

export function pieceOf(text: string): Piece {
  const bytes = Buffer.from(text)
  // Ends at a byte, open to what follows; copied, so that nothing around it is kept.
  return { deflated: Uint8Array.from(deflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH })), sum: adler(bytes), length: bytes.length }
}

/** JSON made of pieces, as it is where the client cannot take it compressed. `tag`: what it is known again by. */
export function sendPieces(c: Context, pieces: readonly Piece[], tag: string): Response {
  const headers = { 'Content-Type': 'application/json', Vary: 'Accept-Encoding', ETag: `W/"${tag}"` }
  if (!/\bdeflate\b/.test(c.req.header('Accept-Encoding') ?? '')) return c.body(Buffer.concat(pieces.map(p => inflateRawSync(p.deflated, { finishFlush: constants.Z_SYNC_FLUSH }))), 200, headers)
  const end = Buffer.alloc(6)
  // A last block with nothing in it, and the sum of all.
  end.writeUInt16BE(0x0300)
  end.writeUInt32BE(pieces.reduce((sum, p) => joinedSum(sum, p.sum, p.length), 1), 2)
  return c.body(Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces.map(p => p.deflated), end]), 200, { ...headers, 'Content-Encoding': 'deflate' })
}

const modulus = 65_521

/** Adler-32. Within 3,800 bytes no sum outgrows 32 bits. */
function adler(bytes: Uint8Array): number {
  let [a, b] = [1, 0]
  for (let i = 0; i < bytes.length;) {
    for (const end = Math.min(bytes.length, i + 3800); i < end; i++) { a += bytes[i]!; b += a }
    a %= modulus
    b %= modulus
  }
  return (b * 65_536) + a
}

/** The sum of two texts one after the other; `length` is the second one's. */
function joinedSum(first: number, second: number, length: number): number {
  const [a1, b1, a2, b2] = [first % 65_536, Math.floor(first / 65_536), second % 65_536, Math.floor(second / 65_536)]
  return (((b1 + b2 + (length % modulus) * (a1 - 1 + modulus)) % modulus) * 65_536) + ((a1 + a2 - 1 + modulus) % modulus)
}
