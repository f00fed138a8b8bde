import { createRoute, z } from '@hono/zod-openapi'
import { dayOf as dayNumber, explain, isoOf, LadderPool, policyOf, readCompany, rowOf, standingOn, stepsOf, type Ladder } from '../../../rules/index.ts'
import { Evaluator } from '../../../rules/evaluate.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import type { CompanyBook } from '../companies.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, problemAnswer, routes } from '../route.ts'
import { ladders } from '../rule-books.ts'
import { ladderStanding, pool, poolQuery, poolRow } from './ladder-shapes.ts'
import { companyRef } from './points-shapes.ts'
import { refOf } from './points.ts'
import { evaluateRequest } from './policies-shapes.ts'

const tags = ['培育梯队 Ladders']
const on = isoDay.optional().openapi({ description: '哪一天，默认今天 The day asked about, default today' })
const days = z.coerce.number().int().min(0).max(3660).default(180).openapi({ description: '多少天内到期 Ends within so many days' })

/** Ladders of titles: where a company stands and what it lacks, and who of all companies stands where. */
export const ladderRoutes = ({ clock }: HttpDeps, companies: CompanyBook) => {
  const dayOf = (on: string | undefined) => on ?? clock.now().toISOString().slice(0, 10)
  const library = () => policyLibrary()
  const standings = (company: ReturnType<typeof readCompany>, on: string) => ladders().map(l => standingOn(l, company, on, library().dictionary.facts, library().policies))
  const kept = new Map<string, { version: number; on: string; pool: LadderPool; rows: number }>()
  const poolOf = async (ladder: Ladder, on: string) => {
    const all = await companies.all()
    const before = kept.get(ladder.id)
    if (before?.version === all.version && before.on === on && before.rows === all.ids.length) return { all, pool: before.pool }
    const pool = new LadderPool(ladder, library().policies, all.table(on), dayNumber(on)!, on, library().dictionary.facts)
    kept.set(ladder.id, { version: all.version, on, pool, rows: all.ids.length })
    return { all, pool }
  }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/ladder', tags, summary: '梯队培育库：每级多少家，谁将到期，谁只差一项 The pool: how many on each rung, whose titles end, who is one condition away', request: { query: z.object({ on, days }) }, responses: { 200: json(z.object({ on: z.string(), days: z.int(), companies: z.int(), items: z.array(pool) }), '培育库 The pool'), ...badRequest } }), async c => {
      const { on: given, days } = c.req.valid('query')
      const day = dayOf(given)
      const items = []
      for (const ladder of ladders()) { const { pool } = await poolOf(ladder, day); items.push({ id: ladder.id, zh: ladder.zh, en: ladder.en, notes: ladder.notes, rungs: pool.rungs(days) }) }
      return c.json({ on: day, days, companies: (await companies.all()).ids.length, items }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/ladder/standing', tags, summary: '按给出的事实看站在哪一级、还差什么 Where given facts stand and what they lack', request: { body: { required: true, content: { 'application/json': { schema: evaluateRequest.omit({ policies: true }) } } } }, responses: { 200: json(z.object({ on: z.string(), items: z.array(ladderStanding) }), '梯队 Ladders'), ...badRequest, 422: problemAnswer('事实不能使用 A fact cannot be used') } }), c => {
      const { facts, on: given } = c.req.valid('json')
      const day = dayOf(given)
      return c.json({ on: day, items: standings(readCompany(library().dictionary.facts, facts), day) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/ladder/{ladder}/{rung}', tags, summary: '一级里的企业：持有、将到期、已具备、只差一项 Companies of a rung: held, ending, ready, one away', request: { params: z.object({ ladder: z.string().max(100), rung: z.string().max(100) }), query: z.object({ on, days, kind: poolQuery.default('one-away'), condition: z.string().max(100).optional().openapi({ description: '只看差这一项的 Only those that lack this condition' }), limit: paging.limit, cursor: z.string().regex(/^\d{1,9}$/).optional() }) }, responses: { 200: json(z.object({ on: z.string(), items: z.array(poolRow), total: z.int(), next: z.string().nullable() }), '企业 Companies'), ...badRequest, ...notFound } }), async c => {
      const { ladder: id, rung: rungId } = c.req.valid('param')
      const { on: given, days, kind, condition, limit, cursor } = c.req.valid('query')
      const day = dayOf(given)
      const ladder = found(ladders().find(l => l.id === id) ?? null, '梯队 ladder', id)
      const rung = found(ladder.rungs.find(r => r.id === rungId) ?? null, '层级 rung', rungId)
      const { all, pool } = await poolOf(ladder, day)
      const rows = pool.rows(rung.id, kind, days, condition)
      const from = Number(cursor ?? 0)
      const { facts } = library().dictionary
      const { policy } = policyOf(rung, library().policies, day)
      const table = all.table(day)
      const items = rows.slice(from, from + limit).map(row => {
        const company = rowOf(table, row)
        const expiry = pool.expiry(rung.id, row)
        const steps = kind === 'one-away' || kind === 'one-unknown' ? stepsOf(policy, explain(policy, company, day, facts), new Evaluator(company, dayNumber(day)!), facts) : []
        return { company: { id: all.ids[row]!, name: all.names[row]!, code: all.codes[row]! }, expiresOn: expiry === null ? null : isoOf(expiry), lacking: steps.filter(s => s.finding.outcome === 'unmet' || s.finding.outcome === 'unknown').map(({ finding: { id, zh, en, outcome }, gaps }) => ({ id, zh, en, outcome, gaps })) }
      })
      return c.json({ on: day, items, total: rows.length, next: from + limit < rows.length ? String(from + limit) : null }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/companies/{id}/ladder', tags, summary: '一家企业站在哪一级，下一级还差什么，何时到期 Where a company stands, what the next rung lacks, when titles end', request: { params: idParam, query: z.object({ on }) }, responses: { 200: json(z.object({ company: companyRef, on: z.string(), items: z.array(ladderStanding) }), '梯队 Ladders'), ...badRequest, ...notFound } }), async c => {
      const day = dayOf(c.req.valid('query').on)
      const one = found(await companies.one(c.req.valid('param').id, day), '企业 company', c.req.valid('param').id)
      return c.json({ company: refOf(one.company), on: day, items: standings(one.facts, day) }, 200)
    })
}
