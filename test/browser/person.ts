import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import type { StoredClaim, StoredDocument } from '../../src/ledger/ledger.ts'
import type { ProjectSummary } from '../../src/services/projects/record.ts'

export interface Setting { width?: number; height?: number; dark?: boolean; lang?: 'zh' | 'en'; elder?: boolean }

/** Someone at a browser. Every visit starts fresh; an error in the page's console fails the test that made it. */
export function person() {
  let browser: Browser
  const bases = inject('bases')
  const base = bases[(Number(process.env.VITEST_POOL_ID) || 1) - 1]!
  beforeAll(async () => { browser = await chromium.connect(inject('browser')) })
  afterAll(() => browser.close())

  return {
    base,
    async visit(path: string, { width = 1280, height = 800, dark = false, lang = 'zh', elder = false }: Setting = {}): Promise<Page> {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light', locale: 'zh-CN', reducedMotion: 'reduce', acceptDownloads: true })
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: base })
      await context.addInitScript(`localStorage.setItem('yinli.lang', localStorage.getItem('yinli.lang') ?? '${lang}'); localStorage.setItem('yinli.elder', '${elder ? 1 : 0}')`)
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', error => errors.push(error.message))
      page.on('console', message => { if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text()) })
      page.on('close', () => { expect(errors).toEqual([]) })
      // How long it takes is no promise here: what never comes fails, what comes late on a busy machine passes.
      page.setDefaultTimeout(60_000)
      await go(page, base + path)
      return page
    },
    async claims(query = ''): Promise<StoredClaim[]> { return ((await (await fetch(`${base}/api/claims?limit=500${query}`)).json()) as { items: StoredClaim[] }).items },
    async documents(): Promise<StoredDocument[]> { return ((await (await fetch(`${base}/api/documents?limit=100`)).json()) as { items: StoredDocument[] }).items },
    async projects(): Promise<ProjectSummary[]> { return ((await (await fetch(`${base}/api/projects?limit=1000`)).json()) as { items: ProjectSummary[] }).items },
  }
}

export async function go(page: Page, url: string) {
  await page.goto(url)
  await settled(page)
}

/** The page has its data and draws no more. */
export async function settled(page: Page) {
  await page.locator('h1').first().waitFor()
  // Some frames in a row without a loading mark: what came last has been drawn.
  await page.waitForFunction(() => {
    const counter = window as unknown as { quietFrames?: number }
    counter.quietFrames = document.querySelector('h1') && !document.querySelector('.loading, input[disabled]') ? (counter.quietFrames ?? 0) + 1 : 0
    return counter.quietFrames > 5
  }, undefined, { polling: 'raf' })
}

/** Drops files on an element as from the desktop. */
export async function drop(page: Page, selector: string, files: { name: string; content: string | number[] }[]) {
  const transfer = await page.evaluateHandle(given => {
    const data = new DataTransfer()
    for (const { name, content } of given) data.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name, { type: 'text/plain' }))
    return data
  }, files)
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer })
}

export const flat = (text: string | null) => (text ?? '').replace(/\s+/g, '')

const screens = process.env.YINLI_SCREENS ? fileURLToPath(new URL('../../docs/screens/', import.meta.url)) : null
/** With `YINLI_SCREENS=1` keeps what the page looks like. */
export async function keepScreen(page: Page, name: string) {
  if (!screens) return
  mkdirSync(screens, { recursive: true })
  await page.screenshot({ path: `${screens}${name}.png` })
}
