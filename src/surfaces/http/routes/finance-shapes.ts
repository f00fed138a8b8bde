import { z } from '@hono/zod-openapi'
import { consentWays, outcomeStates } from '../../../services/finance/entries.ts'
import { confidence, words } from './points-shapes.ts'
import { evaluation } from './policies-shapes.ts'

const text = z.string().nullable()
export const product = z.object({
  id: z.string(), version: z.string(), ...words, sample: z.boolean(), kind: z.enum(['loan', 'lease', 'guarantee', 'equity', 'insurance']), lender: z.object(words).nullable(), document: z.string(), validFrom: z.string(), validTo: text, confidence,
  terms: z.array(z.object({ ...words, value: text, confidence })), hands: z.array(z.object({ id: z.string(), ...words })), notes: z.array(z.string()), toEnter: z.array(z.object(words)),
}).openapi('FinanceProduct')
export const explained = z.object({ product, evaluation })

const told = { id: z.string(), by: z.string(), at: z.string(), why: z.string() }
const handed = z.object({ fact: z.string(), back: z.number(), value: z.string(), source: text, asOf: text })
export const consent = z.object({
  ...told, product: z.string(), lender: z.string(), facts: z.array(z.string()), until: z.string(), givenBy: z.string(), how: z.enum(consentWays), state: z.enum(['valid', 'ended', 'past']),
  ended: z.object({ ...told, consent: z.string(), reason: z.string() }).nullable(),
}).openapi('FinanceConsent')
export const handover = z.object({
  ...told, company: z.string(), consent: z.string(), product: z.string(), lender: z.string(), facts: z.array(handed),
  outcomes: z.array(z.object({ ...told, handover: z.string(), state: z.enum(outcomeStates), on: z.string(), amount: z.string().optional(), note: z.string().optional() })),
}).openapi('FinanceHandover')
export const financeFile = z.object({ consents: z.array(consent), handovers: z.array(handover) })
