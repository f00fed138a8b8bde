import { compile, emptyResult } from './columns/compile.ts'
import { barePolicy } from './bare.ts'
import type { Facts } from './facts.ts'
import { expiryOf, policyOf, type Ladder, type Rung } from './ladder.ts'
import { truthOf } from './lower.ts'
import { whole } from './rational.ts'
import type { Table } from './table.ts'
import type { Numeric, Policy, Words } from './tree.ts'

/** Who is counted: holders, whose title ends soon or has ended, who could apply, who lacks one condition, of whom one fact is missing, of whom nobody knows whether the title is held. */
export const poolKinds = ['held', 'expiring', 'expired', 'qualified', 'one-away', 'one-unknown', 'unknown'] as const
export type PoolKind = (typeof poolKinds)[number]
export interface RungPool extends Words {
  id: string
  policy: { id: string; version: string; document: string; inForce: boolean } & Words
  counts: Record<PoolKind, number>
  /** Of those that lack one condition, how many lack which. */
  lacking: ({ id: string; count: number } & Words)[]
}

interface Held { rung: Rung; policy: Policy; inForce: boolean; /** 0 no, 1 unknown, 2 held, 3 ended. */ state: Uint8Array; /** Last day, NaN where not known. */ expiry: Float64Array; /** Conditions surely unmet, and those that are not surely met. */ unmet: Uint8Array; open: Uint8Array; /** Number of the condition that is lacking, where it is one, from 1. */ which: Uint8Array }

/** A ladder over all companies of a table on a day (days since 1970-01-01 and ISO). Kept small: five bytes and a day a company and rung. */
export class LadderPool {
  readonly ladder: Ladder
  private readonly on: number
  private readonly held: Held[]

  constructor(ladder: Ladder, policies: Policy[], table: Table, on: number, iso: string, facts: Facts, asked: Record<string, string> = {}) {
    this.ladder = ladder
    this.on = on
    this.held = ladder.rungs.map(rung => heldIn(rung, policyOf(rung, policies, iso, asked[rung.id]), table, on, facts))
  }

  rungs(days: number): RungPool[] {
    return this.held.map(h => {
      const counts = Object.fromEntries(poolKinds.map(k => [k, 0])) as Record<PoolKind, number>
      const lacking = new Uint32Array(256)
      for (let i = 0; i < h.state.length; i++) {
        for (const kind of poolKinds) if (isIn(h, i, kind, this.on, days)) counts[kind]++
        if (isIn(h, i, 'one-away', this.on, days)) lacking[h.which[i]!]!++
      }
      const { id, zh, en } = h.rung
      return { id, zh, en, policy: { id: h.policy.id, version: h.policy.version, zh: h.policy.zh, en: h.policy.en, document: h.policy.document, inForce: h.inForce }, counts, lacking: conditionsOf(h.policy).map((c, k) => ({ id: c.id, zh: c.zh, en: c.en, count: lacking[k + 1]! })).filter(c => c.count).sort((a, b) => b.count - a.count) }
    })
  }

  /** Rows of a kind in the order of the table; those whose title ends, by the day it ends. `condition`: only those that lack this one. */
  rows(rung: string, kind: PoolKind, days: number, condition?: string): number[] {
    const h = this.held.find(h => h.rung.id === rung)
    if (!h) return []
    const which = condition === undefined ? 0 : conditionsOf(h.policy).findIndex(c => c.id === condition) + 1
    const rows: number[] = []
    for (let i = 0; i < h.state.length; i++) if (isIn(h, i, kind, this.on, days) && (condition === undefined || (which > 0 && h.which[i] === which))) rows.push(i)
    return kind === 'expiring' || kind === 'expired' ? rows.sort((a, b) => h.expiry[a]! - h.expiry[b]!) : rows
  }

  expiry(rung: string, row: number): number | null {
    const day = this.held.find(h => h.rung.id === rung)?.expiry[row]
    return day === undefined || Number.isNaN(day) ? null : day
  }
}

function isIn({ state, expiry, unmet, open }: Held, i: number, kind: PoolKind, on: number, days: number): boolean {
  // Registers name who holds a title, seldom who does not: whom nobody says it of may apply as well.
  const not = state[i] !== 2
  switch (kind) {
    case 'held': return state[i] === 2
    case 'expiring': return state[i] === 2 && expiry[i]! - on <= days
    case 'expired': return state[i] === 3
    case 'qualified': return not && open[i] === 0
    case 'one-away': return not && unmet[i] === 1 && open[i] === 1
    case 'one-unknown': return not && unmet[i] === 0 && open[i] === 1
    case 'unknown': return state[i] === 1
  }
}

const conditionsOf = (policy: Policy) => (policy.conditions?.rule.kind === 'all' ? policy.conditions.rule.of : [])

function heldIn(rung: Rung, { policy, inForce }: { policy: Policy; inForce: boolean }, table: Table, on: number, facts: Facts): Held {
  const number = (n: number): Numeric => ({ kind: 'number', value: whole(n) })
  const lack = (weight: (k: number) => number): Numeric => ({ kind: 'total', items: [number(0), ...conditionsOf(policy).map((c, k): Numeric => ({ kind: 'first', cases: [{ when: truthOf(c), value: number(0) }], otherwise: number(weight(k)) }))] })
  const bare = barePolicy(rung.id, rung.truth, { missing: lack(() => 1), which: lack(k => k + 1) })
  const result = emptyResult(bare, table.rows)
  compile(bare, table, on, facts, result)(0, table.rows)
  const [missing, which] = result.measures as [typeof result.measures[0], typeof result.measures[0]]
  const column = (fact: string) => { const c = table.columns.get(fact); return c?.kind === 'number' ? c : null }
  const [ends, begins] = [column(rung.expiresOn), column(rung.grantedOn)]
  const day = (c: typeof ends, i: number) => { const x = c ? c.values[i]! / Number(c.scale) : NaN; return Number.isNaN(x) ? null : x }
  const expiry = Float64Array.from({ length: table.rows }, (_, i) => expiryOf(rung, day(ends, i), day(begins, i))?.day ?? NaN)
  // Outcomes as compile gives them: 0 unmet, 1 unknown, 2 met.
  const state = Uint8Array.from(result.outcomes, (o, i) => (o === 0 && expiry[i]! < on ? 3 : o))
  return { rung, policy, inForce, state, expiry, unmet: Uint8Array.from(missing.low), open: Uint8Array.from(missing.high), which: Uint8Array.from(which.low) }
}
