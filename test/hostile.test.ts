import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDirectory } from '../src/ledger/testing/directory.ts'
import { formulas, formulaSheet, hostileFiles } from './support/hostile-files.ts'
import { zipped } from './support/hostile-zip.ts'

/** A real server of its own that is handed every file made to do harm; it answers throughout, and afterwards is as it was. */
const yinli = fileURLToPath(new URL('../bin/yinli', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'yinli-hostile-'))
const temporary = join(dir, 'tmp')
// Little patience, so that what hangs is over soon; what a slow machine does not finish in it counts as ended, too.
const env = { ...process.env, TMPDIR: temporary, YINLI_DATA: join(dir, 'data'), YINLI_READ_PATIENCE: '8', YINLI_READ_TIME: '30', YINLI_READ_MEMORY: '1200', YINLI_READ_IDLE: '2', DATABASE_URL: '' }
const tired = ['read-took-too-long', 'read-took-too-much']
const linux = process.platform === 'linux'

let server: ChildProcess
let url = ''
let before: { processes: number; memory: number }
const health = { asked: 0, answered: 0, slowest: 0 }
let asking: NodeJS.Timeout

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))
const ordinary = (note = '') => new TextEncoder().encode(`云川县新材料产业园二期开工\n\n3月2日，云川县新材料产业园二期开工建设，总投资12.5亿元。${note}\n`)

async function post(path: string, name: string, bytes: Uint8Array): Promise<{ status: number; body: any }> {
  const form = new FormData()
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  const answer = await fetch(`${url}/api/${path}`, { method: 'POST', body: form })
  return { status: answer.status, body: await answer.json() }
}

/** A process and all that it started: ids and bytes in memory. */
function tree(root: number): { pid: number; memory: number }[] {
  const all = readdirSync('/proc').filter(p => /^\d+$/.test(p)).flatMap(pid => {
    try {
      const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])
      return [{ pid: Number(pid), parent, memory: Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096 }]
    } catch { return [] }
  })
  const of = (pid: number): typeof all => all.filter(p => p.parent === pid).flatMap(p => [p, ...of(p.pid)])
  return [...all.filter(p => p.pid === root), ...of(root)]
}
const measure = () => { const all = tree(server.pid!); return { processes: all.length, memory: all.reduce((n, p) => n + p.memory, 0) } }
const settled = async (done: () => boolean) => { for (let i = 0; i < 150 && !done(); i++) await pause(100) }

beforeAll(async () => {
  mkdirSync(temporary)
  renameSync(await testDirectory(), env.YINLI_DATA)
  // A build that is out of date is made before the clock runs.
  spawnSync(process.execPath, [yinli, '--version'])
  server = spawn(process.execPath, [yinli, 'serve', '--port', '0', '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  server.stderr!.resume()
  url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout!.on('data', part => { said += part; const found = /"url":\s*"([^"]+)"/.exec(said); if (found) resolve(found[1]!) })
    server.on('exit', code => reject(new Error(`The server has ended (${code}) ${said}`)))
  })
  expect((await post('documents', '平常.txt', ordinary())).status).toBe(201)
  if (linux) { await settled(() => measure().processes === 1); before = measure() }
  asking = setInterval(() => {
    const start = performance.now()
    health.asked++
    void fetch(`${url}/api/health`).then(answer => { if (answer.ok) health.answered++; health.slowest = Math.max(health.slowest, performance.now() - start) }, () => {})
  }, 100)
}, 120_000)
afterAll(async () => {
  clearInterval(asking)
  if (server?.exitCode === null && server.signalCode === null) { server.kill('SIGKILL'); await new Promise(resolve => server.once('exit', resolve)) }
  rmSync(dir, { recursive: true, force: true })
})

