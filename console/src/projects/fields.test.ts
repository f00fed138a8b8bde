import { expect, test } from 'vitest'
import { fieldsOf, type EntryKind } from './fields.ts'

test.each<[EntryKind, Record<string, string>, object | null]>([
  ['stage', { stage: 'building', on: '2026-05-01' }, { stage: 'building', on: '2026-05-01' }],
  ['stage', { stage: 'building', on: '' }, null],
  ['stage', { stage: 'building', on: '2026-05-01', phase: ' 一期 ' }, { stage: 'building', on: '2026-05-01', phase: '一期' }],
  ['progress', { on: '2026-05-01', percent: '35', expected: '' }, { on: '2026-05-01', percent: 35 }],
  ['progress', { on: '2026-05-01', percent: '135' }, null],
  ['progress', { on: '2026-05-01', percent: '许多' }, null],
  ['statistics', { on: '2026-05-01' }, { on: '2026-05-01', entered: false }],
  ['statistics', { on: '2026-05-01', entered: 'yes' }, { on: '2026-05-01', entered: true }],
  ['membership', { programme: '百企计划' }, { programme: '百企计划' }],
  ['membership', { programme: '百企计划', definition: '前一百家' }, null],
])('%s %j', (kind, values, made) => expect(fieldsOf(kind, values)).toEqual(made))
