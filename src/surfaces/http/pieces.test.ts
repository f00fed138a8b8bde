import fc from 'fast-check'
import { Hono } from 'hono'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { pieceOf, sendPieces } from './pieces.ts'

it('pieces joined are one body, compressed or not', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer({ min: 0, max: 90_000 }).map(n => '项目目'.repeat(n))), { maxLength: 5 }), async texts => {
    const app = new Hono().get('/', c => sendPieces(c, texts.map(pieceOf), 't'))
    expect(await (await app.request('/')).text()).toBe(texts.join(''))
    const packed = await app.request('/', { headers: { 'Accept-Encoding': 'gzip, deflate' } })
    expect(packed.headers.get('Content-Encoding')).toBe('deflate')
    expect(inflateSync(await packed.arrayBuffer()).toString()).toBe(texts.join(''))
  }), { numRuns: 40 })
})
