import { z } from '@hono/zod-openapi'
import type { Entry } from '../../../ledger/ledger.ts'
import { projectEntryKinds } from '../../../services/projects/entries.ts'
import type { ColourRule } from '../../../model/colour-rule.ts'
import type * as P from '../../../services/projects/record.ts'
import { claim, entityRef, entityTypes } from '../shapes.ts'

/** The wire shapes of projects; each `satisfies` the type of src/services/projects/record.ts that it describes. */
const text = z.string().nullable()
const day = z.string().nullable().openapi({ description: 'ISO day', example: '2026-03-05' })
const days = z.int()

export const entry = z.object({
  id: z.string(), seq: z.int(), kind: z.string(), about: z.string(), fields: z.record(z.string(), z.unknown()), by: z.string(), at: z.string(), why: z.string(), withdrawn: z.boolean(),
}).openapi('Entry') satisfies z.ZodType<Entry>

/** One of the two is null. */
const grounds = { claim: claim.nullable(), entry: entry.nullable() }
const told = z.object({ text: z.string(), stage: text, owner: entityRef.nullable(), document: z.string(), article: z.string(), start: z.int(), end: z.int(), publishedOn: day, publisher: text }).openapi('Told') satisfies z.ZodType<P.Told>
const stated = z.object({ entity: entityRef, claim: claim.nullable(), via: entityRef.nullable().openapi({ description: '由谁推及：业主所在地即项目所在地 Of whom it is said, where not of the project itself' }) }).openapi('StatedOfProject') satisfies z.ZodType<P.Stated>

export const stageStep = z.object({
  stage: z.string(), milestone: text, phase: text, on: day, exact: z.boolean(), known: day, ongoing: z.boolean(), strength: z.enum(['stated', 'read']), told: told.nullable(), ...grounds,
}).openapi('StageStep') satisfies z.ZodType<P.StageStep>
const observed = z.object({ milestone: z.string(), phase: text, from: day, to: day, known: day, ongoing: z.boolean(), ...grounds }).openapi('Observed') satisfies z.ZodType<P.Observed>
export const promised = z.object({
  milestone: z.string(), phase: text, from: day, due: z.string(), made: day, state: z.enum(['open', 'overdue', 'kept', 'kept-late', 'moved']), late: days, kept: observed.nullable(), ...grounds,
}).openapi('Promised') satisfies z.ZodType<P.Promised>

const colours = ['red', 'yellow', 'green'] as const
export const colour = z.enum(colours)
const reason = z.object({ test: z.string(), colour, milestone: text, phase: text, due: day, late: z.number(), unit: z.enum(['day', 'point']), zh: z.string(), en: z.string(), ...grounds }).openapi('ColourReason') satisfies z.ZodType<P.Reason>
const judged = z.object({ colour: colour.nullable(), rule: z.string(), asOf: z.string(), why: z.array(reason) }).openapi('ProjectColour') satisfies z.ZodType<P.Judged>
export const alert = z.object({ kind: z.enum(['overdue', 'due-soon']), project: entityRef, milestone: z.string(), phase: text, due: z.string(), days, colour: colour.nullable(), ...grounds }).openapi('ProjectAlert') satisfies z.ZodType<P.Alert>
export const turn = z.object({ project: entityRef, on: z.string(), from: colour.nullable(), to: colour, reason }).openapi('ColourTurn') satisfies z.ZodType<P.Turn>

const investment = z.object({ actual: z.array(claim), ongoing: z.array(claim), planned: z.array(claim) })
const core = z.object({
  entity: entityRef, place: stated.nullable(), district: stated.nullable(), owner: stated.nullable(), builders: z.array(stated), stage: stageStep.nullable(), colour: judged, next: promised.nullable(), investment,
  power: z.array(claim), compute: z.array(claim), land: z.array(claim), quoted: told.nullable(), programmes: z.array(z.string()), claims: z.int(), entries: z.int(), firstSeen: day, lastSeen: day,
})
const count = z.int()
export const projectSummary = core.extend({
  counts: z.object({ builders: count, actual: count, ongoing: count, planned: count, power: count, compute: count, land: count }).openapi({ description: '各类数字、建设单位共有几个；表中每类只列几个 How many there are of each kind of figure and of builders, of which a list gives a few' }),
}).openapi('ProjectSummary') satisfies z.ZodType<P.ProjectSummary>

