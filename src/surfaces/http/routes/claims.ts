import { createRoute, z } from '@hono/zod-openapi'
import { evidenceOf } from '../../../services/evidence/evidence.ts'
import type { HttpDeps } from '../deps.ts'
import { redact, redactArticle, redactClaim, redactCorrection, redactDocument } from '../redact.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, routes, words } from '../route.ts'
import { claim, evidence, modalities, pageOf, properties } from '../shapes.ts'

const tags = ['事实 Claims']
const id = z.string().max(300).optional()
export const claimFilter = {
  subject: id.openapi({ description: '主体编号 Entity id' }), object: id, property: z.enum(properties).optional(), document: id, article: id,
  since: isoDay.optional().openapi({ description: '出版日期不早于 Published on or after', example: '2026-01-01' }),
  status: z.enum([...modalities, 'done', 'contracted', 'intended', 'hoped']).optional().openapi({ description: '大类（含其中更细的）或单一状态 A modality with all that is finer in it, or one status alone' }), q: words,
}

export const claimRoutes = ({ ledger }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/claims', tags, summary: '事实列表 Claims', request: { query: z.object({ ...claimFilter, ...paging }) }, responses: { 200: json(pageOf(claim), '一页 A page'), ...badRequest } }), async c => {
    const page = await ledger.claims(c.req.valid('query'))
    return c.json({ ...page, items: page.items.map(redactClaim) }, 200)
  })
  .openapi(createRoute({ method: 'get', path: '/claims/{id}', tags, summary: '一条事实的出处 The evidence of a claim', request: { params: idParam }, responses: { 200: json(evidence, '原句、文献、同一件事的其他说法 Sentence, document and what else is said on the matter'), ...notFound } }), async c => {
    const { id } = c.req.valid('param')
    const all = found(await evidenceOf(ledger, id, redact), '事实 claim', id)
    const own = redactClaim(all.claim)
    return c.json({ ...all, claim: own, document: redactDocument(all.document), article: all.article && redactArticle(all.article), related: all.related.map(redactClaim), corrections: all.corrections.map(redactCorrection), context: { ...all.context, quote: own.quote } }, 200)
  })
