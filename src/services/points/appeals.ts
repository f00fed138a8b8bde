import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
export const decisions = ['upheld', 'partly', 'rejected'] as const
/** What a company says against its points, and what staff answer; both are entries about the company. */
export const appealEntries = {
  'points-appeal': z.object({ set: text(80), version: text(40), indicator: text(60), wrong: text(1000), evidence: text(1000).optional(), value: text(40).optional() }),
  'points-appeal-answer': z.object({ appeal: text(60), decision: z.enum(decisions), reason: text(1000) }),
} as const
export type AppealKind = keyof typeof appealEntries

export interface Answer { id: string; decision: (typeof decisions)[number]; reason: string; by: string; at: string }
/** `answers` in the order they were given: the last one stands. */
export interface Appeal { id: string; company: string; set: string; version: string; indicator: string; wrong: string; evidence: string | null; value: string | null; by: string; at: string; why: string; withdrawn: boolean; answers: Answer[] }

/** Fields as they are kept. Throws `request-invalid`. */
export function checkedAppeal(kind: AppealKind, fields: unknown): Record<string, unknown> {
  const checked = appealEntries[kind].safeParse(fields)
  if (!checked.success) throw new YinliError('request-invalid', { where: checked.error.issues[0]!.path.join('.'), what: checked.error.issues[0]!.message })
  return checked.data
}

/** Appeals of some companies, or the newest of all. Those taken back stay on record. */
export async function appealsOf(ledger: Pick<Ledger, 'entries'>, { about, ...page }: { about?: string[]; limit?: number; cursor?: string }): Promise<{ items: Appeal[]; total: number; next: string | null }> {
  const appeals = await ledger.entries({ kinds: ['points-appeal'], about, withdrawn: true, ...page })
  const companies = [...new Set(appeals.items.map(a => a.about))]
  const answers = companies.length ? await ledger.entries({ kinds: ['points-appeal-answer'], about: companies, limit: 1000 }) : { items: [] }
  return { items: appeals.items.map(a => appealOf(a, answers.items)), total: appeals.total, next: appeals.next }
}

const appealOf = ({ id, about, fields: f, by, at, why, withdrawn }: Entry, answers: Entry[]): Appeal => ({
  id, company: about, set: f['set'] as string, version: f['version'] as string, indicator: f['indicator'] as string, wrong: f['wrong'] as string, evidence: (f['evidence'] as string) ?? null, value: (f['value'] as string) ?? null, by, at, why, withdrawn,
  answers: answers.filter(x => x.fields['appeal'] === id).map(x => ({ id: x.id, decision: x.fields['decision'] as Answer['decision'], reason: x.fields['reason'] as string, by: x.by, at: x.at })).reverse(),
})
