import { createRoute, z } from '@hono/zod-openapi'
import { blockSize } from '../../../ledger/register.ts'
import { explain, inForce, outcomeCodes, readCompany, type Company, type Evaluation, type Policy } from '../../../rules/index.ts'
import type { Column } from '../../../services/export/columns.ts'
import { toCsv } from '../../../services/export/csv.ts'
import { toXlsx } from '../../../services/export/xlsx.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import { listCompanies, listed, rowsOf, tally } from '../../../services/policy/lists.ts'
import { offers, type Mark } from '../../../services/policy/offers.ts'
import { factsOf, reasonOf } from '../../../services/policy/reasons.ts'
import type { DayStanding } from '../../../services/policy/standings.ts'
import type { CompanyBook } from '../companies.ts'
import type { HttpDeps } from '../deps.ts'
import { byteStream } from '../download.ts'
import { badRequest, found, idParam, isoDay, json, notFound, problemAnswer, routes } from '../route.ts'
import { companyPolicies, filters, format, matched, matchRequest, offerMark, offerMarked, offersPage, offersQuery, on as onDay, outcomeChanges, policyCompanies, policyCompaniesQuery, tallies } from './match-shapes.ts'

const tags = ['政策 Policies']
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const file = { schema: z.string().openapi({ format: 'binary' }) }

