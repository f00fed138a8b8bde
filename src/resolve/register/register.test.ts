import { beforeAll, describe, expect, test } from 'vitest'
import { loadModel } from '../../model/load.ts'
import type { Model } from '../../model/model.ts'
import { resolveRegister, type RegisterRecord } from '../index.ts'

let model: Model
beforeAll(() => { model = loadModel() })
const code = '91320500MA1ABCDE01'
/** Clusters of these lines, as lists of their numbers from 1 on. */
const together = (lines: Omit<RegisterRecord, 'id'>[]) => resolveRegister(lines.map((line, i) => ({ id: String(i + 1), ...line })), model).clusters.map(ids => ids.join(' '))

describe('lines of a register', () => {
  test.each<[string, Omit<RegisterRecord, 'id'>[], string[]]>([
    ['widths, legal forms and places written another way', [{ name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code }, { name: '苏州市青禾湾新能源科技　有限责任公司', place: '苏州市昆山市' }, { name: '青禾湾新能源科技有限公司', place: '苏州' }], ['1 2 3']],
    ['the short form a paper uses', [{ name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code }, { name: '青禾湾新能源', place: '昆山市' }, { name: '青禾湾新能源', place: '无锡市' }], ['1 2', '3']],
    ['a misprint in a list without codes', [{ name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code }, { name: '苏州青和湾新能源科技有限公司', place: '苏州市' }, { name: '苏州青湾禾新能源科技有限公司', place: '苏州市' }], ['1 2 3']],
    ['neighbours with codes of their own are two', [{ name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code }, { name: '苏州青和湾新能源科技有限公司', place: '苏州市', code: '91320500MA9ZYXWV22' }], ['1', '2']],
    ['a code with one wrong character', [{ name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code }, { name: '苏州青禾湾新能源科技有限公司', place: '苏州市', code: code.replace('E', 'F') }], ['1 2']],
    ['renamed, and known by either name', [{ name: '苏州霁川精密机械有限公司', place: '苏州市', code, formerNames: ['苏州青禾湾五金制品有限公司'] }, { name: '苏州青禾湾五金制品有限公司', place: '苏州市' }, { name: '霁川精密机械', place: '苏州市' }], ['1 2 3']],
    ['namesakes, a group, its member and a branch are not one', [
      { name: '苏州青禾湾新能源科技有限公司', place: '苏州市' }, { name: '无锡青禾湾新能源科技有限公司', place: '无锡市' }, { name: '苏州青禾湾集团有限公司', place: '苏州市' }, { name: '苏州青禾湾新能源科技有限公司昆山分公司', place: '昆山市' }, { name: '苏州青禾湾新能源科技销售有限公司', place: '苏州市' },
    ], ['1', '2', '3', '4', '5']],
    ['a mention that fits two firms is neither', [{ name: '苏州青禾湾新能源有限公司', place: '苏州市', code }, { name: '无锡青禾湾新能源有限公司', place: '无锡市', code: '91320200MA9ZYXWV22' }, { name: '青禾湾新能源' }], ['1', '2', '3']],
    ['the short form of a place that could be another word', [{ name: '白银青禾湾果业有限公司', place: '白银市' }, { name: '青禾湾果业', place: '白银市' }], ['1 2']],
  ])('%s', (_, lines, expected) => { expect(together(lines)).toEqual(expected) })

  test('pairs for a person, the likeliest first', () => {
    const { unsure } = resolveRegister([{ id: 'a', name: '苏州青禾湾新能源有限公司', code }, { id: 'b', name: '无锡青禾湾新能源有限公司', code: '91320200MA9ZYXWV22' }, { id: 'c', name: '青禾湾新能源' }], model)
    expect(unsure.map(u => [u.left, u.right].sort().join(''))).toEqual(['ac', 'bc'])
    expect(unsure.every((u, i) => i === 0 || unsure[i - 1]!.score >= u.score)).toBe(true)
  })

  test('nothing in, nothing out; a firm that every paper names is one, and its full name is found', () => {
    expect(together([])).toEqual([])
    expect(together([...Array.from({ length: 1000 }, () => ({ name: '青禾湾新能源', place: '苏州市' })), { name: '苏州青禾湾新能源有限公司', place: '苏州市', code }]).length).toBe(1)
  })
})
