import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { createApp, startQueue } from '../../src/app.ts'
import { systemClock } from '../../src/base/clock.ts'
import { openLedger } from '../../src/ledger/index.ts'
import { loadModel } from '../../src/model/load.ts'
import { listen } from '../../src/surfaces/http/listen.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** One real server (ledger, API and the built console) with the sample pages, and one browser, for all browser tests. */
export default async function start(project: TestProject) {
  const consoleDir = process.env.YINLI_CONSOLE_DIR ?? join(root, 'console', 'dist')
  if (!existsSync(join(consoleDir, 'index.html'))) throw new Error('The console is not built: npm run build -w console (npm test does it by itself)')
  const data = mkdtempSync(join(tmpdir(), 'yinli-browser-'))
  const model = loadModel()
  const ledger = await openLedger({ dataDir: join(data, 'ledger') }, { model })
  const queue = await startQueue(ledger, model, line => console.error(line))
  const app = createApp({ ledger, model, intake: { queue, store: ledger.intake }, clock: systemClock, version: 'test', consoleDir })
  for (const form of sampleForms()) {
    const answer = await app.request('http://localhost/api/documents', { method: 'POST', body: form })
    if (answer.ok) continue
    await queue.close()
    await ledger.close()
    throw new Error(`A sample was refused: ${await answer.text()}`)
  }
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0, token: null })
  const browser = await chromium.launchServer({ executablePath: chromiumPath(), args: browserArgs, headless: true })
  project.provide('base', server.url)
  project.provide('browser', browser.wsEndpoint())
  return async () => {
    await browser.close()
    await server.close()
    await queue.close()
    await ledger.close()
    rmSync(data, { recursive: true, force: true })
  }
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
  interface ProvidedContext { base: string; browser: string }
}
