import { expect, it } from 'vitest'
import { loadModel } from '../model/load.ts'
import { findTold } from './told.ts'
import type { ExtractedClaim, Mention } from './records.ts'

const model = loadModel()
/** ⟨名⟩ marks a project, ⟪名⟫ a facility, ‹名› a park. */
function told(marked: string, claims: (text: string) => Partial<ExtractedClaim>[] = () => []) {
  const mentions: Mention[] = []
  let text = ''
  for (const part of marked.split(/(⟨[^⟩]+⟩|⟪[^⟫]+⟫|‹[^›]+›)/u)) {
    const type = ({ '⟨': 'project', '⟪': 'facility', '‹': 'park' } as const)[part[0] as '⟨']
    const name = type ? part.slice(1, -1) : part
    if (type) mentions.push({ start: text.length, end: text.length + name.length, text: name, type, id: name })
    text += name
  }
  return findTold(text, mentions, claims(text) as ExtractedClaim[], model).map(t => [t.id, t.text, t.stage ?? null])
}

it.each<[string, string, ReturnType<typeof told>]>([
  ['a named project and its sentence', '天气晴。位于青禾湾的⟨远岫储能项目⟩主要做电池，目前进展顺利。大家很满意。', [['远岫储能项目', '位于青禾湾的远岫储能项目主要做电池，目前进展顺利。', null]]],
  ['two in one sentence, each its own', '⟨甲山风电项目⟩已列入储备库，⟨乙河治理工程⟩正开展前期工作，建成后惠及全县。', [['甲山风电项目', '甲山风电项目已列入储备库', 'reserved'], ['乙河治理工程', '乙河治理工程正开展前期工作，建成后惠及全县。', 'preparing']]],
  ['a facility that is called a project', '在⟪云帆测试基地⟫，大家详细了解项目情况，并登上顶层。', [['云帆测试基地', '在云帆测试基地，大家详细了解项目情况，并登上顶层。', null]]],
  ['a facility that is only visited', '在⟪云帆测试基地⟫，大家观看了表演，并听取汇报。', []],
  ['a facility beside which another project is looked at', '离开⟪云帆测试基地⟫，大家来到⟨丙湖光伏项目⟩，了解项目情况。', [['丙湖光伏项目', '离开云帆测试基地，大家来到丙湖光伏项目，了解项目情况。', null]]],
  ['a zone is no project whatever is built in it', '‹青禾高新区›里，项目建设如火如荼。', []],
])('%s', (_, text, expected) => expect(told(text)).toEqual(expected))

it('a park with money is told of; words let no stage be read where a milestone is claimed', () => {
  expect(told('‹远岫创新社区›意向投资超9亿元。', () => [{ subject: '远岫创新社区', property: 'investment' }])).toEqual([['远岫创新社区', '远岫创新社区意向投资超9亿元。', null]])
  expect(told('⟨远岫储能项目⟩一期已投产，二期正在建设。', () => [{ subject: '远岫储能项目', property: 'milestone', of: 'operating', modality: 'actual' }])).toEqual([['远岫储能项目', '远岫储能项目一期已投产，二期正在建设。', null]])
})
