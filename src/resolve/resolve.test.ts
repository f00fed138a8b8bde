import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { EntityType } from '../claim/records.ts'
import { loadModel } from '../model/load.ts'
import { compareNames, createNamer, joinNames, normaliseName, type Namer, type Standing } from './index.ts'

let namer: Namer
beforeAll(() => { namer = createNamer(loadModel()) })
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
  test.each<[EntityType, string, string | null, string, string | null, 'same' | 'unsure' | null]>([
    ['company', '青禾新能源有限公司', '苏州市', '青禾新能源', '苏州市', 'same'],
    ['company', '青禾新能源有限公司', null, '苏州青禾新能源有限公司', null, 'same'],
    ['company', '苏州青禾新能源有限公司', null, '无锡青禾新能源有限公司', null, null],
    ['company', '青禾新能源集团有限公司', null, '青禾新能源股份有限公司', null, 'unsure'],
    ['company', '青禾', '苏州市', '青禾集团', '无锡市', null],
    ['company', '青禾', null, '青禾集团', null, 'unsure'],
    ['institution', '人民医院', '苏州市', '苏州市人民医院', '苏州市', 'unsure'],
    ['institution', '人民医院', '苏州市', '无锡市人民医院', '无锡市', null],
    ['project', '听涛湾码头改造项目', null, '听涛湾码头改造', null, 'same'],
    ['person', '林照远', '昆山市', '林照远', '苏州市', 'same'],
    ['person', '林照远', '昆山市', '林照远', '无锡市', 'unsure'],
    ['person', '林照远', '昆山市', '林照远', null, 'unsure'],
    ['person', '王芳', '昆山市', '王芳', '无锡市', null],
    ['company', '青禾新能源', null, '远澜新能源', null, null],
    ['institution', '江苏省委宣传部', '苏州市', '苏州市委宣传部', '苏州市', null],
    ['institution', '江苏省政府', '苏州市', '苏州市政府', '苏州市', null],
    ['park', '昆山高新区', '昆山市', '苏州高新区', '苏州市', null],
    ['park', '听涛湾新区', '苏州市', '苏州听涛湾新区', '苏州市', 'same'],
    ['company', '江苏青禾新能源有限公司', '苏州市', '苏州青禾新能源有限公司', '苏州市', 'unsure'],
    ['institution', '管委会', '苏州市', '江苏省管委会', '苏州市', null],
  ])('%s %s (%s) and %s (%s): %s', (type, a, seenA, b, seenB, verdict) => {
    const opinions = [compareNames(node(type, a, seenA), node(type, b, seenB)), compareNames(node(type, b, seenB), node(type, a, seenA))]
    expect(opinions.map(o => o?.verdict ?? null)).toEqual([verdict, verdict])
    for (const o of opinions) if (o) expect(o.why).not.toBe('')
  })
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
})
