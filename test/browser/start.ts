import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { createApp, startQueue } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { testDirectory } from '../../src/ledger/testing/directory.ts'
import { loadModel } from '../../src/model/load.ts'
import { listen } from '../../src/surfaces/http/listen.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const model = loadModel()
const consoleDir = process.env.YINLI_CONSOLE_DIR ?? join(root, 'console', 'dist')

/** For every worker a real server of its own (ledger, API and the built console) with the sample pages; and one browser for all. */
export default async function start(project: TestProject) {
  if (!existsSync(join(consoleDir, 'index.html'))) throw new Error('The console is not built: npm run build -w console (npm test does it by itself)')
  const read = await withSamples()
  const servers = await Promise.all(Array.from({ length: project.config.maxWorkers }, () => serve(read)))
  const browser = await chromium.launchServer({ executablePath: chromiumPath(), args: browserArgs, headless: true })
  project.provide('bases', servers.map(server => server.url))
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    for (const server of servers) await server.close()
    rmSync(read, { recursive: true, force: true })
  }
}

/** A data directory in which the sample pages have been read. */
async function withSamples(): Promise<string> {
  const data = await testDirectory()
  const { app, stop } = await openApp(data)
  for (const form of sampleForms()) {
    const answer = await app.request('http://localhost/api/documents', { method: 'POST', body: form })
    if (!answer.ok) throw new Error(`A sample was refused: ${await answer.text()}`)
  }
  await stop()
  return data
}

async function serve(read: string): Promise<{ url: string; close(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'yinli-browser-'))
  cpSync(join(read, 'pg'), join(data, 'pg'), { recursive: true })
  const { app, stop } = await openApp(data)
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0, token: null })
  return {
    url: server.url,
    async close() {
      await server.close()
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function openApp(dataDir: string) {
  const ledger = await openLedger({ dataDir }, { model })
  const queue = await startQueue(ledger, model, line => console.error(line))
  const app = createApp({ ledger, model, intake: { queue, store: ledger.intake }, clock: systemClock, version: 'test', consoleDir })
  return { app, stop: async () => { await queue.close(); await ledger.close() } }
}

const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']

function chromiumPath(): string {
  const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']
  const found = process.env.YINLI_CHROMIUM ?? usual.find(path => existsSync(path))
  if (!found) throw new Error('No Chromium: install it (apt-get install chromium fonts-noto-cjk) or set YINLI_CHROMIUM')
  return found
}

function sampleForms(): FormData[] {
  const dir = join(root, 'samples')
  const { pages } = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as { pages: { page: string; publisher: string | null; home: string | null; date: string | null }[] }
  const files = readdirSync(dir)
  return pages.map(({ page, publisher, home, date }) => {
    const name = files.find(f => f.startsWith(`${page}.`))!
    const form = new FormData()
    form.set('file', new File([readFileSync(join(dir, name))], name))
    for (const [key, value] of Object.entries({ publisher, home, date })) if (value) form.set(key, value)
    return form
  })
}

declare module 'vitest' {
  interface ProvidedContext { bases: string[]; browser: string }
}
