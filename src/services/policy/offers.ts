import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { everyEntry, keep } from '../../ledger/follow.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'

/** What an office did about a company that qualifies without asking (免申即享): told it, paid it, or refused with a reason. */
export const offerStates = ['pushed', 'paid', 'refused'] as const
export type OfferState = (typeof offerStates)[number]
export const offerFields = z.strictObject({ policy: z.string(), company: z.string(), state: z.enum(offerStates), version: z.string(), reason: z.string() })
export type OfferFields = z.infer<typeof offerFields>
export interface Mark { state: OfferState; entries: Entry[] }

const kind = 'policy-offer'
const aboutOf = (policy: string, company: string) => `offer:${policy}/${company}`

export interface Offers {
  /** Marks that stand, of one policy, by company: the newest says the state. */
  of(policy: string): Promise<ReadonlyMap<string, Mark>>
  mark(fields: OfferFields, by: string, why: string): Promise<Entry>
  /** Takes a mark of this policy back. Throws `not-found`. */
  takeBack(policy: string, entry: string, by: string): Promise<Entry>
}

/** Marks are entries of the ledger: who, when, why, never rewritten, taken back with one step. */
export function offers(ledger: Pick<Ledger, 'changes' | 'entries' | 'enter' | 'withdrawEntry'>): Offers {
  let by = new Map<string, Map<string, Mark>>()
  const put = (about: string, entries: Entry[]) => {
    const [policy = '', company = ''] = about.slice('offer:'.length).split('/')
    const own = by.get(policy) ?? new Map<string, Mark>()
    by.set(policy, own)
    if (entries.length) own.set(company, { state: entries[0]!.fields['state'] as OfferState, entries })
    else own.delete(company)
  }
  const grouped = (entries: Entry[]) => {
    const groups = new Map<string, Entry[]>()
    for (const e of entries) groups.set(e.about, [...(groups.get(e.about) ?? []), e])
    return groups
  }
  const current = keep(ledger, {
    async anew() {
      by = new Map()
      for (const [about, entries] of grouped(await everyEntry(ledger, { kinds: [kind] }))) put(about, entries)
    },
    async again(changes) {
      const touched = [...new Set(changes.flatMap(c => (c.kind === 'entry' ? c.entities.filter(e => e.startsWith('offer:')) : [])))]
      if (!touched.length) return
      const groups = grouped(await everyEntry(ledger, { kinds: [kind], about: touched }))
      for (const about of touched) put(about, groups.get(about) ?? [])
    },
  })
  const of = async (policy: string) => { await current(); return by.get(policy) ?? new Map<string, Mark>() }
  return {
    of,
    mark: (fields, author, why) => ledger.enter({ kind, about: aboutOf(fields.policy, fields.company), fields: offerFields.parse(fields), by: author, why }),
    async takeBack(policy, entry, author) {
      if (![...(await of(policy)).values()].some(m => m.entries.some(e => e.id === entry))) throw new YinliError('not-found', { what: '登记 entry', id: entry })
      return ledger.withdrawEntry(entry, author)
    },
  }
}