/** Companies and policies matched both ways: what one is entitled to, who qualifies, what it costs, whom to tell. */
export const matchRoutes = ({ ledger, clock }: Pick<HttpDeps, 'ledger' | 'clock'>, book: CompanyBook) => {
  const today = () => clock.now().toISOString().slice(0, 10)
  const facts = () => policyLibrary().dictionary.facts
  const marks = offers(ledger)
  const judged = (company: Company, on: string) => inForce(policyLibrary().policies, on).map(p => explain(p, company, on, facts())).sort(byOutcome)
  const policyOf = (day: DayStanding, id: string): Policy => found(day.policies.find(p => p.id === id) ?? null, `${day.on} 有效的政策 policy in force`, id)

  /** Companies of a list with every fact's source, block by block. */
  async function* explained(policy: Policy, day: DayStanding, rows: number[]): AsyncGenerator<{ row: number; evaluation: Evaluation }> {
    const { on } = day
    let block = -1
    let factsOfRow: (row: number) => Company = () => new Map()
    for (const row of [...rows].sort((a, b) => a - b)) {
      if (Math.floor(row / blockSize) !== block) factsOfRow = await book.block(block = Math.floor(row / blockSize), on)
      yield { row, evaluation: explain(policy, factsOfRow(row), on, facts()) }
    }
  }

  return routes()
    .openapi(createRoute({ method: 'get', path: '/companies/{id}/policies', tags, summary: '一家企业符合哪些政策：一次给全 What one company qualifies for, all policies at once', request: { params: idParam, query: z.object({ on: onDay }) }, responses: { 200: json(companyPolicies, '逐项结果，每项事实有来源和日期 Outcomes, each fact with its source and day'), ...badRequest, ...notFound } }), async c => {
      const { on = today() } = c.req.valid('query')
      const { id: asked } = c.req.valid('param')
      const { company: { id, name, code }, facts: known } = found(await book.one((await book.find(asked)) ?? asked, on), '企业 company', asked)
      return c.json({ on, company: { id, name, code }, items: judged(known, on) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/policies/match', tags, summary: '一张表进，全部答案出；不保存 One form in, all answers out; nothing is stored', request: { body: { required: true, content: { 'application/json': { schema: matchRequest } } } }, responses: { 200: json(matched, '逐项结果 Outcomes'), ...badRequest, 422: problemAnswer('事实不能使用 A fact cannot be used') } }), c => {
      const { facts: given, on = today() } = c.req.valid('json')
      return c.json({ on, items: judged(readCompany(facts(), given), on) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/tallies', tags, summary: '每项政策：各结果的家数和总额上下限 Each policy: how many come to what, and what it costs', request: { query: z.object({ on: onDay }) }, responses: { 200: json(tallies, '汇总 Tallies'), ...badRequest } }), async c => {
      const { on = today() } = c.req.valid('query')
      const day = await book.standings.day(on)
      return c.json({ on, items: day.policies.map(p => ({ policy: p.id, version: p.version, zh: p.zh, en: p.en, ...tally(p, day) })) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/changes', tags, summary: '结果的变化：哪家、哪项、之前、之后、因哪个来源 Outcomes that changed: company, policy, before, after, by which source', request: { query: z.object({ since: z.coerce.number().int().min(0).max(2 ** 31 - 1).default(0) }) }, responses: { 200: json(outcomeChanges, '自 since 以来，最早的在前 Since then, the oldest first'), ...badRequest } }), async c => {
      const feed = await book.standings.changes(c.req.valid('query').since, today())
      const items = await Promise.all(feed.items.slice(0, 1000).map(async ({ version, company, name, policy, before, after, sources }) => ({ version, company: { id: company, name }, policy, before, after, sources: await Promise.all(sources.map(async id => ({ id, name: await book.sourceName(id) }))) })))
      return c.json({ ...feed, last: items.length < feed.items.length ? items.at(-1)!.version : feed.last, items }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/{id}/companies', tags, summary: '一项政策下的企业：按结果、按金额或名称、带理由 Companies under a policy by outcome, with reasons', request: { params: idParam, query: policyCompaniesQuery }, responses: { 200: json(policyCompanies, '一页和汇总 A page and the tally'), ...badRequest, ...notFound } }), async c => {
      const { on = today(), ...query } = c.req.valid('query')
      const day = await book.standings.day(on)
      const policy = policyOf(day, c.req.valid('param').id)
      return c.json({ on, policy: policy.id, version: policy.version, unit: policy.benefit?.unit ?? null, ...tally(policy, day), ...listCompanies(policy, day, query, facts()) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/{id}/companies/file', tags, summary: '导出：每家的理由和所用事实的来源 As a file: the reason of each, the facts used with their sources', request: { params: idParam, query: z.object({ on: onDay, ...filters, format }) }, responses: { 200: { description: '文件 The file', content: Object.fromEntries(Object.values(types).map(t => [t.split(';')[0]!, file])) }, ...badRequest, ...notFound } }), async c => {
      const { on = today(), format: kind, ...query } = c.req.valid('query')
      const day = await book.standings.day(on)
      const policy = policyOf(day, c.req.valid('param').id)
      const { names, codes } = day.companies
      return sheet(explained(policy, day, rowsOf(policy, day, query)), exportColumns(policy, row => ({ name: names[row]!, code: codes[row]! })), `${policy.zh}-${on}`, kind)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/{id}/offers', tags, summary: '免申即享清单：谁符合、凭什么、办到哪一步 Who qualifies without asking, why, and what was done', request: { params: idParam, query: offersQuery }, responses: { 200: json(offersPage, '一页 A page'), ...badRequest, ...notFound } }), async c => {
      const { on = today(), state, limit, cursor, ...query } = c.req.valid('query')
      const id = c.req.valid('param').id
      const marked = await marks.of(id)
      const day = await book.standings.day(on)
      const policy = policyOf(day, id)
      const { outcomes } = day.resultOf(id)!
      const met = rowsOf(policy, day, { ...query, outcome: 'met' })
      const all = query.q || query.industry || query.place ? met : rowsOf(policy, day, { outcome: 'met', sort: query.sort })
      const rowOfCompany = markedRows(day, marked)
      const states = { open: all.filter(row => !marked.has(day.companies.ids[row]!)).length, pushed: 0, paid: 0, refused: 0 }
      for (const company of rowOfCompany.keys()) states[marked.get(company)!.state]++
      // What was marked stays in sight though the company qualifies no more.
      const gone = [...rowOfCompany.values()].filter(row => outcomes[row] !== met2 && !query.q && !query.industry && !query.place)
      const rows = [...met, ...gone].filter(row => { const mark = marked.get(day.companies.ids[row]!); return state === 'all' || (state === 'open' ? !mark : mark?.state === state) })
      const from = Number(cursor ?? 0) || 0
      const items = rows.slice(from, from + limit).map(row => {
        const mark = marked.get(day.companies.ids[row]!)
        return { ...listed(policy, day, row, facts()), stillMet: outcomes[row] === met2, state: mark?.state ?? null, marks: (mark?.entries ?? []).map(e => ({ id: e.id, state: e.fields['state'] as Mark['state'], by: e.by, at: e.at, why: e.why, reason: String(e.fields['reason'] ?? '') })) }
      })
      return c.json({ on, policy: id, items, total: rows.length, next: from + limit < rows.length ? String(from + limit) : null, states }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/policies/{id}/offers', tags, summary: '登记：已推送、已兑付、不予兑现（须写理由） Mark as told, paid or refused', request: { params: idParam, query: z.object({ on: isoDay.optional() }), body: { required: true, content: { 'application/json': { schema: offerMark } } } }, responses: { 201: json(offerMarked, '已登记 Marked'), ...badRequest, ...notFound } }), async c => {
      const { on = today() } = c.req.valid('query')
      const { companies: ids, state, by, why } = c.req.valid('json')
      const day = await book.standings.day(on)
      const policy = policyOf(day, c.req.valid('param').id)
      const rows = new Map(day.companies.ids.map((id, row) => [id, row]))
      for (const id of ids) if (!rows.has(id)) found(null, '企业 company', id)
      const reasons = ids.map(id => listed(policy, day, rows.get(id)!, facts()).reason.zh)
      const entries: string[] = []
      for (const [i, company] of ids.entries()) entries.push((await marks.mark({ policy: policy.id, company, state, version: policy.version, reason: reasons[i]! }, by, why)).id)
      return c.json({ marked: ids.length, entries }, 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/policies/{id}/offers/{entry}', tags, summary: '撤回一条登记（仍留痕） Take a mark back; it stays on record', request: { params: idParam.extend({ entry: z.string().min(1).max(100) }), query: z.object({ by: z.string().trim().min(1).max(100) }) }, responses: { 200: json(z.object({ id: z.string(), withdrawn: z.boolean() }), '已撤回 Taken back'), ...notFound, ...badRequest } }), async c => {
      const { id, entry } = c.req.valid('param')
      const { id: taken, withdrawn } = await marks.takeBack(id, entry, c.req.valid('query').by)
      return c.json({ id: taken, withdrawn }, 200)
    })
}

const met2 = outcomeCodes.indexOf('met')
const order = ['met', 'unknown', 'unmet', 'not-applicable']
const byOutcome = (a: Evaluation, b: Evaluation) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || Number(b.benefit?.high ?? b.benefit?.low ?? -1) - Number(a.benefit?.high ?? a.benefit?.low ?? -1)

/** Rows of the companies that are marked. */
function markedRows({ companies: { ids } }: DayStanding, marked: ReadonlyMap<string, Mark>): Map<string, number> {
  const rows = new Map<string, number>()
  if (marked.size) ids.forEach((id, row) => { if (marked.has(id)) rows.set(id, row) })
  return rows
}

const outcomes = { met: '符合', unmet: '不符合', unknown: '还不能断定', 'not-applicable': '不适用' }
type Explained = { row: number; evaluation: Evaluation }
const exportColumns = (policy: Policy, company: (row: number) => { name: string; code: string | null }): Column<Explained>[] => [
  { key: 'name', zh: '企业名称', cell: r => company(r.row).name, width: 36 }, { key: 'code', zh: '统一社会信用代码', cell: r => company(r.row).code, width: 22 },
  { key: 'policy', zh: '政策', cell: () => policy.zh, width: 30 }, { key: 'document', zh: '文号', cell: () => policy.document, width: 30 },
  { key: 'outcome', zh: '结果', cell: r => outcomes[r.evaluation.outcome], width: 12 },
  ...(policy.benefit ? [{ key: 'low', zh: `金额下限（${policy.benefit.unit}）`, cell: (r: Explained) => numberOr(r.evaluation.benefit?.low), width: 16 }, { key: 'high', zh: `金额上限（${policy.benefit.unit}）`, cell: (r: Explained) => numberOr(r.evaluation.benefit?.high), width: 16 }] : []),
  { key: 'reason', zh: '理由', cell: r => reasonOf(r.evaluation).zh, width: 60 }, { key: 'facts', zh: '所用事实（来源，日期）', cell: r => factsOf(r.evaluation), width: 60 },
  { key: 'needs', zh: '还缺', cell: r => r.evaluation.needs.map(n => n.zh).join('、'), width: 30 }, { key: 'confidence', zh: '规则把握', cell: r => r.evaluation.confidence, width: 8 }, { key: 'on', zh: '截至', cell: r => r.evaluation.on, width: 12 },
]
const numberOr = (text: string | null | undefined) => (text === null || text === undefined ? null : Number(text))

/** Rows as a workbook or as CSV. */
export async function sheet<Row>(rows: AsyncGenerator<Row>, columns: Column<Row>[], name: string, kind: 'csv' | 'xlsx'): Promise<Response> {
  const body = kind === 'xlsx' ? await toXlsx(rows, columns, name.slice(0, 28).replaceAll(/[[\]:*?/\\]/g, ' ')) as Uint8Array<ArrayBuffer> : byteStream(toCsv(rows, columns))
  return new Response(body, { headers: { 'Content-Type': types[kind], 'Content-Disposition': `attachment; filename="yinli-companies.${kind}"; filename*=UTF-8''${encodeURIComponent(`${name}.${kind}`)}`, 'Cache-Control': 'no-store' } })
}
