import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EntityType } from '../claim/records.ts'
import { loadModel } from '../model/load.ts'
import { createComparer, createNamer, joinNames, normaliseName, type Comparer, type Namer, type Opinion, type Standing } from './index.ts'

let namer: Namer
let comparer: Comparer
beforeAll(() => { const model = loadModel(); namer = createNamer(model); comparer = createComparer(model) })
const node = (type: EntityType, name: string, seen: string | null = null, context = seen ?? '某报') => namer({ type, name, context, seen })

describe('one name, many spellings', () => {
  test.each<[EntityType, string, string]>([
    ['company', '青禾电子（苏州）有限公司', '青禾电子(苏州)有限公司'], ['company', 'ＡＢＣ 科技有限公司', 'abc科技有限公司'], ['place', '苏州', '苏州市'], ['place', '江苏省苏州市', '苏州'],
    ['institution', '苏州市人民政府', '苏州市政府'], ['institution', '江苏省苏州市发展和改革委员会', '苏州市发改委'], ['park', '昆山高新技术产业开发区', '昆山高新区'], ['programme', '“听涛”行动', '听涛行动'],
    ['institution', '苏州市场监督管理局', '苏州市场监管局'],
  ])('%s %s = %s', (type, a, b) => { expect(node(type, a).id).toBe(node(type, b).id) })

  test.each<[EntityType, string, string]>([
    ['company', '青禾电子有限公司', '青禾电子股份有限公司'], ['institution', '苏州市政府', '无锡市政府'], ['place', '江苏省', '苏州市'], ['project', '内河港一期', '内河港二期'], ['institution', '北京市朝阳区政府', '长春市朝阳区政府'],
  ])('%s %s is not %s', (type, a, b) => { expect(node(type, a).id).not.toBe(node(type, b).id) })

  test('persons and names of a kind belong to their place, others do not', () => {
    expect(node('person', '林照远', '苏州市').id).not.toBe(node('person', '林照远', '无锡市').id)
    expect(node('person', '林照远', '苏州市').id).toBe(node('person', '林照远', '江苏省苏州市').id)
    expect(node('institution', '人民医院', '苏州市').id).not.toBe(node('institution', '人民医院', '无锡市').id)
    expect(node('institution', '无锡市人民医院', '苏州市').id).toBe(node('institution', '无锡市人民医院', '无锡市').id)
    expect(node('company', '青禾电子有限公司', '苏州市').id).toBe(node('company', '青禾电子有限公司', '无锡市').id)
  })

  test('the spelling of a spelling is itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), s => { expect(normaliseName(normaliseName(s))).toBe(normaliseName(s)) }))
  })

  test('any text has a node, in time that grows with its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), s => { expect(node('company', s).id).toMatch(/^[0-9a-f]{26}$/) }))
    expect(node('institution', '苏州市'.repeat(3000)).id).toBeDefined()
    expect(node('institution', '第一人民'.repeat(3000)).generic).toBe(true)
  })
})

