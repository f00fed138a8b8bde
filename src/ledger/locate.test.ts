import { expect, it, vi } from 'vitest'
import { openFile } from '../read/index.ts'
import { xlsxFile } from '../read/format/testing/files.ts'
import { locator } from './locate.ts'

const text = '一行\n二行有12亿元\n'
const files = { 't.txt': new TextEncoder().encode(text), 's.xlsx': await xlsxFile() }
const opened = vi.fn(async (name: string) => (name in files ? openFile(files[name as keyof typeof files], name) : null))
const locate = locator({ opened })

it.each([
  ['t.txt', '12亿元', { kind: 'line', page: null, line: 2 }],
  ['t.txt', '一行', { kind: 'line', page: null, line: 1 }],
  ['s.xlsx', '12.5', { kind: 'cell', sheet: '重点项目', address: 'B2' }],
  ['s.xlsx', '2026-05', { kind: 'cell', sheet: '重点项目', address: 'C3' }],
  ['nothing', '', null],
])('%s: %s stands at %j', async (document, words, place) => {
  const file = await opened(document)
  expect(await locate({ document, start: file?.text.indexOf(words) ?? 0 })).toEqual(place)
})

it('a document is opened once however many of its claims are asked for', async () => {
  opened.mockClear()
  const fresh = locator({ opened })
  await Promise.all([0, 1, 4].map(start => fresh({ document: 't.txt', start })))
  expect(opened).toHaveBeenCalledTimes(1)
})
