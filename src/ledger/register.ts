import { sql, type SqlBool } from 'kysely'
import { contentId } from '../base/ids.ts'
import { YinliError } from '../base/errors.ts'
import { normaliseName } from '../resolve/index.ts'
import { insertRows } from './bulk.ts'
import { addChange } from './changes.ts'
import type { EntityRef, Page } from './ledger.ts'
import { addNames } from './names.ts'
import { askable, clampLimit, idList, pageOf, readCursor } from './paging.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'
import { refreshEntities } from './views.ts'

/** What a register says of a company: a value, or values by year (`{"2024": "120.5"}`). Decimals are text, so that none is rounded. */
export type FactValue = string | boolean | { [year: string]: string }
export type CompanyFacts = { [fact: string]: FactValue }

/** A file that was imported, or somebody's word: what gave lines to the register. */
export interface NewSource {
  kind: 'import' | 'correction'
  /** The file's name, or who speaks. */
  name: string
  /** ISO day the figures stand for where a line says nothing else: of two sources the later day counts. */
  asOf: string
  /** Fact, or `fact@year`, -> column of the sheet (`C`). */
  columns: { [fact: string]: string }
  by: string
  why: string
  /** Tells apart what is else the same: the file's hash. */
  content: string
}
export interface RegisterSource extends Omit<NewSource, 'content'> { id: string; seq: number; at: string; /** False while it is being taken in, and after a stop in the middle of that: take it in again, what is there is not added twice. */ complete: boolean; lines: number; problems: { error: number; warning: number; info: number }; withdrawn: { by: string; at: string } | null }

/** One row of a source. `place`: sheet and row (`Sheet1!17`), empty for a correction. */
export interface NewLine { code: string | null; name: string; place: string; asOf?: string; facts: CompanyFacts; /** Of a correction: the company. */ company?: string }
export interface CompanyLine { facts: CompanyFacts; place: string; asOf: string; source: RegisterSource }

/** Something wrong in a source, with its cell (`Sheet1!C17`). `details` fill the message of `code`. */
export interface SourceProblem { severity: 'error' | 'warning' | 'info'; code: string; cell: string; details: Record<string, string> }

/** A company of the register. `ordinal` counts from 0 without a gap and never changes: the row of columns. */
export interface Company { ordinal: number; id: string; code: string | null; name: string; /** The ledger's entity, where its name was found to be this company. */ entity: EntityRef | null }

/** So many companies make a block. */
export const blockSize = 2048

