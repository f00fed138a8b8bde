import { z } from 'zod'
import type { Model } from '../../model/model.ts'

/** Longest stretch or name that an item may carry; a longer one is no quote of a figure. */
const longest = 600
/** More statements than this about one article are not read. */
export const mostItems = 200

const nullable = z.string().nullable()
const itemOf = <P extends z.ZodType<string>>(property: P) => z.strictObject({
  subject: z.string(), property, value: z.number().nullable(), max: z.number().nullable(), unit: nullable, of: nullable, phase: nullable,
  from: nullable, to: nullable, modality: z.enum(['actual', 'ongoing', 'planned']), object: nullable,
  quote: z.string(), sentence: nullable,
})
const item = itemOf(z.string())

/** One statement as a model (or a person who corrects) gives it: nothing of it is believed before `alignItem` has found it in the text. */
export type AnswerItem = z.infer<typeof item>
/** A statement with what it does not say left out. */
export type PartialItem = Pick<AnswerItem, 'subject' | 'property' | 'modality' | 'quote'> & Partial<AnswerItem>

const empty: Partial<AnswerItem> = { value: null, max: null, unit: null, of: null, phase: null, from: null, to: null, object: null, sentence: null }

/** JSON schema of the whole answer, in the subset that endpoints enforce (`strict`): every field required, none besides. */
export function answerJsonSchema(model: Model): Record<string, unknown> {
  const names = Object.keys(model.properties) as [string, ...string[]]
  const { $schema: _, ...schema } = z.toJSONSchema(z.strictObject({ claims: z.array(itemOf(z.enum(names))) }))
  return schema
}

/** The items of an answer, unchecked; null when it is not the JSON that was asked for. */
export function itemsOf(answer: string): unknown[] | null {
  let value: unknown
  // Some endpoints fence their JSON.
  try { value = JSON.parse(answer.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')) } catch { return null }
  const claims = value !== null && typeof value === 'object' ? (value as { claims?: unknown }).claims : undefined
  return Array.isArray(claims) ? claims.slice(0, mostItems) : null
}

/** An item with nulls for what it leaves out; null when a field is missing, of another type, too long or one nobody asked for. */
export function readItem(raw: unknown): AnswerItem | null {
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) return null
  const read = item.safeParse({ ...empty, ...raw })
  if (!read.success || Object.values(read.data).some(v => typeof v === 'string' && v.length > longest)) return null
  return read.data
}
