import type { Page } from 'playwright-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { violations } from './axe.ts'
import { person, settled } from './person.ts'

const { base, visit } = person()
const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
const ask = async (path: string, body?: unknown) => (await (await fetch(base + path, body === undefined ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()) as any
let one: { id: string }

/** A company with a certificate that ended, a year of figures, and one condition that is not met; and others. */
beforeAll(async () => {
  const heads = ['企业名称', '收入', '研发', '成立日期', '高企到期', '成立十年内', '估值亿美元', '不良信用', '获投', '上市']
  const rows = [['云岭微光科技有限公司', '10000', '500', '2020-05-01', '2025-06-30', '', '6', '否', '是', '否'], ...Array.from({ length: 20 }, (_, i) => [`云岭${i}号有限公司`, String(100 * i), '9', '2015-01-01', '', '', '', '', '', ''])]
  const { id } = (await (await fetch(`${base}/api/register/imports?name=${encodeURIComponent('梯队.csv')}`, { method: 'POST', body: [heads, ...rows].map(r => r.join(',')).join('\n') })).json()) as { id: string }
  await ask(`/api/register/imports/${id}/take`, { asOf: '2026-01-10', by: '陈一', mapping: { B: 'revenue@2025|万元', C: 'rd@2025|万元', D: 'establishedOn', E: 'hnteExpiresOn', F: null, G: 'valuationUsd', H: 'badCredit', I: 'privateFunding', J: 'listed' } })
  await vi.waitFor(async () => { expect((await ask(`/api/register/imports/${id}`)).state).toBe('done') }, { timeout: 120_000 })
  one = (await ask(`/api/companies?q=${encodeURIComponent('云岭微光')}`)).items[0]
})

test('a point opens its value, the cell it comes from and its rule; a company says it is wrong, staff answer', async () => {
  const page = await visit(`/points/${one.id}?set=points-sample-park`)
  const row = page.locator('[data-indicator=rdAmount]')
  expect(await row.textContent()).toMatch(/500 万元.*4.*8.*梯队\.csv.*C2/s)
  await row.getByRole('button').click()
  expect(await page.locator('.opened').textContent()).toMatch(/1000 万元 → 8.*截至 2026-01-10/s)
  await page.locator('.radar svg').waitFor()
  expect(await violations(page)).toEqual([])
  await page.locator('.opened').getByRole('button', { name: '提出异议' }).click()
  await page.getByLabel('哪里不对').fill('漏了委外研发')
  await page.getByLabel('谁登记').fill('陈一')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const appeal = page.locator('[data-appeal]')
  expect(await appeal.textContent()).toContain('待答复')
  await appeal.getByRole('button', { name: '答复' }).click()
  await appeal.getByLabel('理由').fill('按八成计入')
  await appeal.getByRole('button', { name: '登记', exact: true }).click()
  await expect.poll(() => appeal.textContent()).toContain('● 成立')
  await page.setViewportSize({ width: 360, height: 720 })
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await page.close()
})

test('behind a number of the pool stand its companies, with what each lacks; a company’s ladder says how far', async () => {
  const page = await visit('/ladder')
  expect(await violations(page)).toEqual([])
  await page.locator('[data-pool="unicorn one-away"]').click()
  await settled(page)
  const row = page.locator('[data-rows] tbody tr').filter({ hasText: '云岭微光' })
  expect(await row.textContent()).toContain('估值亿美元还差 4 亿美元')
  await row.getByRole('link').click()
  await page.locator('[data-ladder=technology]').waitFor()
  expect(await page.locator('[data-rung=hnte]').textContent()).toMatch(/已到期.*2025-06-30/s)
  expect(await page.locator('[data-ladder=technology]').textContent()).toContain('高新技术企业已于 2025-06-30 到期')
  await page.locator('[data-rung=unicorn] button').click()
  expect(await page.locator('[data-gap]').first().textContent()).toContain('还差 4')
  expect(await violations(page)).toEqual([])
  await page.close()
})

test('nothing is handed over without consent; what was handed over and what came of it stay in sight', async () => {
  const page = await visit(`/finance/${one.id}`)
  expect(await page.getByRole('note').textContent()).toContain('不是授信决定')
  const product = page.locator('[data-product=sample-science-loan]')
  await product.getByRole('button', { name: '登记授权' }).click()
  await product.getByLabel('企业代表').fill('周二 财务负责人')
  await product.getByLabel('到哪一天').fill('2099-12-31')
  await product.getByLabel('谁登记').fill('陈一')
  expect(await violations(page)).toEqual([])
  await product.getByRole('button', { name: '登记', exact: true }).click()
  await product.getByRole('button', { name: '按授权移交' }).click()
  const handed = product.locator('[data-handover]')
  await handed.getByText('交出的数据').click()
  expect(await handed.textContent()).toMatch(/营业收入.*10000.*B2/s)
  await handed.getByRole('button', { name: '登记结果' }).click()
  await handed.locator('select').selectOption('granted')
  await handed.getByLabel('日期').fill('2026-06-20')
  await handed.getByLabel('金额').fill('300')
  await handed.getByRole('button', { name: '登记', exact: true }).click()
  await expect.poll(() => handed.textContent()).toContain('● 获批 2026-06-20 300 万元')
  await product.getByRole('button', { name: '撤回授权' }).click()
  await product.getByLabel('原因').fill('不再申请')
  await product.getByRole('button', { name: '登记', exact: true }).click()
  await expect.poll(() => product.getByRole('button', { name: '按授权移交' }).count()).toBe(0)
  await page.close()
})
