import { expect, test } from 'vitest'
import { violations } from './axe.ts'
import { person, settled } from './person.ts'

const { base, visit } = person()
const rows = ['企业名称,2025年销售额（万元）,规模数,成立日期,联系人', '示例新芽智能科技有限公司,待核,3,2024-02-30,某人', '示例云杉光电有限公司,88.5,4,2021/3/5,某人'].join('\n')

test('a register is looked at, a column is given its meaning, all rows are tried, taken in and taken back', async () => {
  const page = await visit('/companies/import')
  await page.setInputFiles('input[type=file]', { name: '重点企业.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
  await page.locator('[data-sheet="重点企业"]').waitFor()
  await settled(page)
  expect(await page.locator('tr[data-how=personal]').textContent()).toContain('个人信息，不读')
  expect(await page.textContent('main')).not.toContain('某人')
  await page.getByLabel('含义 C', { exact: true }).selectOption({ label: '从业人员' })
  await page.locator('tr[data-how=said]').waitFor()
  await page.getByLabel('谁导入').fill('陈一')
  await page.getByRole('button', { name: '只查全部问题，不录入' }).click()
  await page.locator('[data-state=done]').waitFor()
  await settled(page)
  expect(await page.locator('[data-state=done]').textContent()).toContain('可以录入 2 行；账本没有变化。')
  expect(await page.locator('[data-state=done] tbody tr').allTextContents()).toContainEqual(expect.stringContaining('重点企业!D2“成立日期”不是日历上有的日子'))
  await page.getByRole('button', { name: '按这样重新看' }).click()
  await page.getByRole('button', { name: '录入', exact: true }).click()
  await page.getByText('录入 2 行，其中新企业 2 家。').waitFor()
  const source = page.locator('[data-source]', { hasText: '重点企业.csv' })
  await source.waitFor()
  await settled(page)
  expect(await violations(page)).toEqual([])
  const { items } = await (await fetch(`${base}/api/companies?limit=100&q=${encodeURIComponent('示例云杉光电')}`)).json() as { items: { id: string }[] }
  const record = await (await fetch(`${base}/api/companies/${items[0]!.id}/lines`)).json() as { said: { fact: string; year: string | null; values: { value: string; cell: string }[] }[] }
  expect(record.said.map(s => [s.fact, s.year, s.values[0]!.value, s.values[0]!.cell])).toEqual([['establishedOn', null, '2021-03-05', '重点企业!D3'], ['revenue', '2025', '88.5', '重点企业!B3'], ['staff', '2025', '4', '重点企业!C3']])
  await source.getByRole('button', { name: '撤回' }).click()
  await source.getByRole('button', { name: '撤回', exact: true }).click()
  await source.getByText('陈一已撤回').waitFor()
})

test('on a narrow dark screen in English nothing runs over, and a file that is no sheet is said', async () => {
  const page = await visit('/companies/import', { width: 360, dark: true, lang: 'en' })
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  expect(await violations(page)).toEqual([])
  await page.setInputFiles('input[type=file]', { name: 'old.xls', mimeType: 'application/vnd.ms-excel', buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]) })
  expect(await page.getByRole('alert').textContent()).toContain('read-format-unsupported')
})
