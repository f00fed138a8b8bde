import { createRoute, z } from '@hono/zod-openapi'
import { inForce } from '../../../rules/index.ts'
import { policyLibrary, textOf } from '../../../services/policy/library.ts'
import { reasonOf } from '../../../services/policy/reasons.ts'
import { drafts, fairCompetition } from '../../../services/policy/drafts.ts'
import { changedRows, reasonUnder, tryDraft } from '../../../services/policy/sandbox.ts'
import type { CompanyBook } from '../companies.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, problemAnswer, routes } from '../route.ts'
import { sheet } from './match.ts'
import { checklist, draftAnswer, draftList, draftRecord, draftSave, draftSign, policyText, sandboxAnswer, sandboxBody, sandboxFile, taker } from './sandbox-shapes.ts'

const tags = ['政策沙盘 Sandbox']
const broken = { 422: problemAnswer('草案读不懂，指明行和列 The draft cannot be read; line and column are named') }

/** Drafts of policies tried on all companies, saved, reviewed and signed; none of it counts anywhere else. */
export const sandboxRoutes = ({ ledger, clock }: Pick<HttpDeps, 'ledger' | 'clock'>, companies: CompanyBook) => {
  const today = () => clock.now().toISOString().slice(0, 10)
  const kept = drafts(ledger)
  return routes()
    .openapi(createRoute({ method: 'post', path: '/sandbox', tags, summary: '试一份草案：谁得谁失、花多少、断崖、敏感性 Try a draft: who gains and loses, cost, cliff, sensitivity', request: { body: { required: true, content: { 'application/json': { schema: sandboxBody } } } }, responses: { 200: json(sandboxAnswer, '结果；什么也不保存 The result; nothing is stored'), ...badRequest, ...notFound, ...broken } }), async c => {
      const { on = today(), limit, ...draft } = c.req.valid('json')
      return c.json(tryDraft(draft, await companies.standings.day(on), policyLibrary(), textOf, limit, () => performance.now()), 200)
    })
    .openapi(createRoute({ method: 'post', path: '/sandbox/file', tags, summary: '导出得者或失者，附理由 Who gains or loses as a file, with reasons', request: { body: { required: true, content: { 'application/json': { schema: sandboxFile } } } }, responses: { 200: { description: '文件 The file', content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } }, ...badRequest, ...notFound, ...broken } }), async c => {
      const { on = today(), list, format, ...draft } = c.req.valid('json')
      const day = await companies.standings.day(on)
      const library = policyLibrary()
      const { policy, rows } = changedRows(draft, day, library, textOf, list)
      const { names, codes } = day.companies
      const each = async function* () { for (const row of rows) yield { name: names[row]!, code: codes[row]!, evaluation: reasonUnder(policy, day, row, library) } }
      type Row = ReturnType<typeof each> extends AsyncGenerator<infer R> ? R : never
      return sheet<Row>(each(), [
        { key: 'name', zh: '企业名称', cell: r => r.name, width: 36 }, { key: 'code', zh: '统一社会信用代码', cell: r => r.code, width: 22 }, { key: 'change', zh: '变化', cell: () => (list === 'gain' ? '草案下新符合' : '草案下不再符合'), width: 16 },
        { key: 'reason', zh: '理由', cell: r => reasonOf(r.evaluation).zh, width: 60 }, { key: 'high', zh: '金额', cell: r => (r.evaluation.benefit?.high ? Number(r.evaluation.benefit.high) : null), width: 14 },
      ], `草案-${policy.zh}-${list === 'gain' ? '得' : '失'}-${on}`, format)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/{id}/text', tags, summary: '规则文件全文 The rule file as it is', request: { params: idParam, query: z.object({ on: isoDay.optional() }) }, responses: { 200: json(policyText, 'YAML'), ...notFound, ...badRequest } }), c => {
      const { id } = c.req.valid('param')
      const policy = found(inForce(policyLibrary().policies, c.req.valid('query').on ?? today()).find(p => p.id === id) ?? null, '有效的政策 policy in force', id)
      return c.json({ id, version: policy.version, file: policy.file, text: textOf(policy) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/sandbox/checklist', tags, summary: '公平竞争审查清单 The fair-competition review', responses: { 200: json(checklist, '清单 The list') } }), c => c.json(fairCompetition(), 200))
    .openapi(createRoute({ method: 'get', path: '/sandbox/drafts', tags, summary: '草案 Drafts', responses: { 200: json(draftList, '最近的在前 The newest first') } }), async c => c.json({ items: (await kept.list()).map(({ text: _text, ...d }) => d) }, 200))
    .openapi(createRoute({ method: 'post', path: '/sandbox/drafts', tags, summary: '保存草案；每次保存都留痕 Save a draft; every version stays', request: { body: { required: true, content: { 'application/json': { schema: draftSave } } } }, responses: { 201: json(draftRecord, '已保存 Saved'), ...badRequest, ...notFound } }), async c => {
      const { by, why, ...draft } = c.req.valid('json')
      return c.json(await kept.save(draft, by, why), 201)
    })
    .openapi(createRoute({ method: 'get', path: '/sandbox/drafts/{id}', tags, summary: '一份草案：文本、历次保存、审查答复、签署 One draft: text, versions, answers, signature', request: { params: idParam }, responses: { 200: json(draftRecord, '草案 The draft'), ...notFound } }), async c => c.json(await kept.get(c.req.valid('param').id), 200))
    .openapi(createRoute({ method: 'get', path: '/sandbox/drafts/{id}/file', tags, summary: '下载草案（YAML）；放进政策库才生效 Download it; it takes effect only once put into the library', request: { params: idParam }, responses: { 200: { description: 'YAML', content: { 'application/yaml': { schema: z.string() } } }, ...notFound } }), async c => {
      const draft = await kept.get(c.req.valid('param').id)
      return new Response(draft.text, { headers: { 'Content-Type': 'application/yaml; charset=utf-8', 'Content-Disposition': `attachment; filename="draft.yaml"; filename*=UTF-8''${encodeURIComponent(`${draft.name}.yaml`)}`, 'Cache-Control': 'no-store' } })
    })
    .openapi(createRoute({ method: 'post', path: '/sandbox/drafts/{id}/answers', tags, summary: '答复一项审查 Answer one question of the review', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: draftAnswer } } } }, responses: { 201: json(draftRecord, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { item, answer, by, why } = c.req.valid('json')
      return c.json(await kept.answer(c.req.valid('param').id, item, answer, by, why), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/sandbox/drafts/{id}/signature', tags, summary: '签署现在的文本；不会因此生效 Sign the text as it is; that puts nothing in force', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: draftSign } } } }, responses: { 201: json(draftRecord, '已签署 Signed'), ...badRequest, ...notFound, 409: problemAnswer('审查项未答完 Questions are open'), ...broken } }), async c => {
      const { by, why } = c.req.valid('json')
      return c.json(await kept.sign(c.req.valid('param').id, by, why), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/sandbox/drafts/{id}/entries/{entry}', tags, summary: '收回一次保存、答复或签署（仍留痕） Take a saving, an answer or a signature back', request: { params: idParam.extend({ entry: z.string().min(1).max(100) }), query: taker }, responses: { 200: json(z.object({ id: z.string() }), '已收回 Taken back'), ...badRequest, ...notFound } }), async c => {
      const { id, entry } = c.req.valid('param')
      await kept.takeBack(id, entry, c.req.valid('query').by)
      return c.json({ id: entry }, 200)
    })
}
