import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { YinliError } from '../../base/errors.ts'
import { openLedger, type IntakeState, type IntakeStore, type OpenLedger } from '../../ledger/index.ts'
import { testDirectory } from '../../ledger/testing/directory.ts'
import { startPostgres, type TestPostgres } from '../../ledger/testing/postgres.ts'
import { isArchive, unpack } from '../../read/index.ts'
import { zipOf } from '../../read/format/testing/files.ts'
import { startIntake, type IntakeQueue, type QueueDeps } from './queue.ts'

let server: TestPostgres
const dirs: string[] = []
beforeAll(async () => { server = await startPostgres() }, 60_000)
afterAll(async () => {
  await server?.stop()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
}, 60_000)

const places = {
  pglite: async () => { const dataDir = await testDirectory(); dirs.push(dataDir); return { dataDir } },
  postgresql: async () => ({ url: await server.database() }),
}
const text = (s: string) => new TextEncoder().encode(s)
const until = async (what: () => Promise<boolean>) => { for (let i = 0; i < 300 && !(await what()); i++) await new Promise(resolve => setTimeout(resolve, 50)) }

describe.each(Object.keys(places) as (keyof typeof places)[])('intake on %s', { timeout: 120_000 }, engine => {
  const started: { queue: IntakeQueue; ledger: OpenLedger }[] = []
  afterAll(async () => { for (const { queue, ledger } of started) { await queue.close(); await ledger.close() } }, 60_000)

  /** Reads by a toy: `bad` is refused, `slow` waits for `go`. */
  const start = async (place: Awaited<ReturnType<(typeof places)[typeof engine]>>, options: Partial<QueueDeps> = {}, through: (store: IntakeStore) => IntakeStore = store => store) => {
    const ledger = await openLedger(place)
    const read: string[] = []
    let go = () => {}
    let dead = false
    // What a killed server asked is never answered, neither well nor badly.
    const unlessDead = <T>(answer: () => T) => (dead ? new Promise<never>(() => {}) : answer())
    const { jobs: own } = ledger
    const jobs = 'executeSql' in own ? { executeSql: (sql: string, values?: unknown[]) => own.executeSql(sql, values).then(answer => unlessDead(() => answer), error => unlessDead(() => { throw error })) } : own
    const gate = new Promise<void>(resolve => { go = resolve })
    const queue = await startIntake({
      store: through(ledger.intake), jobs, alone: true, log: () => {}, workers: 1,
      read: async (bytes, { name }, onPage) => {
        const said = new TextDecoder().decode(bytes)
        if (said === 'bad') throw new YinliError('read-not-text', { name })
        if (said === 'defect') throw new Error('boom')
        onPage(1, 3)
        if (said === 'slow') await gate
        onPage(3, 3)
        read.push(name)
        return { document: said, added: true, claims: { added: said.length, kept: 0, withdrawn: 0 }, refused: 0 }
      },
      unpack: async (bytes, name) => ((await isArchive(bytes, name)) ? unpack(bytes, name) : null), ...options,
    })
    started.push({ queue, ledger })
    const stateOf = async (id: string) => (await ledger.intake.get(id))?.state
    const becomes = async (id: string, state: IntakeState) => { await until(async () => (await stateOf(id)) === state); expect(await stateOf(id)).toBe(state) }
    /** As by a kill: the queue is not asked to finish; only the directory's lock is let go. */
    const kill = async () => {
      dead = true
      started.splice(started.findIndex(s => s.queue === queue), 1)
      await ledger.close()
    }
    return { ledger, queue, read, go, becomes, kill }
  }

  test('files are read in the background; what fails says why and can be tried again; records can be cleared', async () => {
    const { ledger, queue, becomes } = await start(await places[engine]())
    const good = await queue.add({ name: 'a.txt', bytes: text('甲乙丙'), meta: { publisher: '云川日报', publishedOn: '2026-03-02' } })
    const bad = await queue.add({ name: 'b.txt', bytes: text('bad'), meta: {} })
    const defect = await queue.add({ name: 'c.txt', bytes: text('defect'), meta: {} })
    await becomes(good.id, 'done')
    await becomes(bad.id, 'failed')
    await becomes(defect.id, 'failed')
    expect(await ledger.intake.get(good.id)).toMatchObject({ document: '甲乙丙', claims: 3, added: true, publisher: '云川日报', publishedOn: '2026-03-02', code: null })
    expect(await ledger.intake.get(bad.id)).toMatchObject({ code: 'read-not-text', details: { name: 'b.txt' } })
    expect(await ledger.intake.get(defect.id)).toMatchObject({ code: 'internal' })
    // The bytes of what was read are not kept twice; those of what failed are, to be tried again.
    expect(await ledger.intake.bytes(good.id)).toBeNull()
    expect(await ledger.intake.bytes(bad.id)).toEqual(text('bad'))
    await queue.resume(bad.id)
    await becomes(bad.id, 'failed')
    expect(await ledger.intake.remove(bad.id)).toBe(true)
    expect(await ledger.intake.counts()).toMatchObject({ done: 1, failed: 1 })
    await expect(queue.pause(good.id)).rejects.toMatchObject({ code: 'intake-not-waiting' })
    await expect(queue.resume(good.id)).rejects.toMatchObject({ code: 'intake-not-paused' })
    await expect(queue.pause('nothing')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a file that waits can be held back and let go; progress is seen', async () => {
    const { ledger, queue, read, go, becomes } = await start(await places[engine]())
    const slow = await queue.add({ name: 'slow.txt', bytes: text('slow'), meta: {} })
    await becomes(slow.id, 'reading')
    await until(async () => (await ledger.intake.get(slow.id))?.pages === 3)
    expect(await ledger.intake.get(slow.id)).toMatchObject({ pagesDone: 1, pages: 3 })
    expect(await ledger.intake.remove(slow.id)).toBe(false)
    const held = await queue.add({ name: 'held.txt', bytes: text('held'), meta: {} })
    await queue.pause(held.id)
    const next = await queue.add({ name: 'next.txt', bytes: text('next'), meta: {} })
    go()
    await becomes(next.id, 'done')
    expect(read).toEqual(['slow.txt', 'next.txt'])
    await queue.resume(held.id)
    await becomes(held.id, 'done')
  })

  test('a ZIP gives its files, each with its own fate, though the database was away when its reading began', async () => {
    const { ledger, queue, becomes } = await start(await places[engine](), {}, store => {
      let told = 0
      return { ...store, update: async (id, change) => { if (told++ < 2) throw new Error('the database is away'); return store.update(id, change) } }
    })
    const zip = await queue.add({ name: 'x.zip', bytes: await zipOf({ '一.txt': '一一', '二.txt': 'bad', '__MACOSX/x': 'x' }), meta: { home: '云川县' } })
    await becomes(zip.id, 'done')
    await until(async () => (await ledger.intake.counts()).waiting + (await ledger.intake.counts()).reading === 0)
    const { items } = await ledger.intake.list({})
    expect(items.map(i => [i.name, i.state, i.home]).sort()).toEqual([['x.zip', 'done', '云川县'], ['一.txt', 'done', '云川县'], ['二.txt', 'failed', '云川县']].sort())
    expect((await ledger.intake.get(zip.id))?.files).toBe(2)
  })

  test('what waited and what was being read is read after a restart', async () => {
    const place = await places[engine]()
    const first = await start(place, { read: () => new Promise(() => {}) })
    const files = [await first.queue.add({ name: '1.txt', bytes: text('一'), meta: {} }), await first.queue.add({ name: '2.txt', bytes: text('二'), meta: {} })]
    await first.becomes(files[0]!.id, 'reading')
    await first.kill()
    const second = await start(place)
    for (const { id } of files) await second.becomes(id, 'done')
    expect(second.read.sort()).toEqual(['1.txt', '2.txt'])
  })

  test('a file that brings the server down twice is not tried a third time, unless somebody asks', async () => {
    const place = await places[engine]()
    const fall = async () => {
      const server = await start(place, { read: () => new Promise(() => {}) })
      const id = (await server.ledger.intake.list({})).items[0]?.id ?? (await server.queue.add({ name: '坏.pdf', bytes: text('x'), meta: {} })).id
      await server.becomes(id, 'reading')
      await server.kill()
      return id
    }
    const id = await fall()
    expect(await fall()).toBe(id)
    const third = await start(place)
    await third.becomes(id, 'failed')
    expect(await third.ledger.intake.get(id)).toMatchObject({ code: 'read-crashed', details: { name: '坏.pdf' } })
    await third.queue.resume(id)
    await third.becomes(id, 'done')
  })
})
