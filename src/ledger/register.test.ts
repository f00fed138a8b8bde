import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLedger, type NewLine, type NewSource, type OpenLedger } from './index.ts'
import { blockSize } from './register.ts'
import { testDirectory } from './testing/directory.ts'
import { startPostgres, type TestPostgres } from './testing/postgres.ts'
import { pageReading } from './testing/readings.ts'

const clock = { now: () => new Date('2026-03-06T08:00:00Z') }
const scratch = mkdtempSync(join(tmpdir(), 'yinli-register-'))
const dirs = [scratch]
let server: TestPostgres
beforeAll(async () => { server = await startPostgres() })
afterAll(async () => {
  await server?.stop()
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true })
})
const engines = {
  pglite: async () => { const dataDir = await testDirectory(); dirs.push(dataDir); return openLedger({ dataDir }, { clock }) },
  postgresql: async () => openLedger({ url: await server.database() }, { clock }),
}

const file = (more: Partial<NewSource> = {}): NewSource => ({ kind: 'import', name: '年报.xlsx', asOf: '2026-01-31', columns: { 'revenue@2025': 'C', staff: 'D' }, by: '陈一', why: '年度名录', content: 'a1', ...more })
const code = (n: number) => `9132058300000${String(n).padStart(5, '0')}`

