import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql, type RawBuilder } from 'kysely'
import { YinliError } from '../base/errors.ts'
import { columns, insertRows } from './bulk.ts'
import type { Tables } from './schema.ts'
import type { Store } from './store.ts'
import { rebuild } from './views.ts'

/**
 * A backup is gzipped JSON Lines that belong to no engine: a header, `[table, row]` for every fact, and a last line with the number of
 * rows and the SHA-256 of everything before it. Views are left out; a restore makes them again.
 */
const format = 1
const facts = ['document', 'page', 'document_table', 'file_part', 'reading', 'article', 'claim', 'name', 'reading_claim', 'reading_name', 'judgement', 'withdrawal', 'review', 'review_withdrawal', 'correction', 'correction_withdrawal', 'entry', 'entry_withdrawal', 'company', 'company_source', 'company_source_withdrawal', 'company_line', 'company_problem', 'company_mapping'] as const
type Fact = (typeof facts)[number]
const rowsAtOnce = 500
const large: ReadonlySet<Fact> = new Set(['document', 'page', 'document_table', 'file_part', 'article'])

/** What a backup holds: everything up to these numbers. Facts are only ever added, so they bound a consistent state without stopping the writers. */
interface Bounds { reading: number; name: number; judgement: number; review: number; entry: number; register: number }

