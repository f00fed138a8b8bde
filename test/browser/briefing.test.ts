import { buffer } from 'node:stream/consumers'
import excel from 'exceljs'
import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { keepScreen, person, settled } from './person.ts'

const { base, visit } = person()
const day = '2031-05-06'

test('a round is put together by hand, saved, and every figure of its brief opens its evidence', async () => {
  const { items } = await (await fetch(`${base}/api/projects?limit=2&sort=-investment`)).json() as { items: { entity: { id: string; name: string } }[] }
  const [first, second] = items.map(item => item.entity)
  const page = await visit('/rounds')
  await page.getByLabel('名称').fill('夏季观摩')
  await page.getByLabel('日期').fill(day)
  await page.getByLabel('登记人').fill('赵办')
  await page.getByRole('button', { name: '新建观摩' }).click()
  await page.getByRole('heading', { name: '夏季观摩' }).waitFor()
  for (const project of [first!, second!]) {
    await page.getByLabel('加入项目', { exact: true }).first().fill(project.name)
    await page.getByRole('button', { name: `加入 ${project.name}`, exact: true }).click()
  }
  await page.locator(`[data-stop="${second!.id}"]`).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => page.locator('[data-stop]').evaluateAll(stops => stops.map(stop => (stop as HTMLElement).dataset.stop))).toEqual([second!.id, first!.id])
  await page.getByLabel('评委（').fill('王评、李评')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').waitFor()
  await page.getByRole('button', { name: `看 ${first!.name} 的材料` }).click()
  await page.locator('.paper .notes li').first().waitFor()
  await keepScreen(page, 'round')
  expect(await violations(page)).toEqual([])
  await page.locator('.paper .figure').first().click()
  await page.locator('.evidence').waitFor()
  await page.close()
})

test('a filled score sheet becomes a ranking; what does not count is told by its cell', async () => {
  const { items } = await (await fetch(`${base}/api/rounds`)).json() as { items: { id: string; name: string }[] }
  const { id } = items.find(round => round.name === '夏季观摩')!
  const book = new excel.Workbook()
  await book.xlsx.load(await (await fetch(`${base}/api/rounds/${id}/score-sheet.xlsx`)).arrayBuffer())
  for (const [judge, rows] of [['王评', [[20, 20, 20, 20, 15], [10, 10, 10, 10, 10]]], ['李评', [[20, 25, 20, 20, 15], [10, 99, 10, 10, 10]]]] as const) rows.forEach((row, r) => row.forEach((points, c) => { book.getWorksheet(judge)!.getCell(3 + r, 6 + c).value = points }))
  const page = await visit(`/rounds/${id}`)
  await page.getByLabel('收回评分表').setInputFiles({ name: '评分表.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await book.xlsx.writeBuffer() as ArrayBuffer) })
  await page.getByText('李评!G4').waitFor()
  await page.locator('[data-project]').first().waitFor()
  expect(await page.locator('[data-project]').evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].slice(1, 4).map(cell => cell.textContent)))).toEqual([['1', '97.5', '2'], ['2', '50', '1']])
  await page.close()
})

test('somebody’s own form: what will stand in it is seen first, what has several answers waits for a person, and the file comes back filled with its sources', async () => {
  const { items } = await (await fetch(`${base}/api/projects?limit=1&sort=-investment`)).json() as { items: { entity: { id: string; name: string } }[] }
  const name = items[0]!.entity.name
  const form = new excel.Workbook()
  form.addWorksheet('上报表').addRows([['项目名称', '{{项目名称}}'], ['当前阶段', '{{当前阶段}}'], ['总投资', '{{总投资}}'], ['备注', '{{没有这个}}']])
  const page = await visit('/fill')
  await page.getByLabel('模板').setInputFiles({ name: '上报表.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(await form.xlsx.writeBuffer() as ArrayBuffer) })
  await page.getByLabel('加入项目', { exact: true }).first().fill(name)
  await page.getByRole('button', { name: `加入 ${name}`, exact: true }).click()
  await page.getByRole('button', { name: '看会填什么' }).click()
  await page.locator('tr[data-state=undefined]', { hasText: '没有这个' }).waitFor()
  const choice = page.getByLabel(/的 总投资 选哪一条/)
  if (await choice.count()) await choice.selectOption({ index: 1 })
  await page.locator('tr[data-state=filled]', { hasText: '总投资' }).waitFor()
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'fill')
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载填好的表' }).click()])
  const book = new excel.Workbook()
  await book.xlsx.load(await buffer(await saved.createReadStream()) as never)
  const sheet = book.getWorksheet('上报表')!
  expect([sheet.getCell('B1').value, sheet.getCell('B4').value]).toEqual([name, '{{没有这个}}【未知】'])
  expect(JSON.stringify(sheet.getCell('B3').note)).toContain('示例')
  await page.close()
})

test('a dispatch pack on a telephone; a range the wrong way round is told', async () => {
  const page = await visit('/dispatch?from=2020-01-01&to=2026-12-31', { width: 360, dark: true })
  await settled(page)
  expect(await page.locator('.dispatch tbody tr').count()).toBeGreaterThan(0)
  await keepScreen(page, 'dispatch-phone')
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.getByLabel('至', { exact: true }).fill('2019-12-31')
  await page.getByText('起始日期在截止日期之后').waitFor()
  await page.close()
})
