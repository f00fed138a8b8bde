import { expect, test } from 'vitest'
import { someClaim } from '../../../test/support/fake-ledger.ts'
import { oc4idsPackage, type ProjectFacts } from './package.ts'

const named = { stages: { started: { zh: '开工' } }, milestones: { started: { zh: '开工启动' }, completed: { zh: '建成' } }, properties: { land_area: { zh: '占地面积' }, investment: { zh: '投资' } } }
const entity = { id: 'p1', name: '云帆储能项目', type: 'project' as const }
const date = { phase: null, claim: null, entry: null }
const facts: ProjectFacts = {
  entity, stage: { stage: 'started' }, owner: { entity: { id: 'c1', name: '云帆储能有限公司', type: 'company' } }, builders: [{ entity: { id: 'c1', name: '云帆储能有限公司', type: 'company' } }, { entity: { id: 'c2', name: '砺石建工', type: 'company' } }],
  places: [{ entity: { id: 'l1', name: '澄湾市', type: 'place' }, claim: null }],
  investment: { actual: [someClaim({ id: 'a', value: 1e9, unit: 'CNY', quote: '已完成投资10亿元' })], ongoing: [], planned: [someClaim({ id: 'b', value: 35e8, unit: 'CNY', mod: 'more', quote: '总投资超35亿元', modality: 'planned' })] },
  power: [], compute: [], capacity: [], land: [someClaim({ id: 'l', property: 'land_area', value: 80000, unit: 'm2', quote: '占地120亩', modality: 'planned' })], buildings: [], others: [],
  promised: [
    { ...date, milestone: 'completed', due: '2026-12-31', state: 'moved', kept: null }, { ...date, milestone: 'completed', due: '2027-06-30', state: 'open', kept: null },
    { ...date, milestone: 'started', due: '2026-03-31', state: 'kept', kept: { from: '2026-03-05', to: null } },
  ],
  observed: [{ ...date, milestone: 'started', from: '2026-03-05', to: null, ongoing: false }, { ...date, milestone: 'completed', from: null, to: null, ongoing: true }],
  memberships: [{ programme: '五百工程', definition: null, entry: null }], told: [{ text: '云帆储能项目开工建设。', document: 'd1', publishedOn: '2026-03-05', publisher: '澄湾日报' }], lastSeen: '2026-03-05',
}
const bare: ProjectFacts = { ...facts, entity: { ...entity, id: 'p2' }, stage: null, owner: null, builders: [], places: [], investment: { planned: [] }, land: [], promised: [], observed: [], memberships: [], told: [], lastSeen: null }

async function packageOf(...projects: ProjectFacts[]) {
  let text = ''
  for await (const piece of oc4idsPackage((async function* () { yield* projects })(), { ...named, publisher: '澄湾市发改委', uri: 'https://data.chengwan.example/oc4ids.json', prefix: 'oc4ids-abc123', base: null, at: '2026-03-06T08:00:00.000Z' })) text += piece
  return JSON.parse(text)
}

test('a project in the standard’s words: status with the local stage beside it, amounts by status, promises apart from what was observed', async () => {
  const { projects: [project], ...head } = await packageOf(facts)
  expect(head).toEqual({ version: '0.9', uri: 'https://data.chengwan.example/oc4ids.json', publishedDate: '2026-03-06T08:00:00.000Z', publisher: { name: '澄湾市发改委' } })
  expect(project).toMatchObject({
    id: 'oc4ids-abc123-p1', title: '云帆储能项目', status: 'implementation', updated: '2026-03-05T00:00:00Z', locations: [{ id: 'l1', description: '澄湾市' }],
    additionalClassifications: [{ scheme: 'yinli-stage', id: 'started', description: '开工' }, { scheme: 'yinli-programme', id: '五百工程' }],
    parties: [{ id: 'c1', roles: ['owner', 'builder'] }, { id: 'c2', roles: ['builder'] }], period: { startDate: '2026-03-05T00:00:00Z', endDate: '2027-06-30T00:00:00Z' },
    forecasts: [{ id: 'land_area', observations: [{ measure: 80000, unit: { name: 'm2' } }] }],
  })
  expect(project).not.toHaveProperty('budget.amount')
  expect(project.budget.budgetBreakdowns.map((b: any) => [b.id, b.budgetBreakdown.map((x: any) => x.amount.amount)])).toEqual([['actual', [1e9]], ['planned', [35e8]]])
  expect(project.budget.budgetBreakdowns[1].budgetBreakdown[0].description).toContain('超35亿元')
  expect(project.milestones.map((m: any) => [m.code, m.dueDate?.slice(0, 10), m.status, m.dateMet?.slice(0, 10)])).toEqual([['completed', '2026-12-31', undefined, undefined], ['completed', '2027-06-30', 'scheduled', undefined], ['started', '2026-03-31', 'met', '2026-03-05']])
  expect(project.documents[0]).toMatchObject({ id: 'd1', author: '澄湾日报', datePublished: '2026-03-05T00:00:00Z', description: '云帆储能项目开工建设。' })
})

test('what nobody says is left out: no null, no empty text, list or object anywhere, ids unique', async () => {
  const { projects } = await packageOf(facts, bare)
  expect(projects[1]).toEqual({ id: 'oc4ids-abc123-p2', identifiers: [{ id: 'p2', scheme: 'yinli' }], title: '云帆储能项目', language: 'zh' })
  const visit = (value: unknown): void => {
    expect(value).not.toBeNull()
    expect(value).not.toBe('')
    if (typeof value !== 'object') return
    expect(Object.keys(value!).length).toBeGreaterThan(0)
    for (const part of Object.values(value!)) visit(part)
    if (Array.isArray(value) && value.every(item => typeof item === 'object')) expect(new Set(value.map(item => item.id)).size).toBe(value.length)
  }
  projects.forEach(visit)
  for (const day of JSON.stringify(projects).matchAll(/"(?:startDate|endDate|dueDate|dateMet|datePublished|updated)":"([^"]+)"/g)) expect(day[1]).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/)
})
