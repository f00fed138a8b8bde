import { expect, test } from 'vitest'
import { flat, go, person } from './person.ts'

const { base, visit, claims, documents } = person()

test('the page stands as printed: every line and every character', async () => {
  const [document] = await documents()
  const { text } = (await (await fetch(`${base}/api/documents/${document!.id}`)).json()) as { text: string }
  const page = await visit(`/read/${document!.id}?view=text`)
  const lines = await page.locator('.paper .line').evaluateAll(all => all.map(line => line.textContent))
  expect(lines).toEqual(text.split(/\r?\n/))
  await page.close()
})

test('choosing a fact marks its words; choosing words finds their fact', async () => {
  const all = await claims('&property=investment')
  const claim = all[0]!
  const page = await visit(`/read/${claim.document}?view=text`)
  await page.locator(`[data-fact="${claim.id}"] > button`).click()
  await page.locator('.paper [data-sel]').first().waitFor()
  expect(flat((await page.locator('.paper [data-sel]').allTextContents()).join(''))).toBe(flat(claim.quote))
  expect(new URL(page.url()).searchParams.get('claim')).toBe(claim.id)

  const other = (await claims(`&document=${claim.document}`)).find(c => c.id !== claim.id && c.quote !== claim.quote && c.property === 'count') ?? all[0]!
  await page.locator(`.paper [data-c~="${other.id}"]`).first().click()
  await page.waitForFunction(id => new URL(location.href).searchParams.get('claim') === id || document.querySelector('.beside [data-sel]'), other.id)
  const chosen = await page.locator('.beside li[data-sel]').getAttribute('data-fact')
  const ids = (await page.locator(`.paper [data-c~="${other.id}"]`).first().getAttribute('data-c'))!.split(' ')
  expect(ids).toContain(chosen)
  await page.close()
})

test('keys 1 to 4 switch the layers', async () => {
  const [document] = await documents()
  const page = await visit(`/read/${document!.id}?view=text`)
  for (const [i, layer] of ['quantities', 'times', 'names', 'claims'].entries()) {
    const button = page.locator(`[data-layer=${layer}]`)
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press(String(i + 1))
    expect(await button.getAttribute('aria-pressed')).toBe('false')
    expect(await page.locator('.paper').getAttribute(`data-${layer}-on`)).toBeNull()
    await page.keyboard.press(String(i + 1))
    expect(await button.getAttribute('aria-pressed')).toBe('true')
  }
  await page.close()
})

test('an address leads to any stretch, over a line break too', async () => {
  const [document] = await documents()
  const { text } = (await (await fetch(`${base}/api/documents/${document!.id}`)).json()) as { text: string }
  const start = text.indexOf('\n', Math.floor(text.length * 0.7)) - 4
  const page = await visit(`/read/${document!.id}?view=text&at=${start}-${start + 12}`)
  expect(flat((await page.locator('[data-target]').allTextContents()).join(''))).toBe(flat(text.slice(start, start + 12)))
  await go(page, `${base}/read/${document!.id}?view=text&at=9999999-3`)
  expect(await page.locator('[data-target]').count()).toBe(0)
  await page.close()
})

test('the outline leads to an article, arrow keys walk through the facts', async () => {
  const first = (await documents()).find(d => d.mediaType === 'text/plain' && d.articles > 2)
  const page = await visit(`/read/${first!.id}`)
  await page.getByText('本版目录').click()
  await page.locator('.readerbar .menu button').nth(1).click()
  await page.locator('.line[data-here]').first().waitFor()
  await page.locator('[data-fact] > button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForFunction(() => document.activeElement?.parentElement?.hasAttribute('data-sel'))
  expect(await page.evaluate(() => [...document.querySelectorAll('[data-fact]')].indexOf(document.activeElement!.parentElement!))).toBe(1)
  await page.close()
})

test('a document that is not there says so', async () => {
  const page = await visit('/read/nothing')
  expect(await page.locator('[role=alert]').textContent()).toContain('没有这份文献')
  await page.close()
})

test('a file of a hundred thousand lines is read part by part, and an address still leads into its middle', async () => {
  const [document] = await documents()
  const page = await visit('/help')
  const text = Array.from({ length: 100_000 }, (_, i) => `第${i}行`).join('\n')
  const real = await (await fetch(`${base}/api/documents/${document!.id}`)).json() as object
  await page.route(`**/api/documents/${document!.id}`, route => route.fulfill({ json: { ...real, text, length: text.length, articleList: [] } }))
  await page.route('**/annotations', route => route.fulfill({ json: { quantities: [], times: [], mentions: [], claims: [] } }))
  const at = text.indexOf('第50000行')
  await go(page, `${base}/read/${document!.id}?view=text&at=${at}-${at + 7}`)
  expect(await page.locator('[data-target]').textContent()).toBe('第50000行')
  expect(await page.locator('.line').count()).toBeLessThan(5000)
  await page.locator('.paper').getByRole('button', { name: '下一页' }).click()
  await page.getByText('第52000行', { exact: true }).waitFor()
  await page.close()
})
