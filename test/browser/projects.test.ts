import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { ProjectRecord } from '../../src/services/projects/record.ts'
import { violations } from './axe.ts'
import { go, keepScreen, person, settled } from './person.ts'

const { base, visit, projects } = person()
const record = async (id: string) => (await (await fetch(`${base}/api/projects/${id}`)).json()) as ProjectRecord
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** A promise long past that nobody saw kept: its project is red whatever the day. */
let late: ProjectRecord
beforeAll(async () => {
  const all = await projects()
  late = await record(all.filter(p => p.colour.colour === 'red').sort((a, b) => b.claims - a.claims)[0]!.entity.id)
})

test('a project says why it is red in the sentence of the promise, and a figure opens its evidence', async () => {
  const page = await visit(`/projects/${late.entity.id}`)
  const reason = late.colour.why.find(w => w.claim)!
  const sentence = page.locator(`[data-sentence="${reason.claim!.id}"]`)
  await expect.poll(async () => (await sentence.textContent())!.length).toBeGreaterThan(reason.claim!.quote.length + 4)
  expect(await page.locator('.standing [data-colour=red]').count()).toBe(1)
  expect(await page.locator('.why').textContent()).toContain(reason.zh)
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'project')
  await page.locator('.why .door').first().click()
  await page.locator('aside.evidence blockquote mark').waitFor()
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.close()
})

test('the board is walked by keyboard; moving a card asks for day and grounds, writes, and is taken back', async () => {
  const page = await visit('/projects?view=board', { lang: 'zh' })
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'board')
  const card = page.locator('[data-column=building] [data-card]').first()
  const id = (await card.getAttribute('data-card'))!
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-card]')?.getAttribute('data-card'))
  await card.locator('a').first().focus()
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(await page.locator('[data-column=building] [data-card]').nth(1).getAttribute('data-card'))
  await page.keyboard.press('ArrowLeft')
  expect(await page.evaluate(() => document.activeElement?.closest('section')?.getAttribute('data-column'))).not.toBe('building')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  expect(await focused()).toBe(id)

  await page.keyboard.press('Shift+ArrowRight')
  const form = page.locator('dialog[open]')
  expect(await form.getByLabel('到达的阶段').inputValue()).toBe('completed')
  await page.keyboard.press('Escape')
  await form.waitFor({ state: 'detached' })
  expect((await record(id)).log).toEqual([])
  expect(await focused()).toBe(id)

  await page.keyboard.press('Shift+ArrowRight')
  await form.getByLabel('日期').fill('2026-01-15')
  expect(await form.getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true)
  await form.getByLabel('依据').fill('现场查看')
  await form.getByLabel('登记人').fill('陆小满')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.locator(`[data-column=completed] [data-card="${id}"]`).waitFor()
  expect((await record(id)).log).toMatchObject([{ kind: 'stage', fields: { stage: 'completed', on: '2026-01-15' }, by: '陆小满', why: '现场查看' }])
  await page.locator('[data-entered]').getByRole('button', { name: '收回' }).click()
  await page.locator(`[data-column=building] [data-card="${id}"]`).waitFor()
  expect((await record(id)).log).toEqual([])
  await page.close()
})

test('the timeline draws promised beside observed dates; a point opens its evidence, and the table has the same dates', async () => {
  const page = await visit('/projects?view=timeline', { dark: true })
  await page.locator(`[data-lane="${late.entity.id}"] .between.late`).first().waitFor({ state: 'attached' })
  const points = await page.locator('[data-point]').count()
  await page.locator('.behind summary').click()
  expect(await page.locator('.behind tbody tr').count()).toBeGreaterThanOrEqual(points / 2)
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'timeline')
  await page.locator('[data-point=promised][data-claim]').first().focus()
  await page.keyboard.press('Enter')
  await page.locator('aside.evidence blockquote').waitFor()
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.close()
})

test('alerts lead from the overview to what is late; the wall turns, pauses, and says when its data stand still', async () => {
  const page = await visit('/')
  await page.locator('[data-alert=red] a').first().waitFor()
  await page.locator('.alerts h2 a').first().click()
  await settled(page)
  expect(new URL(page.url()).searchParams.get('f.colour')).toBe('red')
  expect(await page.locator('tbody [data-colour=red]').count()).toBe(await page.locator('tbody tr').count())

  await page.setViewportSize({ width: 3840, height: 2160 })
  await go(page, `${base}/wall`)
  const shown = () => page.locator('[data-slide]').getAttribute('data-slide')
  await page.locator('.matrix').waitFor()
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'wall')
  await page.keyboard.press(' ')
  expect(await page.locator('footer [aria-pressed=true]').count()).toBe(1)
  await page.keyboard.press('ArrowRight')
  await expect.poll(shown).toBe('late0')
  expect(await page.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBeLessThanOrEqual(0)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(shown).toBe('projects')
  await page.route('**/api/overview', route => route.abort())
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')))
  await go(page, `${base}/wall`)
  await page.locator('.stale').waitFor()
  await page.close()
})