describe('what a machine says of two names', () => {
  test.each<[EntityType, string, string | null, string, string | null, Opinion['verdict']]>([
    ['company', '青禾新能源有限公司', '苏州市', '青禾新能源', '苏州市', 'same'],
    ['company', '青禾新能源有限公司', null, '苏州青禾新能源有限公司', null, 'same'],
    ['company', '苏州青禾新能源有限公司', null, '无锡青禾新能源有限公司', null, 'not_same'],
    ['company', '青禾新能源集团有限公司', null, '青禾新能源股份有限公司', null, 'unsure'],
    ['company', '青禾', '苏州市', '青禾集团', '无锡市', 'not_same'],
    ['company', '青禾', null, '青禾集团', null, 'unsure'],
    ['institution', '人民医院', '苏州市', '苏州市人民医院', '苏州市', 'unsure'],
    ['institution', '人民医院', '苏州市', '无锡市人民医院', '无锡市', 'not_same'],
    ['project', '听涛湾码头改造项目', null, '听涛湾码头改造', null, 'same'],
    ['person', '林照远', '昆山市', '林照远', '苏州市', 'same'],
    ['person', '林照远', '昆山市', '林照远', '无锡市', 'unsure'],
    ['person', '林照远', '昆山市', '林照远', null, 'unsure'],
    ['person', '王芳', '昆山市', '王芳', '无锡市', 'not_same'],
    ['company', '青禾新能源', null, '远澜新能源', null, 'not_same'],
    ['institution', '江苏省委宣传部', '苏州市', '苏州市委宣传部', '苏州市', 'not_same'],
    ['institution', '江苏省政府', '苏州市', '苏州市政府', '苏州市', 'not_same'],
    ['park', '昆山高新区', '昆山市', '苏州高新区', '苏州市', 'not_same'],
    ['park', '听涛湾新区', '苏州市', '苏州听涛湾新区', '苏州市', 'same'],
    ['company', '江苏青禾新能源有限公司', '苏州市', '苏州青禾新能源有限公司', '苏州市', 'unsure'],
    ['institution', '管委会', '苏州市', '江苏省管委会', '苏州市', 'not_same'],
    // short forms
    ['company', '青禾新能源', '苏州市', '苏州青禾新能源科技有限公司', null, 'same'],
    ['company', '青禾新能源', null, '苏州青禾新能源科技有限公司', null, 'unsure'],
    ['company', '青禾新能源', '无锡市', '苏州青禾新能源科技有限公司', null, 'unsure'],
    ['company', '青禾', '苏州市', '苏州青禾新能源科技有限公司', null, 'unsure'],
    ['company', '青禾材料', '苏州市', '苏州青禾新能源科技有限公司', null, 'not_same'],
    ['company', '青禾新能源有限公司', '苏州市', '青禾新能源材料有限公司', '苏州市', 'not_same'],
    ['company', '青禾新能源有限公司', '苏州市', '青禾新能源有限责任公司', '苏州市', 'same'],
    // a misprint, two characters exchanged, and what only looks like one
    ['company', '青禾湾新能源', '苏州市', '青和湾新能源', '苏州市', 'unsure'],
    ['company', '青禾湾新能源', '苏州市', '青湾禾新能源', '苏州市', 'unsure'],
    ['company', '青禾湾新能源', '苏州市', '青和湾新能源', '无锡市', 'not_same'],
    ['facility', '青禾湾东站房', '苏州市', '青禾湾西站房', '苏州市', 'not_same'],
    ['project', '内河港一期', '苏州市', '内河港二期', '苏州市', 'not_same'],
    ['project', '内河港', '苏州市', '内河港二期', '苏州市', 'not_same'],
    ['project', '听涛湾码头', '苏州市', '听涛湾码头改造项目', '苏州市', 'unsure'],
    ['project', '听涛湾码头疏浚工程', '苏州市', '听涛湾码头配套工程', '苏州市', 'not_same'],
    // places in brackets and branches
    ['company', '青禾电子(苏州)有限公司', null, '青禾电子(无锡)有限公司', null, 'not_same'],
    ['company', '青禾电子(苏州)有限公司', null, '青禾电子有限公司', null, 'not_same'],
    ['company', '青禾电子(集团)有限公司', null, '青禾电子集团有限公司', null, 'same'],
    ['company', '青禾电子有限公司', null, '青禾电子有限公司苏州分公司', null, 'not_same'],
  ])('%s %s (%s) and %s (%s): %s', (type, a, seenA, b, seenB, verdict) => {
    const [left, right] = [node(type, a, seenA), node(type, b, seenB)]
    const opinions = [comparer.judge(left, right), comparer.judge(right, left)]
    expect(opinions.map(o => o.verdict), opinions[0]!.why).toEqual([verdict, verdict])
    if (verdict === 'not_same') return
    for (const o of opinions) expect(o.why).toMatch(/[\u4e00-\u9fff].* [a-z]/)
    // What may be one thing is found under a key that both have.
    expect(left.blocks.filter(key => right.blocks.includes(key))).not.toEqual([])
  })
})

test('what else is known decides where names alone do not', () => {
  const [left, right] = [node('company', '青禾', '苏州市'), node('company', '苏州青禾新能源科技有限公司')]
  expect(comparer.judge(left, right).verdict).toBe('unsure')
  expect(comparer.judge({ ...left, partners: new Set(['p']) }, { ...right, partners: new Set(['o', 'p']) })).toMatchObject({ verdict: 'same', why: expect.stringContaining('同一合作方 a partner in common: p') })
  expect(comparer.judge({ ...left, code: 'A' }, { ...right, code: 'A' })).toMatchObject({ verdict: 'same', score: 1 })
  expect(comparer.judge({ ...right, code: 'AX' }, { ...right, code: 'BY' })).toMatchObject({ verdict: 'not_same', score: 0, why: '统一社会信用代码不同 other registration codes（0）' })
})

