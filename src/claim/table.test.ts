import { describe, expect, test } from 'vitest'
import { loadModel } from '../model/load.ts'
import { Writer, columnName } from '../read/format/written.ts'
import { readTable } from './table.ts'

const model = loadModel()

function read(rows: string[][], publishedOn: string | null = '2026-06-30') {
  const writer = new Writer()
  writer.table('清单', rows.map(row => row.map((text, column) => ({ text, column }))), (row, column) => columnName(column) + (row + 1))
  return { text: writer.text, ...readTable(writer.tables[0]!, writer.text, publishedOn, model) }
}
const header = ['序号', '项目名称', '建设单位', '建设地点', '总投资（亿元）', '占地面积（亩）', '开工时间', '竣工时间', '项目阶段', '联系电话']

describe('a list of projects', () => {
  const { text, extraction, problems, rows } = read([
    ['2026年澄湾区重点项目表'],
    header,
    ['1', '青禾薄膜二期项目', '青禾新材料有限公司', '柳塘镇', '12.5', '120', '2026-03-02', '2027年6月', '在建', '13800000000'],
    ['2', '远澜储能项目', '远澜能源有限公司、澄湾区水务局', '澄湾高新区', '约8', '/', '2026.9', '', '前期', ''],
    ['', '合计', '', '', '20.5', '120'],
  ])

  test('each cell becomes a claim about its row', () => {
    expect(rows).toBe(2)
    expect(extraction.claims.map(({ subject, start, end, ...claim }) => ({ subject, said: text.slice(start, end), ...claim }))).toEqual([
      { subject: '青禾薄膜二期项目', said: '青禾新材料有限公司', property: 'built_by', object: '青禾新材料有限公司', modality: 'actual' },
      { subject: '青禾薄膜二期项目', said: '柳塘镇', property: 'located_in', object: '柳塘镇', modality: 'actual' },
      { subject: '青禾薄膜二期项目', said: '12.5', property: 'investment', of: 'total', value: 1.25e9, unit: 'CNY', mod: 'exact', modality: 'actual' },
      { subject: '青禾薄膜二期项目', said: '120', property: 'land_area', value: 80000, unit: 'm2', mod: 'exact', modality: 'actual' },
      { subject: '青禾薄膜二期项目', said: '2026-03-02', property: 'milestone', of: 'started', from: '2026-03-02', to: '2026-03-02', modality: 'actual' },
      { subject: '青禾薄膜二期项目', said: '2027年6月', property: 'milestone', of: 'completed', from: '2027-06-01', to: '2027-06-30', modality: 'planned' },
      { subject: '青禾薄膜二期项目', said: '在建', property: 'milestone', of: 'started', modality: 'ongoing' },
      { subject: '远澜储能项目', said: '远澜能源有限公司', property: 'built_by', object: '远澜能源有限公司', modality: 'actual' },
      { subject: '远澜储能项目', said: '澄湾区水务局', property: 'built_by', object: '澄湾区水务局', modality: 'actual' },
      { subject: '远澜储能项目', said: '澄湾高新区', property: 'located_in', object: '澄湾高新区', modality: 'actual' },
      { subject: '远澜储能项目', said: '约8', property: 'investment', of: 'total', value: 8e8, unit: 'CNY', mod: 'about', modality: 'actual' },
      { subject: '远澜储能项目', said: '2026.9', property: 'milestone', of: 'started', from: '2026-09-01', to: '2026-09-30', modality: 'planned' },
    ])
  })

  test('what could not be read says where', () => {
    expect(problems.map(p => [p.severity, p.code, p.address])).toEqual([
      ['info', 'column-private', 'J2'],
      ['warning', 'stage-unknown', 'I4'],
    ])
    expect(JSON.stringify(extraction)).not.toContain('13800000000')
  })
})

test.each<[string, string[][], string[]]>([
  ['no header', [['一', '二'], ['1', '2']], ['no-header']],
  ['no unit', [['企业名称', '产值'], ['沐川机械厂', '120']], ['unit-unknown']],
  ['unit above the header', [['单位：万元'], ['企业名称', '产值'], ['沐川机械厂', '120']], []],
  ['unit in the cell', [['企业名称', '产值'], ['沐川机械厂', '1.2亿元']], []],
  ['unit of another kind', [['企业名称', '产值（吨）'], ['沐川机械厂', '120']], ['figure-kind']],
  ['words for a figure', [['企业名称', '产值（万元）'], ['沐川机械厂', '保密']], ['figure-unreadable']],
  ['negative', [['企业名称', '产值（万元）'], ['沐川机械厂', '-120']], ['figure-negative']],
  ['no name', [['企业名称', '产值（万元）'], ['', '120']], ['row-without-name']],
  ['twice', [['企业名称', '产值（万元）'], ['沐川机械厂', '1'], ['沐川机械厂', '2']], ['name-twice']],
  ['a day that is none', [['项目名称', '开工时间'], ['听涛项目', '尽快']], ['day-unreadable']],
  ['an unknown column', [['项目名称', '总投资(亿元)', '心情'], ['听涛项目', '3', '好']], ['column-unknown']],
  ['a header of two rows', [['项目名称', '投资（亿元）', ''], ['', '总投资', '累计完成投资'], ['听涛项目', '3', '1']], []],
])('%s', (_, rows, codes) => {
  expect(read(rows).problems.map(p => p.code)).toEqual(codes)
})

test.each<[string, object | null]>([
  ['一期投产', { of: 'operating', phase: '一期', modality: 'actual' }], ['二期续建', { of: 'started', phase: '二期', modality: 'ongoing' }], ['拟开工', { of: 'started', modality: 'planned' }],
  ['设备正在安装', { of: 'equipment', modality: 'ongoing' }], ['竣工', { of: 'completed', modality: 'actual' }], ['研究中', null],
])('stage %s', (stage, claim) => {
  const { extraction: { claims: [found] } } = read([['项目名称', '项目阶段'], ['听涛项目', stage]])
  expect(found ?? null).toEqual(claim && { subject: '听涛项目', property: 'milestone', ...claim, start: expect.any(Number), end: expect.any(Number) })
})

test('a title alone in its row is no part of the header below it', () => {
  const { columns } = read([['澄湾区重点项目表'], ['项目名称', '总投资（亿元）'], ['远澜储能项目', '8']])
  expect(columns?.map(c => c.header)).toEqual(['项目名称', '总投资（亿元）'])
})

test('a table whose date is not known keeps days as planned, and says so', () => {
  const { extraction, problems } = read([['项目名称', '开工时间'], ['听涛项目', '2020-01-05']], null)
  expect(extraction.claims[0]).toMatchObject({ modality: 'planned' })
  expect(problems).toMatchObject([{ code: 'day-status-unknown', severity: 'warning' }])
})

test('sixty thousand cells are read in time that grows with their number', () => {
  const list = (n: number) => Array.from({ length: n }, (_, i) => [String(i), `${i}号薄膜项目`, `${i}号公司`, '柳塘镇', String(i + 1), '10', '2026-03-02', '2027年6月', '在建', ''])
  const time = (n: number) => { const t = performance.now(); read([header, ...list(n)]); return performance.now() - t }
  time(500)
  expect(time(6000) / time(1500)).toBeLessThan(12)
})
