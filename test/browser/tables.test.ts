import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person, settled } from './person.ts'

const { visit, projects } = person()

test('projects are sorted and filtered, and the address keeps the view', async () => {
  const page = await visit('/projects')
  const all = await page.locator('tbody tr').count()
  expect(all).toBe((await projects()).length)
  const names = () => page.locator('tbody th a').allTextContents()
  const inOrder = (list: string[]) => [...list].sort(new Intl.Collator('zh-CN', { numeric: true }).compare)
  await page.getByRole('button', { name: '项目', exact: true }).click()
  await page.locator('thead th[aria-sort=ascending]').waitFor()
  await expect.poll(async () => { const seen = await names(); return seen.join() === inOrder(seen).join() }).toBe(true)

  await page.getByText('所在地', { exact: true }).first().click()
  const facet = page.locator('details[open] [data-facet]').first()
  const count = Number(await facet.locator('.num').textContent())
  await facet.locator('input').check()
  await page.keyboard.press('Escape')
  await rows(page, count)
  await page.getByText('列', { exact: true }).click()
  await page.getByLabel('电力').uncheck()
  await page.keyboard.press('Escape')
  await page.locator('thead', { hasText: '电力' }).waitFor({ state: 'detached' })
  const kept = await names()

  await page.reload()
  await settled(page)
  expect(await names()).toEqual(kept)
  expect(await page.locator('thead th').first().getAttribute('aria-sort')).toBe('ascending')
  expect(await page.locator('thead').textContent()).not.toContain('电力')
  await page.getByRole('button', { name: '清除筛选' }).click()
  await rows(page, all)
  await page.close()
})

test('the workbook has the rows, columns and order as seen, and every source', async () => {
  const page = await visit('/projects?sort=-name&cols=stage,investmentPlanned')
  const names = await page.locator('tbody th a').allTextContents()
  await page.getByText('导出', { exact: true }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Excel 工作簿').click()])
  const book = new exceljs.Workbook()
  await book.xlsx.load((await buffer(await download.createReadStream())) as never)
  const sheet = book.worksheets[0]!
  expect((sheet.getRow(1).values as string[]).slice(1)).toEqual(['项目', '阶段', '投资（计划）'])
  expect(sheet.getColumn(1).values.slice(2)).toEqual(names)
  expect(book.worksheets[1]!.rowCount).toBeGreaterThan(1)
  await page.close()
})

test('a filter that leaves nothing says so and offers the way back', async () => {
  const page = await visit('/projects?q=世上没有的项目')
  await page.getByText('没有符合条件的项目').waitFor()
  await page.locator('.empty button').click()
  await rows(page, (await projects()).length)
  await page.close()
})

async function rows(page: Page, count: number) {
  await expect.poll(() => page.locator('tbody tr').count()).toBe(count)
}