/** Writes a backup to `target` (a file, or a folder that gets one named after the time) and returns the file's path. The file appears whole or not at all. */
export async function backup(store: Store, target: string): Promise<string> {
  const file = isFolder(target) ? join(target, `yinli-${store.clock.now().toISOString().replace(/:/g, '-')}.jsonl.gz`) : target
  await mkdir(dirname(file), { recursive: true })
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}.part`)
  try {
    await pipeline(Readable.from(lines(store)), createGzip(), createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
    await sync(draft)
    await rename(draft, file)
    await sync(dirname(file))
  } finally {
    await rm(draft, { force: true })
  }
  return file
}

/** Fills an empty ledger from a backup, whole or not at all. Throws `ledger-not-empty`, `backup-damaged`. */
export async function restore(store: Store, file: string): Promise<void> {
  if ((await bounds(store)).reading > 0) throw new YinliError('ledger-not-empty')
  await verify(file)
  await store.write(async tx => {
    if (await tx.selectFrom('reading').select('seq').limit(1).executeTakeFirst()) throw new YinliError('ledger-not-empty')
    let table: Fact | null = null
    let rows: Tables[Fact][] = []
    const flush = async () => {
      if (table && rows.length) await insertRows(tx, table, rows)
      rows = []
    }
    for await (const line of linesOf(file)) {
      const value = JSON.parse(line) as unknown
      if (!Array.isArray(value)) continue
      const [name, row] = value as [Fact, Tables[Fact]]
      if (name !== table || rows.length >= rowsAtOnce) await flush()
      table = name
      rows.push(row)
    }
    await flush()
    await rebuild(store, tx)
  })
}

export interface BackupSchedule {
  /** Milliseconds between backups. */
  every: number
  /** How many files are kept. */
  keep: number
  dir: string
  /** Told when a backup fails; the next is tried all the same. */
  failed(error: unknown): void
}

/** Backs up in the background when something was added since the last time. Returns what stops it. */
export function scheduleBackups(store: Store, { every, keep, dir, failed }: BackupSchedule): () => Promise<void> {
  let last = ''
  let running: Promise<void> | null = null
  const run = async () => {
    try {
      const now = JSON.stringify(await bounds(store))
      if (now === last || now === JSON.stringify({ reading: 0, name: 0, judgement: 0, review: 0, entry: 0, register: 0 })) return
      await mkdir(dir, { recursive: true, mode: 0o700 })
      await backup(store, dir)
      last = now
      const old = (await readdir(dir)).filter(name => /^yinli-.*\.jsonl\.gz$/.test(name)).sort().reverse().slice(keep)
      for (const name of old) await rm(join(dir, name), { force: true })
    } catch (error) {
      failed(error)
    }
  }
  const timer = setInterval(() => { running ??= run().finally(() => { running = null }) }, every)
  timer.unref()
  return async () => { clearInterval(timer); await running }
}

async function bounds({ db }: Store): Promise<Bounds> {
  const { rows: [row] } = await sql<Bounds>`
    select coalesce((select max(seq) from reading), 0)::int as reading, coalesce((select max(seq) from name), 0)::int as name, coalesce((select max(seq) from judgement), 0)::int as judgement,
      coalesce((select max(seq) from review), 0)::int as review, coalesce((select max(seq) from entry), 0)::int as entry,
      coalesce((select max(seq) from company_line), 0)::int as register`.execute(db)
  return row!
}

async function* lines(store: Store): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const counts: Partial<Record<Fact, number>> = {}
  const emit = (value: unknown) => { const line = `${JSON.stringify(value)}\n`; hash.update(line); return line }
  const upTo = await bounds(store)
  yield emit({ yinli: 'backup', format, at: store.clock.now().toISOString(), upTo })
  for (const table of facts) {
    counts[table] = 0
    for await (const row of rowsOf(store, table, upTo)) {
      counts[table]++
      yield emit([table, row])
    }
  }
  yield `${JSON.stringify({ end: true, counts, sha256: hash.digest('hex') })}\n`
}

const keys = {
  document: ['id'], page: ['document', 'idx'], document_table: ['document', 'idx'], file_part: ['document', 'idx'], reading: ['seq'], article: ['reading', 'idx'], claim: ['id'], name: ['seq'], reading_claim: ['reading', 'claim'], reading_name: ['reading', 'name'], judgement: ['seq'], withdrawal: ['judgement'], review: ['seq'], review_withdrawal: ['review'], correction: ['id'], correction_withdrawal: ['correction'], entry: ['seq'], entry_withdrawal: ['entry'],
  company: ['ordinal'], company_source: ['seq'], company_source_withdrawal: ['source'], company_line: ['seq'], company_problem: ['source', 'idx'], company_mapping: ['headers'],
} as const satisfies Record<Fact, readonly string[]>

async function* rowsOf({ db }: Store, table: Fact, { reading, name, judgement, review, entry, register }: Bounds): AsyncGenerator<Record<string, unknown>> {
  const ofDocument = sql`exists (select 1 from reading r where r.document = t.document and r.seq <= ${reading})`
  const inside = {
    document: sql`exists (select 1 from reading r where r.document = t.id and r.seq <= ${reading})`,
    page: ofDocument, document_table: ofDocument, file_part: ofDocument,
    claim: sql`exists (select 1 from reading_claim rc where rc.claim = t.id and rc.reading <= ${reading})`,
    withdrawal: sql`exists (select 1 from judgement j where j.id = t.judgement and j.seq <= ${judgement})`,
    reading: sql`t.seq <= ${reading}`, article: sql`t.reading <= ${reading}`, reading_claim: sql`t.reading <= ${reading}`, reading_name: sql`t.reading <= ${reading}`,
    correction: sql`t.reading <= ${reading}`, correction_withdrawal: sql`t.reading <= ${reading}`,
    name: sql`t.seq <= ${name}`, judgement: sql`t.seq <= ${judgement}`, review: sql`t.seq <= ${review}`, entry: sql`t.seq <= ${entry}`,
    entry_withdrawal: sql`exists (select 1 from entry e where e.id = t.entry and e.seq <= ${entry})`,
    review_withdrawal: sql`exists (select 1 from review r where r.id = t.review and r.seq <= ${review})`,
    company: sql`exists (select 1 from company_line l where l.company = t.ordinal and l.seq <= ${register})`, company_line: sql`t.seq <= ${register}`,
    // Whatever is there may be said of them: a source without lines is a source.
    company_source: sql`true`, company_source_withdrawal: sql`true`, company_problem: sql`true`, company_mapping: sql`true`,
  }[table]
  const key = keys[table]
  const order = sql.join(key.map(k => sql.ref(`t.${k}`)))
  // The file's pieces travel as base64, without line breaks.
  const chosen = sql.join(Object.entries(columns[table]).map(([c, kind]) => (kind === 'bytea' ? sql`translate(encode(${sql.ref(`t.${c}`)}, 'base64'), E'\n', '') as ${sql.ref(c)}` : sql.ref(`t.${c}`))))
  // Large rows: few at a time keep memory small.
  const limit = large.has(table) ? 20 : rowsAtOnce
  let after: unknown[] | null = null
  for (;;) {
    const beyond: RawBuilder<unknown> = after ? sql`and (${order}) > (${sql.join(after)})` : sql``
    const { rows }: { rows: Record<string, unknown>[] } = await sql<Record<string, unknown>>`select ${chosen} from ${sql.table(table)} t where ${inside} ${beyond} order by ${order} limit ${limit}`.execute(db)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    after = key.map(k => last[k])
  }
}

/** Reads the file to its end before anything is written from it. */
async function verify(file: string): Promise<void> {
  const damaged = (what: string, cause?: unknown) => new YinliError('backup-damaged', { file, what }, cause)
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let first = true
  let end: { counts: Record<string, number>; sha256: string } | null = null
  try {
    for await (const line of linesOf(file)) {
      if (end) throw damaged('结尾之后还有内容 something follows its end')
      const value = JSON.parse(line) as { yinli?: string; format?: number; end?: true; counts: Record<string, number>; sha256: string } | [string, unknown]
      if (Array.isArray(value)) {
        if (!(facts as readonly string[]).includes(value[0])) throw damaged(`${value[0]}？`)
        counts[value[0]] = (counts[value[0]] ?? 0) + 1
      } else if (first && (value.yinli !== 'backup' || value.format !== format)) throw damaged('不是本版本的备份 not a backup of this version')
      else if (value.end) { end = value; continue }
      first = false
      hash.update(`${line}\n`)
    }
  } catch (error) {
    throw error instanceof YinliError ? error : damaged((error as Error).message, error)
  }
  if (!end) throw damaged('没有结尾 it has no end')
  if (end.sha256 !== hash.digest('hex')) throw damaged('校验和不符 its checksum is wrong')
  if (facts.some(t => (end.counts[t] ?? 0) !== (counts[t] ?? 0))) throw damaged('行数不符 rows are missing')
}

/** Lines by \n alone: readline would also split at U+2028, which stands in texts. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const text = source.pipe(createGunzip())
  source.on('error', error => text.destroy(error))
  let parts: Buffer[] = []
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at))
      yield Buffer.concat(parts).toString()
      parts = []
      from = at + 1
    }
    parts.push(chunk.subarray(from))
  }
  const rest = Buffer.concat(parts).toString()
  if (rest) yield rest
}

const isFolder = (path: string) => { try { return statSync(path).isDirectory() } catch { return path.endsWith('/') } }

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try { await handle.sync() } finally { await handle.close() }
}
