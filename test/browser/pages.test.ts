import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person, type Setting } from './person.ts'

const { visit, claims, projects } = person()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** `YINLI_SCREENS=1` also saves what each page looks like. */
const screens = process.env.YINLI_SCREENS ? fileURLToPath(new URL('../../docs/screens/', import.meta.url)) : null
if (screens) mkdirSync(screens, { recursive: true })

const names = ['overview', 'library', 'reader', 'projects', 'entities', 'entity', 'facts', 'indicators', 'search', 'help', 'evidence', 'not-found'] as const

async function pathOf(name: (typeof names)[number]): Promise<string> {
  const known: Partial<Record<typeof name, string>> = { overview: '/', 'not-found': '/nowhere', search: `/search?q=${encodeURIComponent('算力')}` }
  if (known[name]) return known[name]
  if (name !== 'reader' && name !== 'evidence' && name !== 'entity') return `/${name}`
  const rows = (await projects()).sort((a, b) => b.claims - a.claims)
  if (name === 'entity') return `/entities/${encodeURIComponent(rows[0]!.entity.id)}`
  const all = await claims(`&subject=${encodeURIComponent(rows[0]!.entity.id)}`)
  const claim = all.find(c => c.property === 'investment') ?? all[0]!
  return name === 'reader' ? `/read/${claim.document}?claim=${claim.id}` : `/projects?evidence=${claim.id}`
}

test.each(names)('%s: axe finds nothing serious, light and dark, Chinese and English', async name => {
  const path = await pathOf(name)
  for (const setting of [{}, { dark: true, lang: 'en' }, { dark: true }, { lang: 'en' }] satisfies Setting[]) {
    const page = await visit(path, setting)
    if (name === 'evidence') await page.locator('aside.evidence blockquote').waitFor()
    expect(await violations(page), JSON.stringify(setting)).toEqual([])
    if (screens && Object.keys(setting).length === 0) await page.screenshot({ path: `${screens}${name}.png` })
    if (screens && name === 'overview' && 'dark' in setting && 'lang' in setting) await page.screenshot({ path: `${screens}overview-dark-en.png` })
    await page.close()
  }
})

test.each(names)('%s: no sideways page scroll at 360 pixels, zoomed to twice the size, in 长者 mode', async name => {
  const path = await pathOf(name)
  for (const setting of [{ width: 360, height: 720 }, { zoom: 2 }, { elder: true }, { width: 360, height: 720, elder: true, lang: 'en' }] satisfies Setting[]) {
    const page = await visit(path, setting)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), JSON.stringify(setting)).toBeLessThanOrEqual(0)
    if (screens && name === 'reader' && 'width' in setting && !('elder' in setting)) await page.screenshot({ path: `${screens}reader-phone.png` })
    await page.close()
  }
})

test('on a narrow screen the navigation folds into a menu', async () => {
  const page = await visit('/', { width: 360, height: 720 })
  expect(await page.locator('nav').isVisible()).toBe(false)
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '项目', exact: true }).first().click()
  await page.locator('h1', { hasText: '项目' }).waitFor()
  expect(await page.locator('nav').isVisible()).toBe(false)
  await page.close()
})

test('the first view is under 300 kB of compressed script, and nothing comes from elsewhere', async () => {
  const page = await visit('/help')
  const sent: { url: string; type: string; bytes: number }[] = []
  page.on('requestfinished', async request => sent.push({ url: request.url(), type: request.resourceType(), bytes: (await request.sizes()).responseBodySize }))
  await page.goto(page.url().replace('/help', '/'))
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(200)
  const scripts = sent.filter(s => s.type === 'script')
  expect(scripts.length).toBeGreaterThan(0)
  expect(scripts.reduce((n, s) => n + s.bytes, 0)).toBeLessThan(300_000)
  expect(sent.filter(s => new URL(s.url).origin !== new URL(page.url()).origin)).toEqual([])
  await page.close()
})

/** Serious and critical violations of WCAG 2.2 AA, as lines that name rule and element. Run through the debugger, so the page's own policy stays as strict as it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: unknown, options: unknown): Promise<{ violations: { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[] }> } }
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })
    return violations.filter(v => v.impact === 'serious' || v.impact === 'critical').flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${n.target.join(' ')} ${n.failureSummary.split('\n')[1] ?? ''}`))
  })
}
