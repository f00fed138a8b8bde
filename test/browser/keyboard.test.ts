import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person, settled } from './person.ts'

const { visit, projects } = person()
const heading = (page: Page) => page.locator('h1').first().textContent()

test('g then a letter goes, ? helps, and nothing happens while one types', async () => {
  const page = await visit('/')
  for (const [key, title] of [['l', '文献'], ['p', '项目'], ['e', '主体'], ['f', '事实'], ['i', '指标'], ['r', '核对'], ['t', '试读'], ['o', '总览']] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await page.locator('h1', { hasText: title }).waitFor()
  }
  await page.keyboard.press('?')
  await page.locator('h1', { hasText: '帮助' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('gp?')
  expect(await heading(page)).toBe('帮助')
  await page.close()
})

test('single-key shortcuts can be switched off', async () => {
  const page = await visit('/help')
  await page.getByLabel('单键快捷键').uncheck()
  await page.locator('h1').click()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.waitForTimeout(200)
  expect(await heading(page)).toBe('帮助')
  await page.close()
})

test('search by keyboard alone: / words Enter, arrows, Enter', async () => {
  const [row] = await projects()
  const words = row!.entity.name.slice(0, 4)
  const page = await visit('/')
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await page.locator('[data-results] a').first().waitFor()
  expect(new URL(page.url()).searchParams.get('q')).toBe(words)
  const order = await page.locator('[data-results] section').evaluateAll(all => all.map(s => s.getAttribute('aria-labelledby')))
  expect(order).toEqual(['hits-entity', 'hits-article', 'hits-claim'].filter(id => order.includes(id)))
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.closest('[data-results]'))
  await page.keyboard.press('Enter')
  await settled(page)
  expect(page.url()).toMatch(/\/(entities|read)\//)
  await page.close()
})

test('from first view to a marked line without a mouse', async () => {
  const page = await visit('/')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.locator('tbody').waitFor()
  await tabTo(page, '.tablewrap')
  await tabTo(page, 'tbody th a')
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => (document.activeElement!.closest('tr') as HTMLTableRowElement).rowIndex)).toBe(2)
  await tabTo(page, '.door')
  await page.keyboard.press('Enter')
  await page.locator('aside.evidence blockquote').waitFor()
  await tabTo(page, '[data-open-reader]')
  await page.keyboard.press('Enter')
  await page.locator('.paper [data-sel]').first().waitFor()
  await page.close()
})

test('the language switch changes every word of the screen and the language of the document', async () => {
  const page = await visit('/projects')
  await page.getByRole('button', { name: 'English' }).click()
  expect(await heading(page)).toBe('Projects')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.reload()
  await settled(page)
  expect(await heading(page)).toBe('Projects')
  // What is left in Chinese is said to be Chinese: names and printed words of the ledger.
  for (const name of ['Overview', 'Library', 'Entities', 'Facts', 'Indicators', 'Review', 'Try', 'Help']) {
    await page.getByRole('link', { name, exact: true }).first().click()
    await settled(page)
    const ui = await page.evaluate(() => {
      const texts: string[] = []
      const skip = 'noscript, svg, [lang=zh-CN], .said, .place, tbody, .feed, .factlist, select, .tools, [data-facet]'
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walk.nextNode()) if (!walk.currentNode.parentElement!.closest(skip)) texts.push(walk.currentNode.textContent ?? '')
      return texts.filter(text => /\p{Script=Han}/u.test(text))
    })
    expect(ui, name).toEqual([])
  }
  await page.close()
})

test('长者模式 enlarges the type, shows fewer columns, and is remembered', async () => {
  const page = await visit('/projects')
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))
  const [before, columns] = [await size(), await page.locator('thead th').count()]
  await page.getByRole('button', { name: '长者模式' }).click()
  expect(await size()).toBeGreaterThan(before * 1.2)
  expect(await page.locator('thead th').count()).toBeLessThan(columns)
  await page.close()
})

async function tabTo(page: Page, selector: string) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(s => document.activeElement!.matches(s), selector)) return
  }
  throw new Error(`Tab does not reach ${selector}`)
}