/** Companies with what registers say of them: lines are only ever added, a source is taken back whole. */
export interface Register {
  count(): Promise<number>
  /** Begins a source, or goes on with one that was begun. Throws `request-invalid`. */
  begin(source: NewSource): Promise<RegisterSource>
  /** Adds lines and problems to a source, all or none of them. A line goes to the company of its code, else of its name; else the company is new. */
  add(source: string, lines: NewLine[], problems?: SourceProblem[]): Promise<{ added: number; created: number }>
  /** Says that a source is all in. */
  complete(source: string): Promise<RegisterSource>
  /** Takes a source back: its lines count no more, its companies stay. Throws `not-found`. */
  withdraw(source: string, by: string): Promise<RegisterSource>
  source(id: string): Promise<RegisterSource | null>
  /** The newest first. */
  sources(query: { kind?: NewSource['kind']; limit?: number; cursor?: string }): Promise<Page<RegisterSource>>
  /** In the order of the source. */
  problems(source: string, query: { severity?: SourceProblem['severity']; limit?: number; cursor?: string }): Promise<Page<SourceProblem>>
  /** By id or by code (18 characters). */
  company(id: string): Promise<Company | null>
  companies(query: { ordinals: readonly number[] } | { entities: readonly string[] } | { names: readonly string[] }): Promise<Company[]>
  /** Lines of a company, those that count first come last: by day, then as they came in. Of sources taken back none, unless they are asked for. */
  lines(company: string, more?: { withdrawn?: boolean }): Promise<CompanyLine[]>
  /** Companies that may be another of the register: those that share a name, the most of one name first, or those without a code. */
  doubtful(query: { why: 'name' | 'code'; limit?: number; cursor?: string }): Promise<Page<Company[]>>
  /** All companies in the order of their ordinals, some thousands at a time. */
  all(): AsyncGenerator<Company[]>
  /** Id, name and code of all companies in the order of their ordinals, some thousands at a time, as lists. */
  names(): AsyncGenerator<{ ids: string[]; names: string[]; codes: (string | null)[] }>
  /** Lines that count of a block's companies, by ordinal, in the order of `lines`; `source` is its id alone. */
  linesOfBlock(block: number): Promise<Map<number, { facts: CompanyFacts; asOf: string; source: string; place: string }[]>>
  /** What somebody made of each block's lines and put aside; null where lines came since. */
  blocks(): AsyncGenerator<{ block: number; bytes: Uint8Array | null }>
  /** Puts something made of a block aside, unless the register changed after `version`. */
  keepBlock(block: number, bytes: Uint8Array, version: number): Promise<boolean>
  /** Number of the last change of the register. */
  version(): Promise<number>
  /** Joins companies with the ledger's entities by the names they go by there: one name each. */
  name(companies: { ordinal: number; place: string | null }[]): Promise<void>
  /** How the columns of sheets with these headers were understood last; null when never. */
  mapping(headers: readonly string[]): Promise<Record<string, string | null> | null>
  remember(headers: readonly string[], mapping: Record<string, string | null>, by: string): Promise<void>
}

