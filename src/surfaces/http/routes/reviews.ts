import { createRoute, z } from '@hono/zod-openapi'
import type { Ledger, ReviewItem } from '../../../ledger/ledger.ts'
import { sentenceAround } from '../../../ledger/sentence.ts'
import { reviewClaim } from '../../../services/review/correct.ts'
import type { HttpDeps } from '../deps.ts'
import { redact, redactClaim } from '../redact.ts'
import { badRequest, idParam, json, notFound, paging, problemAnswer, routes } from '../route.ts'
import { modalities, pageOf, properties, review, reviewItem, reviewStates, reviewVerdicts, statuses } from '../shapes.ts'

const tags = ['核对 Reviews']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const words = z.string().min(1).max(600).nullable()
const correction = z.strictObject({
  subject: z.string().min(1).max(300), property: z.enum(properties), value: z.number().nullable(), max: z.number().nullable(), unit: words, of: words, phase: words,
  from: z.iso.date().nullable(), to: z.iso.date().nullable(), modality: z.enum(modalities), status: z.enum(statuses).nullable(), object: words, quote: z.string().min(1).max(600), sentence: words,
}).partial().openapi('Correction', { description: '只写要改的；引文须与报道一字不差 What changes; its quote stands in the article letter for letter' })
const body = z.object({ verdict: z.enum(reviewVerdicts), by: who, why: z.string().trim().max(1000).default(''), correction: correction.optional() })
const conflict = { 409: problemAnswer('不待核对 Not up for review') }

/** Claims that only a model makes: a list of them, and what people say of each. */
export const reviewRoutes = ({ ledger, model }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/reviews', tags, summary: '模型提出的事实，按核对结果 Claims that only a model makes, by what became of them',
    request: { query: z.object({ state: z.enum(reviewStates).default('open'), document: z.string().max(300).optional(), ...paging }) }, responses: { 200: json(pageOf(reviewItem), '一页，每条带原句 A page; each with its sentence'), ...badRequest } }), async c => {
    const page = await ledger.reviews(c.req.valid('query'))
    return c.json({ ...page, items: await inTheirSentences(ledger, page.items) }, 200)
  })
  .openapi(createRoute({ method: 'post', path: '/claims/{id}/review', tags, summary: '采纳、更正或否决一条模型提出的事实 Accept, correct or reject a claim that a model makes', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 201: json(review, '已记下 Written down'), ...badRequest, ...notFound, ...conflict, 422: problemAnswer('更正在原文中没有依据 The correction has no ground in the text') } }),
    async c => c.json(await reviewClaim(ledger, model, { claim: c.req.valid('param').id, ...c.req.valid('json') }), 201))
  .openapi(createRoute({ method: 'delete', path: '/claims/{id}/review', tags, summary: '收回最近的核对（仍可见）Take back the newest review that stands; it stays visible', request: { params: idParam, query: z.object({ by: who }) }, responses: { 200: json(review, '已收回 Taken back'), ...notFound } }),
    async c => c.json(await ledger.withdrawReview(c.req.valid('param').id, c.req.valid('query').by), 200))

async function inTheirSentences(ledger: Ledger, items: ReviewItem[]) {
  const texts = new Map<string, { text: string; shown: string }>()
  for (const { claim: { document } } of items) {
    if (texts.has(document)) continue
    const text = (await ledger.document(document))?.text ?? ''
    texts.set(document, { text, shown: redact(text) })
  }
  return items.map(({ claim, reviews }) => {
    const { text, shown } = texts.get(claim.document)!
    const [from, to] = sentenceAround(text, claim.start, claim.end)
    const own = redactClaim(claim)
    return { claim: own, reviews, context: { before: shown.slice(from, claim.start), quote: own.quote, after: shown.slice(claim.end, to) } }
  })
}
