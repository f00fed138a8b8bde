import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'

const day = z.iso.date()
const phase = z.string().trim().min(1).max(60).optional()
const text = (most: number) => z.string().trim().min(1).max(most)

/** What a person can write down about a project: the fields of each kind of entry. Stages and milestones go by their ids in model/. */
export const projectEntries = {
  /** A stage reached on a day. */
  stage: z.strictObject({ stage: text(40), on: day, phase }),
  /** A date promised for a milestone; a later one for the same milestone and phase moves it. */
  promised: z.strictObject({ milestone: text(40), due: day, phase }),
  /** A milestone seen to be reached. */
  observed: z.strictObject({ milestone: text(40), on: day, phase }),
  /** Percent done, and what the plan expected by that day. */
  progress: z.strictObject({ on: day, percent: z.number().min(0).max(100), expected: z.number().min(0).max(100).optional(), phase }),
  /** Whether the project is in the statistics (入统), as of a day. */
  statistics: z.strictObject({ on: day, entered: z.boolean() }),
  /** Land, energy, finance, approvals … asked for. */
  need: z.strictObject({ element: z.enum(['land', 'energy', 'finance', 'approval', 'labour', 'data', 'other']), what: text(500), due: day.optional(), state: z.enum(['open', 'met', 'refused']).default('open') }),
  /** Who serves the project. */
  team: z.strictObject({ who: text(60), role: text(60), unit: text(120).optional() }),
  /** A contact with those who build it. */
  contact: z.strictObject({ on: day, with: text(120), what: text(2000), next: day.optional() }),
  /** A programme or class it belongs to. Without a sourced definition the programme’s is unknown. */
  membership: z.strictObject({ programme: text(120), definition: text(1000).optional(), source: text(500).optional() }),
} as const

export type ProjectEntryKind = keyof typeof projectEntries
export const projectEntryKinds = Object.keys(projectEntries) as ProjectEntryKind[]

/** Fields as they are kept. `milestones`, `stages`: the ids there are. Throws `request-invalid`. */
export function checkedFields(kind: string, fields: unknown, { milestones, stages }: { milestones: readonly string[]; stages: readonly string[] }): Record<string, unknown> {
  if (!Object.hasOwn(projectEntries, kind)) throw new YinliError('request-invalid', { where: 'kind', what: projectEntryKinds.join(', ') })
  const checked = projectEntries[kind as ProjectEntryKind].safeParse(fields)
  if (!checked.success) throw new YinliError('request-invalid', { where: ['fields', ...checked.error.issues[0]!.path].join('.'), what: checked.error.issues[0]!.message })
  const data: Record<string, unknown> = checked.data
  for (const [key, known] of [['milestone', milestones], ['stage', stages]] as const) {
    if (key in data && !known.includes(data[key] as string)) throw new YinliError('request-invalid', { where: `fields.${key}`, what: known.join(', ') })
  }
  return data
}
