import { text } from 'node:stream/consumers'
import { beforeAll, expect, test } from 'vitest'
import { flat, go, keepScreen, person } from './person.ts'

const { base, visit } = person()
const page = `听涛湾动态

听涛湾智算园项目开工

本报讯 听涛湾智算园项目总投资35亿元，规划算力2000PFlops。

听涛湾智算园项目总投资48亿元。

`
beforeAll(async () => {
  const form = new FormData()
  form.set('file', new File([page], '听涛湾.txt'))
  for (const [key, value] of Object.entries({ publisher: '听涛日报', date: '2026-03-05', home: '听涛市' })) form.set(key, value)
  expect((await fetch(`${base}/api/documents`, { method: 'POST', body: form })).ok).toBe(true)
})

interface Item { id: string; kind: string; subject: { id: string }; claims: string[]; settlement: { verdict: string } | null }
const clash = async () => ((await (await fetch(`${base}/api/conflicts?state=all&kind=clash&limit=500`)).json()) as { items: (Item & { sides: { publisher: string }[] })[] }).items.find(i => i.sides.some(s => s.publisher === '听涛日报'))!

test('a conflict is settled by keyboard with a reason, both sentences in sight, and taken back', async () => {
  const { id, subject } = await clash()
  const page = await visit(`/conflicts?entity=${encodeURIComponent(subject.id)}&kind=clash`)
  expect(await page.locator('[data-conflict]').getAttribute('data-conflict')).toBe(id)
  expect((await page.locator('[data-side] mark').allTextContents()).map(flat)).toEqual(['35亿元', '48亿元'])
  await keepScreen(page, 'conflict')
  await page.keyboard.press('2')
  await page.getByRole('textbox', { name: '理由（必填）' }).fill('以备案为准')
  await page.keyboard.press('Enter')
  await page.locator('[data-settlement=holds]').waitFor()
  expect((await clash()).settlement).toMatchObject({ verdict: 'holds' })
  await page.locator('h1').click()
  await page.keyboard.press('u')
  await page.locator('[data-settlement=holds][data-withdrawn]').waitFor()
  expect((await clash()).settlement).toBeNull()
  await page.close()
})

test('a figure in an open conflict says so wherever it stands, and its evidence leads to the conflict', async () => {
  const { id, claims } = await clash()
  const page = await visit(`/facts?q=${encodeURIComponent('听涛湾智算园')}&property=investment&evidence=${claims[0]}`)
  await page.locator(`tbody [data-claim="${claims[0]}"] .status-conflict`).waitFor()
  await page.locator('aside.evidence [data-conflict-link]').click()
  await page.locator(`[data-conflict="${id}"]`).waitFor()
  await page.close()
})

test('figures of different basis are not added up, and it says why; a row opens its years; parks are listed', async () => {
  const page = await visit('/indicators')
  const boxes = page.locator('tbody input[type=checkbox]')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.locator('[data-sum=no] [data-refused]').first().waitFor()
  await page.locator('tbody button.link').first().click()
  await page.locator('[data-series] tbody tr').first().waitFor()
  // What somebody wrote down is taken back, and stays to be seen with who and when.
  const definition = page.locator('[data-series] form')
  await page.getByRole('button', { name: '写明定义' }).click()
  await definition.getByLabel('定义', { exact: true }).fill('规模以上的')
  await definition.getByLabel('来源').fill('统计年鉴')
  await definition.getByLabel('登记人').fill('小周')
  await definition.getByRole('button', { name: '记下' }).click()
  await page.locator('[data-written=definition]', { hasText: '小周' }).getByRole('button', { name: '撤回' }).click()
  expect(await page.locator('[data-written=back]').textContent()).toMatch(/规模以上的（统计年鉴） 登记：小周 .*已撤回/)
  await keepScreen(page, 'indicators-series')
  // Filters count what they leave; the file holds what is seen, and where each figure is printed.
  const place = page.locator('.toolbar details').first()
  await place.locator('summary').click()
  const count = await place.locator('label .num').first().textContent()
  await place.locator('label').first().click()
  await page.locator('.toolbar .link', { hasText: '清除条件' }).waitFor()
  await page.waitForFunction(n => document.querySelector('main [role=status].num')?.textContent?.includes(`共 ${n} 个数`), count)
  await page.locator('.toolbar summary', { hasText: '导出' }).click()
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).click()])
  expect((await text(await saved.createReadStream())).trim().split('\r\n')).toHaveLength(Number(count) + 1)
  await go(page, `${base}/parks`)
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  await page.close()
})
