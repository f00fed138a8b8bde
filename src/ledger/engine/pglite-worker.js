// @ts-check
// PGlite off the server's event loop. As a thread it answers queries by message; as a process of its own (`init DIR`) it makes a new
// data directory and ends, so that the 850 MB initdb needs go back to the system. Plain JavaScript, because threads and processes
// cannot load TypeScript on Node 20.
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** PGlite leaves out fsync because its file system has none; given one, PostgreSQL itself makes a commit durable before it returns. */
class SyncedFS extends NodeFS {
  /** @param {any} pg @param {any} options */
  async init(pg, options) {
    const { emscriptenOpts } = await super.init(pg, options)
    const addSync = (/** @type {any} */ module) => {
      module.NODEFS.stream_ops.fsync = (/** @type {{ nfd: number }} */ stream) => { fsyncSync(stream.nfd); return 0 }
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } }
  }
}

/** @param {string} dir */
const open = dir => PGlite.create({
  fs: new SyncedFS(dir),
  startParams: [...PGlite.defaultStartParams.filter(p => p !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
  // Small WAL segments: an empty ledger takes 25 MB of disk instead of 40.
  initDbStartParams: ['--wal-segsize=4'],
})

if (isMainThread) await init(process.argv[3] ?? '')
else await serve(workerData.dir)

/** @param {string} dir */
async function init(dir) {
  const db = await open(dir)
  await db.exec('checkpoint')
  await db.close()
  syncTree(dir)
  process.exit(0)
}

/** @param {string} dir */
function syncTree(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(dir, entry.name))
    else sync(join(dir, entry.name))
  }
  sync(dir)
}

/** @param {string} path */
function sync(path) {
  const fd = openSync(path, 'r')
  try { fsyncSync(fd) } finally { closeSync(fd) }
}

/** @param {string} dir */
async function serve(dir) {
  const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort)
  const db = await open(dir)
  let commits = 0
  let tail = Promise.resolve()
  port.on('message', message => { tail = tail.then(() => answer(message)) })
  port.postMessage({ id: 0, rows: [] })

  /** @param {{ id: number, sql?: string, params?: unknown[] }} message */
  async function answer({ id, sql, params }) {
    try {
      if (sql === undefined) {
        await db.exec('checkpoint')
        await db.close()
        port.postMessage({ id, rows: [] })
        port.close()
        return
      }
      // Without parameters several statements may come at once, as other libraries' migrations do.
      const results = params?.length ? [await db.query(sql, /** @type {any[]} */ (params))] : await db.exec(sql)
      port.postMessage({ id, rows: results.flatMap(r => r.rows), affected: results.at(-1)?.affectedRows ?? 0 })
      if (sql === 'commit' && ++commits % 64 === 0) await tidy()
    } catch (error) {
      const { message, code, detail } = /** @type {any} */ (error)
      port.postMessage({ id, error: { message, code, detail } })
    }
  }

  /** Single-user PostgreSQL has no checkpointer and no autovacuum: without this the log grows for ever and plans go stale. */
  async function tidy() {
    const { rows: [row] } = await db.query('select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as grown from pg_control_checkpoint()')
    if (/** @type {any} */ (row).grown < 64 * 2 ** 20) return
    await db.exec('checkpoint')
    await db.exec('vacuum analyze')
  }
}
