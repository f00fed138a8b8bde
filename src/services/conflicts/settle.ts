import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'
import type { Tension } from './tension.ts'

export const settlementKind = 'settlement'
/** holds: one of the claims holds · explained: both do, and why says how · misread: a page says otherwise than was read. */
export const settlementVerdicts = ['holds', 'explained', 'misread'] as const
export const settlementFields = z.strictObject({
  verdict: z.enum(settlementVerdicts),
  /** The claim that holds, or that was misread. */
  claim: z.string().max(64).nullable().default(null),
})
export type Settlement = z.infer<typeof settlementFields>

/** Settles a tension: an entry with who and why, that can be taken back. Nothing about its claims changes. Throws `request-invalid`. */
export async function settle(ledger: Ledger, tension: Tension, said: Settlement & { by: string; why: string }): Promise<Entry> {
  const fields = settlementFields.parse({ verdict: said.verdict, claim: said.claim })
  const invalid = (where: string, what: string) => new YinliError('request-invalid', { where, what })
  if (fields.claim !== null && !tension.claims.includes(fields.claim)) throw invalid('claim', '不在这处冲突里 is not in this conflict')
  if (fields.verdict === 'holds' && fields.claim === null) throw invalid('claim', '请指明哪一条成立 say which claim holds')
  if (!said.why.trim()) throw invalid('why', '请写明理由 say why')
  return ledger.enter({ kind: settlementKind, about: `conflict:${tension.id}`, fields, by: said.by, why: said.why.trim() })
}

/** Takes back the settlement of a tension that stands. Throws `not-found`. */
export async function reopen(ledger: Ledger, id: string, by: string): Promise<Entry> {
  const { items } = await ledger.entries({ kinds: [settlementKind], about: [`conflict:${id}`], limit: 1000 })
  if (!items[0]) throw new YinliError('not-found', { what: '处理 settlement', id })
  // One that was settled again is open again only when nothing stands.
  for (const earlier of items.slice(1)) await ledger.withdrawEntry(earlier.id, by)
  return ledger.withdrawEntry(items[0].id, by)
}