export function register(store: Store): Register {
  const { db, clock } = store
  const found = db.selectFrom('company as c').leftJoin('name_view as v', 'v.name', 'c.node').leftJoin('entity_view as e', 'e.id', 'v.entity').select(['c.ordinal', 'c.id', 'c.code', 'c.name', 'c.plain', 'e.id as entity', 'e.name as entity_name', 'e.type'])
  const sourceOf = async (id: string) => (askable(id) ? sourceRows(store).where('s.id', '=', id).executeTakeFirst() : undefined)
  const required = async (id: string) => {
    const row = await sourceOf(id)
    if (!row) throw new YinliError('not-found', { what: '名录来源 source', id: askable(id) ? id : '-' })
    return toSource(row)
  }
  /** What was made of these companies, by default all of a source, holds no more. */
  const changed = async (tx: Tx, source: string, ordinals?: number[]) => {
    const touched = ordinals ?? (await tx.selectFrom('company_line').select('company').distinct().where('source', '=', source).execute()).map(r => r.company)
    if (!touched.length) return
    await tx.deleteFrom('company_block').where('block', 'in', [...new Set(touched.map(o => Math.floor(o / blockSize)))]).execute()
    await addChange(store, tx, { kind: 'register', ref: source, entities: touched.length > mostNamed ? [] : (await tx.selectFrom('company').select('id').where('ordinal', 'in', touched).execute()).map(r => r.id) })
  }
  return {
    async count() { return (await db.selectFrom('company').select(sql<number>`count(*)::int`.as('n')).executeTakeFirstOrThrow()).n },
    async begin({ content, ...source }) {
      if (![source.name, source.by, source.why, source.asOf, ...Object.entries(source.columns).flat()].every(askable)) throw new YinliError('request-invalid', { where: 'source', what: '含有无法保存的字符 holds characters that cannot be stored' })
      const id = contentId(['register-source', content, source.kind, source.name, source.asOf, source.columns, source.by])
      await store.write(async tx => {
        const { last } = await tx.selectFrom('company_source').select(sql<number>`coalesce(max(seq), 0)::int`.as('last')).executeTakeFirstOrThrow()
        await insertRows(tx, 'company_source', [{ id, seq: last + 1, kind: source.kind, name: source.name, as_of: source.asOf, columns: source.columns, by_whom: source.by, at: clock.now().toISOString(), why: source.why, complete: false }])
        // What was taken back and is given once more counts again.
        const { numDeletedRows } = await tx.deleteFrom('company_source_withdrawal').where('source', '=', id).executeTakeFirst()
        if (numDeletedRows) await changed(tx, id)
      })
      return required(id)
    },
    add: (source, lines, problems = []) => store.write(async tx => {
      const clean = lines.filter(line => [line.name, line.code ?? '', line.place, ...texts(line.facts)].every(askable))
      const { ordinals, created } = await companiesFor(tx, clean)
      const { last } = await tx.selectFrom('company_line').select(sql<number>`coalesce(max(seq), 0)::int`.as('last')).executeTakeFirstOrThrow()
      const asOf = (await tx.selectFrom('company_source').select('as_of').where('id', '=', source).executeTakeFirstOrThrow()).as_of
      await insertRows(tx, 'company_line', clean.map((line, i) => ({ seq: last + 1 + i, id: contentId([source, line.place, line.facts, line.name]), company: ordinals[i]!, source, place: line.place, as_of: line.asOf ?? asOf, facts: line.facts })))
      const { idx } = await tx.selectFrom('company_problem').where('source', '=', source).select(sql<number>`coalesce(max(idx), 0)::int`.as('idx')).executeTakeFirstOrThrow()
      await insertRows(tx, 'company_problem', problems.map((p, i) => ({ source, idx: idx + 1 + i, ...p })))
      const { added } = await tx.selectFrom('company_line').select(sql<number>`count(*)::int`.as('added')).where('seq', '>', last).executeTakeFirstOrThrow()
      const touched = [...new Set(ordinals)]
      if (added) await changed(tx, source, touched)
      return { added, created }
    }),
    async complete(source) {
      await db.updateTable('company_source').set({ complete: true }).where('id', '=', source).execute()
      return required(source)
    },
    async withdraw(id, by) {
      await required(id)
      await store.write(async tx => {
        const { numInsertedOrUpdatedRows: fresh } = await tx.insertInto('company_source_withdrawal').values({ source: id, by_whom: by, at: clock.now().toISOString() }).onConflict(c => c.doNothing()).executeTakeFirstOrThrow()
        if (fresh) await changed(tx, id)
      })
      return required(id)
    },
    async source(id) { const row = await sourceOf(id); return row ? toSource(row) : null },
    async sources({ kind, cursor, ...query }) {
      const limit = clampLimit(query.limit)
      const after = readCursor<[number]>(cursor, ['number'])
      const rows = await sourceRows(store).where(kind ? sql<SqlBool>`s.kind = ${kind}` : sql<SqlBool>`true`).where(after ? sql<SqlBool>`s.seq < ${after[0]}` : sql<SqlBool>`true`).orderBy('s.seq', 'desc').limit(limit + 1).execute()
      const { total } = await db.selectFrom('company_source as s').select(sql<number>`count(*)::int`.as('total')).where(kind ? sql<SqlBool>`s.kind = ${kind}` : sql<SqlBool>`true`).executeTakeFirstOrThrow()
      return pageOf(rows, limit, total, r => [r.seq], toSource)
    },
    async problems(source, { severity, cursor, ...query }) {
      const limit = clampLimit(query.limit)
      const after = readCursor<[number]>(cursor, ['number'])
      const of = db.selectFrom('company_problem').where('source', '=', source).where(severity ? sql<SqlBool>`severity = ${severity}` : sql<SqlBool>`true`)
      const { total } = await of.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
      const rows = await of.selectAll().where('idx', '>', after?.[0] ?? 0).orderBy('idx').limit(limit + 1).execute()
      return pageOf(rows, limit, total, r => [r.idx], ({ severity, code, cell, details }) => ({ severity, code, cell, details }))
    },
    async company(id) {
      const row = askable(id) ? await found.where(sql<SqlBool>`c.id = ${id} or c.code = ${id.toUpperCase()}`).executeTakeFirst() : undefined
      return row ? toCompany(row) : null
    },
    async companies(query) {
      if ('ordinals' in query) return (await found.where('c.ordinal', 'in', sql<number>`(select jsonb_array_elements_text(${JSON.stringify(query.ordinals)}::jsonb)::int)`).orderBy('c.ordinal').execute()).map(toCompany)
      if ('names' in query) return (await found.where('c.plain', 'in', idList(query.names.filter(askable).map(normaliseName))).orderBy('c.ordinal').execute()).map(toCompany)
      return (await found.where('v.entity', 'in', idList(query.entities.filter(askable))).orderBy('c.ordinal').execute()).map(toCompany)
    },
    async lines(company, { withdrawn = false } = {}) {
      const rows = await (withdrawn ? everyLine(store) : counting(store)).innerJoin('company as c', 'c.ordinal', 'l.company').where('c.id', '=', company).execute()
      const sources = new Map((await sourceRows(store).where('s.id', 'in', idList([...new Set(rows.map(r => r.source))])).execute()).map(r => [r.id, toSource(r)]))
      return rows.map(({ facts, place, as_of, source }) => ({ facts, place, asOf: as_of, source: sources.get(source)! }))
    },
    async doubtful({ why, cursor, ...query }) {
      const limit = clampLimit(query.limit)
      if (why === 'code') {
        const after = readCursor<[number]>(cursor, ['number'])
        const { total } = await db.selectFrom('company').select(sql<number>`count(*)::int`.as('total')).where('code', 'is', null).executeTakeFirstOrThrow()
        const rows = await found.where('c.code', 'is', null).where('c.ordinal', '>', after?.[0] ?? -1).orderBy('c.ordinal').limit(limit + 1).execute()
        return pageOf(rows, limit, total, r => [r.ordinal], r => [toCompany(r)])
      }
      const after = readCursor<[number, string]>(cursor, ['number', 'string'])
      const shared = sql<{ plain: string; n: number }>`select plain, count(*)::int as n from company group by plain having count(*) > 1`
      const { rows: [count] } = await sql<{ total: number }>`select count(*)::int as total from (${shared}) s`.execute(db)
      const { rows } = await sql<{ plain: string; n: number }>`select * from (${shared}) s ${after ? sql`where n < ${after[0]} or (n = ${after[0]} and plain > ${after[1]})` : sql``} order by n desc, plain limit ${limit + 1}`.execute(db)
      const companies = await found.where('c.plain', 'in', idList(rows.map(r => r.plain))).orderBy('c.ordinal').execute()
      return pageOf(rows, limit, count!.total, r => [r.n, r.plain], r => companies.filter(c => c.plain === r.plain).map(toCompany))
    },
    async *all() {
      for (let after = -1; ;) {
        const rows = await found.where('c.ordinal', '>', after).orderBy('c.ordinal').limit(20_000).execute()
        if (!rows.length) return
        yield rows.map(toCompany)
        after = rows.at(-1)!.ordinal
      }
    },
    async *names() {
      const size = 20_000
      for (let from = 0; ; from += size) {
        const { rows: [some] } = await sql<{ ids: string[] | null; names: string[]; codes: (string | null)[] }>`select json_agg(id order by ordinal) as ids, json_agg(name order by ordinal) as names, json_agg(code order by ordinal) as codes from company where ordinal >= ${from} and ordinal < ${from + size}`.execute(db)
        if (!some?.ids) return
        yield { ids: some.ids, names: some.names, codes: some.codes }
      }
    },
    async linesOfBlock(block) {
      const by = new Map<number, { facts: CompanyFacts; asOf: string; source: string; place: string }[]>()
      for (const { company, facts, as_of, source, place } of await counting(store).where('l.company', '>=', block * blockSize).where('l.company', '<', (block + 1) * blockSize).execute()) {
        const own = by.get(company)
        const line = { facts, asOf: as_of, source, place }
        if (own) own.push(line)
        else by.set(company, [line])
      }
      return by
    },
    async *blocks() {
      const count = await this.count()
      for (let block = 0; block * blockSize < count; block += 16) {
        const { rows } = await sql<{ block: number; bytes: string }>`select block, encode(bytes, 'base64') as bytes from company_block where block >= ${block} and block < ${block + 16}`.execute(db)
        const kept = new Map(rows.map(r => [r.block, r.bytes]))
        for (let b = block; b < block + 16 && b * blockSize < count; b++) yield { block: b, bytes: kept.has(b) ? new Uint8Array(Buffer.from(kept.get(b)!, 'base64')) : null }
      }
    },
    keepBlock: (block, bytes, version) => store.write(async tx => {
      if ((await versionOf(tx)) !== version) return false
      await tx.deleteFrom('company_block').where('block', '=', block).execute()
      await sql`insert into company_block (block, bytes) values (${block}, decode(${Buffer.from(bytes).toString('base64')}, 'base64'))`.execute(tx)
      return true
    }),
    version: () => versionOf(db),
    name: companies => store.write(async tx => {
      const place = new Map(companies.map(c => [c.ordinal, c.place]))
      const rows = await tx.selectFrom('company').select(['ordinal', 'name']).where('ordinal', 'in', [...place.keys()]).execute()
      const nodes = rows.map(r => ({ ordinal: r.ordinal, node: store.namer({ type: 'company', name: r.name, context: null, seen: place.get(r.ordinal) ?? null }) }))
      const changed = await addNames(store, tx, new Map(nodes.map(n => [n.node.id, n.node])), [])
      for (const { ordinal, node } of nodes) await tx.updateTable('company').set({ node: node.id }).where('ordinal', '=', ordinal).execute()
      const entities = [...new Set([...changed, ...(await tx.selectFrom('name_view').select('entity').where('name', 'in', idList(nodes.map(n => n.node.id))).execute()).map(r => r.entity)])]
      await refreshEntities(tx, entities)
      await addChange(store, tx, { kind: 'register', ref: '', entities })
    }),
    async mapping(headers) { return (await db.selectFrom('company_mapping').select('mapping').where('headers', '=', contentId(headers)).executeTakeFirst())?.mapping ?? null },
    async remember(headers, mapping, by) {
      const row = { headers: contentId(headers), mapping: JSON.stringify(mapping) as unknown as Record<string, string | null>, by_whom: by, at: clock.now().toISOString() }
      await db.insertInto('company_mapping').values(row).onConflict(c => c.column('headers').doUpdateSet(row)).execute()
    },
  }
}

