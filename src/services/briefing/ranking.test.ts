import { describe, expect, it } from 'vitest'
import { compare, rank, ruleWords, type Score } from './ranking.ts'
import { byDistrict } from './route.ts'

const criteria = [{ id: 'a', zh: '甲', en: '', max: 60 }, { id: 'b', zh: '乙', en: '', max: 40 }]
const rules = (drop = { highest: 0, lowest: 0, from: 5 }) => ({ projects: ['p', 'q', 'r'], criteria, drop, decimals: 2 })
/** `p 王 50 30`: what 王 gives p for each criterion; `-` for none. */
const scores = (...lines: string[]): Score[] => lines.flatMap(line => {
  const [project, judge, ...points] = line.split(' ')
  return points.flatMap((value, i) => (value === '-' ? [] : [{ project: project!, judge: judge!, criterion: criteria[i]!.id, points: Number(value) }]))
})
const said = (rows: ReturnType<typeof rank>) => rows.map(r => `${r.project} ${r.rank} ${r.mean} ${r.counted}`)

describe('ranking', () => {
  it.each<[string, Score[], string[]]>([
    ['by the mean of what judges give', scores('p 王 50 30', 'p 李 40 30', 'q 王 60 40', 'r 李 1 1'), ['q 1 100 1', 'p 2 75 2', 'r 3 2 1']],
    ['equal means share a rank and the next is skipped', scores('p 王 50 30', 'q 王 40 40', 'r 王 1 1'), ['p 1 80 1', 'q 1 80 1', 'r 3 2 1']],
    ['blank is not nought: the judge does not count', scores('p 王 50 -', 'p 李 40 30', 'q 王 60 -'), ['p 1 70 1', 'q null null 0', 'r null null 0']],
    ['the later of two scores holds', scores('p 王 50 30', 'p 王 10 30'), ['p 1 40 1', 'q null null 0', 'r null null 0']],
    ['tenths stay tenths', scores('p 王 0.1 0.2', 'p 李 0.1 0.2', 'p 张 0.1 0.2'), ['p 1 0.3 3', 'q null null 0', 'r null null 0']],
  ])('%s', (_, given, expected) => expect(said(rank(rules(), given))).toEqual(expected))

  it('leaves out the highest and the lowest only where enough judges count', () => {
    const given = scores('p 一 10 0', 'p 二 20 0', 'p 三 30 0', 'p 四 60 40', 'q 一 10 0', 'q 二 50 0')
    expect(rank(rules({ highest: 1, lowest: 1, from: 3 }), given).find(r => r.project === 'p')).toMatchObject({ mean: 25, counted: 2, judges: [{ judge: '一', left: 'lowest' }, { left: null }, { left: null }, { judge: '四', left: 'highest' }] })
    expect(rank(rules({ highest: 1, lowest: 1, from: 3 }), given).find(r => r.project === 'q')).toMatchObject({ mean: 30, counted: 2 })
    expect(ruleWords(rules({ highest: 1, lowest: 1, from: 3 })).zh).toContain('达到3位时，去掉1个最高分和1个最低分')
  })

  it('beside the last round: places gained and lost; means only where the criteria are the same', () => {
    const before = { rules: rules(), ranked: rank({ ...rules(), projects: ['q', 'p', 's'] }, scores('p 王 10 0', 'q 王 20 0', 's 王 5 0')) }
    const now = { rules: rules(), ranked: rank(rules(), scores('p 王 30 0', 'q 王 20 0')) }
    expect(compare(now, before)).toEqual({ sameCriteria: true, gone: ['s'], items: [{ project: 'p', rankBefore: 2, meanBefore: 10, moved: 1 }, { project: 'q', rankBefore: 1, meanBefore: 20, moved: -1 }, { project: 'r', rankBefore: null, meanBefore: null, moved: null }] })
    expect(compare({ ...now, rules: { criteria: [criteria[0]!] } }, before)).toMatchObject({ sameCriteria: false, items: [{ meanBefore: null, moved: 1 }, {}, {}] })
  })
})

it('a route by district keeps the order of districts and within them', () => {
  const stops = ['甲1', '乙1', '?', '甲2', '丙1', '乙2'].map(project => ({ project, district: project === '?' ? null : project[0]! }))
  expect(byDistrict(stops).map(s => s.project)).toEqual(['甲1', '甲2', '乙1', '乙2', '丙1', '?'])
})
