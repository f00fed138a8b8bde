import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { CompiledQuery, Kysely, Migrator, sql } from 'kysely'
import { systemClock, type Clock } from '../base/clock.ts'
import { YinliError } from '../base/errors.ts'
import { loadModel } from '../model/load.ts'
import type { Model } from '../model/model.ts'
import { createComparer, createNamer } from '../resolve/index.ts'
import { append } from './append.ts'
import { backup, restore, scheduleBackups, type BackupSchedule } from './backup.ts'
import { check, counts } from './check.ts'
import { changes } from './changes.ts'
import { annotations, claim, claims, claimsBySubject, claimsOf, exportClaims, related } from './claims.ts'
import { correct, corrections, takeBack } from './corrections.ts'
import { doubts } from './doubts.ts'
import { article, document, documents, lists } from './documents.ts'
import { refuseNetworkDisk } from './engine/filesystem.ts'
import { lockDirectory, type DirectoryLock } from './engine/lock.ts'
import { pgliteDialect } from './engine/pglite.ts'
import { postgresDialect } from './engine/postgres.ts'
import { file, opened, page, pageSizes } from './files.ts'
import { enter, entries, withdrawEntry } from './entries.ts'
import { entities, entity, judge, judgements, named, withdraw } from './entities.ts'
import { intakeStore, type IntakeStore } from './intake.ts'
import type { Ledger, Shelf, StoredClaim } from './ledger.ts'
import { migrations } from './migrations.ts'
import { refreshBlocks } from './names.ts'
import type { Db, Tables } from './schema.ts'
import { register } from './register.ts'
import { review, reviews, withdrawReview } from './reviews.ts'
import { search } from './search.ts'
import { createShelf } from './shelf.ts'
import { storedReading } from './stored-reading.ts'
import type { Store } from './store.ts'
import { stories } from './stories.ts'
import { told } from './told.ts'

export type * from './ledger.ts'
export type * from './register.ts'
export type { IntakeItem, IntakeState, IntakeStore, NewIntake } from './intake.ts'
export type { BackupSchedule } from './backup.ts'
export { lockHolder, type LockHolder } from './engine/lock.ts'

/** A ledger with what only the process that opened it does. */
export interface OpenLedger extends Ledger {
  /** Tells others where the server listens that has this data directory open (see `lockHolder`); null when it stops. */
  announce(url: string | null): void
  /** Every claim of the latest readings, always in the same order. */
  exportClaims(): AsyncGenerator<StoredClaim>
  /** Writes everything into one file that any engine restores; `target` is a file or a folder. Returns the file's path. */
  backup(target: string): Promise<string>
  /** Fills this ledger, which must be empty, from a backup. Throws `ledger-not-empty`, `backup-damaged`. */
  restore(file: string): Promise<void>
  /** Files on their way in. */
  readonly intake: IntakeStore
  /** Where a queue of jobs keeps them: the same database. */
  readonly jobs: JobDatabase
  /** Backs up in the background whenever something was added, by default into the data directory's `backups`; ends with `close`. */
  scheduleBackups(schedule: Partial<BackupSchedule>): void
}