/** A change names so many companies at most; one that names none may be of any. */
const mostNamed = 1000

const versionOf = async (db: Store['db'] | Tx) => (await db.selectFrom('change').select(sql<number>`coalesce(max(seq), 0)::int`.as('seq')).where('kind', '=', 'register').executeTakeFirstOrThrow()).seq

const everyLine = ({ db }: Store) => db.selectFrom('company_line as l').select(['l.company', 'l.facts', 'l.as_of', 'l.source', 'l.place']).orderBy('l.as_of').orderBy('l.seq')
/** Lines that count, in the order in which later ones take the place of earlier ones. */
const counting = ({ db }: Store) => db.selectFrom('company_line as l').leftJoin('company_source_withdrawal as w', 'w.source', 'l.source').where('w.source', 'is', null).select(['l.company', 'l.facts', 'l.as_of', 'l.source', 'l.place']).orderBy('l.company').orderBy('l.as_of').orderBy('l.seq')

/** The company of each line: of its code, else the one of its name, else a new one. A company without a code takes that of a line of its name. */
async function companiesFor(tx: Tx, lines: NewLine[]): Promise<{ ordinals: number[]; created: number }> {
  const [codes, ids, plain] = [lines.flatMap(l => l.code ?? []), lines.flatMap(l => l.company ?? []), lines.map(l => normaliseName(l.name))]
  const known = await tx.selectFrom('company').select(['ordinal', 'id', 'code', 'plain', 'name']).where(eb => eb.or([eb('code', 'in', idList(codes)), eb('id', 'in', idList(ids)), eb('plain', 'in', idList(plain))])).orderBy('ordinal').execute()
  const byCode = new Map(known.flatMap(c => (c.code ? [[c.code, c] as const] : [])))
  const byId = new Map(known.map(c => [c.id, c]))
  const byName = new Map<string, typeof known>()
  for (const c of known) byName.set(c.plain, [...(byName.get(c.plain) ?? []), c])
  const { last } = await tx.selectFrom('company').select(sql<number>`coalesce(max(ordinal), -1)::int`.as('last')).executeTakeFirstOrThrow()
  const fresh: Tables['company'][] = []
  const changed = new Map<number, { code: string | null; name: string; plain: string }>()
  const ordinals = lines.map(({ code, name, company }, i) => {
    const namesakes = byName.get(plain[i]!) ?? []
    // A name that several bear tells nothing; of one that bears it under another code, nothing either.
    const own = (company ? byId.get(company) : undefined) ?? (code ? byCode.get(code) ?? namesakes.find(c => c.code === null) : namesakes.length === 1 ? namesakes[0] : undefined)
    if (own) {
      if ((code && own.code === null) || own.name !== name) {
        own.code ??= code
        own.name = name
        own.plain = plain[i]!
        changed.set(own.ordinal, own)
        if (own.code) byCode.set(own.code, own)
      }
      return own.ordinal
    }
    const made = { ordinal: last + 1 + fresh.length, id: contentId(['company', code ?? [plain[i], last + 1 + fresh.length]]), code, name, plain: plain[i]!, node: null }
    fresh.push(made)
    if (code) byCode.set(code, made)
    byName.set(made.plain, [...namesakes, made])
    return made.ordinal
  })
  await insertRows(tx, 'company', fresh)
  if (changed.size) {
    const made = new Set(fresh.map(f => f.ordinal))
    const rows = JSON.stringify([...changed].filter(([o]) => !made.has(o)).map(([ordinal, { code, name, plain }]) => ({ ordinal, code, name, plain })))
    await sql`update company c set code = t.code, name = t.name, plain = t.plain from json_to_recordset(${rows}::json) as t(ordinal int, code text, name text, plain text) where t.ordinal = c.ordinal`.execute(tx)
  }
  return { ordinals, created: fresh.length }
}