describe('files made to do harm', { concurrent: true }, () => {
  test.each(hostileFiles.map(file => [file.name.replace(/[^\p{L}\p{N}.]/gu, '?'), file] as const))('%s ends in its code or in a bounded result', { timeout: 120_000 }, async (_, { name, make, codes = [], read }) => {
    const { status, body } = await post('documents', name, make())
    if (status >= 400) return expect([...codes, ...tired], body.title).toContain(body.code)
    expect(read, `${name} was read`).toBeDefined()
    expect(body.document.name).toMatch(/^[^\p{Cc}/\\\u202e]+$/u)
    const { text } = await (await fetch(`${url}/api/documents/${body.result.document}`)).json() as { text: string }
    if (read!.says) expect(text).toContain(read!.says)
    if (read!.never) expect(text).not.toContain(read!.never)
  })

  test('a body over the limit is refused', async () => {
    expect(await post('documents', '大.pdf', new Uint8Array(64 * 2 ** 20 + 1))).toMatchObject({ status: 413, body: { code: 'request-too-large' } })
  }, 60_000)

  test('an archive whose names lead elsewhere gives its files under their own names, and nothing is written there', async () => {
    const { body } = await post('intake', '往上.zip', zipped({ '../../../../tmp/yinli-escaped.txt': ordinary('一'), '/tmp/yinli-escaped2.txt': ordinary('二'), 'a\\..\\..\\yinli\u202e3.txt': ordinary('三') }))
    let names: string[] = []
    for (let i = 0; i < 300 && names.length < 3; i++) {
      const { items } = await (await fetch(`${url}/api/intake?state=done`)).json() as { items: { name: string; parent: string | null }[] }
      names = items.filter(item => item.parent === body.id).map(item => item.name)
      await pause(100)
    }
    expect(names.sort()).toEqual(['yinli-escaped.txt', 'yinli-escaped2.txt', 'yinli3.txt'])
    expect(readdirSync(tmpdir()).filter(name => name.startsWith('yinli-escaped'))).toEqual([])
  }, 60_000)
})

describe('afterwards', () => {
  test('every question of health was answered', async () => {
    await settled(() => health.answered === health.asked)
    console.log(`health: asked ${health.asked} times, the slowest answer after ${Math.round(health.slowest)} ms`)
    expect(health.answered).toBeGreaterThan(0)
    clearInterval(asking)
    await settled(() => health.answered === health.asked)
    expect(health.answered).toBe(health.asked)
  }, 60_000)

  test('a page is read as before, and formulas leave as text', async () => {
    expect((await post('documents', '之后.txt', ordinary('之后。'))).status).toBe(201)
    let sheet = await post('documents', '公式.xlsx', formulaSheet())
    for (let i = 0; i < 5 && tired.includes(sheet.body.code); i++) sheet = await post('documents', '公式.xlsx', formulaSheet())
    expect(sheet.status).toBe(201)
    const csv = parse(await (await fetch(`${url}/api/export?format=csv`)).text(), { bom: true }) as string[][]
    expect(csv.length).toBeGreaterThan(1)
    for (const cell of csv.flat()) expect(/^[=@\t\r]|^[+-](?![\d.]+$)/.test(cell), cell).toBe(false)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(await (await fetch(`${url}/api/export?format=xlsx`)).arrayBuffer() as never)
    for (const page of book.worksheets) page.eachRow(row => row.eachCell(cell => expect([ExcelJS.ValueType.Formula, ExcelJS.ValueType.Hyperlink]).not.toContain(cell.type)))
    expect(formulas.length).toBeGreaterThan(0)
  }, 120_000)

  test('no temporary file stays', () => {
    expect(readdirSync(temporary)).toEqual([])
  })

  test.runIf(linux)('as few processes run and about as much memory is taken as before', async () => {
    await settled(() => measure().processes <= before.processes)
    const after = measure()
    expect(after.processes).toBeLessThanOrEqual(before.processes)
    expect((after.memory - before.memory) / 2 ** 20).toBeLessThan(700)
  }, 60_000)

  test.runIf(linux)('a server that is killed leaves no reader running', async () => {
    void post('documents', '倍增.pdf', hostileFiles.find(f => f.name === '表单倍增.pdf')!.make()).catch(() => {})
    await settled(() => measure().processes > before.processes)
    const pids = tree(server.pid!).map(p => p.pid)
    expect(pids.length).toBeGreaterThan(before.processes)
    server.kill('SIGKILL')
    const running = (pid: number) => { try { return !/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) } catch { return false } }
    await settled(() => !pids.some(running))
    expect(pids.filter(running)).toEqual([])
  }, 60_000)
})
