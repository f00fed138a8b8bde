import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import type { StoredClaim } from '../../src/ledger/ledger.ts'
import { flat, go, person, settled } from './person.ts'

const { base, visit, claims } = person()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = process.env.YINLI_SCREENS ? fileURLToPath(new URL('../../docs/screens/', import.meta.url)) : null
let pdf: string
let photo: string

/** Two pages, or the first alone, as a paper would set them. */
const story = (project: string, more = '') => `<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:18mm}body{font:15px/1.8 "Noto Serif CJK SC",serif;width:640px;margin:0}h1{font-size:30px;line-height:1.3}.cols{columns:2;column-gap:64px}p{text-indent:2em;margin:0;text-align:justify}</style>
<h1>${project}一期开工</h1><div class="cols"><p>本报讯（记者 陆小满）3月5日，${project}一期在青禾湾高新区开工建设。该项目由云帆数智科技有限公司投资建设，总投资超35亿元，占地约120亩，预计2027年6月投产。</p><p>项目负责人介绍，建成后可带动就业800人，年产值达到20亿元。咨询电话0599-7123456。</p></div>${more}`

beforeAll(async () => {
  const page = await visit('/help', { width: 680, height: 460 })
  await page.setContent(story('澄湾储能电池项目', '<div style="break-before:page"><h1>东屿产业园二期封顶</h1><p>本报讯 昨天，东屿产业园二期主体封顶，总投资8亿元。</p></div>'))
  pdf = await upload('澄湾报 A1.pdf', await page.pdf({ preferCSSPageSize: true }))
  await page.setContent(story('云帆算力中心项目'))
  await page.evaluate(() => { document.body.style.zoom = '2' })
  await page.setViewportSize({ width: 1360, height: 900 })
  photo = await upload('手机照片.png', await page.screenshot())
  await page.close()
})

async function upload(name: string, bytes: Uint8Array): Promise<string> {
  const form = new FormData()
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  form.set('date', '2026-03-06')
  form.set('publisher', '澄湾报')
  const answer = await (await fetch(`${base}/api/documents`, { method: 'POST', body: form })).json() as { document: { id: string } }
  return answer.document.id
}

const investment = async (document: string) => (await claims(`&document=${document}&property=investment`)).find(c => c.value === 35e8) as StoredClaim
const drawn = async (page: Page) => {
  await page.waitForFunction(() => { const image = document.querySelector<HTMLImageElement>('.leaf img'); return image?.complete && image.naturalWidth > 0 && document.querySelector('.leaf .seg') })
}
/** Whether an element lies in what can be seen of the box that scrolls it. */
const seen = (page: Page, selector: string) => page.waitForFunction(s => {
  const element = document.querySelector(s)
  if (!element) return false
  const [inner, outer] = [element.getBoundingClientRect(), element.closest('.paper')!.getBoundingClientRect()]
  return inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right && inner.width > 4
}, selector)

test('a figure in Projects leads to the drawn line on the page of a PDF, and the line holds its ink', async () => {
  const claim = await investment(pdf)
  const page = await visit('/projects')
  await page.locator(`.door[data-claim="${claim.id}"]`).first().click()
  await page.locator('aside.evidence [data-open-reader]').click()
  await drawn(page)
  await seen(page, '.leaf .seg[data-sel]')
  // The picture is dark where the box is and white below the text.
  const shades = await page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('.leaf img')!
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight })
    const pen = canvas.getContext('2d')!
    pen.drawImage(image, 0, 0)
    const leaf = document.querySelector('.leaf')!.getBoundingClientRect()
    const box = document.querySelector('.leaf .seg[data-sel]')!.getBoundingClientRect()
    const [x, y] = [canvas.width / leaf.width, canvas.height / leaf.height]
    const darkest = (left: number, top: number) => Math.min(...pen.getImageData(left, top, box.width * x, box.height * y).data.filter((_, i) => i % 4 === 0))
    return [darkest((box.left - leaf.left) * x, (box.top - leaf.top) * y), darkest((box.left - leaf.left) * x, canvas.height * 0.8)]
  })
  expect(shades[0]).toBeLessThan(110)
  expect(shades[1]).toBeGreaterThan(240)
  expect(await page.locator(`[data-fact="${claim.id}"][data-sel]`).count()).toBe(1)
  if (screens) await page.screenshot({ path: `${screens}reader-page.png` })
  await page.close()
})

