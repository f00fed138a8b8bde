import type { Fact, Facts, GivenFacts } from './facts.ts'
import { approximate } from './rational.ts'
import type { Policy } from './tree.ts'
import { truthsOf, under } from './walk.ts'

/** The same companies for the same seed. Of every fact a share is missing; many values stand exactly on a line of some policy or just beside it. */
export function generateCompanies(count: number, seed: number, facts: Facts, policies: Policy[], missing = 0.12): GivenFacts[] {
  const random = seeded(seed)
  const lines = linesOf(policies)
  const codes = ['0111', '0610', '1620', '2710', '3562', '3911', '3990', '4710', '5162', '5211', '5431', '5990', '6010', '6110', '6210', '6311', '6513', '65', '6621', '7010', '7020', '7211', '73', '7320', '8111', '8310', '8411', '8514', '9011', '39']
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const between = (low: number, high: number) => low + random() * (high - low)
  const log = (low: number, high: number) => low * (high / low) ** random()
  const cents = (x: number) => Math.round(x * 100) / 100

  function number(fact: Extract<Fact, { kind: 'number' }>, revenue: number): number {
    const near = lines.get(fact.id)
    if (near && random() < 0.25) return Math.max(fact.least ?? -Infinity, pick(near) + (fact.unit === '' ? pick([0, 0, 0.0001, -0.0001]) : fact.unit === '万元' ? pick([0, 0, 0.01, -0.01]) : pick([0, 0, 1, -1])))
    switch (fact.unit) {
      case '万元': return random() < 0.3 ? cents(revenue * pick([0.02, 0.03, 0.04, 0.05, 0.06, 0.1, 0.6])) : cents(fact.least === null && random() < 0.15 ? -log(10, 5000) : log(1, 60000))
      case '人': return random() < 0.3 ? pick([5, 10, 20, 40, 100, 200, 300]) : Math.round(log(1, 3000))
      case '': return Math.round(between(fact.least === null ? -0.3 : 0, 1) * 10000) / 10000
      case '项': return Math.floor(between(0, 8)) * pick([1, 1, 1, 3])
      case '年': return fact.id === 'operatingYears' ? pick([1, 2, 3, 3, 3]) : Math.floor(between(0, 14))
      case '分': return Math.floor(between(0, pick([8, 20, 30, 100])))
      default: return cents(log(0.1, 30))
    }
  }
  function value(fact: Fact, revenue: number): GivenFacts[string] {
    switch (fact.kind) {
      case 'flag': return random() < 0.5
      case 'code': return pick(codes)
      case 'choice': return pick(Object.keys(fact.options))
      case 'date': return new Date(Date.UTC(2008 + Math.floor(random() * 18), Math.floor(random() * 12), 1 + Math.floor(random() * 28))).toISOString().slice(0, 10)
      case 'number': {
        if (fact.years === 1) return number(fact, revenue)
        const list: number[] = [fact.id === 'revenue' ? revenue : number(fact, revenue)]
        for (let year = 1; year < fact.years; year++) list.unshift(random() < 0.05 ? 0 : cents(list[0]! / pick([1.05, 1.1, 1.2, 1, 0.9, between(0.8, 1.5)])))
        return (fact.unit === '万元' ? list : list.map(Math.round)).map(v => (random() < missing / 3 ? null : v))
      }
    }
  }
  return Array.from({ length: count }, () => {
    const revenue = random() < 0.2 ? pick([300, 500, 1000, 1500, 2000, 5000, 20000, 40000]) : cents(log(20, 300000))
    const company: GivenFacts = {}
    for (const fact of facts.byId.values()) if (random() >= missing) company[fact.id] = value(fact, revenue)
    return company
  })
}

/** The plain numbers that policies compare a fact with. */
function linesOf(policies: Policy[]): Map<string, number[]> {
  const lines = new Map<string, number[]>()
  const visit = (node: Parameters<typeof under>[0]) => {
    if (node.kind === 'compare' && node.left.kind === 'fact' && node.right.kind === 'number') lines.set(node.left.fact, [...(lines.get(node.left.fact) ?? []), approximate(node.right.value)])
    under(node).forEach(visit)
  }
  for (const p of policies) [...(p.conditions ? truthsOf(p.conditions) : []), ...p.scores.map(s => s.value), ...(p.classes ? [p.classes.of] : [])].forEach(visit)
  return lines
}

/** Numbers from 0 to 1, always the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
