import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lockHolder, openLedger } from './index.ts'
import { bundle } from './testing/bundle.ts'
import { testDirectory } from './testing/directory.ts'
import { generatedReading } from './testing/readings.ts'

interface Said { open?: number; page?: number; document?: string; claims?: number; code?: string; message?: string }

const modelDir = fileURLToPath(new URL('../../model/', import.meta.url))
const modelFile = () => join(dirname(script), 'model.json')
let script = ''
const dirs: string[] = []
const directory = async () => { const dir = await testDirectory(); dirs.push(dir); return dir }

beforeAll(async () => {
  script = await bundle('./appender.ts')
  const parts = readdirSync(modelDir).filter(f => f.endsWith('.yaml')).map(f => [f.slice(0, -5), parse(readFileSync(join(modelDir, f), 'utf8'))])
  writeFileSync(modelFile(), JSON.stringify(Object.fromEntries(parts)))
}, 60_000)
afterAll(() => { for (const dir of [dirname(script), ...dirs]) rmSync(dir, { recursive: true, force: true }) }, 60_000)

/** Starts the appender and hands each line it prints to `heard`; resolves when it has ended. */
function appender(dataDir: string, first: number, heard: (said: Said, kill: () => void) => void): Promise<number | null> {
  const child = spawn(process.execPath, [script, dataDir, modelFile(), String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  createInterface(child.stdout).on('line', line => heard(JSON.parse(line) as Said, () => child.kill('SIGKILL')))
  return new Promise(resolve => { child.on('close', resolve) })
}

describe('a process that is killed', () => {
  test('loses no acknowledged reading and tears none, twenty times over', { timeout: 400_000 }, async () => {
    const dir = await directory()
    const acknowledged = new Map<string, number>()
    let next = 0
    for (let round = 0; round < 20; round++) {
      await appender(dir, next, (said, kill) => {
        // Every round dies at another moment: of the start, of the first append, in the middle of a later one.
        if (said.open && round % 5 === 0) setTimeout(kill, round / 2)
        if (said.document) {
          acknowledged.set(said.document, said.claims!)
          next = said.page! + 1
          if (round % 5 !== 0) setTimeout(kill, (round * 7) % 23)
        }
        expect(said.message).toBeUndefined()
      })
    }
    const ledger = await openLedger({ dataDir: dir })
    expect(await ledger.check()).toEqual([])
    for (const [id, claims] of acknowledged) expect((await ledger.document(id))?.claims).toBe(claims)
    // What was not acknowledged is there whole or not at all, so reading it again gives the same ledger.
    const { documents } = await ledger.counts()
    expect(documents - acknowledged.size).toBeLessThanOrEqual(20)
    expect(acknowledged.size).toBeGreaterThan(10)
    expect((await ledger.append(generatedReading(0))).added).toBe(false)
    await ledger.close()
  })

  test('while its directory is being made leaves nothing half made', { timeout: 120_000 }, async () => {
    const dir = await directory()
    rmSync(join(dir, 'pg'), { recursive: true })
    mkdirSync(join(dir, 'pg.new-1'))
    writeFileSync(join(dir, 'pg.new-1', 'PG_VERSION'), '18')
    const ledger = await openLedger({ dataDir: dir })
    expect((await ledger.append(generatedReading(1))).added).toBe(true)
    await ledger.close()
    expect(readdirSync(dir).filter(n => n.startsWith('pg.new'))).toEqual([])
  })
})

describe('two processes on one directory', () => {
  test('the second stops and names the first, and no row is lost', { timeout: 120_000 }, async () => {
    const dir = await directory()
    const ledger = await openLedger({ dataDir: dir })
    ledger.announce('http://127.0.0.1:15601')
    await ledger.append(generatedReading(1))
    const said: Said[] = []
    expect(await appender(dir, 2, line => said.push(line))).toBe(3)
    expect(said).toEqual([{ code: 'ledger-locked', message: expect.stringContaining(String(process.pid)) }])
    expect(lockHolder(dir)).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:15601' })
    await expect(openLedger({ dataDir: dir })).rejects.toMatchObject({ code: 'ledger-locked', details: { pid: process.pid } })
    expect((await ledger.counts()).documents).toBe(1)
    expect(await ledger.check()).toEqual([])
    await ledger.close()
    expect(lockHolder(dir)).toBeNull()
  })

  test('of many that start at once after a kill, one gets the directory', { timeout: 120_000 }, async () => {
    const dir = await directory()
    await appender(dir, 0, (said, kill) => { if (said.document) kill() })
    const got: Said[] = []
    await Promise.all(Array.from({ length: 6 }, (_, i) => appender(dir, 100 * (i + 1), (said, kill) => {
      if (said.open || said.code) got.push(said)
      if (said.open) setTimeout(kill, 1500)
    })))
    expect(got.filter(s => s.open)).toHaveLength(1)
    expect(got.filter(s => s.code === 'ledger-locked')).toHaveLength(5)
    const ledger = await openLedger({ dataDir: dir })
    expect(await ledger.check()).toEqual([])
    await ledger.close()
  })
})
