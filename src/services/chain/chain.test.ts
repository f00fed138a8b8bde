import { expect, it } from 'vitest'
import { fakeLedger } from '../../../test/support/fake-ledger.ts'
import { createChains } from '../../model/chains.ts'
import { loadChains } from '../../model/load-chains.ts'
import { loadModel } from '../../model/load.ts'
import type { Story } from '../../ledger/ledger.ts'
import { createChainMap } from './chain.ts'
import { regions } from './regions.ts'
import { storyReader } from './sightings.ts'
import { chainSvg } from './svg.ts'
import { termFinder } from './terms.ts'

const model = loadModel()
const { chains } = loadChains()
const read = storyReader(termFinder(chains), model['link-rule'])

/** A story whose names stand in [type:name] brackets. */
function story(marked: string, publishedOn = '2026-03-01'): Story {
  let text = ''
  const mentions: Story['mentions'] = []
  for (const [, type, name, other] of marked.matchAll(/\[(\w+):([^\]]+)\]|([^[]+)/g)) {
    if (name) mentions.push({ start: text.length, end: text.length + name.length, type: type as never, name, entity: name })
    text += name ?? other
  }
  return { id: 'a', document: 'd', headline: null, place: '青禾市', publishedOn, publisher: null, text, runs: [[0, 0, text.length]], mentions }
}

it.each<[string, string[]]>([
  ['[company:远岫微电子]主要从事光刻胶的生产。', ['远岫微电子 integrated-circuits/materials says making']],
  ['[company:远岫微电子]将于明年生产光刻胶。', ['远岫微电子 integrated-circuits/materials says making planned']],
  ['[project:青禾光刻胶项目]开工。', ['青禾光刻胶项目 integrated-circuits/materials name']],
  ['[company:澄湾数科]、[company:栖云智能]等企业争相布局智算中心。', ['澄湾数科 artificial-intelligence/centres aims planned', '栖云智能 artificial-intelligence/centres aims planned']],
  ['[company:澄湾数科]的听涛大模型通过备案。', ['澄湾数科 artificial-intelligence/models says making']],
  ['国内大模型企业[company:澄湾数科]落户。', ['澄湾数科 artificial-intelligence/models says making']],
  ['[project:砺石回收项目]总投资2亿元。该项目将从事锂电池回收。', ['砺石回收项目 energy-storage/recycling says making planned']],
  ['位于[park:青禾高新区]的[company:远岫微电子]生产光刻胶。', ['远岫微电子 integrated-circuits/materials says making']],
  ['[institution:青禾市政府]聚焦大模型。', []],
  ['[programme:青禾市大模型行动计划]发布，[company:远岫微电子]到会。', []],
  ['[company:远岫微电子]到会。会上还谈到了大模型。', []],
])('%s', (marked, expected) => {
  expect(read(story(marked)).flatMap(r => (r.kind === 'placement' && r.ground !== 'beside' ? [[r.name, r.key, r.ground, r.makes && 'making', r.planned && 'planned'].filter(Boolean).join(' ')] : []))).toEqual(expected)
})

it('a link that is held up or lacking is said so by a sentence, with who works on it', () => {
  expect(read(story('为破解光刻胶的“卡脖子”问题，[company:远岫微电子]攻关。'))).toMatchObject(expect.arrayContaining([expect.objectContaining({ kind: 'bottleneck', key: 'integrated-circuits/materials' })]))
  expect(read(story('[project:砺石项目]投产后，将填补锂电池回收的空白。'))).toMatchObject(expect.arrayContaining([expect.objectContaining({ kind: 'gap', entities: [{ id: '砺石项目', name: '砺石项目', type: 'project' }] })]))
})

it('places lie in the divisions that their names begin with', () => {
  const { codeOf, pathOf } = regions(model.places)
  expect(['张家港保税区', '无锡市滨湖区', '东莞滨海新区', '青禾湾', '南丰镇', null].map(codeOf)).toEqual(['320582', '320211', '4419', null, null, null])
  expect(pathOf('320582')).toEqual(['32', '3205', '320582'])
})

it('a gap stays a gap until something produces; a person has the last word; two days differ by what was published between', async () => {
  const ledger = fakeLedger()
  const claim = (fields: object) => ({ id: JSON.stringify(fields), property: 'milestone', value: null, max: null, unit: null, mod: null, of: 'started', phase: null, from: null, to: null, modality: 'actual', status: 'done', object: null, quote: '', document: 'd', article: 'a', start: 0, end: 0, basis: 'given', publisher: null, extractor: 't', subject: { id: 'p', name: '砺石锂电池回收项目', type: 'project' }, ...fields }) as never
  ledger.stories = async function* () { yield { ...story('[project:砺石锂电池回收项目]开工。', '2026-01-10'), mentions: [{ start: 0, end: 9, type: 'project', name: '砺石锂电池回收项目', entity: 'p' }] } }
  ledger.add([claim({ publishedOn: '2026-01-10' }), claim({ publishedOn: '2026-06-01', of: 'operating' })])
  const map = createChainMap(ledger, { chains, taxonomies: [] }, model)
  const at = async (asOf: string, compare?: string) => (await map.chain('energy-storage', { asOf, compare }))!.layers.flatMap(l => l.links).find(l => l.id === 'recycling')!
  expect((await at('2025-12-31')).state).toBe('missing')
  expect((await at('2026-02-01')).state).toBe('planned')
  expect(await at('2026-06-30', '2026-02-01')).toMatchObject({ state: 'weak', change: { before: 'planned', filled: true, moved: [{ before: 'planned' }] } })
  await ledger.enter({ kind: 'placement', about: 'link:energy-storage/recycling', fields: { entity: 'p', on: false }, by: '林样', why: '改做别的了' })
  expect((await at('2026-06-30')).state).toBe('missing')
  const page = (await map.link('energy-storage', 'recycling', { asOf: '2026-06-30' }))!
  expect(page.placements.items).toMatchObject([{ off: true, evidence: [{ ground: 'person' }, { ground: 'name', sentence: { hit: '锂电池回收' } }] }])
  const svg = chainSvg((await map.chain('energy-storage', { asOf: '2026-06-30' }))!)
  expect(svg).toContain('回收利用')
  expect(svg).not.toMatch(/<script|style=/)
})

it('a chain with a link that feeds nothing known is refused by name', () => {
  const link = { id: 'a', zh: '甲', en: 'A', codes: {}, feeds: ['b'] }
  expect(() => createChains({ x: { id: 'x', zh: '链', en: 'X', version: 1, from: '2026-01-01', source: '-', verified: false, layers: [{ id: 'l', zh: '层', en: 'L', links: [link] }] }, taxonomies: [] })).toThrow('chains/x.yaml: no link b')
})
