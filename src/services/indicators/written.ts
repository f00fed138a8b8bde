import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { findQuantities } from '../../claim/quantities.ts'
import type { Property } from '../../claim/records.ts'
import { everyEntry } from '../../ledger/follow.ts'
import { scopeKey } from '../../ledger/matter.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'

export const definitionKind = 'indicator-definition'
export const targetKind = 'indicator-target'

const words = z.string().trim().min(1).max(600)
const day = z.iso.date().nullable().default(null)
const scope = { property: z.string().min(1).max(40), of: z.string().trim().max(200).nullable().default(null) }
/** What an indicator counts, in the words of a source; since when, where it was another before. */
export const definitionFields = z.strictObject({ ...scope, text: words, source: words, from: day })
/** A target that no claim holds (a blueprint, a plan that is not in the ledger): its value as said, its period, and where it is said. */
export const targetFields = z.strictObject({ ...scope, said: z.string().trim().min(1).max(60), from: day, to: day, source: words })

export interface Definition { id: string; text: string; source: string; from: string | null; by: string; at: string }
export interface WrittenTarget { id: string; property: Property; of: string | null; said: string; value: number; max: number | null; unit: string; from: string | null; to: string | null; source: string; by: string; at: string }

type Said<T> = T & { by: string; why: string }

/** Writes down what an indicator of a place counts. Throws `request-invalid`, `not-found`. */
export async function define(ledger: Ledger, model: Model, place: string, { by, why, ...said }: Said<z.input<typeof definitionFields>>): Promise<Entry> {
  const fields = definitionFields.parse(said)
  return ledger.enter({ kind: definitionKind, about: await placeOf(ledger, model, place, fields.property), fields, by, why })
}

/** Writes down a target of a place or park: `said` holds one figure, as 1000亿元. Throws `request-invalid`, `not-found`. */
export async function aim(ledger: Ledger, model: Model, place: string, { by, why, ...said }: Said<z.input<typeof targetFields>>): Promise<Entry> {
  const fields = targetFields.parse(said)
  const about = await placeOf(ledger, model, place, fields.property)
  const quantities = findQuantities(fields.said, model)
  const [figure] = quantities
  const kind = model.properties[fields.property]?.kind
  if (quantities.length !== 1 || (kind && figure!.kind !== kind)) throw new YinliError('request-invalid', { where: 'said', what: `须是一个${model.properties[fields.property]!.zh}的数，如“1000亿元” one figure, such as 1000亿元` })
  return ledger.enter({ kind: targetKind, about, fields: { ...fields, value: figure!.value, max: figure!.max, unit: figure!.unit }, by, why })
}

async function placeOf(ledger: Ledger, model: Model, id: string, property: string): Promise<string> {
  if (model.properties[property]?.value !== 'quantity') throw new YinliError('request-invalid', { where: 'property', what: property })
  const entity = await ledger.entity(id)
  if (!entity) throw new YinliError('not-found', { what: '主体 entity', id })
  return entity.id
}

/** Definitions of one indicator, the latest to hold first. */
export const definitionsOf = (entries: readonly Entry[], property: Property, of: string | null): Definition[] => entries
  .filter(e => e.fields.property === property && scopeKey((e.fields.of as string | null) ?? null) === scopeKey(of))
  .map(({ id, fields, by, at }) => ({ id, text: String(fields.text), source: String(fields.source), from: (fields.from as string | null) ?? null, by, at }))
  .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : (a.from ?? '') > (b.from ?? '') ? -1 : 0))

/** What somebody wrote down of one indicator of a place, taken back or not. */
export interface WrittenDown { id: string; kind: 'definition' | 'target'; text: string; source: string; from: string | null; to: string | null; by: string; at: string; withdrawn: boolean }

/** Everything written down of one indicator, the newest first; what was taken back stays visible. */
export async function writtenDown(ledger: Ledger, place: string, { property, of }: { property: Property; of: string | null }): Promise<WrittenDown[]> {
  const own = await everyEntry(ledger, { kinds: [definitionKind, targetKind], about: [place], withdrawn: true })
  return own.filter(e => e.fields.property === property && scopeKey((e.fields.of as string | null) ?? null) === scopeKey(of)).map(({ id, kind, fields, by, at, withdrawn }) => ({
    id, kind: kind === targetKind ? 'target' : 'definition', text: String(fields.text ?? fields.said), source: String(fields.source), from: (fields.from as string | null) ?? null, to: (fields.to as string | null) ?? null, by, at, withdrawn,
  }))
}

/** The definition that holds for a period that ends on `day`. */
export const definitionAt = (definitions: readonly Definition[], day: string | null) => definitions.find(d => d.from === null || (day ?? '9') >= d.from) ?? null

export const writtenTarget = ({ id, fields, by, at }: Entry): WrittenTarget => ({
  id, property: fields.property as Property, of: (fields.of as string | null) ?? null, said: String(fields.said), value: Number(fields.value), max: (fields.max as number | null) ?? null, unit: String(fields.unit), from: (fields.from as string | null) ?? null, to: (fields.to as string | null) ?? null, source: String(fields.source), by, at,
})
