import { expect, test } from 'vitest'
import { person, settled } from './person.ts'

const { base, visit } = person()

/** Two entities that nobody has joined, from a page of our own. */
async function two(): Promise<{ id: string; name: string }[]> {
  const form = new FormData()
  form.set('file', new File(['云崖湾两家企业投产\n\n本报讯（记者 林一帆）3月8日，云崖湾澜石科技有限公司在青禾湾高新区投产，总投资3亿元。\n云崖湾沐砾科技有限公司总投资5亿元，占地60亩。\n'], '两家企业.txt'))
  await fetch(`${base}/api/documents`, { method: 'POST', body: form })
  const { items } = (await (await fetch(`${base}/api/entities?type=company&q=${encodeURIComponent('云崖湾')}`)).json()) as { items: { id: string; name: string }[] }
  expect(items.map(e => e.name).sort()).toEqual(['云崖湾沐砾科技有限公司', '云崖湾澜石科技有限公司'])
  return items
}
const resolved = async (id: string) => ((await (await fetch(`${base}/api/entities/${encodeURIComponent(id)}`)).json()) as { id: string }).id

test('two entities are joined by hand, with who and why, and parted again', async () => {
  const [one, other] = await two()
  const page = await visit(`/entities/${encodeURIComponent(one!.id)}`)
  const before = await page.locator('tbody tr').count()
  await page.getByText('作一个判断').click()
  await page.getByLabel('另一个主体', { exact: true }).first().fill(other!.name.slice(0, 5))
  const same = page.getByRole('button', { name: '是同一主体', exact: true })
  await page.getByRole('radio', { name: other!.name }).check()
  expect(await same.isDisabled()).toBe(true)
  await page.getByLabel('理由').fill('更名公告')
  await page.getByLabel('判断者').fill('王审')
  await same.click()
  await page.getByText('已记下').waitFor()
  const row = page.locator('[data-judged=same]:not([data-withdrawn])')
  expect(await row.textContent()).toMatch(/王审.*更名公告/)
  expect(await resolved(one!.id)).toBe(await resolved(other!.id))
  await expect.poll(() => page.locator('tbody tr').count()).toBeGreaterThan(before)

  await row.getByRole('button', { name: '撤回' }).click()
  await page.locator('[data-judged=same][data-withdrawn]').waitFor()
  expect(await resolved(one!.id)).not.toBe(await resolved(other!.id))
  await expect.poll(() => page.locator('tbody tr').count()).toBe(before)

  // The reader's name is kept for the next judgement.
  await page.reload()
  await settled(page)
  await page.getByText('作一个判断').click()
  expect(await page.getByLabel('判断者').inputValue()).toBe('王审')
  await page.getByLabel('另一个主体', { exact: true }).first().fill('世上没有的名字')
  await page.getByText('没有找到').waitFor()
  await page.getByLabel('另一个主体', { exact: true }).first().fill(other!.name)
  await page.getByRole('radio', { name: other!.name }).check()
  await page.getByLabel('理由').fill('两家公司')
  await page.getByRole('button', { name: '不是同一主体' }).click()
  await page.locator('[data-judged=not_same]').waitFor()
  await page.locator('[data-judged=not_same]').getByRole('button', { name: '撤回' }).click()
  await page.locator('[data-judged=not_same][data-withdrawn]').waitFor()
  await page.close()
})
