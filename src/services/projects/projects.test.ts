import { describe, expect, it } from 'vitest'
import { fakeLedger, someClaim } from '../../../test/support/fake-ledger.ts'
import type { Entry, StoredClaim } from '../../ledger/ledger.ts'
import { loadModel } from '../../model/load.ts'
import { buildProject } from './build.ts'
import { after } from './colour.ts'
import { createProjects } from './projects.ts'

const model = loadModel()
const asOf = '2026-06-15'
let n = 0
const milestone = (of: string, fields: Partial<StoredClaim> = {}) => someClaim({ id: `m${n++}`, property: 'milestone', of, ...fields })
const written = (kind: string, fields: Record<string, unknown>, at = '2026-04-01'): Entry => ({ id: `e${n++}`, seq: n, kind, about: 'e1', fields, by: '小周', at: `${at}T08:00:00.000Z`, why: '', withdrawn: false })
const project = (claims: StoredClaim[], entries: Entry[] = []) => buildProject({ entity: someClaim({ id: 'x' }).subject, claims, entries, told: [] }, model, asOf)

describe('stage', () => {
  it.each<[string, StoredClaim[], Entry[], string | null]>([
    ['the furthest step reached', [milestone('started'), milestone('signed')], [], 'started'],
    ['a later step under way counts for more than an earlier one done', [milestone('started'), milestone('equipment', { modality: 'ongoing' })], [], 'building'],
    ['what is only promised is no stage', [milestone('signed'), milestone('operating', { modality: 'planned' })], [], 'signed'],
    ['a contract only intended is talks', [milestone('signed', { status: 'intended' })], [], 'negotiating'],
    ['a prize is no stage', [milestone('awarded')], [], null],
    ['a step the ladder does not know is none', [milestone('dreamt')], [], null],
    ['a phase that runs makes the project run', [milestone('operating', { phase: '一期' }), milestone('started', { phase: '二期' })], [], 'operating'],
    ['a part that is done leaves the whole being built', [milestone('completed', { phase: '北岸' })], [], 'building'],
    ['a person says it', [], [written('stage', { stage: 'reserved', on: '2026-04-01' })], 'reserved'],
    ['a person sets it back', [milestone('operating', { publishedOn: '2026-03-01' })], [written('stage', { stage: 'building', on: '2026-04-01' })], 'building'],
    ['and what is printed later brings it on', [milestone('completed', { publishedOn: '2026-05-01' })], [written('stage', { stage: 'building', on: '2026-04-01' })], 'completed'],
    ['what was not yet known does not count', [milestone('started', { publishedOn: '2026-07-01' }), milestone('signed')], [], 'signed'],
  ])('%s', (_, claims, entries, stage) => expect(project(claims, entries).stage?.stage ?? null).toBe(stage))

  it('has its history, each change with what shows it, and how long each took', () => {
    const [signed, started, again] = [milestone('signed', { from: '2026-01-10', to: '2026-01-10' }), milestone('started', { from: '2026-03-01', to: '2026-03-01' }), milestone('started', { publishedOn: '2026-05-01' })]
    const { history, durations } = project([again, started, signed], [written('observed', { milestone: 'topped_out', on: '2026-05-20' })])
    expect(history.map(s => [s.stage, s.on, s.claim?.id ?? s.entry?.kind])).toEqual([['signed', '2026-01-10', signed.id], ['started', '2026-03-01', started.id], ['building', '2026-05-20', 'observed']])
    expect(durations).toMatchObject([{ from: 'signed', to: 'started', days: 50, exact: true }, { from: 'started', to: 'building', days: 80 }])
  })
})

describe('next promised date', () => {
  const promise = (date: string, fields: Partial<StoredClaim> = {}) => milestone('operating', { modality: 'planned', from: date, to: date, ...fields })
  it.each<[string, StoredClaim[], Entry[], string | null, string | null]>([
    ['the nearest ahead', [promise('2027-01-01', { phase: '二期' }), promise('2026-12-31')], [], '2026-12-31', 'open'],
    ['one ahead before one that has passed', [promise('2026-01-01', { phase: '一期' }), promise('2026-12-31')], [], '2026-12-31', 'open'],
    ['one that has passed and was not kept', [promise('2026-01-01')], [], '2026-01-01', 'overdue'],
    ['one that was kept', [promise('2026-01-01'), milestone('operating', { publishedOn: '2026-04-01' })], [], null, null],
    ['kept for another phase', [promise('2026-12-31', { phase: '二期' }), milestone('operating', { phase: '一期' })], [], '2026-12-31', 'open'],
    ['a later step keeps it as well', [promise('2026-01-01'), milestone('opened', { publishedOn: '2026-04-01' })], [], null, null],
    ['the whole done, its phase is', [promise('2026-01-01', { phase: '一期' }), milestone('operating', { publishedOn: '2026-04-01' })], [], null, null],
    ['moved by a later page', [promise('2026-01-01'), promise('2026-09-30', { publishedOn: '2026-05-01' })], [], '2026-09-30', 'open'],
    ['moved by a person', [promise('2026-01-01')], [written('promised', { milestone: 'operating', due: '2026-05-01' })], '2026-05-01', 'overdue'],
    ['no date, no promise', [milestone('operating', { modality: 'planned' })], [], null, null],
  ])('%s', (_, claims, entries, due, state) => {
    const { next } = project(claims, entries)
    expect([next?.due ?? null, next?.state ?? null]).toEqual([due, state])
  })
})

