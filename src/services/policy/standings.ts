import type { Ledger } from '../../ledger/ledger.ts'
import { dayOf, inForce, outcomeCodes, Standing, type Facts, type Outcome, type Policy, type Result, type Table } from '../../rules/index.ts'

/** All companies of the register as columns, as services/companies keeps them. */
export interface CompanyColumns {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly codes: readonly (string | null)[]
  readonly version: number
  table(on: string): Table
  since(version: number): number[] | null
}

/** What every company comes to under every policy in force on a day. Read it before the next await: it is brought up to date in place. */
export interface DayStanding { on: string; companies: CompanyColumns; table: Table; policies: Policy[]; resultOf(policy: string): Result | null }

/** An outcome that is another now. `sources`: the register's sources that changed the company; none when the day or the whole register did. */
export interface OutcomeChange { version: number; company: string; name: string; policy: string; before: Outcome | null; after: Outcome; sources: string[] }
/** `anew`: changes between `since` and `from` are not kept, so that lists must be asked for anew. */
export interface OutcomeFeed { on: string; items: OutcomeChange[]; from: number; last: number; anew: boolean }

export interface Standings {
  day(on: string): Promise<DayStanding>
  /** Outcomes of today that changed since a number of the ledger's changes. */
  changes(since: number, today: string): Promise<OutcomeFeed>
}

interface Held extends DayStanding { standing: Standing; version: number }

/** So many changes at once are a new register and not told one by one; so many are kept. */
const mostAtOnce = 10_000
const mostKept = 50_000

/** Keeps the outcomes of the two days asked about last; one company's change works out one row. */
export function standings({ policies, facts }: { policies: Policy[]; facts: Facts }, current: () => Promise<CompanyColumns>, ledger: Pick<Ledger, 'changes'>): Standings {
  let days: Held[] = []
  let followed: { held: Held; version: number } | null = null
  let kept: OutcomeChange[] = []
  let from = 0
  let turn: Promise<unknown> = Promise.resolve()

  function build(companies: CompanyColumns, on: string): Held {
    const table = companies.table(on)
    const valid = inForce(policies, on)
    const standing = new Standing(valid, table, dayOf(on)!, facts, ['benefit', 'class'])
    const place = new Map(valid.map((p, k) => [p.id, k]))
    return { on, companies, table, policies: valid, standing, version: companies.version, resultOf: id => standing.results[place.get(id) ?? -1] ?? null }
  }

  /** Brings a day up to date; tells of its rows that changed, or null when all was worked out. */
  function renew(held: Held, companies: CompanyColumns): OutcomeChange[] | null {
    const rows = companies.table(held.on) === held.table ? companies.since(held.version) : null
    if (!rows) return null
    const changed = rows.flatMap(row => held.standing.again(row).map(({ policy, before, after }): OutcomeChange => ({
      version: companies.version, company: companies.ids[row]!, name: companies.names[row]!, policy: policy.id, before: outcomeCodes[before]!, after: outcomeCodes[after]!, sources: [],
    })))
    held.companies = companies
    held.version = companies.version
    return changed
  }

  async function day(on: string, told = followed?.held.on === on): Promise<Held> {
    const companies = await current()
    const before = days.find(d => d.on === on)
    const changed = before ? renew(before, companies) : null
    const held = changed ? before! : build(companies, on)
    days = [held, ...days.filter(d => d.on !== on)].slice(0, 2)
    if (told) await follow(held, changed)
    return held
  }

  /** Keeps what changed since the day that was followed until now; whoever reads the day moves the feed on, so that nothing is missed. */
  async function follow(held: Held, changed: OutcomeChange[] | null): Promise<void> {
    const before = followed
    followed = { held, version: held.version }
    const found = !before ? null : changed && before.held === held ? changed : differences(before.held, held)
    if (!found || found.length > mostAtOnce) { kept = []; from = held.version; return }
    if (!found.length) return
    const sources = await sourcesSince(before!.version)
    kept.push(...found.map(c => ({ ...c, sources: [...(sources.get(c.company) ?? []), ...(sources.get('') ?? [])] })))
    if (kept.length > mostKept) { from = kept[kept.length - mostKept - 1]!.version; kept = kept.filter(c => c.version > from) }
  }

  /** Sources of the register by the companies they changed; of those that name none, under ''. */
  async function sourcesSince(version: number): Promise<Map<string, string[]>> {
    const by = new Map<string, string[]>()
    for (let since = version; ;) {
      const { items } = await ledger.changes({ since, limit: 1000 })
      if (!items.length) return by
      for (const { kind, ref, entities } of items) if (kind === 'register' && ref) for (const key of entities.length ? entities : ['']) by.set(key, [...new Set([...(by.get(key) ?? []), ref])])
      since = items.at(-1)!.seq
    }
  }

  /** One at a time, so that no change is told twice. */
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work)
    turn = next.catch(() => {})
    return next
  }
  return {
    day: on => alone(() => day(on)),
    changes: (since, today) => alone(async () => {
      const held = await day(today, true)
      return { on: today, items: kept.filter(c => c.version > since), from, last: held.version, anew: since < from }
    }),
  }
}

/** Companies whose outcomes are other than in an earlier table; null when they are too many to be told one by one. */
function differences(before: Held, now: Held): OutcomeChange[] | null {
  const found: OutcomeChange[] = []
  const { ids, names } = now.companies
  // Rows of the register never change: what was there has the same row.
  const rows = before.table.rows
  for (const policy of now.policies) {
    const after = now.resultOf(policy.id)!.outcomes
    const earlier = before.resultOf(policy.id)?.outcomes
    for (let row = 0; row < after.length; row++) {
      const was = earlier && row < rows ? earlier[row]! : null
      if (was === after[row] || (was === null && after[row] !== 2)) continue
      if (found.length >= mostAtOnce) return null
      found.push({ version: now.version, company: ids[row]!, name: names[row]!, policy: policy.id, before: was === null ? null : outcomeCodes[was]!, after: outcomeCodes[after[row]!]!, sources: [] })
    }
  }
  return found
}