describe.each(Object.keys(engines) as (keyof typeof engines)[])('register on %s', engine => {
  let ledger: OpenLedger
  beforeAll(async () => { ledger = await engines[engine]() })
  afterAll(() => ledger?.close())

  test('lines go to the company of their code, else of their name; what is given twice is there once', async () => {
    const { register } = ledger
    const source = await register.begin(file())
    expect(source).toMatchObject({ name: '年报.xlsx', complete: false, lines: 0, withdrawn: null })
    const lines: NewLine[] = [
      { code: code(1), name: '青禾光电（苏州）有限公司', place: '年报!2', facts: { revenue: { 2025: '120.50' }, hiTechField: true } },
      { code: null, name: '远澜储能科技有限公司', place: '年报!3', facts: { revenue: { 2025: '3' } } },
    ]
    expect(await register.add(source.id, lines, [{ severity: 'error', code: 'number', cell: '年报!C4', details: { text: '约三' } }])).toEqual({ added: 2, created: 2 })
    expect(await register.add(source.id, lines, [{ severity: 'error', code: 'number', cell: '年报!C4', details: { text: '约三' } }])).toEqual({ added: 0, created: 0 })
    expect(await register.complete(source.id)).toMatchObject({ complete: true, lines: 2, problems: { error: 1, warning: 0, info: 0 } })
    expect((await register.problems(source.id, {})).items).toEqual([{ severity: 'error', code: 'number', cell: '年报!C4', details: { text: '约三' } }])

    const later = await register.begin(file({ name: '更名.csv', content: 'b2', asOf: '2026-02-01', columns: {} }))
    // The brackets of the name are others, the code is learnt; a namesake under another code is another company.
    await register.add(later.id, [
      { code: code(2), name: '远澜储能科技有限公司', place: '!2', facts: { staff: { 2025: '80' } } }, { code: null, name: '青禾光电(苏州)有限公司', place: '!3', facts: {} }, { code: code(3), name: '远澜储能科技有限公司', place: '!4', facts: {} },
    ])
    expect(await register.count()).toBe(3)
    const own = await register.company(code(2))
    expect(own).toMatchObject({ ordinal: 1, code: code(2), name: '远澜储能科技有限公司', entity: null })
    expect((await register.company(own!.id))?.ordinal).toBe(1)
    expect((await register.lines(own!.id)).map(l => [l.facts, l.asOf, l.source.name, l.place])).toEqual([[{ revenue: { 2025: '3' } }, '2026-01-31', '年报.xlsx', '年报!3'], [{ staff: { 2025: '80' } }, '2026-02-01', '更名.csv', '!2']])
    expect((await register.companies({ names: ['青禾光电(苏州)有限公司'] })).map(c => c.ordinal)).toEqual([0])
    expect((await register.sources({})).items.map(s => s.name)).toEqual(['更名.csv', '年报.xlsx'])
  })

  test('a source is taken back whole, and counts again when it is given once more', async () => {
    const { register } = ledger
    const own = (await register.company(code(2)))!
    const { items: [later] } = await register.sources({})
    expect(await register.withdraw(later!.id, '陈一')).toMatchObject({ withdrawn: { by: '陈一' } })
    expect((await register.lines(own.id)).map(l => l.source.name)).toEqual(['年报.xlsx'])
    await register.begin(file({ name: '更名.csv', content: 'b2', asOf: '2026-02-01', columns: {} }))
    expect((await register.lines(own.id)).map(l => l.source.name)).toEqual(['年报.xlsx', '更名.csv'])
    await expect(register.withdraw('none', '陈一')).rejects.toMatchObject({ code: 'not-found' })
  })

  test('what was made of a block is kept until lines of its companies come, and is not kept when they came meanwhile', async () => {
    const { register } = ledger
    const before = await register.version()
    expect([...(await register.linesOfBlock(0))].map(([ordinal, lines]) => [ordinal, lines.length])).toEqual([[0, 2], [1, 2], [2, 1]])
    expect(await register.keepBlock(0, new Uint8Array([1, 2, 255]), before)).toBe(true)
    const kept = async () => { const list = []; for await (const b of register.blocks()) list.push(b); return list }
    expect(await kept()).toEqual([{ block: 0, bytes: new Uint8Array([1, 2, 255]) }])
    const own = (await register.company(code(1)))!
    const word = await register.begin(file({ kind: 'correction', name: '青禾光电', by: '青禾光电', content: own.id, asOf: '2026-03-06', columns: {} }))
    await register.add(word.id, [{ company: own.id, code: null, name: own.name, place: '', facts: { staff: { 2025: '61' } } }])
    expect(await kept()).toEqual([{ block: 0, bytes: null }])
    expect(await register.keepBlock(0, new Uint8Array([9]), before)).toBe(false)
    const { items } = await ledger.changes({})
    expect(items.at(-1)).toMatchObject({ kind: 'register', ref: word.id, entities: [own.id] })
    expect(blockSize).toBe(2048)
  })

  test('a company goes by a name of the ledger', async () => {
    const { register } = ledger
    await ledger.append(pageReading([{ headline: '远澜', place: '昆山市', lines: [{ text: '[company:青禾光电（苏州）有限公司]投资{2亿元}。', value: 2e8 }] }]))
    await register.name([{ ordinal: 0, place: null }])
    const own = await register.company(code(1))
    const [entity] = (await ledger.entities({ type: 'company' })).items
    expect(own?.entity?.id).toBe(entity!.id)
    expect((await register.companies({ entities: [entity!.id] })).map(c => c.ordinal)).toEqual([0])
  })

  test('how the columns of a sheet were understood is remembered', async () => {
    const { register } = ledger
    expect(await register.mapping(['名称', '营收'])).toBeNull()
    await register.remember(['名称', '营收'], { A: 'name', B: null }, '陈一')
    await register.remember(['名称', '营收'], { A: 'name', B: 'revenue' }, '陈一')
    expect(await register.mapping(['名称', '营收'])).toEqual({ A: 'name', B: 'revenue' })
  })

  test('a backup holds all of it', async () => {
    const path = await ledger.backup(join(scratch, `${engine}.jsonl.gz`))
    const copy = await engines[engine]()
    await copy.restore(path)
    const all = async (l: OpenLedger) => { const list = []; for await (const some of l.register.all()) list.push(...some); return list }
    expect(await all(copy)).toEqual(await all(ledger))
    const own = (await ledger.register.company(code(2)))!
    expect(await copy.register.lines(own.id)).toEqual(await ledger.register.lines(own.id))
    await copy.close()
  })
})
