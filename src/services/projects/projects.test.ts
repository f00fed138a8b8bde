import { describe, expect, it } from 'vitest'
import { fakeLedger, someClaim } from '../../../test/support/fake-ledger.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { listProjects, projectRow } from './projects.ts'

const ladder = ['signed', 'started', 'structure', 'topped_out', 'equipment', 'completed', 'operating', 'opened', 'awarded', 'held']
const today = '2026-06-15'
let n = 0
const milestone = (of: string, fields: Partial<StoredClaim> = {}) => someClaim({ id: `m${n++}`, property: 'milestone', of, ...fields })

describe('stage', () => {
  it.each<[string, StoredClaim[], string | null]>([
    ['the furthest step reached', [milestone('started'), milestone('signed')], 'started'],
    ['a later step under way counts for more than an earlier one done', [milestone('structure'), milestone('equipment', { modality: 'ongoing' })], 'equipment'],
    ['what is only promised is no stage', [milestone('signed'), milestone('operating', { modality: 'planned' })], 'signed'],
    ['a prize is no stage', [milestone('awarded')], null],
    ['a step the ladder does not know is none', [milestone('dreamt')], null],
  ])('%s', (_, claims, of) => expect(projectRow(claims, ladder.slice(0, 8), today).stage?.of ?? null).toBe(of))
})

describe('next promised date', () => {
  const promise = (date: string, fields: Partial<StoredClaim> = {}) => milestone('operating', { modality: 'planned', from: date, to: date, ...fields })
  it.each<[string, StoredClaim[], string | null, boolean | null]>([
    ['the nearest ahead', [promise('2027-01-01'), promise('2026-12-31')], '2026-12-31', false],
    ['one ahead before one that has passed', [promise('2026-01-01'), promise('2026-12-31')], '2026-12-31', false],
    ['one that has passed and was not kept', [promise('2026-01-01')], '2026-01-01', true],
    ['one that was kept', [promise('2026-01-01'), milestone('operating', { publishedOn: '2026-04-01' })], null, null],
    ['kept for another phase', [promise('2026-12-31', { phase: '二期' }), milestone('operating', { phase: '一期' })], '2026-12-31', false],
    ['a later step keeps it as well', [promise('2026-01-01'), milestone('opened', { publishedOn: '2026-04-01' })], null, null],
    ['no date, no promise', [milestone('operating', { modality: 'planned' })], null, null],
  ])('%s', (_, claims, date, overdue) => {
    const next = projectRow(claims, ladder.slice(0, 8), today).next
    expect([next?.date ?? null, next?.overdue ?? null]).toEqual([date, overdue])
  })
})

it('rows keep figures apart by status and never add them', async () => {
  const ledger = fakeLedger()
  ledger.add([
    someClaim({ id: 'i1', value: 35e8, modality: 'planned' }), someClaim({ id: 'i2', value: 10e8, modality: 'actual', of: 'to_date' }), someClaim({ id: 'i3', value: 30e8, modality: 'planned', publishedOn: '2025-01-01' }),
    someClaim({ id: 'l1', property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }), someClaim({ id: 'l2', property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }),
    someClaim({ id: 'b1', property: 'built_by', object: { id: 'c', name: '远岫科技', type: 'company' } }),
    someClaim({ id: 'x1', subject: { id: 'c', name: '远岫科技', type: 'company' } }),
    someClaim({ id: 'x2', subject: { id: 'f', name: '老桥', type: 'facility' }, property: 'located_in', object: { id: 'p', name: '青禾湾', type: 'place' } }),
    someClaim({ id: 'f1', subject: { id: 'g', name: '青禾智算中心', type: 'facility' }, property: 'compute', value: 5e17 }),
  ])
  const rows = await listProjects(ledger, ladder, today)
  expect(rows.map(r => r.entity.name).sort()).toEqual(['青禾智算中心', '青禾湾光谷项目'].sort())
  const row = rows.find(r => r.entity.id === 'e1')!
  expect(row.investment.planned.map(c => c.id)).toEqual(['i1', 'i3'])
  expect(row.investment.actual.map(c => c.id)).toEqual(['i2'])
  expect(row.place).toMatchObject({ entity: { name: '青禾湾' } })
  expect(row.builders).toHaveLength(1)
})
