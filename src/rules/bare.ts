import type { Numeric, Policy, Truth } from './tree.ts'
import { factsUnder } from './walk.ts'

/** A policy that is nothing but a truth and some numbers, so that what works out policies works them out too. */
export function barePolicy(id: string, holds: Truth | null, numbers: Record<string, Numeric> = {}): Policy {
  const scores = Object.entries(numbers).map(([name, value]) => ({ id: name, zh: name, en: name, value, cap: null, items: [], clause: null, confidence: 'M' as const }))
  return {
    id, version: '', zh: id, en: id, file: '', level: 'national', issuer: '', document: '', validFrom: '0000-01-01', validTo: null, confidence: 'M', notes: [], sources: [], clauses: {}, parameters: [], values: [],
    scores, applies: null, conditions: null, holds, classes: null, benefit: null, toEnter: [], examples: [], uses: factsUnder([...(holds ? [holds] : []), ...scores.map(s => s.value)]),
  }
}
