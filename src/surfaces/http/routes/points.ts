import { createRoute, z } from '@hono/zod-openapi'
import { inForce, readCompany, scorePoints, type Bounds, type PointSet } from '../../../rules/index.ts'
import { approximate, show, type Rational } from '../../../rules/rational.ts'
import { appealsOf, checkedAppeal, decisions } from '../../../services/points/appeals.ts'
import { rank, shareBelow, type Ranking } from '../../../services/points/ranking.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import type { CompanyBook } from '../companies.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, problemAnswer, routes, words as text } from '../route.ts'
import { pointSets } from '../rule-books.ts'
import { evaluateRequest } from './policies-shapes.ts'
import { appeal, companyRef, ranking, scored, setDetail, setSummary } from './points-shapes.ts'

const tags = ['创新积分 Points']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const said = { by: who, why: z.string().trim().max(1000).default('') }
const asked = { set: z.string().max(100).optional().openapi({ description: '哪一套指标，默认第一套可打分的 Which set, default the first that can be scored' }), on: isoDay.optional().openapi({ description: '哪一天，默认今天 The day asked about, default today' }) }
const place = z.object({ of: z.int(), place: z.int(), below: z.number().openapi({ description: '最低得分低于它的企业占比 Share of companies with fewer points for sure' }) })