describe('entities', () => {
  const j = (left: string, right: string, verdict: Standing['verdict'], seq: number, machine = false): Standing => ({ left, right, verdict, seq, machine })

  test.each<[string, Standing[], string]>([
    ['nothing said', [], 'a b c d'],
    ['a chain is one', [j('a', 'b', 'same', 1), j('c', 'b', 'same', 2)], 'a a a d'],
    ['unsure joins nothing', [j('a', 'b', 'unsure', 1)], 'a b c d'],
    ['a person overrules a machine, whoever came last', [j('a', 'b', 'not_same', 1), j('b', 'a', 'same', 2, true)], 'a b c d'],
    ['the last person counts', [j('a', 'b', 'not_same', 1), j('b', 'a', 'same', 2)], 'a a c d'],
    ['unsure of a person undoes a machine', [j('a', 'b', 'same', 1, true), j('a', 'b', 'unsure', 2)], 'a b c d'],
    ['kept apart over a third', [j('a', 'b', 'same', 1), j('b', 'c', 'same', 2), j('a', 'c', 'not_same', 3)], 'a a c d'],
    ['a person joins before a machine', [j('a', 'b', 'same', 1, true), j('b', 'c', 'same', 2), j('a', 'c', 'not_same', 3)], 'a b b d'],
    ['kept apart after growing', [j('a', 'b', 'same', 1), j('c', 'd', 'same', 2), j('b', 'd', 'same', 3), j('a', 'c', 'not_same', 4)], 'a a c c'],
    ['names of elsewhere do not matter', [j('a', 'x', 'same', 1), j('x', 'b', 'same', 2)], 'a b c d'],
  ])('%s', (_, judgements, expected) => {
    expect([...joinNames(['a', 'b', 'c', 'd'], judgements).values()].join(' ')).toBe(expected)
  })

  test('what people part stays apart, what they join is one unless parted, in any order of reading', () => {
    const names = [...'abcdefgh']
    const name = fc.constantFrom(...names)
    const judgement = fc.record({ left: name, right: name, verdict: fc.constantFrom('same' as const, 'not_same' as const, 'unsure' as const), machine: fc.boolean() }).filter(x => x.left !== x.right)
    fc.assert(fc.property(fc.array(judgement, { maxLength: 20 }), raw => {
      const said = raw.map((x, seq) => ({ ...x, seq }))
      const entities = joinNames(names, said)
      expect(joinNames(names, [...said].reverse())).toEqual(entities)
      for (const [id, entity] of entities) {
        expect(entities.get(entity)).toBe(entity)
        expect(entity <= id).toBe(true)
      }
      const last = new Map(said.filter(x => !x.machine).map(x => [[x.left, x.right].sort().join(), x]))
      for (const { left, right, verdict } of last.values()) if (verdict === 'not_same') expect(entities.get(left)).not.toBe(entities.get(right))
    }))
  })

  test('the same judgements in any order of arrival give the same entities, unless they contradict each other', () => {
    const names = [...'abcdefgh']
    const groups = fc.array(fc.nat(3), { minLength: 8, maxLength: 8 })
    const pair = fc.tuple(fc.nat(7), fc.nat(7)).filter(([a, b]) => a !== b)
    fc.assert(fc.property(groups, fc.array(pair, { maxLength: 20 }), fc.infiniteStream(fc.nat()), (group, pairs, order) => {
      const said = pairs.map(([a, b], i) => ({ left: names[a]!, right: names[b]!, verdict: group[a] === group[b] ? 'same' as const : 'not_same' as const, machine: i % 2 === 0 }))
      const arrived = said.map(x => ({ x, at: order.next().value as number })).sort((x, y) => x.at - y.at).map(({ x }, seq) => ({ ...x, seq }))
      expect(joinNames(names, arrived)).toEqual(joinNames(names, said.map((x, seq) => ({ ...x, seq }))))
    }))
  })
})
