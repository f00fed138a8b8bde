import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { problemWords } from '../../../claim/index.ts'
import { fileName } from '../../../read/index.ts'
import { previewOf } from '../../../services/preview/preview.ts'
import type { HttpDeps } from '../deps.ts'
import { redact, redactArticle, redactClaim, redactDocument, redactText } from '../redact.ts'
import { languageOf } from '../problem.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, routes, words } from '../route.ts'
import { annotations, appended, article, document, documentWithText, pageOf, preview, tables } from '../shapes.ts'

const tags = ['文献 Documents']
const optional = z.string().trim().max(200).optional().transform(s => s || undefined)
export const upload = z.object({
  file: z.any().openapi({ type: 'string', format: 'binary', description: '文件：文本、PDF、图片、网页、Word、Excel、CSV、OFD A file: text, PDF, image, web page, Word, Excel, CSV, OFD' }),
  publisher: optional.openapi({ description: '出版者 Publisher' }),
  date: z.union([isoDay, z.literal('')]).optional().openapi({ description: '出版日期 Publication date', example: '2026-03-05' }),
  home: optional.openapi({ description: '“我市”指哪里 The place that 我市 means' }),
})

export const documentRoutes = ({ ledger, model, readBytes, openFile }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/documents', tags, summary: '文献列表 Documents, the newest first', request: { query: z.object({ q: words, ...paging }) }, responses: { 200: json(pageOf(document), '一页 A page'), ...badRequest } }),
    async c => {
      const page = await ledger.documents(c.req.valid('query'))
      return c.json({ ...page, items: page.items.map(redactDocument) }, 200)
    })
  .openapi(createRoute({ method: 'post', path: '/documents', tags, summary: '读一页 Read a page into the ledger', request: { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } },
    responses: { 201: json(appended, '已读入 Read'), 200: json(appended, '早已在账本里 It was there already'), ...badRequest } }), async c => {
    const { file, publisher, date, home } = c.req.valid('form')
    if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
    const result = await readBytes(new Uint8Array(await file.arrayBuffer()), { name: fileName(file.name), publisher, home, publishedOn: date || undefined })
    const { text: _, articleList: __, ...stored } = found(await ledger.document(result.document), '文献 document', result.document)
    return c.json({ result, document: redactDocument(stored) }, result.added ? 201 : 200)
  })
  .openapi(createRoute({ method: 'post', path: '/documents/preview', tags, summary: '先看一个表格会怎样读，不写账本 See how a sheet would be read, without writing anything', request: { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } },
    responses: { 200: json(preview, '各表的列、样例和问题 Columns, samples and problems of its tables'), ...badRequest } }), async c => {
    const { file, date } = c.req.valid('form')
    if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
    const { tables, ...about } = previewOf(await openFile(new Uint8Array(await file.arrayBuffer()), fileName(file.name)), date || null, model)
    const lang = languageOf(c)
    return c.json({
      ...about,
      tables: tables.map(({ sample, problems, ...table }) => ({
        ...table, problems: problems.map(p => ({ ...p, text: problemWords[p.code][lang] })),
        sample: sample.map(({ cell, claim: { subject, property, value = null, unit = null, of = null, from = null, to = null, object = null, modality } }) => ({ cell, subject, property, value, unit, of, from, to, object, modality })),
      })),
    }, 200)
  })
  .openapi(createRoute({ method: 'get', path: '/documents/{id}', tags, summary: '一份文献，含全文与各篇 A document with its text and articles', request: { params: idParam }, responses: { 200: json(documentWithText, '文献 The document'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    const page = found(await ledger.document(id), '文献 document', id)
    // Most pages hold nothing to hide; only for the others is it asked where their claims lie.
    const text = redact(page.text) === page.text ? page.text : redactText(page.text, (await ledger.annotations(id)).claims)
    return c.json({ ...redactDocument(page), text, articleList: page.articleList.map(redactArticle) }, 200)
  })
  .openapi(createRoute({ method: 'get', path: '/documents/{id}/annotations', tags, summary: '数量、时间、名称、事实四层 The four layers: quantities, times, names, claims', request: { params: idParam }, responses: { 200: json(annotations, '按位置排列 In the order of the text'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    found(await ledger.document(id), '文献 document', id)
    const layers = await ledger.annotations(id)
    return c.json({ ...layers, claims: layers.claims.map(redactClaim) }, 200)
  })
  .openapi(createRoute({ method: 'get', path: '/documents/{id}/tables', tags, summary: '文献中的表格，单元格以全文中的位置表示 Tables of a document, their cells as stretches of its text', request: { params: idParam }, responses: { 200: json(tables, '按位置排列 In the order of the text'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    return c.json({ items: found(await ledger.opened(id), '文献 document', id).tables }, 200)
  })
  .openapi(createRoute({ method: 'get', path: '/articles/{id}', tags, summary: '一篇报道 An article', request: { params: idParam }, responses: { 200: json(article, '报道 The article'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    return c.json(redactArticle(found(await ledger.article(id), '报道 article', id)), 200)
  })
