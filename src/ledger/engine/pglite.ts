import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'

const script = new URL('./pglite-worker.js', import.meta.url)

/** Kysely over PGlite in a thread. The caller holds the lock on `dir`, which is made on first use. */
export async function pgliteDialect(dir: string): Promise<Dialect> {
  await ensureDatabase(dir)
  const thread = await startThread(dir)
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => singleConnection(thread),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** A new database is made beside its place and moved there whole: a start that is killed leaves nothing half made. */
async function ensureDatabase(dir: string): Promise<void> {
  if (existsSync(join(dir, 'PG_VERSION'))) return
  const parent = join(dir, '..')
  for (const name of readdirSync(parent)) if (name.startsWith('pg.new-')) rmSync(join(parent, name), { recursive: true, force: true })
  const fresh = join(parent, `pg.new-${process.pid}`)
  mkdirSync(fresh)
  // It lives for some seconds: compiling the engine well would take longer than it runs.
  const child = spawn(process.execPath, ['--liftoff-only', fileURLToPath(script), 'init', fresh], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', chunk => { said += String(chunk) })
  const code = await new Promise(resolve => { child.on('error', resolve); child.on('close', resolve) })
  if (code !== 0) throw new Error(`PGlite could not make a database in ${fresh}: ${said.slice(-2000)}${code instanceof Error ? code.message : ''}`)
  renameSync(fresh, dir)
}

interface Answer { id: number; rows: Record<string, unknown>[]; affected?: number; error?: { message: string; code?: string; detail?: string } }
interface Thread { query(sql?: string, params?: readonly unknown[]): Promise<Answer> }

/** The thread answers one message after the other; leaving out `sql` checkpoints and ends it. */
async function startThread(dir: string): Promise<Thread> {
  const worker = new Worker(script, { workerData: { dir } })
  const waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>()
  let last = 0
  let dead: Error | null = null
  const expect = (id: number) => new Promise<Answer>((resolve, reject) => { waiting.set(id, { resolve, reject }) })
  const fail = (error: Error) => {
    dead = error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: Answer) => {
    const caller = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.error) caller?.reject(Object.assign(new Error(answer.error.message), answer.error))
    else caller?.resolve(answer)
  })
  worker.on('error', error => fail(error as Error))
  worker.on('exit', () => fail(new Error('The database thread has ended')))
  await expect(0)
  return {
    query(sql, params = []) {
      if (dead) return Promise.reject(dead)
      worker.postMessage({ id: ++last, sql, params })
      return expect(last)
    },
  }
}

/** PGlite is one session: whoever has it (a query or a whole transaction) keeps it until done, the others wait in turn. */
function singleConnection(thread: Thread): Driver {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, affected } = await thread.query(sql, parameters)
      return { rows: rows as R[], numAffectedRows: BigInt(affected ?? 0) }
    },
    streamQuery() { throw new Error('PGlite does not stream; read by key') },
  }
  let turn = Promise.resolve()
  let release = () => {}
  const run = (sql: string) => async () => { await thread.query(sql) }
  return {
    init: async () => {},
    async acquireConnection() {
      const before = turn
      let done = () => {}
      turn = new Promise<void>(resolve => { done = resolve })
      await before
      release = done
      return connection
    },
    beginTransaction: run('begin'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    releaseConnection: async () => release(),
    destroy: async () => { await thread.query() },
  }
}
