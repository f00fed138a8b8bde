import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { csvFile, xlsxFile, zipOf } from '../../src/read/format/testing/files.ts'
import { violations } from './axe.ts'
import { drop, person, keepScreen, settled } from './person.ts'

const { base, visit, claims, documents } = person()

const story = (n: number) => `青禾湾再添新项目\n\n本报讯（记者 林一帆）3月${n}日，云栖湾光谷产业园项目在青禾湾高新区开工。\n该项目由青禾光电有限公司投资建设，总投资超${30 + n}亿元，占地约200亩，计划2027年年底前投产。\n`
const row = (name: string) => `[data-intake]:has(> .file .named [lang]:text-is("${name}"))`

test('files dropped on the library are sent with progress, read in the background, and open in the Reader', async () => {
  const page = await visit('/library')
  let release = () => {}
  const held = new Promise<void>(resolve => { release = resolve })
  await page.route('**/api/intake', async route => { if (route.request().method() === 'POST') await held; await route.continue() })
  const before = await page.locator('tbody tr').count()
  await drop(page, '[data-drop]', [{ name: '青禾日报一.txt', content: story(1) }, { name: '青禾日报二.txt', content: story(2) }])
  await page.locator('progress').first().waitFor()
  await page.locator('[data-upload=unsent]').waitFor()
  expect(await page.locator('[data-totals]').textContent()).toContain('正在上传 2')
  release()
  for (const name of ['青禾日报一.txt', '青禾日报二.txt']) await page.locator(`[data-upload=done]`, { hasText: name }).waitFor()
  expect(await page.locator('[data-upload=done]', { hasText: '青禾日报一.txt' }).textContent()).toMatch(/完成，\d+ 条新事实/)
  await page.waitForFunction(n => document.querySelectorAll('tbody tr').length === n, before + 2)
  expect(await page.locator('tbody tr', { hasText: '青禾日报一.txt' }).locator('a').first().textContent()).toBe('青禾湾再添新项目')

  await drop(page, '[data-drop]', [{ name: '再来一次.txt', content: story(1) }])
  await page.getByText('账本里已有这份版面').waitFor()

  // The list is the server's: a reader who comes back, and anybody else, finds it.
  await page.reload()
  await page.locator('[data-upload=done]', { hasText: '青禾日报二.txt' }).waitFor()
  await page.locator('[data-upload=done] a').first().click()
  await page.locator('.paper').waitFor()
  expect(await page.locator('.paper').textContent()).toContain('云栖湾光谷产业园项目')
  await page.close()
})

test('a bad file gets the code, what happened and what to do, and can be tried again or removed; good ones beside it are read', async () => {
  const page = await visit('/library')
  await drop(page, '[data-drop]', [{ name: '空.txt', content: '' }, { name: '乱码.txt', content: Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256) }, { name: '青禾日报三.txt', content: story(3) }])
  await page.locator('[data-upload=done]', { hasText: '青禾日报三.txt' }).waitFor()
  const bad = page.locator('[data-upload=failed]', { hasText: '乱码.txt' })
  await bad.waitFor()
  expect(await bad.locator('[data-code]').textContent()).toBe('read-not-text')
  const empty = page.locator('[data-upload=failed]', { hasText: '空.txt' })
  expect(await empty.locator('[data-code]').textContent()).toBe('read-empty')
  expect(await empty.textContent()).toContain('账本没有变化')
  expect(await violations(page)).toEqual([])

  const again = page.waitForResponse(response => response.url().endsWith('/resume'))
  await bad.getByRole('button', { name: '重试' }).click()
  expect((await again).status()).toBe(200)
  await bad.waitFor()
  await bad.getByRole('button', { name: '移除' }).click()
  await bad.waitFor({ state: 'detached' })
  await empty.getByRole('button', { name: '移除' }).click()
  await empty.waitFor({ state: 'detached' })
  expect(await page.locator('[data-totals]').textContent()).not.toContain('失败')
  await page.close()
})

test('a server that cannot be reached is said as such, and the upload can be tried again', async () => {
  const page = await visit('/library')
  await page.route('**/api/intake', route => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await drop(page, '[data-drop]', [{ name: '青禾日报四.txt', content: story(4) }])
  const failed = page.locator('[data-upload=failed]')
  expect(await failed.textContent()).toContain('连不上服务')
  await page.unroute('**/api/intake')
  // The server takes it; what it answers when asked for its list is lost once.
  let lose = () => {}
  const lost = new Promise<void>(resolve => { lose = resolve })
  await page.route('**/api/intake?*', route => { lose(); return route.abort() }, { times: 1 })
  await failed.getByRole('button', { name: '重试' }).click()
  await lost
  await page.locator('[data-upload=done]', { hasText: '青禾日报四.txt' }).waitFor()
  await page.close()
})

test('where nothing is read in the background, files are read at once', async () => {
  const page = await visit('/library')
  await page.route('**/api/intake*', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ code: 'intake-unavailable', title: '这里没有后台读取', hint: '', status: 503 }) }))
  await page.reload()
  await settled(page)
  await drop(page, '[data-drop]', [{ name: '青禾日报五.txt', content: story(5) }])
  await page.locator('[data-upload=done]').waitFor()
  expect(await page.locator('[data-upload=done]').textContent()).toMatch(/已写入账本：\d+ 篇报道，\d+ 条事实/)
  await page.close()
})

