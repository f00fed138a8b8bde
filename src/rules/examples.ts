import { explain, type Evaluation, type Finding } from './explain.ts'
import { readCompany, type Facts, type GivenFacts } from './facts.ts'
import type { Policy } from './tree.ts'

export interface ExampleResult { policy: string; title: string; line: number; wrong: string[] }

/** Runs a policy's own examples; `wrong` says what came out otherwise, empty when all is right. */
export function checkExamples(policy: Policy, facts: Facts): ExampleResult[] {
  return policy.examples.map(example => {
    const evaluation = explain(policy, readCompany(facts, example.facts as GivenFacts), example.on ?? policy.validFrom, facts)
    const wrong = Object.entries(example.expect).flatMap(([what, wanted]) => {
      const got = answer(evaluation, what)
      return JSON.stringify(got) === JSON.stringify(plain(wanted)) ? [] : [`${what}: ${JSON.stringify(got)}, ${JSON.stringify(plain(wanted))} expected`]
    })
    return { policy: policy.id, title: example.title, line: example.line, wrong }
  })
}

/** What an example can expect: outcome, class, failed (ids of conditions), needs (ids), benefit, or a score or value by name; `7~8` for a range. */
function answer(e: Evaluation, what: string): unknown {
  const said = (b: { low: string | null; high: string | null } | null | undefined) => (b ? (b.low === b.high ? b.low : `${b.low ?? ''}~${b.high ?? ''}`) : null)
  switch (what) {
    case 'outcome': return e.outcome
    case 'class': return e.class && (e.class.low === e.class.high ? e.class.low : `${e.class.low}~${e.class.high}`)
    case 'failed': return failed(e)
    case 'needs': return [...new Set(e.needs.map(n => n.id))]
    case 'benefit': return said(e.benefit)
    default: return said(scoreNamed(e, what) ?? e.values.find(v => v.name === what))
  }
}
/** Ids of the unmet conditions right under the policy's own. */
export const failed = (e: Evaluation): string[] => (e.conditions?.of ?? []).filter((f: Finding) => f.outcome === 'unmet').map(f => f.id)

/** A score by id or Chinese name, however deep it stands. */
export function scoreNamed(e: Evaluation, name: string) {
  const within = (scores: Evaluation['scores']): Evaluation['scores'][number] | undefined => scores.find(s => s.id === name || s.zh === name) ?? scores.map(s => within(s.items)).find(s => s)
  return within(e.scores)
}

const plain = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)
