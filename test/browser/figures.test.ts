import { expect, test } from 'vitest'
import { flat, go, person, settled } from './person.ts'

const { base, visit, claims } = person()

test('the first view shows counts, and each leads to the list it counts', async () => {
  const page = await visit('/')
  for (const key of ['documents', 'claims', 'entities']) {
    const count = page.locator(`[data-count=${key}]`)
    const shown = Number((await count.textContent())!.replaceAll(',', ''))
    expect(shown).toBeGreaterThan(0)
    await count.click()
    await settled(page)
    expect(await page.locator('tbody tr').count()).toBe(Math.min(100, shown))
    await page.goBack()
    await settled(page)
  }
  await page.close()
})

test('a figure opens its evidence, and the evidence opens the page at exactly that stretch', async () => {
  const page = await visit('/')
  const door = page.locator('.place .door').first()
  const id = (await door.getAttribute('data-claim'))!
  await door.click()
  const drawer = page.locator('aside.evidence')
  await drawer.locator('blockquote').waitFor()
  expect(new URL(page.url()).searchParams.get('evidence')).toBe(id)
  const claim = (await claims()).find(c => c.id === id)!
  expect(flat(await drawer.locator('blockquote mark').textContent())).toBe(flat(claim.quote))
  expect(await drawer.textContent()).toContain(claim.publishedOn!)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('evidence-title')

  await drawer.locator('[data-open-reader]').click()
  await page.locator('.paper [data-sel]').first().waitFor()
  await go(page, `${page.url()}&view=text`)
  await page.locator('.paper [data-sel]').first().waitFor()
  expect(flat((await page.locator('.paper [data-sel]').allTextContents()).join(''))).toBe(flat(claim.quote))
  await expectInSight(page, '.paper [data-sel]')
  await expectInSight(page, `[data-fact="${id}"][data-sel]`)
  await page.close()
})

test('evidence has an address of its own on any page, and Esc closes it and gives the focus back', async () => {
  const claim = (await claims('&property=investment'))[0]!
  const page = await visit(`/help?evidence=${claim.id}`)
  await page.locator('aside.evidence blockquote').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('aside.evidence').waitFor({ state: 'detached' })
  expect(page.url()).toBe(`${base}/help`)

  await page.goto(`${base}/facts`)
  await settled(page)
  const door = page.locator('tbody .door').nth(3)
  await door.focus()
  await page.keyboard.press('Enter')
  await page.locator('aside.evidence blockquote').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('aside.evidence').waitFor({ state: 'detached' })
  expect(await door.evaluate(el => el === document.activeElement)).toBe(true)
  await page.close()
})

test('resting on a figure shows the printed words and the base value', async () => {
  const page = await visit('/facts?property=investment')
  await page.locator('tbody .door').first().hover()
  const tip = page.locator('[role=tooltip]')
  await tip.waitFor()
  expect(await tip.textContent()).toMatch(/CNY|USD/)
  await page.close()
})

test('the citation names publisher, date and words, and links to the page', async () => {
  const claim = (await claims('&property=investment'))[0]!
  const page = await visit(`/?evidence=${claim.id}`)
  await page.getByRole('button', { name: '复制引文' }).click()
  await page.getByText('已复制').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain(flat(claim.quote))
  expect(copied).toContain(`${base}/read/${claim.document}?claim=${claim.id}`)
  await page.close()
})

test('a claim that is not there says so and what to do', async () => {
  const page = await visit('/?evidence=nothing')
  await page.locator('aside.evidence [role=alert]').waitFor()
  expect(await page.locator('aside.evidence [data-code]').textContent()).toBe('not-found')
  await page.close()
})

async function expectInSight(page: import('playwright-core').Page, selector: string) {
  await page.waitForFunction(s => {
    const box = document.querySelector(s)?.getBoundingClientRect()
    return box && box.top >= 0 && box.bottom <= innerHeight
  }, selector)
}