/** Innovation points: sets of indicators, a company's points with every reason, all companies in their order, appeals. */
export const pointRoutes = ({ ledger, clock }: HttpDeps, companies: CompanyBook) => {
  const dayOf = (on: string | undefined) => on ?? clock.now().toISOString().slice(0, 10)
  const facts = () => policyLibrary().dictionary.facts
  const setOn = (id: string | undefined, on: string): PointSet => {
    const valid = inForce(pointSets(), on)
    return found((id === undefined ? valid.find(s => s.indicators.length) : valid.find(s => s.id === id)) ?? null, '有效的积分指标 set of points in force', id ?? '-')
  }
  const kept = new Map<string, { version: number; on: string; ranking: Ranking }>()
  const ranked = async (set: PointSet, on: string) => {
    const all = await companies.all()
    const before = kept.get(set.file)
    if (before?.version === all.version && before.on === on && before.ranking.order.length === all.ids.length) return { all, ranking: before.ranking }
    const ranking = rank(set, all.table(on), on, facts())
    kept.set(set.file, { version: all.version, on, ranking })
    return { all, ranking }
  }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/points/sets', tags, summary: '积分指标 Sets of indicators', request: { query: z.object({ on: asked.on }) }, responses: { 200: json(z.object({ on: z.string(), items: z.array(setSummary) }), '指标 Sets'), ...badRequest } }), c => {
      const on = dayOf(c.req.valid('query').on)
      return c.json({ on, items: inForce(pointSets(), on).map(summary) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/points/sets/{id}', tags, summary: '一套指标：权重、参考值、加减分 A set: weights, reference values, bonuses and penalties', request: { params: idParam, query: z.object({ on: asked.on }) }, responses: { 200: json(setDetail, '指标 The set'), ...badRequest, ...notFound } }), c =>
      c.json(detail(setOn(c.req.valid('param').id, dayOf(c.req.valid('query').on))), 200))
    .openapi(createRoute({ method: 'post', path: '/points/score', tags, summary: '按给出的事实打分 Points of facts that are given', request: { body: { required: true, content: { 'application/json': { schema: evaluateRequest.omit({ policies: true }).extend({ set: asked.set }) } } } }, responses: { 200: json(scored, '得分 Points'), ...badRequest, ...notFound, 422: problemAnswer('事实不能使用 A fact cannot be used') } }), c => {
      const { facts: given, on, set } = c.req.valid('json')
      const day = dayOf(on)
      return c.json(scorePoints(setOn(set, day), readCompany(facts(), given), day, facts()), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/points', tags, summary: '全部企业的得分和分布 Points of all companies and how they spread', request: { query: z.object({ ...asked, stage: text.openapi({ description: '只看一个阶段 Only this stage' }), q: text.openapi({ description: '名称或信用代码含有 Name or code contains' }), limit: paging.limit, cursor: z.string().regex(/^\d{1,9}$/).optional() }) }, responses: { 200: json(ranking, '得分 Points'), ...badRequest, ...notFound } }), async c => {
      const { set: id, on: given, stage, q, limit, cursor } = c.req.valid('query')
      const on = dayOf(given)
      const set = setOn(id, on)
      const { all, ranking: r } = await ranked(set, on)
      const wanted = stage ? set.stages.findIndex(s => s.id === stage) : null
      const places: number[] = []
      for (let p = 0; p < r.order.length; p++) {
        const row = r.order[p]!
        if ((wanted === null || r.stage[row] === wanted) && (!q || all.names[row]!.includes(q) || all.codes[row] === q.toUpperCase())) places.push(p)
      }
      const from = Number(cursor ?? 0)
      const items = places.slice(from, from + limit).map(p => {
        const row = r.order[p]!
        const at = (s: { low: Float64Array; high: Float64Array }): Bounds => ({ low: decimal(s.low[row]!), high: decimal(s.high[row]!) })
        return { place: p + 1, company: { id: all.ids[row]!, name: all.names[row]!, code: all.codes[row]! }, total: at(r.total), stage: set.stages[r.stage[row]!]?.id ?? null, classes: r.classes.map(at) }
      })
      return c.json({ set: summary(set), on, companies: r.order.length, settled: r.settled, bands: r.bands, classes: set.classes.map(({ id, zh, en }) => ({ id, zh, en })), items, total: places.length, next: from + limit < places.length ? String(from + limit) : null }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/points/appeals', tags, summary: '全部异议，最近的在前 All appeals, the newest first', request: { query: z.object(paging) }, responses: { 200: json(z.object({ items: z.array(appeal), total: z.int(), next: z.string().nullable() }), '异议 Appeals'), ...badRequest } }), async c =>
      c.json(await appealsOf(ledger, c.req.valid('query')), 200))
    .openapi(createRoute({ method: 'post', path: '/points/appeals/{id}/answers', tags, summary: '答复异议 Answer an appeal', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: z.object({ company: z.string().max(300), decision: z.enum(decisions), reason: z.string(), ...said }) } } } }, responses: { 201: json(appeal, '已答复 Answered'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const { company, by, why, ...fields } = c.req.valid('json')
      await appealAt(company, id)
      await ledger.enter({ kind: 'points-appeal-answer', about: company, fields: checkedAppeal('points-appeal-answer', { appeal: id, ...fields }), by, why })
      return c.json(await appealAt(company, id), 201)
    })
    .openapi(createRoute({ method: 'get', path: '/companies/{id}/points', tags, summary: '一家企业的得分：每项贡献、依据、缺什么 A company’s points: what each indicator contributes, on what grounds, what is missing', request: { params: idParam, query: z.object(asked) }, responses: { 200: json(z.object({ company: companyRef, points: scored, place: place.nullable(), appeals: z.array(appeal) }), '得分 Points'), ...badRequest, ...notFound } }), async c => {
      const { set: id, on: given } = c.req.valid('query')
      const on = dayOf(given)
      const set = setOn(id, on)
      const one = found(await companies.one(c.req.valid('param').id, on), '企业 company', c.req.valid('param').id)
      const points = scorePoints(set, one.facts, on, facts())
      const { ranking: r } = await ranked(set, on)
      const low = points.total.low
      const below = low === null ? null : shareBelow(r, Number(low))
      const place = low === null || below === null ? null : { of: r.order.length, place: r.order.indexOf(one.company.ordinal) + 1, below }
      const { items } = await appealsOf(ledger, { about: [one.company.id] })
      return c.json({ company: refOf(one.company), points, place, appeals: items.filter(a => a.set === set.id) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/points/appeals', tags, summary: '提出异议：哪一项、哪里不对、有什么凭据 Appeal: which indicator, what is wrong, what shows it', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: z.object({ set: z.string().max(100), indicator: z.string().max(100), wrong: z.string(), evidence: z.string().optional(), value: z.string().optional(), on: asked.on, ...said }) } } } }, responses: { 201: json(appeal, '已登记 Written down'), ...badRequest, ...notFound } }), async c => {
      const { by, why, on, ...fields } = c.req.valid('json')
      const set = setOn(fields.set, dayOf(on))
      const company = found(await ledger.register.company(c.req.valid('param').id), '企业 company', c.req.valid('param').id)
      found([...set.indicators, ...set.adjustments].find(i => i.id === fields.indicator) ?? null, '指标 indicator', fields.indicator)
      const { id } = await ledger.enter({ kind: 'points-appeal', about: company.id, fields: checkedAppeal('points-appeal', { ...fields, version: set.version }), by, why })
      return c.json(await appealAt(company.id, id), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/companies/{id}/points/appeals/{appeal}', tags, summary: '收回异议（仍可见） Take an appeal back; it stays on record', request: { params: idParam.extend({ appeal: z.string().min(1).max(100) }), query: z.object({ by: who }) }, responses: { 200: json(appeal, '已收回 Taken back'), ...notFound } }), async c => {
      const { id, appeal: entry } = c.req.valid('param')
      await appealAt(id, entry)
      await ledger.withdrawEntry(entry, c.req.valid('query').by)
      return c.json(await appealAt(id, entry), 200)
    })

  async function appealAt(company: string, id: string) {
    const { items } = await appealsOf(ledger, { about: [company], limit: 1000 })
    return found(items.find(a => a.id === id) ?? null, '异议 appeal', id)
  }
}

export const refOf = ({ id, name, code }: { id: string; name: string; code: string | null }) => ({ id, name, code })
const decimal = (x: number) => (Number.isNaN(x) ? null : String(Number(x.toFixed(4))))
const digits = (x: Rational | null) => x && show(x)

const summary = ({ id, version, zh, en, sample, level, issuer, document, validFrom, validTo, confidence, indicators, announced, stages, toEnter }: PointSet) =>
  ({ id, version, zh, en, sample, level, issuer, document, validFrom, validTo, confidence, indicators: indicators.length, announced, stages: stages.map(s => ({ id: s.id, zh: s.zh, en: s.en })), toEnter })

const detail = (set: PointSet) => ({
  ...summary(set), notes: set.notes, sources: set.sources, file: set.file, classes: set.classes.map(({ id, zh, en, most }) => ({ id, zh, en, most: most.map(digits) })),
  list: set.indicators.map(({ id, zh, en, class: of, unit, confidence, note, text, line, stages }) => ({ id, zh, en, class: of, unit, confidence, note, text, line, stages: stages.map(({ weight, knots }) => ({ weight: digits(weight), knots: knots && knots.toSorted((a, b) => approximate(a.x) - approximate(b.x)).map(k => ({ value: show(k.x), points: show(k.y) })) })) })),
  adjustments: set.adjustments.map(({ id, kind, zh, en, confidence, text, most, onRecord, line }) => ({ id, kind, zh, en, confidence, text, most: digits(most), onRecord, line })), bonusMost: digits(set.bonusMost), penaltyMost: digits(set.penaltyMost),
})
