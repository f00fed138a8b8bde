import { createRoute, z } from '@hono/zod-openapi'
import { takeAnswers } from '../../../services/model-pass/answers.ts'
import { questionsOf } from '../../../services/model-pass/questions.ts'
import type { HttpDeps } from '../deps.ts'
import { redact } from '../redact.ts'
import { badRequest, idParam, json, notFound, routes } from '../route.ts'
import { questions, taken } from '../shapes.ts'

const tags = ['模型 Model pass']
const name = z.string().regex(/^[\w./:@ +-]{1,100}$/).openapi({ description: '模型名 Name of the model' })
const body = z.object({ name, version: z.string().max(40), answers: z.array(z.object({ article: z.string().max(300), answer: z.string().max(2 ** 20) })).max(2000) })

/**
 * The two ends of a model pass. Whoever runs it (`yinli model-pass`) fetches questions, asks a model and hands its answers back as they are: the
 * gate stands here, so that nothing ungrounded comes in whoever asks.
 */
export const modelPassRoutes = ({ ledger, model }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/documents/{id}/questions', tags, summary: '向模型提的问题 What to ask a model about a document', request: { params: idParam, query: z.object({ name, again: z.enum(['0', '1']).default('0').openapi({ description: '已问过的也再问 Also what was asked before' }) }) },
    responses: { 200: json(questions, '每篇一问 One for each article'), ...badRequest, ...notFound } }), async c => {
    const { name, again } = c.req.valid('query')
    const asked = await questionsOf(ledger, model, c.req.valid('param').id, { name, again: again === '1', present: redact })
    return c.json({ ...asked, items: asked.items.map(i => ({ ...i, headline: i.headline && redact(i.headline) })) }, 200)
  })
  .openapi(createRoute({ method: 'post', path: '/documents/{id}/answers', tags, summary: '模型的回答，在原文中有依据的留下待核对 Answers of a model; what stands in the text is kept for review', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: body } } } },
    responses: { 201: json(taken, '留下和舍弃的条数 What was kept and what was dropped'), ...badRequest, ...notFound } }),
    async c => c.json(await takeAnswers(ledger, model, c.req.valid('param').id, c.req.valid('json')), 201))
