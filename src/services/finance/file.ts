import { YinliError } from '../../base/errors.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'
import type { Company, Facts } from '../../rules/index.ts'
import { checkedFinance, financeKinds, type FinanceFields, type FinanceKind } from './entries.ts'

type Told<K extends FinanceKind> = FinanceFields<K> & { id: string; by: string; at: string; why: string }
export interface Consent extends Told<'finance-consent'> {
  state: 'valid' | 'ended' | 'past'
  /** How the company took it back. */
  ended: Told<'finance-consent-end'> | null
}
export interface Handover extends Told<'finance-handover'> { company: string; outcomes: Told<'finance-outcome'>[] }
/** What a company agreed to, what was handed over, what came of it; the newest first. */
export interface FinanceFile { consents: Consent[]; handovers: Handover[] }

/** The file of one company as of a day (ISO). */
export async function financeFile(ledger: Pick<Ledger, 'entries'>, company: string, on: string): Promise<FinanceFile> {
  const { items } = await ledger.entries({ kinds: financeKinds, about: [company], limit: 1000 })
  return fileOf(items, on)
}

/** What was handed over for all companies, the newest first, with what came of it. */
export async function allHandovers(ledger: Pick<Ledger, 'entries'>, page: { limit?: number; cursor?: string }): Promise<{ items: Handover[]; total: number; next: string | null }> {
  const handed = await ledger.entries({ kinds: ['finance-handover'], ...page })
  const about = [...new Set(handed.items.map(h => h.about))]
  const outcomes = about.length ? (await ledger.entries({ kinds: ['finance-outcome'], about, limit: 1000 })).items : []
  return { items: handovers([...handed.items, ...outcomes]), total: handed.total, next: handed.next }
}

/**
 * What may be handed over under a consent: its facts as they are known now. Throws `not-found`, or `consent-missing` when it was taken back, is past its day,
 * or names another lender.
 */
export function handoverUnder({ consents }: FinanceFile, consent: string, company: Company, facts: Facts): FinanceFields<'finance-handover'> {
  const given = consents.find(c => c.id === consent)
  if (!given) throw new YinliError('not-found', { what: '授权 consent', id: consent })
  if (given.state !== 'valid') throw new YinliError('consent-missing', { what: given.state === 'ended' ? '授权已撤回 taken back' : `授权已于 ${given.until} 到期 past its day` })
  const allowed = new Set(given.facts)
  const handed = [...company].flatMap(([key, known]) => {
    const [fact, back = '0'] = key.split('@') as [string, string?]
    return allowed.has(fact) && facts.byId.has(fact) ? [{ fact, back: Number(back), value: known.shown.slice(0, 200), source: known.source?.slice(0, 500) ?? null, asOf: known.asOf }] : []
  })
  return checkedFinance('finance-handover', { consent: given.id, product: given.product, lender: given.lender, facts: handed })
}

export function fileOf(entries: Entry[], on: string): FinanceFile {
  const ends = of(entries, 'finance-consent-end')
  const consents = of(entries, 'finance-consent').map((c): Consent => {
    const ended = ends.find(e => e.consent === c.id) ?? null
    return { ...c, ended, state: ended ? 'ended' : c.until < on ? 'past' : 'valid' }
  })
  return { consents, handovers: handovers(entries) }
}

function handovers(entries: Entry[]): Handover[] {
  const outcomes = of(entries, 'finance-outcome')
  const about = new Map(entries.map(e => [e.id, e.about]))
  return of(entries, 'finance-handover').map(h => ({ ...h, company: about.get(h.id)!, outcomes: outcomes.filter(o => o.handover === h.id).reverse() }))
}

/** Entries of a kind whose fields are what they should be. */
function of<K extends FinanceKind>(entries: Entry[], kind: K): Told<K>[] {
  return entries.flatMap(e => (e.kind === kind && !e.withdrawn ? [{ ...(e.fields as FinanceFields<K>), id: e.id, by: e.by, at: e.at, why: e.why }] : []))
}
