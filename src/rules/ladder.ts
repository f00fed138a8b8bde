import { z } from 'zod'
import { earlier } from './facts.ts'
import { confidence, words } from './policy-shape.ts'
import { RuleFile, type Dictionary } from './rule-file.ts'
import type { Confidence, Policy, Truth, Words } from './tree.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]*$/)
const rung = z.strictObject({
  id, ...words, policies: z.array(z.string()).min(1), held: z.string(), grantedOn: z.string(), expiresOn: z.string(),
  validity: z.strictObject({ years: z.number().int().positive().nullable(), confidence, ...words }),
  /** How long before a title ends one should begin to renew it; what renewing is called. */
  renewal: z.strictObject({ months: z.number().int().positive(), ...words }),
  yearly: z.array(z.strictObject({ by: z.string().regex(/^(0[1-9]|1[0-2])-([0-2]\d|3[01])$/), confidence, ...words })).default([]),
})
const shape = z.strictObject({ id, ...words, notes: z.array(z.string()).default([]), rungs: z.array(rung).min(2) })

export interface Rung extends Words {
  id: string
  /** Policies that give this title, the one to look at first. */
  policies: string[]
  /** Facts: whether it is held, since when, until when. */
  held: string
  grantedOn: string
  expiresOn: string
  validity: { years: number | null; confidence: Confidence } & Words
  renewal: { months: number } & Words
  yearly: ({ by: string; confidence: Confidence } & Words)[]
  /** Whether the title is held on the day asked about: what the dates say, and not against the fact. */
  truth: Truth
  line: number
}
/** Titles from the lowest to the highest. */
export interface Ladder extends Words { id: string; file: string; notes: string[]; rungs: Rung[] }

/** Reads one ladder (YAML text). Throws a YinliError `rule-shape` or `rule-name` with file, line and column. */
export function readLadder(text: string, file: string, dictionary: Dictionary, policies: Policy[]): Ladder {
  return new LadderFile(text, file, dictionary).ladder(policies)
}

class LadderFile extends RuleFile {
  ladder(policies: Policy[]): Ladder {
    const { id, zh, en, notes, rungs } = this.shaped(shape)
    return { id, zh, en, notes, file: this.file, rungs: rungs.map((r, i): Rung => {
      for (const [key, kind] of [['held', 'flag'], ['grantedOn', 'date'], ['expiresOn', 'date']] as const) if (this.scope.facts.byId.get(r[key])?.kind !== kind) this.fail('rule-name', ['rungs', i, key], `没有叫「${r[key]}」的${kind === 'flag' ? '是非' : '日期'}事实 no ${kind} is called ${r[key]}`)
      r.policies.forEach((p, n) => { if (!policies.some(q => q.id === p)) this.fail('rule-name', ['rungs', i, 'policies', n], `没有叫「${p}」的政策 no policy is called ${p}`) })
      return { ...r, truth: heldTruth(r), line: this.line(['rungs', i]) }
    }) }
  }
}

/** A date that is known decides; where none is, the fact that says so. A fact that says no is never overruled. */
function heldTruth({ held, grantedOn, expiresOn, validity: { years } }: z.infer<typeof rung>): Truth {
  const known = (fact: string): Truth => ({ kind: 'known', fact, back: 0 })
  const not = (of: Truth): Truth => ({ kind: 'not', of })
  const flag: Truth = { kind: 'flag', fact: held }
  const day = (fact: string) => ({ kind: 'fact', fact, back: 0 }) as const
  const today = (back: number) => ({ kind: 'today', years: back, months: 0, days: 0 }) as const
  const byEnd: Truth = { kind: 'all', of: [known(expiresOn), { kind: 'compare', op: '>=', left: day(expiresOn), right: today(0) }] }
  const byBeginning: Truth[] = years === null ? [] : [{ kind: 'all', of: [not(known(expiresOn)), known(grantedOn), { kind: 'compare', op: '>', left: day(grantedOn), right: today(years) }] }]
  const undated: Truth[] = [not(known(expiresOn)), ...(years === null ? [] : [not(known(grantedOn))])]
  return { kind: 'all', of: [{ kind: 'any', of: [not(known(held)), flag] }, { kind: 'any', of: [byEnd, ...byBeginning, { kind: 'all', of: [...undated, flag] }] }] }
}

/** The last day a title holds, from the days (since 1970-01-01) that are known; `derived` when it is counted from the day it was granted. */
export function expiryOf({ validity: { years } }: Rung, expires: number | null, granted: number | null): { day: number; derived: boolean } | null {
  if (expires !== null) return { day: expires, derived: false }
  return granted !== null && years !== null ? { day: earlier(granted, { years: -years, months: 0, days: 1 }), derived: true } : null
}

/** Of a rung's policies the version to look at on a day: in force (and complete, where there are several), else the latest there is. */
export function policyOf(rung: Rung, policies: Policy[], on: string, asked?: string): { policy: Policy; inForce: boolean } {
  const ids = asked && rung.policies.includes(asked) ? [asked] : rung.policies
  const all = ids.flatMap(id => policies.filter(p => p.id === id))
  const valid = all.filter(p => p.validFrom <= on && (p.validTo === null || on <= p.validTo))
  const inForce = valid.find(p => !p.toEnter.length) ?? (ids.length === 1 ? valid[0] : undefined)
  if (inForce) return { policy: inForce, inForce: true }
  const complete = all.filter(p => !p.toEnter.length)
  const latest = (complete.length ? complete : all).reduce((a, b) => (b.validFrom > a.validFrom ? b : a))
  return { policy: latest, inForce: valid.includes(latest) }
}
