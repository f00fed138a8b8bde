import { createRoute, z } from '@hono/zod-openapi'
import { shownPage } from '../../../services/pages/page.ts'
import { pagePictures } from '../../../services/pages/picture.ts'
import type { HttpDeps } from '../deps.ts'
import { redact } from '../redact.ts'
import { badRequest, found, idParam, json, notFound, routes } from '../route.ts'
import { pageSize, shownPage as shownPageShape } from '../shapes.ts'

const tags = ['文献 Documents']
const pageParam = idParam.extend({ number: z.coerce.number().int().min(1).max(100_000).openapi({ description: '第几页，从 1 起 Counted from 1' }) })
const file = { schema: z.string().openapi({ format: 'binary' }) }

/** Pages as they are printed: their layout, their pictures, and the file they came in. */
export const pageRoutes = ({ ledger, picture }: HttpDeps) => {
  const pictures = pagePictures(ledger, picture, redact)
  return routes()
    .openapi(createRoute({ method: 'get', path: '/documents/{id}/pages', tags, summary: '各页大小与其文字的起止；纯文本没有页 Size of each page and the stretch of the text on it; none for plain text', request: { params: idParam },
      responses: { 200: json(z.object({ items: z.array(pageSize) }), '各页 The pages'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const items = await ledger.pageSizes(id)
      if (!items.length) found(await ledger.document(id), '文献 document', id)
      return c.json({ items }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/documents/{id}/pages/{number}', tags, summary: '一页的版面：每行每字印在哪里 Layout of a page: where every line and character is printed', request: { params: pageParam }, responses: { 200: json(shownPageShape, '版面 The layout'), ...badRequest, ...notFound } }), async c => {
      const { id, number } = c.req.valid('param')
      return c.json(found(await shownPage(ledger, id, number), '版面 page', `${id}/${number}`), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/documents/{id}/pages/{number}/image', tags, summary: '一页的图像，电话与邮箱已盖住；画不出原样时按版面重排 Picture of a page, phones and addresses covered; drawn from the layout where it cannot be shown as it is',
      request: { params: pageParam, query: z.object({ width: z.coerce.number().int().min(1).max(10_000).default(1600).openapi({ description: '要的宽度，像素；取不小于它的一档 Pixels wanted; the next size up is given' }) }) },
      responses: { 200: { description: '图像 The picture', content: { 'image/webp': file, 'image/svg+xml': file } }, ...badRequest, ...notFound } }), async c => {
      const { id, number } = c.req.valid('param')
      const { type, bytes } = found(await pictures(id, number, c.req.valid('query').width), '版面 page', `${id}/${number}`)
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': type, 'Cache-Control': 'private, max-age=3600' } })
    })
    .openapi(createRoute({ method: 'get', path: '/documents/{id}/file', tags, summary: '原文件，一字未动；纯文本没有 The file as it came in, untouched; plain text has none', request: { params: idParam }, responses: { 200: { description: '原文件 The file', content: { 'application/octet-stream': file } }, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const { name } = found(await ledger.document(id), '文献 document', id)
      const bytes = found(await ledger.file(id), '原文件 file', id)
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { 'Content-Type': 'application/octet-stream', 'Content-Disposition': attachment(name), 'Cache-Control': 'no-store' } })
    })
}

/** A download under its own name, in letters every browser takes. */
function attachment(name: string): string {
  const plain = name.replace(/[^\w.-]+/g, '_')
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
