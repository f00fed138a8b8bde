import { beforeAll, expect, test } from 'vitest'
import type { OpenPair } from '../../src/services/identity/queue.ts'
import { violations } from './axe.ts'
import { go, person, settled } from './person.ts'

const { base, visit } = person()

/** Names that are alike in three papers of three cities. */
beforeAll(async () => {
  for (const [publisher, home, text] of [
    ['甲报', '苏州市', '霁川新材料开工\n\n本报讯（记者 周望）3月1日，苏州霁川新材料科技有限公司在苏州高新区投资3亿元，建设薄膜项目。\n'],
    ['乙报', '无锡市', '霁川来锡\n\n本报讯（记者 周望）3月1日，无锡霁川新材料科技有限公司总投资5亿元，占地60亩。\n'],
    ['丙报', '南京市', '霁川扩产\n\n本报讯（记者 周望）3月2日，霁川新材料在南京投资2亿元，扩建厂房。\n'],
  ] as const) {
    const form = new FormData()
    form.set('file', new File([text], `${publisher}.txt`))
    for (const [k, v] of Object.entries({ publisher, home, date: '2026-03-03' })) form.set(k, v)
    await fetch(`${base}/api/documents`, { method: 'POST', body: form })
  }
})
const open = async () => ((await (await fetch(`${base}/api/judgements/open?limit=100`)).json()) as { items: OpenPair[] }).items

test('pairs are judged by keyboard beside their sentences, and the last judgement is taken back', async () => {
  const waiting = await open()
  expect(waiting.length).toBeGreaterThan(1)
  const page = await visit('/review')
  await page.getByRole('link', { name: '同一性' }).click()
  await settled(page)
  const progress = () => page.locator('[data-progress]').textContent()
  const current = () => page.locator('.queue [aria-current]').getAttribute('data-pair')
  expect(await progress()).toBe(`已判 0，还剩 ${waiting.length}`)
  expect(await current()).toBe(waiting[0]!.id)
  expect(await page.locator('[data-side=left] [data-sentence] mark').first().textContent()).toBe(waiting[0]!.left.sentences[0]!.quote)
  expect(await page.locator('[data-side=right] [data-sentence]').count()).toBe(waiting[0]!.right.sentences.length)

  await page.keyboard.press('n')
  await page.locator(`[data-pair="${waiting[0]!.id}"] [data-decided=not_same]`).waitFor()
  expect(await progress()).toBe(`已判 1，还剩 ${waiting.length - 1}`)
  expect(await current()).toBe(waiting[1]!.id)
  expect((await open()).map(p => p.id)).not.toContain(waiting[0]!.id)
  await page.keyboard.press('z')
  await page.getByText('已撤销，回到待判断').waitFor()
  expect(await current()).toBe(waiting[0]!.id)
  expect((await open()).map(p => p.id)).toEqual(waiting.map(p => p.id))

  await page.locator('[data-side=left]').getByRole('link', { name: '看出处' }).first().click()
  await page.locator('aside.evidence blockquote').waitFor()
  await page.close()
})

test('axe finds nothing serious, light in Chinese and narrow, dark in English', async () => {
  for (const setting of [{ width: 360 }, { dark: true, lang: 'en' as const }]) {
    const page = await visit('/review/identity', setting)
    await page.locator('[data-sentence]').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await page.close()
  }
})

test('where nothing is in doubt the page says what would bring it', async () => {
  const page = await visit('/review/identity')
  await page.route('**/api/judgements/open?*', route => route.fulfill({ json: { items: [], total: 0, next: null } }))
  await go(page, `${base}/review/identity`)
  expect(await page.locator('.empty').textContent()).toMatch(/没有拿不准的名称/)
  await page.close()
})
