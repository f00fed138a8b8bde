import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createApp, readInto } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { testDirectory } from '../../src/ledger/testing/directory.ts'
import { loadModel } from '../../src/model/load.ts'
import { startIntake, type OnPage } from '../../src/services/intake/queue.ts'
import { listen } from '../../src/surfaces/http/listen.ts'
import { violations } from './axe.ts'
import { drop, go, keepScreen, person } from './person.ts'

const { visit } = person()
const model = loadModel()
const data = await testDirectory()
const stops: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const stop of stops) await stop().catch(() => {})
  rmSync(data, { recursive: true, force: true })
})

/** A server of its own over one directory, that reads one file at a time, each when `gate` lets it. */
async function serve(port: number, gate: (name: string, onPage: OnPage) => Promise<void>) {
  const ledger = await openLedger({ dataDir: data }, { model })
  const read = readInto(ledger, model)
  const queue = await startIntake({
    store: ledger.intake, jobs: ledger.jobs, alone: true, log: () => {}, workers: 1, unpack: async () => null,
    read: async (bytes, meta, onPage) => { await gate(meta.name, onPage); return read(bytes, meta, onPage) },
  })
  const consoleDir = process.env.YINLI_CONSOLE_DIR ?? fileURLToPath(new URL('../../console/dist', import.meta.url))
  const app = createApp({ ledger, model, intake: { queue, store: ledger.intake }, clock: systemClock, version: 'test', consoleDir })
  const server = await listen(app.fetch, { host: '127.0.0.1', port, token: null })
  // As by a kill: the queue is not asked to end its work.
  const kill = async () => { await server.close(); await ledger.close() }
  return { url: server.url, kill, stop: async () => { await queue.close(); await kill() } }
}

test('what waits can be held back and let go; pages are counted; a restart in mid-work loses nothing, and the page goes on by itself', { timeout: 300_000 }, async () => {
  const first = await serve(0, (_, onPage) => { onPage(3, 8); return new Promise(() => {}) })
  const page = await visit('/help')
  await go(page, `${first.url}/library`)
  const story = (name: string) => ({ name, content: `${name}\n\n本报讯 3月2日，云帆${name.length}号项目开工，总投资3${name.length}亿元。\n` })
  await drop(page, '[data-drop]', ['甲.txt', '乙乙.txt', '丙丙丙.txt'].map(story))
  const row = (name: string) => page.locator('[data-intake]', { hasText: name })
  await row('甲.txt').getByText('正在读 3/8 页').waitFor()
  expect(await row('甲.txt').locator('progress').evaluate((p: HTMLProgressElement) => [p.value, p.max])).toEqual([3, 8])
  await row('丙丙丙.txt').waitFor()
  expect(await page.locator('[data-intake]').evaluateAll(rows => rows.map(r => r.querySelector('.named')!.firstChild!.textContent))).toEqual(['甲.txt', '乙乙.txt', '丙丙丙.txt'])
  await row('丙丙丙.txt').getByRole('button', { name: '暂停' }).click()
  await row('丙丙丙.txt').getByText('已暂停').waitFor()
  await expect.poll(() => page.locator('[data-totals]').textContent()).toBe('正在读 1 · 等待 1 · 暂停 1')
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'upload')
  for (const width of [640, 360]) {
    await page.setViewportSize({ width, height: 720 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  }
  await page.locator('#uploads').scrollIntoViewIfNeeded()
  await keepScreen(page, 'upload-phone')

  // A reader may leave and come back.
  await go(page, `${first.url}/help`)
  await go(page, `${first.url}/library`)
  await row('甲.txt').getByText('正在读 3/8 页').waitFor()

  await first.kill()
  await page.locator('[data-lost]').waitFor()
  const second = await serve(Number(new URL(first.url).port), async () => {})
  stops.push(second.stop)
  for (const name of ['甲.txt', '乙乙.txt']) await row(name).getByText('条新事实').waitFor()
  await page.locator('[data-lost]').waitFor({ state: 'detached' })
  await row('丙丙丙.txt').getByText('已暂停').waitFor()
  await page.getByRole('button', { name: '全部继续' }).click()
  await row('丙丙丙.txt').getByText('条新事实').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 3)
  await page.close()
})
