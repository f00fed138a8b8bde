import { contentId } from '../../base/ids.ts'
import { keep } from '../../ledger/follow.ts'
import type { Change, Ledger } from '../../ledger/ledger.ts'
import { blockSize, type Register } from '../../ledger/register.ts'
import type { Column, Facts, Table } from '../../rules/index.ts'
import { blockOf, packBlock, unpackBlock } from './block.ts'
import { fits, joined, put } from './join.ts'
import { DayTable } from './day-table.ts'

/**
 * All companies of the register: who each is by row, what is known of it by column. Rows are ordinals of the register. It is brought up to date in place:
 * whoever works something out of `table` asks `since` which rows to work out again.
 */
export interface Companies {
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly codes: readonly (string | null)[]
  /** Equal numbers, equal rows. */
  readonly version: number
  /** Columns as rules take them on a day (ISO): `revenue` of each company's latest year, `revenue@1` of the year before it. The same table as long as nothing but rows named by `since` changes. */
  table(on: string): Table
  /** Rows that may be other than at an earlier version; null when all may, and tables are new. */
  since(version: number): number[] | null
}

/**
 * Keeps all companies as columns: the first question reads them from what was put aside block by block, made from the lines where lines came since; every later
 * one costs what changed. Over 220,000 companies of 40 columns some 150 MB.
 */
export function companyColumns(ledger: { register: Register } & Pick<Ledger, 'changes'>, facts: Facts): () => Promise<Companies> {
  const dictionary = contentId([...facts.byId.values()])
  const { register } = ledger
  let held = new Held([], [], [], 0, new Map(), facts)
  const current = keep(ledger, {
    async anew() { held = await load() },
    async again(changes) {
      const ours = changes.filter(c => c.kind === 'register')
      if (ours.length && !(await renewed(ours))) held = await load()
    },
  })
  return async () => { await current(); return held }

  async function load(): Promise<Held> {
    const version = await register.version()
    const [ids, names, codes]: [string[], string[], (string | null)[]] = [[], [], []]
    for await (const some of register.names()) { for (const id of some.ids) ids.push(id); for (const name of some.names) names.push(name); for (const code of some.codes) codes.push(code) }
    const blocks: Table[] = []
    for await (const { block, bytes } of register.blocks()) blocks.push((bytes && unpackBlock(bytes, dictionary)) || (await makeBlock(block, version)))
    return new Held(ids, names, codes, version, joined(blocks, ids.length), facts)
  }

  async function makeBlock(block: number, version: number): Promise<Table> {
    const made = blockOf(await register.linesOfBlock(block), block * blockSize, blockSize, facts)
    await register.keepBlock(block, packBlock(made, dictionary), version)
    return made
  }

  /** Brings the rows that these changes name up to date. False where that cannot be: companies are new, a change names none, a value does not fit its column. */
  async function renewed(changes: Change[]): Promise<boolean> {
    if (changes.some(c => c.ref && !c.entities.length) || (await register.count()) !== held.ids.length) return false
    const version = changes.at(-1)!.seq
    const named = new Set(changes.flatMap(c => c.entities))
    const rows = held.ids.flatMap((id, row) => (named.has(id) ? [row] : []))
    const blocks = new Map<number, Table>()
    for (const block of new Set(rows.map(row => Math.floor(row / blockSize)))) blocks.set(block, await makeBlock(block, version))
    return held.renew(await register.companies({ ordinals: rows }), row => blocks.get(Math.floor(row / blockSize))!, version)
  }
}

class Held implements Companies {
  readonly ids: string[]
  readonly names: string[]
  readonly codes: (string | null)[]
  version: number
  /** By fact and year. */
  private readonly columns: Map<string, Column>
  private readonly facts: Facts
  private readonly loadedAt: number
  private readonly changed: { version: number; rows: number[] }[] = []
  /** The days asked about last, the latest first. */
  private days: DayTable[] = []

  constructor(ids: string[], names: string[], codes: (string | null)[], version: number, columns: Map<string, Column>, facts: Facts) {
    this.ids = ids
    this.names = names
    this.codes = codes
    this.version = this.loadedAt = version
    this.columns = columns
    this.facts = facts
  }

  table(on: string): Table {
    const day = this.days.find(d => d.on === on) ?? new DayTable(this.columns, this.ids.length, on, this.facts)
    this.days = [day, ...this.days.filter(d => d !== day)].slice(0, 2)
    return day.table
  }

  since(version: number): number[] | null {
    return version < this.loadedAt ? null : [...new Set(this.changed.flatMap(c => (c.version > version ? c.rows : [])))]
  }

  renew(companies: { ordinal: number; name: string; code: string | null }[], blockOfRow: (row: number) => Table, version: number): boolean {
    const rows = companies.map(c => c.ordinal)
    if (!rows.every(row => fits(this.columns, blockOfRow(row), row % blockSize))) return false
    for (const { ordinal, name, code } of companies) {
      this.names[ordinal] = name
      this.codes[ordinal] = code
      put(this.columns, ordinal, blockOfRow(ordinal), ordinal % blockSize)
    }
    for (const day of this.days) day.renew(rows)
    this.changed.push({ version, rows })
    this.version = version
    return true
  }
}