export const projectRecord = core.extend({
  history: z.array(stageStep), promised: z.array(promised), observed: z.array(observed),
  phases: z.array(z.object({ phase: z.string(), stage: stageStep.nullable(), next: promised.nullable(), investment, figures: z.array(claim) })),
  places: z.array(stated), capacity: z.array(claim), buildings: z.array(claim), others: z.array(claim),
  progress: z.array(z.object({ entry, on: z.string(), phase: text, percent: z.number(), expected: z.number().nullable() })),
  durations: z.array(z.object({ from: z.string(), to: z.string(), phase: text, days: days.nullable(), exact: z.boolean(), first: stageStep, second: stageStep })),
  alerts: z.array(alert), needs: z.array(entry), team: z.array(entry), contacts: z.array(entry),
  memberships: z.array(z.object({ programme: z.string(), definition: text.openapi({ description: '未见出处前为空 Null until sourced' }), source: text, ...grounds })), log: z.array(entry), told: z.array(told),
}).openapi('ProjectRecord') satisfies z.ZodType<P.ProjectRecord>

const facet = z.array(z.object({ value: z.string(), name: text, count: z.int() }))
export const projectPage = z.object({
  items: z.array(projectSummary), total: z.int(), next: text, asOf: z.string(), facets: z.object({ stage: facet, colour: facet, type: facet, place: facet, programme: facet }),
}).openapi('ProjectPage') satisfies z.ZodType<P.ProjectPage>

export const projectDates = projectPage.extend({ items: z.array(projectRecord.pick({ entity: true, stage: true, colour: true, promised: true, observed: true })) }).openapi('ProjectDates') satisfies z.ZodType<P.DatesPage>

export const projectQuery = z.object({
  stage: z.string().max(40).optional().openapi({ description: '阶段编号，无阶段为 none Id of a stage, or none' }), place: z.string().max(300).optional().openapi({ description: '地点的编号、名称或简称 Id, name or short name of a place' }),
  colour: z.enum([...colours, 'none']).optional(), type: z.enum(entityTypes).optional(), programme: z.string().max(200).optional(), document: z.string().max(100).optional(),
  q: z.string().trim().max(200).optional().openapi({ description: '名称、业主、地点中的字词 Words of its name, owner or places' }),
  sort: z.string().max(40).optional().openapi({ description: 'name stage colour due investment lastSeen，前加 - 反序 with - in front the other way round', example: '-investment' }),
})

export const alerts = z.object({
  items: z.array(alert), total: z.int(), next: text, asOf: z.string(), nextWeek: z.array(turn).openapi({ description: '若无进展，七日内将转黄转红的项目 What turns yellow or red within seven days if nothing happens' }),
}).openapi('Alerts') satisfies z.ZodType<P.Alerts>
export const alertQuery = projectQuery.pick({ colour: true, place: true }).extend({ kind: z.enum(['overdue', 'due-soon']).optional().openapi({ description: '已逾期或将到期 Overdue, or due soon' }), within: z.coerce.number().int().min(0).max(366).optional().openapi({ description: '未来几天内到期（默认 30） Due within how many days (default 30)' }) })

const span = z.union([z.object({ days: z.int() }), z.object({ months: z.int() })])
const says = z.object({ zh: z.string(), en: z.string() })
export const colourRules = z.object({
  items: z.array(z.object({
    version: z.string(), validFrom: z.string(),
    tests: z.record(z.string(), z.union([
      z.object({ measure: z.enum(['late', 'unlisted']), milestones: z.array(z.string()), yellow: span, red: span, says }),
      z.object({ measure: z.literal('behind'), yellow: z.object({ points: z.number() }), red: z.object({ above: z.number() }), says }),
    ])),
  })),
}).openapi('ColourRules') satisfies z.ZodType<{ items: ColourRule[] }>

const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
export const entryBody = z.object({ kind: z.enum(projectEntryKinds as [string, ...string[]]), fields: z.record(z.string(), z.unknown()), by: who, why: z.string().trim().max(1000).default('') })
export const entryTaker = z.object({ by: who })
