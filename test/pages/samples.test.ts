import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../samples/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { pages: { page: string, publisher: string, date: string, dateSource: string }[] }
const all = readdirSync(folder).filter(f => /^\d\d-/.test(f)).sort()
const files = all.filter(f => /\.(?:txt|md)$/.test(f))

it('every sample page has its line in the manifest and says that it is a sample', () => {
  expect(all.map(f => f.replace(/\.\w+$/, ''))).toEqual(manifest.pages.map(p => p.page))
  for (const p of manifest.pages) {
    expect(p.publisher).toContain('样张')
    expect(p.date).toMatch(/^20\d\d-\d\d-\d\d$/)
  }
})

it('one sample is GB18030, the others are UTF-8', () => {
  const utf8 = (f: string) => { try { new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(new URL(f, folder))); return true } catch { return false } }
  expect(files.filter(f => !utf8(f))).toHaveLength(1)
  for (const f of files) expect(new TextDecoder(utf8(f) ? 'utf-8' : 'gb18030', { fatal: true }).decode(readFileSync(new URL(f, folder))).replace(/\s/g, '').length).toBeGreaterThan(600)
})

it('no telephone number in a sample could be somebody’s', () => {
  for (const f of files) expect(readFileSync(new URL(f, folder), 'latin1')).not.toMatch(/(?<![\d-])(0[1-9]\d{1,2}-\d{7,8}|1[3-9]\d{9})/)
})

it('companies of the sample register say that they are invented', () => {
  const rows = readFileSync(new URL('register.csv', folder), 'utf8').trim().split('\n').slice(1).map(line => line.split(','))
  expect(rows).toHaveLength(60)
  for (const [code, name] of rows) expect([code!.slice(2, 8), name!.slice(0, 2)]).toEqual(['000000', '示例'])
})
