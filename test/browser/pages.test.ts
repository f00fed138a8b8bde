import { mkdirSync } from 'node:fs'
import { get } from 'node:http'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { violations } from './axe.ts'
import { go, person, type Setting } from './person.ts'
import { readTwice } from './second-reader.ts'

const { base, visit, claims, projects } = person()
/** `YINLI_SCREENS=1` also saves what each page looks like. */
const screens = process.env.YINLI_SCREENS ? fileURLToPath(new URL('../../docs/screens/', import.meta.url)) : null
if (screens) mkdirSync(screens, { recursive: true })

const names = ['overview', 'library', 'reader', 'projects', 'entities', 'entity', 'facts', 'indicators', 'parks', 'conflicts', 'review', 'try', 'search', 'help', 'evidence', 'not-found'] as const

beforeAll(async () => { await readTwice(base) })

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

test.each(names)('%s: axe finds nothing serious, light in Chinese and dark in English', async name => {
  const path = await pathOf(name)
  for (const setting of [{}, { dark: true, lang: 'en' }] satisfies Setting[]) {
    const page = await visit(path, setting)
    if (name === 'evidence') await page.locator('aside.evidence blockquote').waitFor()
    if (name === 'try') await page.locator('.writing button').first().click().then(() => page.locator('[data-fact]').first().waitFor())
    if (name === 'try') await page.locator('[data-fact] > button:not(.door)').nth(4).click()
    if (name === 'review' && 'dark' in setting) await page.keyboard.press('c').then(() => page.locator('form.correct').waitFor())
    if (name === 'entity' && 'dark' in setting) await page.locator('.judging summary').click()
    expect(await violations(page), JSON.stringify(setting)).toEqual([])
    if (screens && !('dark' in setting)) await page.screenshot({ path: `${screens}${name}.png` })
    if (screens && name === 'overview' && 'dark' in setting) await page.screenshot({ path: `${screens}overview-dark-en.png` })
    await page.close()
  }
})

test.each(names)('%s: no sideways page scroll at 360 pixels, at 200 percent zoom, in 长者 mode', async name => {
  const path = await pathOf(name)
  for (const setting of [{}, { elder: true, lang: 'en' }] satisfies Setting[]) {
    const page = await visit(path, setting)
    if (name === 'try') await page.locator('.writing button').first().click().then(() => page.locator('[data-fact]').first().waitFor())
    if (name === 'review' && 'elder' in setting) await page.keyboard.press('c').then(() => page.locator('form.correct').waitFor())
    // 1280 x 800 zoomed to 200 % has 640 x 400 CSS pixels.
    for (const [width, height] of [[1280, 800], [640, 400], [360, 720]] as const) {
      await page.setViewportSize({ width, height })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${width} ${JSON.stringify(setting)}`).toBeLessThanOrEqual(0)
    }
    if (screens && (name === 'reader' || name === 'review') && !('elder' in setting)) await page.screenshot({ path: `${screens}${name}-phone.png` })
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
  const sent: { url: string; type: string }[] = []
  page.on('request', request => sent.push({ url: request.url(), type: request.resourceType() }))
  await page.goto(page.url().replace('/help', '/'))
  await page.waitForLoadState('networkidle')
  const scripts = await Promise.all(sent.filter(s => s.type === 'script').map(s => sizeOf(s.url)))
  expect(scripts.length).toBeGreaterThan(5)
  const bytes = scripts.reduce((n, s) => n + s.bytes, 0)
  if (screens) console.log(`first view: ${bytes} bytes of script`)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(300_000)
  expect(sent.filter(s => new URL(s.url).origin !== new URL(page.url()).origin)).toEqual([])
  await page.close()
})

test('what the Try page needs is sent compressed, under 400 kB, and kept by the browser', async () => {
  const page = await visit('/help')
  const asked = new Set<string>()
  page.context().on('request', request => { if (request.url().includes('/assets/')) asked.add(request.url()) })
  await page.getByRole('link', { name: '试读' }).first().click()
  await page.locator('.writing button').first().click()
  await page.locator('[data-fact]').first().waitFor()
  // A worker's script is not counted by the browser's own measure, so each is asked for once more.
  const sent = await Promise.all([...asked].map(sizeOf))
  expect(sent.filter(s => /model-|worker-/.test(s.url))).toHaveLength(2)
  for (const s of sent.filter(s => s.bytes > 10_000)) expect(s).toMatchObject({ keep: 'public, max-age=31536000, immutable', packed: 'br' })
  if (screens) console.log(sent.map(s => `${s.url.split('/').at(-1)} ${s.bytes}`).join('\n'))
  expect(sent.reduce((n, s) => n + s.bytes, 0)).toBeLessThan(400_000)
  await page.close()
})

test('a server with a token asks for it once, and says when it is wrong', async () => {
  const page = await visit('/help')
  const problem = (code: string, title: string) => ({ status: 401, contentType: 'application/problem+json', body: JSON.stringify({ code, title, hint: '向管理员要口令', status: 401 }) })
  await page.route('**/api/health', route => route.fulfill(problem('sign-in-required', '需要登录')))
  await page.route('**/api/session', route => route.fulfill(problem('token-wrong', '口令不对')))
  await page.reload()
  await page.getByLabel('访问口令').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText('口令不对').waitFor()
  expect(await violations(page)).toEqual([])
  await page.unroute('**/api/health')
  await page.unroute('**/api/session')
  await page.getByRole('button', { name: '进入' }).click()
  await page.locator('h1', { hasText: '帮助' }).waitFor()
  await page.close()
})

test('an empty ledger says what would fill it, on every page', async () => {
  const page = await visit('/help')
  await page.route(/\/api\/(overview|documents|claims|entities|projects|indicators|parks)(\?|$)/, async route => {
    const counts = { documents: 0, articles: 0, claims: 0, entities: 0, byProperty: {}, byStatus: {}, lastReadAt: null }
    await route.fulfill({ json: { items: [], total: 0, next: null, asOf: '2026-01-01', counts, newestDocuments: [], newestClaims: [], places: [] } })
  })
  for (const path of ['/', '/library', '/projects', '/entities', '/facts', '/indicators', '/parks']) {
    await go(page, new URL(path, page.url()).href)
    expect(await page.locator('.empty').textContent(), path).toMatch(/上传|版面/)
  }
  await page.close()
})

test('a page prints on A4 without navigation, and a table keeps its heads', async () => {
  const page = await visit('/projects')
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('nav').isVisible()).toBe(false)
  expect(await page.locator('.toolbar').isVisible()).toBe(false)
  expect(await page.locator('thead').isVisible()).toBe(true)
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(1000)
  await page.close()
})

/** What a browser is sent for an address, as it goes over the wire. */
function sizeOf(url: string) {
  return new Promise<{ url: string; bytes: number; keep: string | undefined; packed: string | undefined }>((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip, br' } }, response => {
      let bytes = 0
      response.on('data', (part: Buffer) => { bytes += part.length }).on('error', reject)
        .on('end', () => resolve({ url, bytes, keep: response.headers['cache-control'], packed: response.headers['content-encoding'] }))
    }).on('error', reject)
  })
}