test('choosing on the picture finds the fact, choosing the fact finds the picture, and the text says the same', async () => {
  const claim = await investment(photo)
  const page = await visit(`/read/${photo}`)
  await drawn(page)
  await page.locator(`.leaf [data-c~="${claim.id}"]`).first().click()
  await page.locator('.beside li[data-sel]').waitFor()
  const second = page.locator('[data-fact] > button:not(.door)').last()
  await second.click()
  await seen(page, '.leaf .seg[data-sel]')
  await go(page, `${base}/read/${photo}?claim=${claim.id}`)
  await page.getByRole('button', { name: '文字', exact: true }).click()
  await page.locator('.paper .line [data-sel]').first().waitFor()
  expect(flat((await page.locator('.paper [data-sel]').allTextContents()).join(''))).toBe(flat(claim.quote))
  expect(new URL(page.url()).searchParams.get('view')).toBe('text')
  await page.close()
})

test('the keyboard zooms, turns pages, switches layers and steps through the facts', async () => {
  const page = await visit(`/read/${pdf}`)
  await drawn(page)
  const zoom = async () => Number((await page.locator('[data-zoom]').textContent())!.replace('%', ''))
  await page.locator('.leafbox').focus()
  await page.keyboard.press('0')
  expect(await zoom()).toBe(100)
  await page.keyboard.press('+')
  expect(await zoom()).toBe(125)
  await page.keyboard.press('-')
  expect(await zoom()).toBe(100)
  await page.locator('.leafbox').hover()
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -400)
  await page.keyboard.up('Control')
  await page.waitForFunction(() => Number.parseInt(document.querySelector('[data-zoom]')!.textContent!) > 150)
  await page.keyboard.press('4')
  expect(await page.locator('.leafbox').getAttribute('data-claims-on')).toBeNull()
  await page.keyboard.press('4')
  await page.keyboard.press('ArrowRight')
  await page.locator('.beside li[data-sel]').waitFor()
  await page.keyboard.press('n')
  await page.getByText('第 2 / 2 页').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('第 1 / 2 页').waitFor()
  await page.close()
})

test('a line is corrected from what was recognised, read again at once, and taken back', async () => {
  const claim = await investment(photo)
  const page = await visit(`/read/${photo}?claim=${claim.id}`)
  await drawn(page)
  await page.getByRole('button', { name: '更正这一行' }).click()
  const box = page.getByLabel('原版面上是')
  const printed = await box.inputValue()
  expect(printed).toContain('35亿元')
  await box.fill(printed.replace('35亿元', '36.5亿元'))
  await page.getByLabel('依据').fill('对照纸质报纸')
  await page.getByLabel('核对者').fill('陆小满')
  if (screens) await page.screenshot({ path: `${screens}reader-correct.png` })
  await page.getByRole('button', { name: '保存并重读' }).click()
  await page.locator('[data-fact]', { hasText: '36.5亿元' }).waitFor()
  const corrected = (await claims(`&document=${photo}&property=investment`)).find(c => c.value === 36.5e8)!
  expect(corrected.quote).toContain('35亿元')
  await go(page, `${base}/read/${photo}?claim=${corrected.id}`)
  await page.locator('.leaf .whole[data-corrected]').waitFor()
  expect(await page.locator('[data-correction]').textContent()).toContain('陆小满')
  await page.locator(`.beside .door[data-claim="${corrected.id}"]`).first().click()
  await page.locator('aside.evidence [data-corrected] ins', { hasText: '36.5亿元' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '文字', exact: true }).click()
  expect(await page.locator('.line[data-corrected] + .correctedline').textContent()).toContain('36.5亿元')
  await page.getByRole('button', { name: '收回', exact: true }).click()
  await page.locator('[data-fact]', { hasText: /^(?!.*36\.5).*35亿元/ }).first().waitFor()
  expect(await page.locator('.correctedline').count()).toBe(0)
  expect((await investment(photo)).id).toBe(claim.id)
  // Lines are chosen from the keyboard too.
  await page.locator('.paper').focus()
  await page.keyboard.press('j')
  await page.locator('.line[data-sel]').waitFor()
  await page.getByText('已收回的更正').or(page.getByRole('button', { name: '更正这一行' })).first().waitFor()
  await page.close()
})

test('the picture covers phones, and fits small screens without sideways scroll of the page', async () => {
  for (const setting of [{}, { dark: true, lang: 'en' as const }]) {
    const page = await visit(`/read/${photo}`, setting)
    await drawn(page)
    await page.evaluate(axe)
    expect(await page.evaluate(async () => (await (window as unknown as { axe: { run: (c: unknown, o: unknown) => Promise<{ violations: { id: string; impact: string }[] }> } }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations.map(v => v.id))).toEqual([])
    for (const width of [640, 360]) {
      await page.setViewportSize({ width, height: 720 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    }
    if (screens && !('dark' in setting)) { await settled(page); await page.screenshot({ path: `${screens}reader-page-phone.png` }) }
    await page.close()
  }
})