/** How a library that brings its own SQL reaches the database. */
export type JobDatabase = { connectionString: string } | { executeSql(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

export type LedgerPlace = { dataDir: string } | { url: string }

/**
 * Opens the ledger in a data directory (PGlite, made when there is none) or in a PostgreSQL database, and brings its tables up to date.
 * Throws `ledger-locked`, `ledger-network-disk`, `ledger-newer`, `ledger-unreachable`.
 */
export async function openLedger(place: LedgerPlace, { clock = systemClock, model = loadModel(), views }: { clock?: Clock; model?: Model; /** Where views are kept over a restart, and what names the code they are made by. */ views?: { dir: string; code: string } } = {}): Promise<OpenLedger> {
  const { db, lock } = 'url' in place ? { db: connect(place.url), lock: null } : await openDirectory(resolve(place.dataDir), clock)
  const store: Store = { db, clock, model, namer: createNamer(model), comparer: createComparer(model), write: work => db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(${writeLock})`.execute(tx)
    return work(tx)
  }) }
  try {
    await migrate(db)
    await refreshBlocks(store)
  } catch (error) {
    await db.destroy().catch(() => {})
    lock?.release()
    throw error
  }
  return ledgerOn(store, place, lock, views && createShelf(views.dir, views.code, { changes: query => changes(store, query) }))
}

/** One writer at a time over all processes that share a PostgreSQL database: "Yinli" in a number. */
const writeLock = 0x59696e6c

function ledgerOn(store: Store, place: LedgerPlace, lock: DirectoryLock | null, shelf: Shelf | undefined): OpenLedger {
  let closed: Promise<void> | null = null
  let stopBackups = async () => {}
  const close = async () => {
    await stopBackups()
    try { await store.db.destroy() } finally { lock?.release() }
  }
  return {
    engine: 'url' in place ? 'postgresql' : 'pglite',
    shelf,
    register: register(store),
    append: reading => append(store, reading),
    documents: query => documents(store, query),
    document: id => document(store, id),
    annotations: id => annotations(store, id),
    article: id => article(store, id),
    claims: query => claims(store, query),
    claim: id => claim(store, id),
    related: id => related(store, id),
    entities: query => entities(store, query),
    entity: id => entity(store, id),
    named: ids => named(store, ids),
    search: (words, limit) => search(store, words, limit),
    judge: judgement => judge(store, judgement),
    withdraw: (judgement, by) => withdraw(store, judgement, by),
    judgements: id => judgements(store, id),
    doubts: query => doubts(store, query),
    reading: (id, extractor) => storedReading(store, id, extractor),
    reviews: query => reviews(store, query),
    review: given => review(store, given),
    withdrawReview: (id, by) => withdrawReview(store, id, by),
    corrections: id => corrections(store, id),
    correct: (correction, reread) => correct(store, correction, reread),
    takeBack: (given, reread) => takeBack(store, given, reread),
    opened: id => opened(store, id),
    pageSizes: id => pageSizes(store, id),
    page: (id, index) => page(store, id, index),
    file: id => file(store, id),
    claimsOf: ids => claimsOf(store, ids),
    claimsBySubject: query => claimsBySubject(store, query),
    lists: query => lists(store, query),
    stories: query => stories(store, query),
    told: query => told(store, query),
    enter: entry => enter(store, entry),
    withdrawEntry: (id, by) => withdrawEntry(store, id, by),
    entries: query => entries(store, query),
    changes: query => changes(store, query),
    counts: () => counts(store),
    check: () => check(store),
    exportClaims: () => exportClaims(store),
    intake: intakeStore(store),
    jobs: 'url' in place ? { connectionString: place.url } : { executeSql: async (text, values = []) => ({ rows: (await store.db.executeQuery(CompiledQuery.raw(text, values))).rows }) },
    announce: url => lock?.announce(url),
    backup: target => backup(store, target),
    restore: file => restore(store, file),
    scheduleBackups({ every = 6 * 3_600_000, keep = 14, dir = 'dataDir' in place ? join(place.dataDir, 'backups') : 'backups', failed = () => {} }) {
      const stop = scheduleBackups(store, { every, keep, dir, failed })
      const before = stopBackups
      stopBackups = async () => { await before(); await stop() }
    },
    close: () => (closed ??= close()),
  }
}

const connect = (url: string): Db => new Kysely<Tables>({ dialect: postgresDialect(url) })

async function openDirectory(dir: string, clock: Clock): Promise<{ db: Db; lock: DirectoryLock }> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  refuseNetworkDisk(dir)
  const lock = lockDirectory(dir, () => clock.now())
  try {
    return { db: new Kysely<Tables>({ dialect: await pgliteDialect(join(dir, 'pg')) }), lock }
  } catch (error) {
    lock.release()
    throw error
  }
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  let known: Awaited<ReturnType<typeof migrator.getMigrations>>
  try {
    known = await migrator.getMigrations()
  } catch (error) {
    throw new YinliError('ledger-unreachable', { reason: (error as Error).message || String((error as NodeJS.ErrnoException).code) }, error)
  }
  const { rows: done } = known.some(m => m.executedAt) ? await sql<{ name: string }>`select name from kysely_migration`.execute(db) : { rows: [] }
  if (done.some(({ name }) => !(name in migrations))) throw new YinliError('ledger-newer')
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
