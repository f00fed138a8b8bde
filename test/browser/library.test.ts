import { expect, test } from 'vitest'
import { drop, person } from './person.ts'

const { visit } = person()

const story = (n: number) => `青禾湾再添新项目\n\n本报讯（记者 林一帆）3月${n}日，云栖湾光谷产业园项目在青禾湾高新区开工。\n该项目由青禾光电有限公司投资建设，总投资超${30 + n}亿元，占地约200亩，计划2027年年底前投产。\n`

test('pages dropped on the library are read one by one, with progress, and open in the Reader', async () => {
  const page = await visit('/library')
  let release = () => {}
  const held = new Promise<void>(resolve => { release = resolve })
  await page.route('**/api/documents', async route => { if (route.request().method() === 'POST') await held; await route.continue() })
  const before = await page.locator('tbody tr').count()
  await drop(page, '[data-drop]', [{ name: '青禾日报一.txt', content: story(1) }, { name: '青禾日报二.txt', content: story(2) }])
  await page.locator('progress').first().waitFor()
  await page.locator('[data-upload=waiting]').waitFor()
  release()
  await page.locator('[data-upload=done]').nth(1).waitFor()
  expect(await page.locator('[data-upload=done]').first().textContent()).toMatch(/已写入账本：\d+ 篇报道，\d+ 条事实/)
  await page.waitForFunction(n => document.querySelectorAll('tbody tr').length === n, before + 2)

  const row = page.locator('tbody tr', { hasText: '青禾日报一.txt' })
  expect(await row.locator('a').first().textContent()).toBe('青禾湾再添新项目')

  await drop(page, '[data-drop]', [{ name: '青禾日报一.txt', content: story(1) }])
  await page.getByText('账本里已有这份版面').waitFor()

  await page.locator('[data-upload=done] a').first().click()
  await page.locator('.paper').waitFor()
  expect(await page.locator('.paper').textContent()).toContain('云栖湾光谷产业园项目')
  await page.close()
})

test('a bad file gets the code, what happened and what to do; good ones beside it are read', async () => {
  const page = await visit('/library')
  await drop(page, '[data-drop]', [{ name: '空.txt', content: '' }, { name: '乱码.txt', content: Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256) }, { name: '青禾日报三.txt', content: story(3) }])
  await page.locator('[data-upload=done]').waitFor()
  const failed = page.locator('[data-upload=failed]')
  expect(await failed.locator('[data-code]').allTextContents()).toEqual(['read-empty', 'read-not-text'])
  expect(await failed.first().textContent()).toContain('空.txt')
  expect(await failed.first().textContent()).toContain('账本没有变化')
  await page.close()
})

test('a server that cannot be reached is said as such, and the upload can be tried again', async () => {
  const page = await visit('/library')
  await page.route('**/api/documents', route => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await drop(page, '[data-drop]', [{ name: '青禾日报四.txt', content: story(4) }])
  expect(await page.locator('[data-upload=failed]').textContent()).toContain('连不上服务')
  await page.unroute('**/api/documents')
  await page.locator('[data-upload=failed] button').click()
  await page.locator('[data-upload=done]').waitFor()
  await page.close()
})