describe('colour', () => {
  const start = (due: string, fields: Partial<StoredClaim> = {}) => milestone('started', { modality: 'planned', from: due, to: due, publishedOn: '2025-12-01', ...fields })
  const begun = milestone('started', { from: '2026-04-20', to: '2026-04-20', publishedOn: '2026-04-21' })
  it.each<[string, StoredClaim[], Entry[], string | null, number | null]>([
    ['nothing promised, no colour', [milestone('started')], [], null, null],
    ['a promise not yet due', [start('2026-06-15')], [], 'green', 0],
    ['a day late', [start('2026-06-14')], [], 'yellow', 1],
    ['a day short of three months late', [start('2026-03-16')], [], 'yellow', 91],
    ['three months late', [start('2026-03-15')], [], 'red', 92],
    ['started, late or not', [start('2026-03-15'), begun], [], 'green', 36],
    ['promised anew', [start('2026-03-15')], [written('promised', { milestone: 'started', due: '2026-06-10' })], 'yellow', 5],
    ['9 points behind', [], [written('progress', { on: '2026-06-01', percent: 41, expected: 50 })], 'green', 9],
    ['10 points behind', [], [written('progress', { on: '2026-06-01', percent: 40, expected: 50 })], 'yellow', 10],
    ['30 points behind', [], [written('progress', { on: '2026-06-01', percent: 20, expected: 50 })], 'yellow', 30],
    ['more than 30 points behind', [], [written('progress', { on: '2026-06-01', percent: 19.9, expected: 50 })], 'red', 30.1],
    ['the newest progress counts', [], [written('progress', { on: '2026-05-01', percent: 1, expected: 50 }), written('progress', { on: '2026-06-01', percent: 50, expected: 50 })], 'green', 0],
    ['no plan to compare with, no colour', [], [written('progress', { on: '2026-06-01', percent: 1 })], null, null],
    ['not in the statistics after a month', [begun], [written('statistics', { on: '2026-06-01', entered: false })], 'yellow', 56],
    ['not in the statistics, and nobody says when it began', [milestone('started')], [written('statistics', { on: '2026-06-01', entered: false })], null, null],
    ['in the statistics', [begun], [written('statistics', { on: '2026-06-01', entered: true })], 'green', 56],
    ['the worst counts', [begun, milestone('operating', { modality: 'planned', to: '2026-01-31' })], [written('statistics', { on: '2026-06-01', entered: true })], 'red', 135],
  ])('%s', (_, claims, entries, colour, late) => {
    const judged = project(claims, entries).colour
    expect([judged.colour, judged.why[0]?.late ?? null]).toEqual([colour, late])
    expect(judged).toMatchObject({ rule: '1', asOf })
  })

  it('names the promise and what it rests on', () => {
    const promise = start('2026-03-15', { phase: '二期' })
    expect(project([promise]).colour.why).toMatchObject([{ test: 'start', colour: 'red', milestone: 'started', phase: '二期', due: '2026-03-15', claim: { id: promise.id }, zh: '二期承诺2026年3月15日前开工启动，已逾期92天' }])
  })

  it.each([['2026-01-31', 1, '2026-02-28'], ['2026-11-30', 3, '2027-02-28'], ['2026-03-15', 3, '2026-06-15']])('%s and %i months is %s', (day, months, expected) => expect(after(day, { months })).toBe(expected))
})

it('alerts name what is late and what falls due, and what turns within a week', async () => {
  const ledger = fakeLedger()
  const of = (id: string, due: string) => someClaim({ id: `p${id}`, subject: { id, name: `项目${id}`, type: 'project' }, property: 'milestone', of: 'started', modality: 'planned', to: due, publishedOn: '2025-12-01' })
  ledger.add([of('a', '2026-01-01'), of('b', '2026-06-01'), of('c', '2026-06-17'), of('d', '2026-07-30'), of('e', '2026-03-20')])
  const projects = createProjects(ledger, model)
  const found = await projects.alerts({ asOf })
  expect(found.items.map(a => [a.project.id, a.kind, a.days, a.colour])).toEqual([['a', 'overdue', -165, 'red'], ['e', 'overdue', -87, 'yellow'], ['b', 'overdue', -14, 'yellow'], ['c', 'due-soon', 2, 'green']])
  expect(found.nextWeek.map(t => [t.project.id, t.on, t.from, t.to, t.reason.claim?.id])).toEqual([['c', '2026-06-18', 'green', 'yellow', 'pc'], ['e', '2026-06-20', 'yellow', 'red', 'pe']])
  expect((await projects.list({ asOf, colour: 'red' })).items.map(p => p.entity.id)).toEqual(['a'])
  expect((await projects.list({ asOf: '2025-12-31' })).facets.colour).toEqual([{ value: 'green', name: null, count: 5 }])
  expect((await projects.list({ asOf: '2025-11-30' })).total).toBe(0)
})