const sourceRows = ({ db }: Store) => db.selectFrom('company_source as s').leftJoin('company_source_withdrawal as w', 'w.source', 's.id').selectAll('s').select(eb => [
  'w.by_whom as withdrawn_by', 'w.at as withdrawn_at', eb.selectFrom('company_line as l').select(sql<number>`count(*)::int`.as('n')).whereRef('l.source', '=', 's.id').as('lines'),
  sql<Record<string, number> | null>`(select jsonb_object_agg(severity, n) from (select severity, count(*) as n from company_problem p where p.source = s.id group by severity) counted)`.as('problems'),
])
const toSource = (r: Tables['company_source'] & { withdrawn_by: string | null; withdrawn_at: string | null; lines: number | null; problems: Record<string, number> | null }): RegisterSource => ({
  id: r.id, seq: r.seq, kind: r.kind, name: r.name, asOf: r.as_of, columns: r.columns, by: r.by_whom, at: r.at, why: r.why, complete: r.complete, lines: r.lines ?? 0,
  problems: { error: 0, warning: 0, info: 0, ...r.problems }, withdrawn: r.withdrawn_by === null ? null : { by: r.withdrawn_by, at: r.withdrawn_at! },
})
const toCompany = (r: { ordinal: number; id: string; code: string | null; name: string; entity: string | null; entity_name: string | null; type: EntityRef['type'] | null }): Company => ({ ordinal: r.ordinal, id: r.id, code: r.code, name: r.name, entity: r.entity === null ? null : { id: r.entity, name: r.entity_name!, type: r.type! } })
const texts = (facts: CompanyFacts): string[] => Object.entries(facts).flatMap(([key, value]) => [key, ...(typeof value === 'object' ? Object.entries(value).flat() : [String(value)])])
