import PgBoss from 'pg-boss'
import { YinliError } from '../../base/errors.ts'
import type { AppendResult } from '../../ledger/ledger.ts'
import type { IntakeItem, IntakeStore, JobDatabase, NewIntake } from '../../ledger/index.ts'
import type { PageMeta } from '../../read/page.ts'

/** Tells how far a file is: pages done, of how many. */
export type OnPage = (done: number, of: number) => void

export interface QueueDeps {
  store: IntakeStore
  jobs: JobDatabase
  /** Whether this process alone has the database: then what it finds half done at its start was its own. */
  alone: boolean
  /** Reads one file into the ledger. */
  read(bytes: Uint8Array, meta: PageMeta, onPage: OnPage): Promise<AppendResult>
  /** The files of a ZIP that is no document itself, null for anything else. */
  unpack(bytes: Uint8Array, name: string): Promise<AsyncIterable<{ name: string; bytes: Uint8Array }> | null>
  log(line: string): void
  /** Files read at once. */
  workers?: number
}

/** Reads files one after the other in the background; what waits, waits through a restart. */
export interface IntakeQueue {
  add(file: NewIntake): Promise<IntakeItem>
  /** Holds back a file that waits; one that is being read is read to its end. Throws `not-found`, `intake-not-waiting`. */
  pause(id: string): Promise<IntakeItem>
  /** Lets a paused file go on, or tries one again that failed. Throws `not-found`, `intake-not-paused`. */
  resume(id: string): Promise<IntakeItem>
  /** Ends when the files being read are read. */
  close(): Promise<void>
}

const queue = 'intake'
interface Job { intake: string }
/** A file whose reading has been begun so often and never ended brings its reader down with it. */
const most = 2

export async function startIntake({ store, jobs, alone, read, unpack, log, workers = 2 }: QueueDeps): Promise<IntakeQueue> {
  const boss = new PgBoss({ ...('executeSql' in jobs ? { db: { executeSql: async (text: string, values: unknown[]) => (await jobs.executeSql(text, values)) as { rows: never[] } } } : { connectionString: jobs.connectionString, max: 3 }), schema: 'yinli_jobs', schedule: false })
  boss.on('error', error => log(`intake ${error.message}`))
  await boss.start()
  await boss.createQueue(queue, { name: queue, retryLimit: 2, expireInHours: 23 })

  const workerIds: string[] = []
  /** What is being read here, and how often it had been begun before. */
  const reading = new Map<string, number>()
  const work = async ([job]: PgBoss.Job<Job>[]) => {
    const item = job && (await store.get(job.data.intake))
    // After a restart a file may have been sent twice.
    if (!item || (item.state !== 'waiting' && item.state !== 'reading') || reading.has(item.id)) return
    await readItem(item)
  }
  const readItem = async (item: IntakeItem) => {
    const { id, name, publisher, home, publishedOn } = item
    reading.set(id, item.begun)
    try {
      if (item.begun >= most) return await store.update(id, { state: 'failed', begun: 0, code: 'read-crashed', details: { name } })
      await store.update(id, { state: 'reading', begun: item.begun + 1, pagesDone: 0, code: null, details: null })
      const bytes = (await store.bytes(id)) ?? new Uint8Array()
      const inside = item.parent ? null : await unpack(bytes, name)
      if (inside) {
        let files = 0
        // What came out before a restart came out once: the archive's files are added by one transaction each, known by their names.
        const before = new Set((await store.list({ parent: id, limit: 1000 })).items.map(i => i.name))
        for await (const file of inside) {
          files++
          if (!before.has(file.name)) await add({ ...file, meta: { publisher, home: home ?? undefined, publishedOn }, parent: id })
        }
        await store.update(id, { state: 'done', begun: 0, files })
      } else {
        const result = await read(bytes, { name, publisher, home: home ?? undefined, publishedOn }, paced((pagesDone, pages) => store.update(id, { pagesDone, pages })))
        await store.update(id, { state: 'done', begun: 0, document: result.document, claims: result.claims.added, added: result.added })
      }
    } catch (error) {
      const coded = error instanceof YinliError ? error : null
      if (!coded) log(`intake ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
      await store.update(id, { state: 'failed', begun: 0, code: coded?.code ?? 'internal', details: coded?.details ?? { id } })
    } finally {
      reading.delete(id)
    }
  }

  const send = async (id: string) => {
    try {
      await boss.send(queue, { intake: id } satisfies Job)
    } catch (error) {
      // Nobody would come for it: it must not look as if it waited, and can be tried again.
      await store.update(id, { state: 'failed', code: 'internal', details: { id } })
      throw error
    }
    for (const worker of workerIds) boss.notifyWorker(worker)
  }
  const add = async (file: NewIntake) => {
    const item = await store.add(file)
    await send(item.id)
    return item
  }
  const required = async (id: string) => {
    const item = await store.get(id)
    if (!item) throw new YinliError('not-found', { what: '文件 file', id })
    return item
  }

  if (alone) for (const state of ['reading', 'waiting'] as const) for (const { id } of (await store.list({ state, limit: 1000 })).items) { await store.update(id, { state: 'waiting' }); await send(id) }
  for (let i = 0; i < workers; i++) workerIds.push(await boss.work<Job>(queue, { batchSize: 1, pollingIntervalSeconds: 2 }, work))

  return {
    add,
    async pause(id) {
      const item = await required(id)
      if (item.state !== 'waiting') throw new YinliError('intake-not-waiting', { name: item.name })
      await store.update(id, { state: 'paused' })
      return required(id)
    },
    async resume(id) {
      const item = await required(id)
      if (item.state !== 'paused' && item.state !== 'failed') throw new YinliError('intake-not-paused', { name: item.name })
      await store.update(id, { state: 'waiting', code: null, details: null })
      await send(id)
      return required(id)
    },
    async close() {
      await boss.stop({ graceful: true, wait: true, timeout: 30_000 })
      // What is stopped on purpose was not begun in vain.
      for (const [id, begun] of reading) await store.update(id, { state: 'waiting', begun })
    },
  }
}

/** Passes on what is said no oftener than twice a second, the last word always. */
function paced(tell: (done: number, of: number) => Promise<void>): OnPage {
  let last = 0
  return (done, of) => {
    const now = performance.now()
    if (now - last < 500 && done < of) return
    last = now
    void tell(done, of).catch(() => {})
  }
}