it('programmes are unknown until somebody gives a definition with its source', () => {
  expect(project([], [written('membership', { programme: '双百工程', definition: '两百个项目' })]).memberships).toMatchObject([{ programme: '双百工程', definition: null }])
  expect(project([], [written('membership', { programme: '双百工程', definition: '两百个项目', source: '某政发〔2026〕1号' })]).memberships).toMatchObject([{ definition: '两百个项目' }])
})

it('a list keeps figures apart by status, is filtered and paged, and counts what there is', async () => {
  const ledger = fakeLedger()
  ledger.add([
    someClaim({ id: 'i1', value: 35e8, modality: 'planned' }), someClaim({ id: 'i2', value: 10e8, modality: 'actual', of: 'to_date' }), someClaim({ id: 'i3', value: 30e8, modality: 'planned', publishedOn: '2025-01-01' }),
    someClaim({ id: 'l1', property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }), someClaim({ id: 'l2', property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }),
    someClaim({ id: 'b1', property: 'built_by', object: { id: 'c', name: '远岫科技', type: 'company' } }),
    someClaim({ id: 'x1', subject: { id: 'c', name: '远岫科技', type: 'company' } }),
    someClaim({ id: 'x2', subject: { id: 'f', name: '老桥', type: 'facility' }, property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }),
    someClaim({ id: 'f1', subject: { id: 'g', name: '青禾智算中心', type: 'facility' }, property: 'compute', value: 5e17 }),
  ])
  const projects = createProjects(ledger, model)
  const all = await projects.list({ asOf })
  expect(all).toMatchObject({ total: 2, next: null, facets: { type: [{ value: 'facility', count: 1 }, { value: 'project', count: 1 }], place: [{ name: '青禾湾', count: 1 }] } })
  const row = all.items.find(r => r.entity.id === 'e1')!
  expect(row.investment.planned.map(c => c.id)).toEqual(['i1', 'i3'])
  expect(row.investment.actual.map(c => c.id)).toEqual(['i2'])
  expect(row).toMatchObject({ place: { entity: { name: '青禾湾' } }, district: { entity: { name: '青禾湾' } }, owner: { entity: { name: '远岫科技' } } })
  const first = await projects.list({ asOf, limit: 1, sort: '-investment' })
  expect([first.items[0]!.entity.id, first.next]).toEqual(['e1', '1'])
  expect((await projects.list({ asOf, limit: 1, sort: '-investment', cursor: '1' })).items.map(i => i.entity.id)).toEqual(['g'])
  expect((await projects.list({ asOf, q: '远岫' })).items.map(i => i.entity.id)).toEqual(['e1'])
  await ledger.enter({ kind: 'stage', about: 'e1', fields: { stage: 'building', on: '2026-03-01' }, by: '小周', why: '' })
  expect((await projects.list({ asOf, stage: 'building' })).items.map(i => i.entity.id)).toEqual(['e1'])
})

it('a row of a list is kept for the day and the claims it was made of, and made anew for others', async () => {
  const ledger = fakeLedger()
  const shown: string[] = []
  const projects = createProjects(ledger, model, { today: () => asOf, show: s => { shown.push(`${s.entity.id} ${s.colour.asOf}`); return s } })
  const late = (id: string, to: string) => someClaim({ id, property: 'milestone', of: 'started', modality: 'planned', to, publishedOn: '2025-12-01' })
  ledger.add([late('m1', '2026-06-01'), ...Array.from({ length: 9 }, (_, i) => someClaim({ id: `i${i}`, value: i % 6 }))])
  const row = async (day: string) => (await projects.list({ asOf: day })).items.map(({ colour, investment, counts, place }) => [colour.colour, colour.why[0]?.late, investment.actual.length, counts.actual, place?.entity.name ?? null])[0]
  expect(await row(asOf)).toEqual(['yellow', 14, 3, 9, null])
  expect(await row(asOf)).toEqual(['yellow', 14, 3, 9, null])
  expect(await row('2026-06-16')).toEqual(['yellow', 15, 3, 9, null])
  expect(shown).toEqual([`e1 ${asOf}`, 'e1 2026-06-16'])
  const owner = { id: 'c', name: '远岫科技', type: 'company' as const }
  ledger.add([someClaim({ id: 'b', property: 'built_by', object: owner })])
  expect(await row(asOf)).toEqual(['yellow', 14, 3, 9, null])
  // The place is its owner's: the row itself has not changed.
  ledger.add([someClaim({ id: 'l', subject: owner, property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } })])
  expect(await row(asOf)).toEqual(['yellow', 14, 3, 9, '青禾湾'])
})
