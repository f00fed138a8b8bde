import { expect, test } from 'vitest'
import { applyView, readView, writeView, type Column } from './view.ts'

interface Row { name: string; place: string[]; money: number | null }
const rows: Row[] = [
  { name: '云栖湾基地', place: ['甲市'], money: 3 }, { name: '望江楼', place: ['乙市'], money: null },
  { name: '青禾园', place: ['甲市', '乙市'], money: 7 }, { name: '白鹭洲', place: [], money: 5 },
]
const columns: Column<Row>[] = [
  { key: 'name', title: '', cell: r => r.name, text: r => r.name, sort: r => r.name },
  { key: 'place', title: '', cell: () => '', text: r => r.place.join(), facet: r => r.place },
  { key: 'money', title: '', cell: () => '', text: r => String(r.money ?? ''), sort: r => r.money },
]
const view = (query: string) => readView(new URLSearchParams(query), ['name', 'place', 'money'], columns)
const names = (query: string) => applyView(rows, columns, view(query)).rows.map(r => r.name)

test.each([
  ['sort=money', ['云栖湾基地', '白鹭洲', '青禾园', '望江楼']],
  ['sort=-money', ['青禾园', '白鹭洲', '云栖湾基地', '望江楼']],
  ['f.place=甲市', ['云栖湾基地', '青禾园']],
  ['f.place=甲市&f.place=乙市&q=园', ['青禾园']],
  ['q=没有', []],
])('%s', (query, expected) => expect(names(query)).toEqual(expected))

test('a facet counts what its other values would give', () => {
  expect([...applyView(rows, columns, view('f.place=甲市')).counts.place!]).toEqual([['甲市', 2], ['乙市', 2]])
})

test('the address holds the view and keeps what is not its own', () => {
  const query = 'evidence=abc&sort=-money&cols=name%2Cmoney&q=%E5%9B%AD&page=2&f.place=%E7%94%B2%E5%B8%82'
  const usual = ['name', 'place', 'money']
  expect(writeView(new URLSearchParams(query), view(query), usual).toString()).toBe(query)
})
