import { z } from '@hono/zod-openapi'
import { entityRef } from '../shapes.ts'

const severity = z.enum(['error', 'warning', 'info'])
const counts = z.object({ error: z.int(), warning: z.int(), info: z.int() })
export const factValue = z.union([z.string(), z.boolean(), z.record(z.string(), z.string())]).openapi({ description: '值，或按年份的值；金额单位万元，比例为小数 A value, or values by year; money in 10,000 CNY, shares as fractions' })
const facts = z.record(z.string(), factValue)

export const registerSource = z.object({
  id: z.string(), seq: z.int(), kind: z.enum(['import', 'correction']), name: z.string(), asOf: z.string(), columns: z.record(z.string(), z.string()), by: z.string(), why: z.string(), at: z.string(),
  complete: z.boolean().openapi({ description: '中途停下的为 false：再交一次同一文件即可接着录入 False after a stop in the middle: hand the same file in again' }), lines: z.int(), problems: counts, withdrawn: z.object({ by: z.string(), at: z.string() }).nullable(),
}).openapi('RegisterSource')

const plainProblem = z.object({ severity, code: z.string(), cell: z.string().openapi({ description: '表名!列行，如 名录!C17 Sheet!column and row' }), details: z.record(z.string(), z.string()) })
export const sourceProblem = plainProblem.extend({ says: z.string(), next: z.string().openapi({ description: '怎么办 What to do' }) }).openapi('RegisterProblem')

export const mapping = z.record(z.string().max(200), z.string().max(100).nullable()).openapi({ description: '列（C、名录!C 或表头）到含义，如 revenue@2024|亿元；null 为不读 Column (letter, sheet!letter or header) to meaning such as revenue@2024|亿元; null leaves it out' })

export const registerPreview = z.object({
  file: z.string(), format: z.enum(['xlsx', 'csv']), asOf: z.string(),
  sheets: z.array(z.object({
    sheet: z.string(), headerRow: z.int(),
    columns: z.array(z.object({ letter: z.string(), header: z.string(), meaning: z.string().nullable(), how: z.enum(['words', 'said', 'remembered', 'personal', 'left', 'unknown']), zh: z.string().nullable(), en: z.string().nullable(), unit: z.string().nullable() })).nullable(),
    rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()), line: z.object({ code: z.string().nullable(), name: z.string(), facts }).nullable() })),
    problems: z.array(sourceProblem),
  })),
  standards: z.object({ code: z.string(), industry: z.string(), place: z.string() }),
}).openapi('RegisterPreview')

export const registerUpload = z.object({
  id: z.string(), name: z.string(), state: z.enum(['ready', 'waiting', 'taking', 'joining', 'done', 'failed', 'stopped']),
  progress: z.object({ rows: z.int(), lines: z.int(), created: z.int(), problems: counts, done: z.number().openapi({ description: '读到文件的几分之几 How far the file is read, 0 to 1' }) }),
  source: z.string().nullable(), joined: z.object({ exact: z.int(), alike: z.int(), unsure: z.int() }).nullable(), problem: z.object({ title: z.string(), hint: z.string(), code: z.string() }).nullable(),
}).openapi('RegisterUpload')

export const company = z.object({ ordinal: z.int(), id: z.string(), code: z.string().nullable(), name: z.string(), entity: entityRef.nullable() }).openapi('RegisterCompany')

export const history = z.object({
  company, lines: z.array(z.object({ facts, place: z.string(), asOf: z.string(), source: registerSource })),
  said: z.array(z.object({ fact: z.string(), zh: z.string(), en: z.string(), unit: z.string(), year: z.string().nullable(), differs: z.boolean(), values: z.array(z.object({ value: z.union([z.string(), z.boolean()]), line: z.int().openapi({ description: 'lines 里的第几条，从 0 起 Which of `lines`, from 0' }), cell: z.string().nullable(), counts: z.boolean() })) })),
  industry: z.object({
    code: z.string(), name: z.string(), section: z.string(), path: z.array(z.object({ code: z.string(), name: z.string() })), version: z.string(),
    strategic: z.object({ version: z.string(), how: z.enum(['full', 'partial', 'none']), headings: z.array(z.object({ code: z.string(), name: z.string() })) }), digital: z.object({ version: z.string(), how: z.enum(['full', 'partial', 'none']), headings: z.array(z.object({ code: z.string(), name: z.string() })) }),
  }).nullable().openapi({ description: '行业代码的门类到小类，是否属于战略性新兴产业、数字经济核心产业 The industry from section to class, and whether it counts as strategic emerging or core digital' }),
}).openapi('CompanyHistory')