test('a ZIP shows the files that came out of it, each with its own fate; what is done is cleared away and the documents stay', async () => {
  const page = await visit('/library')
  const zip = await zipOf({ '青禾日报六.txt': story(6), '里面.txt': new Uint8Array([0, 1, 2, 3, 255, 254, 0, 7]) })
  await drop(page, '[data-drop]', [{ name: '三月.zip', content: Array.from(zip) }])
  const inside = page.locator(`${row('三月.zip')} .inside`)
  await inside.locator('[data-upload=done]', { hasText: '青禾日报六.txt' }).waitFor()
  await inside.locator('[data-upload=failed]', { hasText: '里面.txt' }).waitFor()
  expect(await page.locator(`${row('三月.zip')} > .file .state`).textContent()).toBe('压缩包，2 个文件：完成 1，失败 1')
  const known = (await documents()).length
  await page.getByRole('button', { name: '清除已完成' }).click()
  await inside.locator('[data-upload=done]').waitFor({ state: 'detached' })
  // Its last file failed: the archive stays with it.
  expect(await page.locator(row('三月.zip')).count()).toBe(1)
  await inside.getByRole('button', { name: '移除' }).click()
  await page.getByRole('button', { name: '清除已完成' }).click()
  await page.locator('.uploads').waitFor({ state: 'detached' })
  expect((await documents()).length).toBe(known)
  await page.close()
})

const projects = [
  ['青禾湾重点项目清单'], ['项目名称', '建设单位', '总投资（亿元）', '开工时间', '联系电话', '责任目标'],
  ['远澜储能电池项目', '远澜储能科技有限公司', '18.5', '2026-03-02', '0599-7123456', '=1+1'], ['云帆薄膜项目', '云帆新材料有限公司', '约十几', '2026-05', '0599-7123457', '甲'], ['远澜储能电池项目', '远澜储能科技有限公司', '3', '待定', '', ''],
]

test('a sheet is looked at before it is read: columns as understood, first facts, problems by grade with their cells', async () => {
  const page = await visit('/library')
  const book = Array.from(await xlsxFile(projects, '重点项目'))
  await drop(page, '[data-drop]', [{ name: '重点项目.xlsx', content: book }])
  const dialog = page.locator('[data-preview]')
  await dialog.locator('[data-table]').waitFor()
  // What properties are called comes with the model, a moment after the table.
  await expect.poll(() => dialog.locator('tr[data-as]').evaluateAll(rows => rows.map(r => [...r.children].map(c => c.textContent).join('|')))).toEqual([
    'A|项目名称|主体名称|', 'B|建设单位|建设单位|', 'C|总投资（亿元）|投资 · 总投资|亿元', 'D|开工时间|开工启动日期|', 'E|联系电话|不读（个人信息）|', 'F|责任目标|未知，只存文字|',
  ])
  expect(await dialog.locator('[data-grade=error] .address').allTextContents()).toEqual(['C4'])
  expect(await dialog.locator('[data-grade=warning]').textContent()).toContain('A5')
  expect(await dialog.textContent()).not.toContain('7123456')
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'preview')
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await dialog.evaluate(d => d.scrollWidth - d.clientWidth)).toBeLessThanOrEqual(0)
  await keepScreen(page, 'preview-phone')
  await page.setViewportSize({ width: 1280, height: 800 })

  const [saved] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '导出问题清单' }).click()])
  expect(saved.suggestedFilename()).toBe('重点项目-问题清单.csv')
  const csv = await text(await saved.createReadStream())
  expect(csv).toContain('错误,重点项目,C4,约十几,')
  for (const line of csv.split('\r\n')) for (const cell of line.split(',')) expect(cell).not.toMatch(/^[=+@]/)

  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.locator('[data-intake]', { hasText: '重点项目.xlsx' }).count()).toBe(0)
  await page.close()
})

test('several sheets are looked at in turn, or all alike; a fact of a cell opens the sheet with that cell marked', async () => {
  const page = await visit('/library')
  await drop(page, '[data-drop]', [{ name: '重点项目.xlsx', content: Array.from(await xlsxFile(projects, '重点项目')) }, { name: '又一张.csv', content: Array.from(csvFile()) }, { name: '空表.csv', content: '甲,乙\n丙,丁\n' }])
  const dialog = page.locator('[data-preview]')
  await dialog.locator('[data-table=重点项目]').waitFor()
  await dialog.getByRole('button', { name: '读入' }).click()
  await dialog.locator('[data-table=又一张]').waitFor()
  expect(await dialog.locator('header').textContent()).toContain('后面还有 1 个表格')
  await dialog.getByLabel('其余 1 个同样处理').check()
  await dialog.getByRole('button', { name: '读入' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const name of ['重点项目.xlsx', '又一张.csv', '空表.csv']) await page.locator('[data-upload=done]', { hasText: name }).waitFor()

  const document = (await documents()).find(d => d.name === '重点项目.xlsx')!
  const claim = (await claims(`&document=${document.id}`)).find(c => c.value === 18.5e8)!
  await page.goto(`${base}/read/${document.id}?evidence=${claim.id}`)
  expect(await page.locator('[data-locator]').textContent()).toBe('重点项目!C3')
  await page.goto(`${base}/read/${document.id}?claim=${claim.id}`)
  await page.locator('[data-cell=C3] [data-sel]').waitFor()
  expect(await page.locator('.sheet tbody tr').count()).toBe(5)
  expect(await page.locator('.sheet').textContent()).not.toContain('7123456')
  await page.locator('[data-cell=C5] .c').click()
  await expect.poll(() => new URL(page.url()).searchParams.get('claim')).not.toBe(claim.id)
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'reader-sheet')
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await page.evaluate(() => globalThis.document.documentElement.scrollWidth - globalThis.document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await page.close()
})
