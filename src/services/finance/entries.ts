import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
export const consentWays = ['written', 'online', 'in-person'] as const
export const outcomeStates = ['contacted', 'granted', 'refused', 'withdrawn'] as const
const handed = z.object({ fact: text(60), back: z.int().min(0).max(9), value: z.string().max(200), source: z.string().max(500).nullable(), asOf: z.string().max(40).nullable() })

/** What is written down about a company and a financial product. */
export const financeEntries = {
  /** The company lets named facts go to a named lender until a day: who said so for it, and how. */
  'finance-consent': z.object({ product: text(80), lender: text(120), facts: z.array(text(60)).min(1).max(200), until: z.iso.date(), givenBy: text(120), how: z.enum(consentWays) }),
  /** The company takes its consent back. What was handed over before stays on record. */
  'finance-consent-end': z.object({ consent: text(60), reason: text(500) }),
  /** What was handed over, as it stood. */
  'finance-handover': z.object({ consent: text(60), product: text(80), lender: text(120), facts: z.array(handed).max(1000) }),
  /** What came of it, as the lender or the company says. */
  'finance-outcome': z.object({ handover: text(60), state: z.enum(outcomeStates), on: z.iso.date(), amount: z.string().regex(/^\d+(\.\d{1,4})?$/).optional(), note: text(500).optional() })
    .refine(o => o.amount === undefined || o.state === 'granted', { path: ['amount'], message: '只有获批才有金额 only what was granted has an amount' }),
} as const
export type FinanceKind = keyof typeof financeEntries
export const financeKinds = Object.keys(financeEntries) as FinanceKind[]
export type FinanceFields<K extends FinanceKind> = z.infer<(typeof financeEntries)[K]>

/** Fields as they are kept. Throws `request-invalid`. */
export function checkedFinance<K extends FinanceKind>(kind: K, fields: unknown): FinanceFields<K> {
  const checked = financeEntries[kind].safeParse(fields)
  if (!checked.success) throw new YinliError('request-invalid', { where: checked.error.issues[0]!.path.join('.'), what: checked.error.issues[0]!.message })
  return checked.data as FinanceFields<K>
}
