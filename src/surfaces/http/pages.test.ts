import { expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { composeText } from '../../read/layout/compose.ts'
import type { PictureRequest } from '../../read/picture/picture.ts'
import type { Box } from '../../read/layout/page.ts'

const laid = (text: string, y: number, sure: number[] | null = null) => ({ text, x0: 0.1, x1: 0.1 + text.length * 0.03, y0: y, y1: y + 0.02, at: Array.from({ length: text.length + 1 }, (_, i) => 0.1 + i * 0.03), confidence: 0.9, sure, size: 0.02 })
const { text, pages } = composeText([{ width: 800, height: 1200, turned: 1.5, lines: [laid('光谷项目总投资35亿元。', 0.1, [1, 1, 1, 1, 1, 1, 1, 0.4, 1, 1, 1, 1]), laid('电话0599-7123456。', 0.14)] }])

async function filled(picture: (request: PictureRequest) => Promise<Uint8Array | null>, mediaType = 'image/png') {
  const asked: PictureRequest[] = []
  const t = testApp({ picture: async request => { asked.push(request); return picture(request) } })
  const { document: { id } } = await (await t.upload(text, {}, '版面"一".png')).json() as any
  const document = await t.ledger.document(id)
  Object.assign(t.ledger, {
    document: async (asked: string) => (asked === id ? { ...document!, mediaType } : null), pageSizes: async (asked: string) => (asked === id ? [{ width: 800, height: 1200, start: 0, end: text.length - 1, recognised: true }] : []),
    page: async (asked: string, index: number) => (asked === id ? pages[index] ?? null : null), file: async (asked: string) => (asked === id ? new Uint8Array([1, 2, 3]) : null),
  })
  return { ...t, asked, path: `/api/documents/${id}` }
}

it('says where every line stands and which characters are uncertain', async () => {
  const { get, path } = await filled(async () => null)
  expect((await get(`${path}/pages`)).body).toEqual({ items: [{ width: 800, height: 1200, start: 0, end: text.length - 1, recognised: true }] })
  const { body } = await get(`${path}/pages/1`)
  expect(body).toMatchObject({ width: 800, lines: [{ start: 0, end: 12, unsure: [7] }, { unsure: [] }] })
  expect(body.lines[0].at).toHaveLength(13)
  for (const lost of ['/pages/2', '/pages/2/image']) expect((await get(path + lost)).status).toBe(404)
  expect((await get(`${path}/pages/0`)).status).toBe(400)
  expect((await get('/api/documents/none/pages')).status).toBe(404)
})

it('gives the picture with phones covered, drawn once', async () => {
  const { app, asked, path } = await filled(async () => new Uint8Array([9]))
  for (const width of [1500, 1600]) {
    const answer = await app.request(`${path}/pages/1/image?width=${width}`)
    expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('X-Content-Type-Options')]).toEqual([200, 'image/webp', 'nosniff'])
  }
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ index: 0, width: 800, turned: 1.5, mediaType: 'image/png' })
  const phone = pages[0]!.lines[1]!
  const [box] = asked[0]!.covers as [Box]
  expect(asked[0]!.covers).toHaveLength(1)
  expect([box.x0 < phone.at[2]!, box.x0 > phone.at[0]!, box.x1 > phone.at[14]!, box.y0 < phone.y0, box.y1 > phone.y1]).toEqual([true, true, true, true, true])
})

it.each([['what cannot be drawn', 'application/pdf'], ['what has no picture of its own', 'application/ofd']])('draws %s from its layout, without phones', async (_, mediaType) => {
  const { app, path } = await filled(async () => null, mediaType)
  const answer = await app.request(`${path}/pages/1/image`)
  expect(answer.headers.get('Content-Type')).toBe('image/svg+xml')
  const svg = await answer.text()
  expect(svg).toContain('光谷项目总投资35亿元。')
  expect(svg).not.toContain('7123456')
})

it('gives the file as a download and nothing a browser would open', async () => {
  const { app, path } = await filled(async () => null)
  const answer = await app.request(`${path}/file`)
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="_.png"; filename*=UTF-8''${encodeURIComponent('版面"一".png')}`)
  expect((await app.request('/api/documents/none/file')).status).toBe(404)
})
