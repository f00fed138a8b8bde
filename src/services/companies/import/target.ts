import { perModel } from '../../../model/per-model.ts'
import type { RegisterModel } from '../../../model/register.ts'
import type { Fact, Facts } from '../../../rules/index.ts'

/** What a column, or an answer of a form, can mean: a fact of the dictionary or a field of the company itself. */
export type Target = (Fact | OwnField) & { id: string }
export type OwnField =
  | { kind: 'creditCode' | 'text' | 'year' | 'place'; zh: string; en: string }
  | { kind: 'number'; zh: string; en: string; unit: string; least: number | null; years: number }

/** Everything a column can mean, by id. */
export const targetsOf = (facts: Facts, register: RegisterModel): Map<string, Target> => perPair(facts)(register).byId

/** The target whose header words are all of this text; null when none is. */
export const targetNamed = (text: string, facts: Facts, register: RegisterModel): Target | null => perPair(facts)(register).byWord.get(plainHeader(text)) ?? null

const perPair = perModel((facts: Facts) => perModel((register: RegisterModel) => {
  const byId = new Map<string, Target>(facts.byId)
  for (const [id, field] of Object.entries(register.fields)) {
    byId.set(id, field.kind === 'number' ? { id, kind: 'number', zh: field.zh, en: field.en, unit: field.unit ?? '', least: 0, years: 1 } : { id, kind: field.kind === 'code' ? 'creditCode' : field.kind, zh: field.zh, en: field.en })
  }
  const byWord = new Map<string, Target>()
  const add = (id: string, words: readonly string[]) => {
    const target = byId.get(id)
    if (!target) throw new Error(`model/register.yaml: no fact ${id}`)
    for (const word of words) {
      const before = byWord.get(plainHeader(word))
      if (before && before !== target) throw new Error(`model/register.yaml: ${word} stands for ${before.id} and ${id}`)
      byWord.set(plainHeader(word), target)
    }
  }
  for (const [id, { zh, words }] of Object.entries(register.fields)) add(id, [id, zh, ...words])
  for (const fact of facts.byId.values()) add(fact.id, [fact.id, fact.zh, ...(register.facts[fact.id] ?? [])])
  for (const id of Object.keys(register.facts)) add(id, [])
  return { byId, byWord }
}))

/** Headers written alike: no blanks, one width, one case. */
export const plainHeader = (text: string) => text.normalize('NFKC').replace(/[\s*:：]/g, '').toLowerCase()
