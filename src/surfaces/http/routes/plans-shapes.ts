import { z } from '@hono/zod-openapi'
import type { ListedTask } from '../../../services/plans/import.ts'
import { gaps, type Above } from '../../../services/plans/inherit.ts'
import { taskStates } from '../../../services/plans/entries.ts'
import type { Plan, PlanPage } from '../../../services/plans/plans.ts'
import { entityRef } from '../shapes.ts'
import { chainEntry } from './chains-shapes.ts'

const text = z.string().nullable()
const state = z.enum(taskStates).openapi({ description: '未开始、进行中、完成、不做了 Open, under way, done, dropped' })
const announced = { of: z.string(), n: z.int(), named: z.int().openapi({ description: '点了名的有几项 How many are named' }) }
const summary = { id: z.string(), name: z.string(), byHand: z.boolean(), tasks: z.int(), done: z.int(), late: z.int(), announced: z.array(z.object(announced)), released: text, lastSeen: text }
export const plan = z.object(summary).openapi('Plan') satisfies z.ZodType<Plan>

const where = z.object({ document: z.string(), start: z.int(), end: z.int(), publishedOn: text })
export const planPage = z.object({
  ...summary, asOf: z.string(), phases: z.array(z.object({ name: z.string(), where: where.nullable() })), counts: z.object({ open: z.int(), doing: z.int(), done: z.int(), dropped: z.int() }),
  list: z.array(z.object({
    id: z.string(), title: z.string(), parent: text, owner: text, due: text, phase: text, state, late: z.boolean(), from: z.enum(['page', 'claim', 'person']), entity: entityRef.nullable(), where: where.extend({ claim: text }).nullable(), serves: text.openapi({ description: '承接上级方案的哪一项：编号或名称 The task of the plan above that it takes up' }), evidence: text, entries: z.array(chainEntry),
  })),
  milestones: z.array(z.object({ of: z.string(), on: text, claim: z.string(), planned: z.boolean() })), announcements: z.array(z.object({ ...announced, where })), entries: z.array(chainEntry),
  owners: z.array(z.object({ owner: text, tasks: z.int(), done: z.int(), late: z.int() })).openapi({ description: '按责任单位 By who answers for them' }),
  above: z.object({ plan: text, name: z.string(), unnamed: z.int(), tasks: z.array(z.object({ id: z.string(), title: z.string(), owner: text, due: text, taken: z.array(z.string()), gaps: z.array(z.enum(gaps)) })) }).nullable().openapi({ description: '上级方案，逐项看有没有承接 The plan above, task by task whether it is taken up' }) satisfies z.ZodType<Above | null>,
  below: z.array(z.object({ id: z.string(), name: z.string() })),
}).openapi('PlanPage') satisfies z.ZodType<PlanPage>

export const listedTask = z.object({ cell: z.string(), title: z.string(), parent: text, owner: text, due: text, phase: text, state: state.nullable(), unread: z.array(z.string()) }).openapi('ListedTask') satisfies z.ZodType<ListedTask>
