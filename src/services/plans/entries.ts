import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import type { Entry } from '../../ledger/ledger.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
/** The task of the plan above that this one takes up: its id or title. */
const serves = text(300).optional()
export const taskStates = ['open', 'doing', 'done', 'dropped'] as const
export type TaskState = (typeof taskStates)[number]

/** What a person may write down about a plan; `about` is `plan:ID`, the id of a programme or of a plan made by hand. */
export const planEntries = {
  /** A plan that no page names: its name. */
  'plan': z.object({ name: text(120) }),
  'plan-task': z.object({ title: text(300), parent: text(60).optional(), owner: text(120).optional(), due: z.iso.date().optional(), phase: text(60).optional(), serves }),
  /** Where a task stands, with what shows it: a claim's id, an address, words. */
  'task-state': z.object({ task: text(60), state: z.enum(taskStates), evidence: text(500).optional() }),
  /** Owner, due day or phase of a task that a page names. */
  'task-given': z.object({ task: text(60), owner: text(120).optional(), due: z.iso.date().optional(), phase: text(60).optional(), serves }),
  /** The plan of a higher level that this one carries out: its id where it is in the ledger, else its name alone. */
  'plan-above': z.object({ plan: text(100).optional(), name: text(120) }),
} as const
export type PlanEntryKind = keyof typeof planEntries
export const planEntryKinds = Object.keys(planEntries) as PlanEntryKind[]

/** Fields as they are kept. Throws `request-invalid`. */
export function checkedPlanFields(kind: PlanEntryKind, fields: unknown): Record<string, unknown> {
  const checked = planEntries[kind].safeParse(fields)
  if (!checked.success) throw new YinliError('request-invalid', { where: ['fields', ...checked.error.issues[0]!.path].join('.'), what: checked.error.issues[0]!.message })
  return checked.data
}

export const planOf = (entry: Entry) => entry.about.replace(/^plan:/, '')
