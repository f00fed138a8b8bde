import { expect, test } from 'vitest'
import { reasons } from './reasons.ts'

test('reasons are shown in one language', () => {
  const why = '简称与全称 a short form and the full one: 青禾科技, 青禾；名称独特 a telling name；同一地点 same place: 苏州市（0.65）'
  expect(reasons(why, 'zh')).toBe('简称与全称：青禾科技、青禾；名称独特；同一地点：苏州市')
  expect(reasons(why, 'en')).toBe('a short form and the full one: 青禾科技, 青禾; a telling name; same place: 苏州市')
  expect(reasons('人写的理由', 'en')).toBe('人写的理由')
})
