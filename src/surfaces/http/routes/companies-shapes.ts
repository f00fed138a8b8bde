import { z } from '@hono/zod-openapi'
import { sizes, type CompanyPage } from '../../../services/companies/list.ts'
import type { CompanyRecord } from '../../../services/companies/record.ts'
import { entityRef } from '../shapes.ts'
import { registerSource } from './register-shapes.ts'

/** The wire shapes of companies; each `satisfies` the type of src/services/companies that it describes. */
const text = z.string().nullable()
const division = z.object({ code: z.string(), zh: z.string() })
const size = z.enum(sizes).openapi({ description: '大、中、小、微型，不能确定为 none Large, medium, small, micro; none where it is not certain' })
const outcome = z.enum(['met', 'unmet', 'unknown', 'not-applicable'])
const value = z.union([z.string(), z.boolean()])

const facet = z.array(z.object({ value: z.string(), zh: z.string(), count: z.int() }))
export const companyPage = z.object({
  items: z.array(z.object({
    id: z.string(), name: z.string(), code: text, industry: division.nullable(), place: division.extend({ byCode: z.boolean().openapi({ description: '只由信用代码里的登记机关得知 Known only by the registry in its code' }) }).nullable(),
    establishedOn: text, size, outcome: outcome.nullable(), facts: z.record(z.string(), value.nullable()).openapi({ description: 'columns 所要的事实，最近年度 The facts asked for by columns, of the latest year' }),
  })),
  total: z.int(), of: z.int().openapi({ description: '名录中的企业数 Companies in the register' }), offset: z.int(), asOf: z.string(), facets: z.object({ place: facet, industry: facet, size: facet, founded: facet, outcome: facet.nullable() }),
}).openapi('CompanyPage') satisfies z.ZodType<CompanyPage>

const list = z.union([z.string(), z.array(z.string())]).transform(v => [v].flat())
export const companyQuery = z.object({
  q: z.string().trim().max(200).optional().openapi({ description: '名称或统一社会信用代码中的字词 Words of the name or the code' }),
  place: z.string().regex(/^(\d{2}|\d{4}|\d{6}|none)$/).optional().openapi({ description: '行政区划代码的前两位、四位或六位 First digits of a division’s code' }),
  industry: z.string().regex(/^([A-Z]|\d{2,4}|none)$/).optional().openapi({ description: 'GB/T 4754 门类字母或代码前几位 Letter of a section, or first digits of a code' }),
  size: size.optional(),
  founded: z.string().max(12).optional().openapi({ description: '成立年份 Year of establishment', example: '2015..2020' }),
  fact: list.optional().openapi({ description: '数值范围，可重复；none 为没有 A range of a fact, may be repeated; none for those without', example: 'revenue:1000..5000' }),
  policy: z.string().max(100).optional().openapi({ description: '按这项政策的结果计数 Counts by the outcome of this policy' }),
  outcome: outcome.optional(),
  sort: z.string().regex(/^-?[\w@]{1,60}$/).optional().openapi({ description: 'name code place size 或事实编号，前加 - 反序；默认按入库先后 or a fact; with - in front the other way round', example: '-revenue' }),
  columns: z.string().max(1000).default('').transform(s => s.split(',').filter(Boolean)).openapi({ description: '要哪些事实 Which facts to give', example: 'revenue,staff' }),
  asOf: z.iso.date().optional().openapi({ description: '截至哪一天（默认今天） As of which day (default today)' }),
})
export const companyWindow = companyQuery.extend({ offset: z.coerce.number().int().min(0).max(10_000_000).default(0), limit: z.coerce.number().int().min(0).max(1000).default(50) })
export const companyExport = companyQuery.extend({ format: z.enum(['csv', 'xlsx']).default('xlsx') })

const origin = z.object({ source: z.string(), kind: z.enum(['import', 'correction']), name: z.string(), asOf: z.string(), cell: z.string().openapi({ example: '企业名录!F17' }), by: z.string(), at: z.string(), why: z.string() }).openapi('Origin')
const stated = z.object({ value, origin })
const mapping = z.object({ version: z.string(), how: z.enum(['full', 'partial', 'none']), headings: z.array(division.omit({ zh: true }).extend({ name: z.string() })) })
export const companyRecord = z.object({
  id: z.string(), name: z.string(), code: text, entity: entityRef.nullable(), registry: division.nullable(), place: division.nullable(),
  industry: z.object({ code: z.string(), name: z.string(), section: z.string(), path: z.array(z.object({ code: z.string(), name: z.string() })), strategic: mapping, digital: mapping }).nullable(), size,
  facts: z.array(z.object({ id: z.string(), zh: z.string(), en: z.string(), kind: z.enum(['number', 'date', 'flag', 'code', 'choice', 'text']), unit: z.string(), options: z.record(z.string(), z.string()), values: z.array(stated.extend({ year: text, others: z.array(stated).openapi({ description: '别的来源另有说法 Sources that say otherwise' }) })) })),
  lines: z.array(z.object({ source: registerSource, place: z.string(), asOf: z.string(), facts: z.int() })),
}).openapi('CompanyRecord') satisfies z.ZodType<CompanyRecord>
