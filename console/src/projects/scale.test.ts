import { expect, test } from 'vitest'
import { daysBetween, scaleOf } from './scale.ts'

test('days stand in their order, today among them, and all within the line', () => {
  const { at } = scaleOf(['2025-03-01', '2026-12-31', '2026-05-01'], '2026-06-15', 'zh')
  const places = ['2025-03-01', '2026-05-01', '2026-06-15', '2026-12-31'].map(at)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
  expect(places.at(-1)).toBeLessThan(100)
})

test.each<[string[], string[]]>([
  [['2026-05-01', '2026-08-31'], ['5月', '6月', '7月', '8月', '9月']],
  [['2026-01-10', '2027-02-10'], ['2026', '4月', '7月', '10月', '2027']],
  [['2022-07-01', '2030-06-30'], ['2023', '2024', '2025', '2026', '2027', '2028', '2029', '2030']],
])('%j is marked by %j', (days, labels) => expect(scaleOf(days, '2026-06-15', 'zh').ticks.map(t => t.label)).toEqual(labels))

test('a day far away stands at the end and says so', () => {
  const { at, beyond } = scaleOf(['2026-09-01', '2060-01-01', '1998-01-01'], '2026-06-15', 'zh')
  expect([at('2060-01-01'), beyond('2060-01-01'), beyond('1998-01-01'), beyond('2026-09-01')]).toEqual([100, 'after', 'before', null])
})

test('days between are signed', () => expect([daysBetween('2026-02-27', '2026-03-02'), daysBetween('2026-03-02', '2026-02-27')]).toEqual([3, -3]))
