import { z } from '@hono/zod-openapi'
import type { Filled } from '../../../services/briefing/form.ts'
import type { Paper } from '../../../services/briefing/paper.ts'
import type { Comparison, Ranked } from '../../../services/briefing/ranking.ts'
import { roundFields, type Round } from '../../../services/briefing/rounds.ts'
import type { Listed } from '../../../services/briefing/score-sheet.ts'
import { scoreProblem } from '../../../services/briefing/scores.ts'
import { entityRef } from '../shapes.ts'
import { claim } from '../shapes.ts'
import { entry } from './projects-shapes.ts'

/** The wire shapes of rounds, dispatch packs and forms. */
const text = z.string().nullable()
const number = z.number().nullable()
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const why = z.string().trim().max(1000).default('')
const fields = roundFields.shape
const criterion = z.object({ id: z.string(), zh: z.string(), en: z.string(), max: z.number() })

export const round = z.object({
  id: z.string(), revision: z.int().openapi({ description: '改动时须带回 To be given back with a change' }), name: z.string(), on: z.string(), projects: z.array(z.string()).openapi({ description: '按路线次序 In the order of the route' }),
  judges: z.array(z.string()), criteria: z.array(criterion), drop: z.object({ highest: z.int(), lowest: z.int(), from: z.int() }), decimals: z.int(), by: z.string(), at: z.string(), why: z.string(),
}).openapi('Round') satisfies z.ZodType<Round>
const listed = z.object({ id: z.string(), name: z.string(), district: text }) satisfies z.ZodType<Listed>
const upload = z.object({
  id: z.string(), file: z.string(), by: z.string(), at: z.string(), scores: z.int(), remarks: z.array(z.object({ judge: z.string(), project: z.string(), text: z.string() })),
  problems: z.array(scoreProblem.extend({ says: z.string() })).openapi({ description: '按单元格，分错误、警告、提示 By cell: errors, warnings, notes' }),
}).openapi('ScoreUpload')
export const roundPage = round.extend({
  stops: z.array(listed).openapi({ description: '按路线次序 In the order of the route' }), before: z.object({ id: z.string(), name: z.string(), on: z.string() }).nullable().openapi({ description: '上一次 The round before' }), uploads: z.array(upload),
}).openapi('RoundPage')
export const rounds = z.object({ items: z.array(round), usual: z.object({ criteria: z.array(criterion), drop: round.shape.drop, decimals: z.int() }) })
export const uploaded = upload

export const newRound = z.object({ name: fields.name, on: fields.on, projects: fields.projects.default([]), judges: fields.judges, criteria: fields.criteria.optional(), drop: fields.drop.optional(), decimals: fields.decimals.optional(), by: who, why })
export const changedRound = roundFields.extend({ revision: z.int(), by: who, why })
export const route = z.object({ items: z.array(listed), words: z.object({ zh: z.string(), en: z.string() }) })

const piece = z.union([z.string(), z.object({ text: z.string(), notes: z.array(z.object({ text: z.string(), claim: text.openapi({ description: '可打开的事实 The claim it opens' }) })) })])
export const paper = z.object({
  title: z.string(), subtitle: text,
  blocks: z.array(z.union([
    z.object({ kind: z.literal('heading'), text: z.string() }), z.object({ kind: z.literal('text'), pieces: z.array(piece) }),
    z.object({ kind: z.literal('table'), head: z.array(z.string()), widths: z.array(z.number()), rows: z.array(z.array(z.array(piece))) }),
  ])),
}).openapi('Paper') satisfies z.ZodType<Paper>

const ranked = z.object({
  project: z.string(), rank: number, mean: number, counted: z.int(), criteria: z.array(z.object({ id: z.string(), mean: number })),
  judges: z.array(z.object({ judge: z.string(), sum: number, missing: z.array(z.string()), left: z.enum(['highest', 'lowest']).nullable().openapi({ description: '去掉的最高分或最低分 Left out as the highest or lowest' }) })),
}) satisfies z.ZodType<Ranked>
const comparison = z.object({ sameCriteria: z.boolean(), gone: z.array(z.string()), items: z.array(z.object({ project: z.string(), rankBefore: number, meanBefore: number, moved: number })) }) satisfies z.ZodType<Comparison>
export const ranking = z.object({
  items: z.array(ranked.extend({ name: z.string(), district: text })), rules: z.object({ zh: z.string(), en: z.string() }),
  comparison: comparison.extend({ round: z.object({ id: z.string(), name: z.string(), on: z.string() }), goneNames: z.array(z.string()) }).nullable(),
}).openapi('Ranking')

export const dispatch = z.object({
  from: z.string(), to: z.string(),
  items: z.array(z.object({ group: z.enum(['done', 'late', 'decision']), subject: entityRef, district: text, what: z.string(), when: z.string(), date: text, days: number, others: z.int(), note: text, claim: claim.nullable(), entry: entry.nullable(), conflict: z.object({ id: z.string(), against: z.array(claim) }).nullable().openapi({ description: '互相矛盾的说法，尚未处理 Statements that contradict each other and are not settled' }) })),
}).openapi('Dispatch')

export const formFields = z.object({ items: z.array(z.object({ id: z.string(), names: z.array(z.string()), en: z.string(), statuses: z.array(z.string()).nullable() })) })
export const filled = z.object({
  placeholder: z.string(), project: text, where: z.string(), state: z.enum(['filled', 'several', 'other', 'unknown', 'undefined', 'loop']), text: z.string(), cited: z.boolean(),
  candidates: z.array(z.object({ claim: z.string(), text: z.string(), status: z.string() })),
}).openapi('FilledPlaceholder') satisfies z.ZodType<Filled>
export const formReport = z.object({ name: z.string(), items: z.array(filled), lost: z.array(z.string()).openapi({ description: '填好的文件里不再有的部件 Parts the result does not have any more' }) }).openapi('FormReport')
export const formBody = z.object({
  file: z.any().openapi({ type: 'string', format: 'binary', description: '.docx 或 .xlsx 模板 A template' }),
  projects: z.string().max(70_000).openapi({ description: '项目编号，逗号或换行分隔 Ids of projects, parted by commas or lines' }),
  chosen: z.string().max(200_000).optional().openapi({ description: '所选的说法 What was chosen: JSON {"project id": {"field id": "claim id"}}' }),
})
