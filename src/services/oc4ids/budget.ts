import type { StoredClaim } from '../../ledger/ledger.ts'
import { moment, withoutEmpty } from './fields.ts'

export interface Budget { description: string; budgetBreakdowns: { id: string; description: string; budgetBreakdown: { id: string; description: string; amount?: { amount: number; currency: string }; approvalDate?: string }[] }[] }

const said: Record<string, string> = { actual: '已发生 actual', ongoing: '进行中 under way', planned: '计划 planned' }

/** Amounts by status, each as it is printed. There is no total: figures of different status, scope or date are not added up. */
export function budgetOf(investment: Readonly<Record<string, readonly StoredClaim[]>>): Budget | undefined {
  const budgetBreakdowns = Object.entries(investment).filter(([, claims]) => claims.length).map(([status, claims]) => ({
    id: status, description: said[status] ?? status,
    budgetBreakdown: claims.map(c => withoutEmpty({ id: c.id, description: describe(c), amount: c.value !== null && c.unit && /^[A-Z]{3}$/.test(c.unit) ? { amount: c.value, currency: c.unit } : undefined })),
  }))
  return budgetBreakdowns.length ? { description: '按原文所述，逐条列出，不同状态的金额不相加。As printed, each by itself; amounts of different status are not added up.', budgetBreakdowns } : undefined
}

/** The words, what they are of, and when they were printed: 超 and 约 stand in the words alone. */
const describe = (c: StoredClaim) => [c.quote.replace(/\s+/g, ''), c.of, c.phase, c.status, c.publishedOn && moment(c.publishedOn).slice(0, 10)].filter(Boolean).join(' · ')
