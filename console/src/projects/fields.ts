/** What a person can write down about a project, field by field, as the server checks it. */
export type EntryKind = 'stage' | 'promised' | 'observed' | 'progress' | 'statistics' | 'need' | 'team' | 'contact' | 'membership'
export const entryKinds: readonly EntryKind[] = ['stage', 'promised', 'observed', 'progress', 'statistics', 'need', 'team', 'contact', 'membership']

export type FieldType = 'stage' | 'milestone' | 'day' | 'text' | 'long' | 'percent' | 'flag' | 'element' | 'needState'
export interface Field { key: string; type: FieldType; /** Its words, where they are not the key's own. */ label?: 'needDue'; optional?: boolean; most?: number }

const phase: Field = { key: 'phase', type: 'text', optional: true, most: 60 }
const on: Field = { key: 'on', type: 'day' }

export const entryFields: Record<EntryKind, readonly Field[]> = {
  stage: [{ key: 'stage', type: 'stage' }, on, phase],
  promised: [{ key: 'milestone', type: 'milestone' }, { key: 'due', type: 'day' }, phase],
  observed: [{ key: 'milestone', type: 'milestone' }, on, phase],
  progress: [on, { key: 'percent', type: 'percent' }, { key: 'expected', type: 'percent', optional: true }, phase],
  statistics: [on, { key: 'entered', type: 'flag' }],
  need: [{ key: 'element', type: 'element' }, { key: 'what', type: 'long', most: 500 }, { key: 'due', label: 'needDue', type: 'day', optional: true }, { key: 'state', type: 'needState' }],
  team: [{ key: 'who', type: 'text', most: 60 }, { key: 'role', type: 'text', most: 60 }, { key: 'unit', type: 'text', optional: true, most: 120 }],
  contact: [on, { key: 'with', type: 'text', most: 120 }, { key: 'what', type: 'long', most: 2000 }, { key: 'next', type: 'day', optional: true }],
  membership: [{ key: 'programme', type: 'text', most: 120 }, { key: 'definition', type: 'long', optional: true, most: 1000 }, { key: 'source', type: 'text', optional: true, most: 500 }],
}

/** Typed values as the fields of an entry; null while one that is needed is missing or no number. A definition needs its source. */
export function fieldsOf(kind: EntryKind, values: Record<string, string>): Record<string, string | number | boolean> | null {
  const made: Record<string, string | number | boolean> = {}
  for (const { key, type, optional } of entryFields[kind]) {
    const value = (values[key] ?? '').trim()
    if (type === 'flag') made[key] = value === 'yes'
    else if (value === '') {
      if (!optional) return null
    } else if (type === 'percent') {
      const n = Number(value)
      if (!(n >= 0 && n <= 100)) return null
      made[key] = n
    } else if (type === 'day' && !/^\d{4}-\d\d-\d\d$/.test(value)) return null
    else made[key] = value
  }
  return kind === 'membership' && 'definition' in made !== 'source' in made ? null : made
}
