import { z } from '@hono/zod-openapi'
import { offerStates } from '../../../services/policy/offers.ts'
import { isoDay, paging } from '../route.ts'
import { evaluateRequest, evaluation, outcome } from './policies-shapes.ts'

const ref = z.object({ id: z.string(), name: z.string(), code: z.string().nullable() })
const bounds = z.object({ low: z.string().nullable(), high: z.string().nullable() })
const words = z.object({ zh: z.string(), en: z.string() })

export const on = isoDay.optional().openapi({ description: '哪一天有效的规则和当时的数据，默认今天 The day asked about, default today' })

export const companyPolicies = z.object({ on: z.string(), company: ref, items: z.array(evaluation) }).openapi('CompanyPolicies')
export const matchRequest = evaluateRequest.omit({ policies: true })
export const matched = z.object({ on: z.string(), items: z.array(evaluation) })

export const filters = {
  outcome: outcome.optional(),
  q: z.string().trim().max(200).optional().openapi({ description: '企业名称中的字，或统一社会信用代码 Words of the name, or the code' }),
  industry: z.string().regex(/^[A-Z]?\d{2,4}$/).optional().openapi({ description: '行业代码（GB/T 4754）的开头 Beginning of the industry code' }),
  place: z.string().regex(/^\d{2,6}$/).optional().openapi({ description: '行政区划代码的开头 Beginning of the division code' }),
  sort: z.enum(['amount', 'name']).default('name'),
}
export const policyCompaniesQuery = z.object({ on, ...filters, ...paging })
const cost = z.object({ low: z.number(), high: z.number(), open: z.int().openapi({ description: '金额没有上限或下限、未计入的家数 Companies whose amount has no bound and counts nothing there' }), unit: z.string() })
const counts = z.object({ met: z.int(), unmet: z.int(), unknown: z.int(), 'not-applicable': z.int() })
export const tallyShape = z.object({ companies: z.int(), counts, cost: cost.nullable() })
export const listedShape = z.object({ company: ref, row: z.int(), outcome, amount: bounds.nullable(), class: bounds.nullable(), reason: words })
export const policyCompanies = tallyShape.extend({ on: z.string(), policy: z.string(), version: z.string(), unit: z.string().nullable(), items: z.array(listedShape), total: z.int(), next: z.string().nullable() }).openapi('PolicyCompanies')
export const tallies = z.object({ on: z.string(), items: z.array(tallyShape.extend({ policy: z.string(), version: z.string(), ...words.shape })) }).openapi('PolicyTallies')

export const format = z.enum(['csv', 'xlsx']).default('xlsx')

const mark = z.object({ id: z.string(), state: z.enum(offerStates), by: z.string(), at: z.string(), why: z.string(), reason: z.string() })
export const offersQuery = z.object({ on, state: z.enum(['open', ...offerStates, 'all']).default('open').openapi({ description: 'open：符合而尚未处理的 open: those that qualify and that nobody dealt with' }), q: filters.q, industry: filters.industry, place: filters.place, sort: filters.sort, ...paging })
export const offersPage = z.object({
  on: z.string(), policy: z.string(), items: z.array(listedShape.extend({ stillMet: z.boolean(), state: z.enum(offerStates).nullable(), marks: z.array(mark) })), total: z.int(), next: z.string().nullable(),
  states: z.object({ open: z.int(), pushed: z.int(), paid: z.int(), refused: z.int() }),
}).openapi('PolicyOffers')
export const offerMark = z.object({ companies: z.array(z.string().min(1).max(100)).min(1).max(1000), state: z.enum(offerStates), by: z.string().trim().min(1).max(100), why: z.string().trim().max(1000).default('') })
  .refine(m => m.state !== 'refused' || m.why !== '', { path: ['why'], message: '不予兑现须写理由 a refusal needs a reason' })
export const offerMarked = z.object({ marked: z.int(), entries: z.array(z.string()) })

export const outcomeChanges = z.object({
  on: z.string(), from: z.int(), last: z.int(), anew: z.boolean().openapi({ description: '为真：since 之后的变化没有逐条留存，请重新取清单 True: not every change since is kept, ask for the lists anew' }),
  items: z.array(z.object({ version: z.int(), company: ref.omit({ code: true }), policy: z.string(), before: outcome.nullable(), after: outcome, sources: z.array(z.object({ id: z.string(), name: z.string() })) })),
}).openapi('OutcomeChanges')
