import { createRoute, z } from '@hono/zod-openapi'
import { worklist, type Standing } from '../../../services/conflicts/conflicts.ts'
import { reopen, settle, settlementKind, settlementVerdicts } from '../../../services/conflicts/settle.ts'
import { sidesOf } from '../../../services/conflicts/sides.ts'
import { kinds, levels, type Tension } from '../../../services/conflicts/tension.ts'
import type { HttpDeps } from '../deps.ts'
import { placeMeant } from '../../../ledger/place-meant.ts'
import { redact, redactClaim } from '../redact.ts'
import { badRequest, found, idParam, json, notFound, paging, routes } from '../route.ts'
import { conflictsOf } from './conflicts-of.ts'
import { conflictPage, conflictWithHistory, settlement, settlementOf } from './conflicts-shapes.ts'

const tags = ['冲突 Conflicts']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const scope = { entity: z.string().max(300).optional(), document: z.string().max(300).optional() }
const placed = z.string().max(300).optional().openapi({ description: '只看一地或一园区：编号、名称或简称 Of one place or park: its id, name or short name' })
const query = z.object({ place: placed, state: z.enum(['open', 'settled', 'all']).default('open'), kind: z.enum(kinds).optional(), level: z.enum(levels).optional(), ...scope, ...paging })
const body = z.object({ verdict: z.enum(settlementVerdicts), claim: z.string().max(64).nullable().default(null).openapi({ description: '成立或误读的那条 The claim that holds, or was misread' }), why: z.string().trim().min(1).max(1000), by: who })

/** Figures in tension, with both sides' sentences, and how people settle them. */
export const conflictRoutes = ({ ledger, model }: HttpDeps) => {
  const current = conflictsOf({ ledger, model })
  const shown = async ({ settled }: Standing, tensions: readonly Tension[]) => {
    const sides = await sidesOf(ledger, tensions, redact)
    return tensions.map(t => ({ ...t, sides: sides.get(t.id)!.map(side => ({ ...side, claim: side.claim && redactClaim(side.claim) })), settlement: settled.has(t.id) ? settlementOf(settled.get(t.id)!) : null }))
  }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/conflicts', tags, summary: '冲突与存疑清单 The worklist of figures in tension', request: { query }, responses: { 200: json(conflictPage, '一页，重的在前 A page, the heaviest first'), ...badRequest } }), async c => {
      const standing = await current()
      const { place, ...asked } = c.req.valid('query')
      const page = worklist(standing, { ...asked, entity: asked.entity ?? await placeMeant(ledger, place, ['place', 'park']) })
      return c.json({ ...page, items: await shown(standing, page.items) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/conflicts/claims', tags, summary: '处在未处理冲突里的事实 Claims in an open conflict', request: { query: z.object(scope) },
      responses: { 200: json(z.object({ items: z.array(z.object({ claim: z.string(), conflicts: z.array(z.string()) })), total: z.int() }), '至多五千条 Five thousand at most'), ...badRequest } }), async c => {
      const { disputed, byId } = await current()
      const { entity, document } = c.req.valid('query')
      const items = [...disputed].flatMap(([claim, ids]) => {
        const conflicts = ids.filter(id => { const t = byId.get(id)!; return (!entity || t.subject.id === entity) && (!document || t.documents.includes(document)) })
        return conflicts.length ? [{ claim, conflicts }] : []
      })
      return c.json({ items: items.slice(0, 5000), total: items.length }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/conflicts/{id}', tags, summary: '一处冲突 One of them, with its history', request: { params: idParam }, responses: { 200: json(conflictWithHistory, '冲突 The conflict'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const standing = await current()
      const one = found(standing.byId.get(id) ?? null, '冲突 conflict', id)
      const history = await ledger.entries({ kinds: [settlementKind], about: [`conflict:${id}`], withdrawn: true, limit: 1000 })
      return c.json({ ...(await shown(standing, [one]))[0]!, history: history.items.map(settlementOf) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/conflicts/{id}/settlement', tags, summary: '处理一处冲突（可撤回）Settle one; can be taken back', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: body } } } }, responses: { 201: json(settlement, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const one = found((await current()).byId.get(id) ?? null, '冲突 conflict', id)
      return c.json(settlementOf(await settle(ledger, one, c.req.valid('json'))), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/conflicts/{id}/settlement', tags, summary: '撤回处理（仍可见）Take the settlement back; it stays visible', request: { params: idParam, query: z.object({ by: who }) }, responses: { 200: json(settlement, '已撤回 Taken back'), ...notFound } }),
      async c => c.json(settlementOf(await reopen(ledger, c.req.valid('param').id, c.req.valid('query').by)), 200))
}
