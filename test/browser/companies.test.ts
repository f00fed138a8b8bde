import { text } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { violations } from './axe.ts'
import { go, keepScreen, person, settled } from './person.ts'

const { base, visit } = person()
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const ask = async (path: string, body?: unknown) => (await (await fetch(base + path, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()) as any

async function bring(name: string, asOf: string, text: string, mapping: Record<string, string>) {
  const { id } = (await (await fetch(`${base}/api/register/imports?name=${encodeURIComponent(name)}`, { method: 'POST', body: text })).json()) as { id: string }
  await ask(`/api/register/imports/${id}/take`, { asOf, mapping, by: '陈一' })
  await vi.waitFor(async () => { expect((await ask(`/api/register/imports/${id}`)).state).toBe('done') }, { timeout: 120_000 })
}
const count = 1200
let one: { id: string; name: string }

/** A file of many companies, and another that says otherwise of one of them. */
beforeAll(async () => {
  const rows = Array.from({ length: count }, (_, i) => `琼屿${i}号${i % 3 ? '光电' : '软件'}有限公司,${i % 3 ? '3976' : '6513'},${(i * 7) % 5000},${(i * 7) % 4000},${20 + (i % 300)},${2000 + (i % 20)}-03-01`)
  await bring('名录.csv', '2026-01-10', `企业名称,行业代码,收入二五,收入二四,从业人员,成立日期\n${rows.join('\n')}\n`, { C: 'revenue@2025|万元', D: 'revenue@2024|万元' })
  await bring('年报.csv', '2026-06-01', '企业名称,收入\n琼屿5号光电有限公司,88.5\n', { B: 'revenue@2025|万元' })
  one = (await ask(`/api/companies?q=${encodeURIComponent('琼屿5号')}`)).items[0]
})

test('a company’s figure opens the file and the cell it comes from, and who says otherwise; a correction is written and taken back', async () => {
  const page = await visit(`/companies/${one.id}`)
  const figure = page.locator('[data-value="revenue@2025"]')
  expect(await figure.textContent()).toContain('88.5')
  await page.locator('[data-outcomes]').first().waitFor()
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'company')
  await figure.click()
  const source = page.locator('aside[data-source="revenue@2025"]')
  expect(await source.textContent()).toMatch(/年报\.csv.*年报!B2.*2026-06-01.*陈一.*35.*名录!C7/s)
  expect(await violations(page)).toEqual([])

  await source.getByRole('button', { name: '更正这个数' }).click()
  const form = page.locator('dialog[open]')
  await form.getByLabel('应为').fill('90.25')
  expect(await form.getByRole('button', { name: '更正', exact: true }).isDisabled()).toBe(true)
  await form.getByLabel('依据').fill('审计报告')
  await form.getByLabel('更正人').fill('陆小满')
  expect(await violations(page)).toEqual([])
  await form.getByLabel('更正人').press('Enter')
  await expect.poll(() => figure.textContent()).toContain('90.25')
  expect(await source.locator('[data-shown]').textContent()).toContain('90.25')
  await source.locator('[data-close]').click()
  await page.locator('.company > [data-corrected]').getByRole('button', { name: '收回' }).click()
  await expect.poll(() => figure.textContent()).toContain('88.5')
  expect(await page.locator('[data-line=correction][data-withdrawn]').textContent()).toContain('审计报告')
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.close()
})

test('a long table is walked by keyboard with few rows in the page; filters, view and export go together', async () => {
  const page = await visit(`/companies?q=${encodeURIComponent('琼屿')}`)
  const row = (n: number) => page.locator(`tr[data-row="${n}"] a`).first()
  await row(0).focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.getAttribute('data-row'))).toBe('1')
  await page.keyboard.press('End')
  await row(count - 1).waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(`琼屿${count - 1}号光电有限公司`)
  expect(await page.locator('tbody tr[data-row]').count()).toBeLessThan(80)
  expect(await violations(page)).toEqual([])

  await page.locator('.toolbar summary', { hasText: /^行业/ }).click()
  await page.locator('[data-facet="I"] input').check()
  await expect.poll(() => page.locator('[role=status]').first().textContent()).toContain(`${count / 3} 家`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '营业收入' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('-revenue')
  await expect.poll(() => page.locator('tr[data-row="0"] [data-value=revenue]').textContent()).toBe('4,998')
  await page.locator('.toolbar summary', { hasText: /^导出/ }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  const lines = (await text(await file.createReadStream())).trim().split('\r\n')
  expect([lines.length, lines[1]!.includes('4998')]).toEqual([count / 3 + 1, true])
  await page.keyboard.press('Escape')
  await page.locator('tr[data-row="0"] [data-value=revenue]').click()
  await expect.poll(() => page.locator('aside[data-source]').textContent()).toContain('名录!C')
  await page.keyboard.press('Escape')
  await page.locator('aside[data-source]').waitFor({ state: 'detached' })
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await keepScreen(page, 'companies')
  await page.close()
})

test('an empty register says how to fill it', async () => {
  const page = await visit('/help')
  const nothing = await ask('/api/companies?q=无此企业&limit=0')
  await page.route('**/api/companies?*', route => route.fulfill({ json: { ...nothing, of: 0 } }))
  await go(page, `${base}/companies`)
  expect(await page.locator('.empty').textContent()).toContain('bin/yinli register import')
  expect(await page.locator('.empty a').getAttribute('href')).toBe('/companies/import')
  await page.close()
})

test('a policy shows its clauses, the rule made of them and its cases, what is to be entered, and another version beside it', async () => {
  const page = await visit('/policies?on=2026-05-01', { dark: true })
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: '专精特新中小企业认定' }).click()
  await settled(page)
  await page.locator('[data-clause="附件1"]').click()
  expect(await page.locator('[data-condition=mainShare][data-chosen]').textContent()).toMatch(/主营业务收入占比 ≥ 80%.*依据 附件1/)
  expect(await page.locator('[data-case=right]').count()).toBe(3)
  expect(await page.locator('[data-case=wrong]').count()).toBe(0)
  await page.getByLabel('对照另一版本').selectOption('2022')
  await page.locator('[data-diff] del').first().waitFor()
  expect(await violations(page)).toEqual([])
  await keepScreen(page, 'policy')
  await page.locator('.parties').getByRole('link', { name: '2022' }).click()
  await page.locator('[data-to-enter]').waitFor()
  expect(await page.locator('[data-parameter="最低研发占比"]').textContent()).toMatch(/待录入.*未核实/)
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.close()
})
