import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import { sheetText } from '../../../base/sheet-text.ts'
import { explain, inForce, readCompany, type Bounds, type Evaluation, type GivenFacts, type Outcome } from '../../../rules/index.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import { reasonOf } from '../../../services/policy/reasons.ts'
import { printJson, type Context } from '../context.ts'
import type { Words } from '../io.ts'
import { table } from '../table.ts'

export interface MatchOptions { company?: string; facts?: string; policy?: string; outcome?: Outcome; on?: string; csv?: boolean }
interface Listed { company: { name: string; code: string | null }; outcome: Outcome; amount: Bounds | null; class: Bounds | null; reason: Words }
interface ListPage { companies: number; counts: Record<Outcome, number>; cost: { low: number; high: number; open: number; unit: string } | null; unit: string | null; items: Listed[]; next: string | null }

/** yinli policy match: one company (of the register, or of a file) under every policy, or every company under one policy. */
export async function match(options: MatchOptions, context: Context): Promise<number> {
  const { company, facts, policy } = options
  if ([company, facts, policy].filter(o => o !== undefined).length !== 1) throw new YinliError('usage-invalid', { what: context.say({ zh: '请给出 --company、--facts、--policy 之一', en: 'give one of --company, --facts, --policy' }) })
  return policy === undefined ? ofCompany(options, context) : ofPolicy(policy, options, context)
}

async function ofCompany({ company, facts: file, on = today(), csv }: MatchOptions, context: Context): Promise<number> {
  const { io, say, json } = context
  const answer = file === undefined ? await (await context.door()).get<{ company: { name: string } | null; items: Evaluation[] }>(`/api/companies/${encodeURIComponent(company!)}/policies`, { on }) : { company: null, items: ofFile(resolve(io.cwd, file), on) }
  if (json) await printJson(io, { on, ...answer })
  else if (csv) await io.out(sheet([['policy', 'outcome', 'low', 'high', 'unit', 'reason', 'document'], ...answer.items.map(e => [say(e), e.outcome, e.benefit?.low ?? '', e.benefit?.high ?? '', e.benefit?.unit ?? '', say(reasonOf(e)), e.document])]))
  else {
    await io.out(table<Evaluation>([
      { title: say({ zh: '结果', en: 'Outcome' }), cell: e => say(outcomes[e.outcome]) },
      { title: say({ zh: '政策', en: 'Policy' }), cell: e => say(e), max: 40 },
      { title: say({ zh: '金额', en: 'Amount' }), cell: e => (e.benefit && e.outcome !== 'unmet' && e.outcome !== 'not-applicable' ? `${between(e.benefit)} ${e.benefit.unit}` : e.class ? between(e.class) : ''), right: true },
      { title: say({ zh: '理由或还缺什么', en: 'Reason, or what is missing' }), cell: e => say(reasonOf(e)), max: 80 },
    ], answer.items))
    const count = (o: Outcome) => answer.items.filter(e => e.outcome === o).length
    io.err(`${answer.company ? `${answer.company.name}  ` : ''}${say({ zh: `${on}：${answer.items.length} 项政策，符合 ${count('met')}，还不能断定 ${count('unknown')}。`, en: `${on}: ${answer.items.length} policies, ${count('met')} met, ${count('unknown')} cannot be told yet.` })}\n`)
  }
  return 0
}

async function ofPolicy(policy: string, { outcome, on = today(), csv }: MatchOptions, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  const rows: Listed[] = []
  let page: ListPage
  for (let cursor: string | undefined; ;) {
    page = await door.get<ListPage>(`/api/policies/${encodeURIComponent(policy)}/companies`, { on, outcome, sort: 'amount', limit: 1000, cursor })
    rows.push(...page.items)
    // A table on a screen is not read to its 200,000th row: files are for that.
    if (!page.next || (!json && !csv && rows.length >= 1000)) break
    cursor = page.next
  }
  const { companies, counts, cost } = page
  if (json) await printJson(io, { on, policy, companies, counts, cost, items: rows })
  else if (csv) await io.out(sheet([['name', 'code', 'outcome', 'low', 'high', 'unit', 'reason'], ...rows.map(r => [r.company.name, r.company.code ?? '', r.outcome, r.amount?.low ?? '', r.amount?.high ?? '', page.unit ?? '', say(r.reason)])]))
  else {
    await io.out(table<Listed>([
      { title: say({ zh: '结果', en: 'Outcome' }), cell: r => say(outcomes[r.outcome]) },
      { title: say({ zh: '企业', en: 'Company' }), cell: r => r.company.name, max: 40 },
      { title: say({ zh: '金额', en: 'Amount' }), cell: r => (r.amount ? between(r.amount) : r.class ? between(r.class) : ''), right: true },
      { title: say({ zh: '理由或还缺什么', en: 'Reason, or what is missing' }), cell: r => say(r.reason), max: 80 },
    ], rows))
    io.err(`${say({ zh: `${on}：${companies} 家，符合 ${counts.met}，不符合 ${counts.unmet}，还不能断定 ${counts.unknown}，不适用 ${counts['not-applicable']}。`, en: `${on}: ${companies} companies, ${counts.met} met, ${counts.unmet} not met, ${counts.unknown} cannot be told yet, ${counts['not-applicable']} not applicable.` })}${cost ? say({ zh: `总额 ${cost.low}~${cost.high} ${cost.unit}${cost.open ? `，另有 ${cost.open} 家算不出` : ''}。`, en: ` Together ${cost.low}~${cost.high} ${cost.unit}${cost.open ? `, and ${cost.open} that cannot be worked out` : ''}.` }) : ''}\n`)
    if (page.next) io.err(`${say({ zh: '只列出前 1000 家；全部用 --csv。', en: 'The first 1,000 only; --csv gives all.' })}\n`)
  }
  return 0
}

function ofFile(path: string, on: string): Evaluation[] {
  const { policies, dictionary: { facts } } = policyLibrary()
  let given: GivenFacts
  try { given = JSON.parse(readFileSync(path, 'utf8')) as GivenFacts } catch (error) {
    if (error instanceof SyntaxError) throw new YinliError('cases-invalid', { path: basename(path), what: 'JSON' }, error)
    throw new YinliError('path-missing', { path }, error)
  }
  const company = readCompany(facts, given)
  return inForce(policies, on).map(p => explain(p, company, on, facts)).sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
}

const order: Outcome[] = ['met', 'unknown', 'unmet', 'not-applicable']
const outcomes: Record<Outcome, Words> = { met: { zh: '● 符合', en: '● met' }, unmet: { zh: '× 不符合', en: '× unmet' }, unknown: { zh: '? 不知', en: '? unknown' }, 'not-applicable': { zh: '– 不适用', en: '– not applicable' } }
const between = ({ low, high }: Bounds) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)
const today = () => new Date().toISOString().slice(0, 10)
const sheet = (rows: string[][]) => rows.map(row => `${row.map(quoted).join(',')}\r\n`).join('')
const quoted = (cell: string) => { const text = sheetText(cell); return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text }
