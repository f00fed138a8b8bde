import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { flat, person, settled } from './person.ts'

const { base, visit } = person()
const sentence = '本报讯（记者 陆小满）3月5日，云岭储能电站项目在青禾湾高新区开工。该项目由云岭能源有限公司投资建设，总投资超35亿元。'

/** The text read, its facts beside it. */
const facts = async (page: Page) => { await page.locator('[data-fact]').first().waitFor(); return page.locator('[data-fact]') }

test('facts appear as one types, marked in the text, and nothing leaves the browser', async () => {
  const page = await visit('/')
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await page.locator('h1', { hasText: '试读' }).waitFor()
  await page.getByText('还没有文字').waitFor()
  expect(await page.locator('.try').textContent()).toContain('不上传，不保存')
  await page.waitForLoadState('networkidle')
  const sent: string[] = []
  page.on('request', request => { if (!request.url().includes('/api/health')) sent.push(request.url()) })

  const box = page.getByLabel('要读的文字')
  await box.fill(sentence.slice(0, 40))
  await box.press('End')
  await page.keyboard.type(sentence.slice(40))
  await page.locator('[data-fact]', { hasText: '35亿元' }).waitFor()
  const investment = page.locator('[data-fact]', { hasText: '35亿元' })
  await investment.locator('> button').first().click()
  await page.locator('.paper [data-sel]').first().waitFor()
  expect(flat((await page.locator('.paper [data-sel]').allTextContents()).join(''))).toContain('35亿元')
  // A figure chooses its words in place; there is no ledger to open.
  await page.locator('[data-fact]').first().locator('.door').click()
  expect(new URL(page.url()).search).toBe('')
  expect(await page.locator('aside.evidence').count()).toBe(0)
  expect(page.workers().length).toBe(1)
  expect(sent).toEqual([])
  expect(await page.evaluate(words => JSON.stringify({ ...localStorage, ...sessionStorage }).includes(words), sentence.slice(0, 12))).toBe(false)
  await page.reload()
  await settled(page)
  expect(await box.inputValue()).toBe('')
  await page.close()
})

test('the day is unknown until the text or the reader says it, and relative times hang on it', async () => {
  const page = await visit('/try')
  await page.getByLabel('要读的文字').fill('去年，青禾湾高新区规上工业产值812.6亿元，同比增长9.3%。')
  await facts(page)
  expect(await page.locator('.known').textContent()).toContain('未知')
  await page.getByText('版面说明（可不填）').click()
  const day = page.getByLabel('发布日期')
  await day.fill('2026-03-06')
  await day.press('Enter')
  await page.locator('.known', { hasText: '给定' }).waitFor()
  await page.locator('[data-fact]', { hasText: '2025年' }).first().waitFor()
  await page.close()
})

test('sample, copies and clearing; keys switch the layers', async () => {
  const page = await visit('/try')
  await page.locator('.writing').getByRole('button', { name: '用一段例文' }).click()
  const found = await facts(page)
  const count = await found.count()
  expect(count).toBeGreaterThan(4)
  await page.getByRole('button', { name: '复制事实 JSON' }).click()
  await page.getByText(`已复制 ${count} 条事实`).waitFor()
  const json = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as { basis: string; facts: { subject: string; property: string; quote: string; start: number; end: number }[] }
  expect(json.facts).toHaveLength(count)
  const text = await page.getByLabel('要读的文字').inputValue()
  for (const fact of json.facts) expect(text.slice(fact.start, fact.end)).toBe(fact.quote)
  await page.getByRole('button', { name: '复制事实 CSV' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^主体,事项,/)
  expect((await page.evaluate(() => navigator.clipboard.readText())).trim().split('\r\n')).toHaveLength(count + 1)

  await page.locator('.paper').focus()
  await page.keyboard.press('1')
  expect(await page.locator('[data-layer=quantities]').getAttribute('aria-pressed')).toBe('false')
  await page.getByRole('button', { name: '清空' }).click()
  await page.getByText('还没有文字').waitFor()
  expect(await page.locator('.paper').count()).toBe(0)
  await page.close()
})

test('where the model does not load it says so, keeps the text, and can be tried again', async () => {
  const page = await visit('/help')
  await page.context().route('**/assets/model-*.json', route => route.abort())
  await page.goto(`${base}/try`)
  const box = page.getByLabel('要读的文字')
  await box.fill(sentence)
  await page.locator('[role=alert]', { hasText: '没能读这段文字' }).waitFor()
  expect(await box.inputValue()).toBe(sentence)
  await page.context().unroute('**/assets/model-*.json')
  await page.getByRole('button', { name: '重试' }).click()
  await facts(page)
  await page.close()
})

test('typing goes on while a long text is read, and what is too long is said to be', async () => {
  const page = await visit('/try')
  const box = page.getByLabel('要读的文字')
  await box.fill(`${sentence}\n`.repeat(1500))
  await page.waitForTimeout(300)
  await box.press('End')
  const started = Date.now()
  await page.keyboard.type('又写了几个字')
  expect(Date.now() - started).toBeLessThan(5000)
  expect(await box.inputValue()).toContain('又写了几个字')
  await box.fill(sentence.repeat(6000))
  await page.locator('[role=alert]', { hasText: '太长了' }).waitFor()
  await page.close()
})
