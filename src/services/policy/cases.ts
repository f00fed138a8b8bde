import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { explain, inForce, readCompany, type Evaluation, type GivenFacts } from '../../rules/index.ts'
import { caseAdapters, same } from './case-adapters.ts'
import type { Library } from './library.ts'

export interface CaseResult { group: string; id: string; title: string; wrong: { what: string; expected: unknown; found: unknown }[] }

const shape = z.record(z.string(), z.unknown())
const group = z.array(z.object({ id: z.string(), title: z.string().optional(), inputs: z.record(z.string(), z.unknown()), expected: z.record(z.string(), z.unknown()) }))

/** Runs a file of cases (parsed JSON): for each, what came out otherwise than expected. Groups we have no adapter for are an error. */
export function runCases(raw: unknown, path: string, library: Library): CaseResult[] {
  const file = shape.safeParse(raw)
  if (!file.success) throw new YinliError('cases-invalid', { path, what: '不是对象 not an object' })
  return Object.entries(file.data).flatMap(([name, list]) => {
    if (!Array.isArray(list)) return []
    const adapter = caseAdapters[name]
    const cases = group.safeParse(list)
    if (!adapter || !cases.success) throw new YinliError('cases-invalid', { path, what: adapter ? z.prettifyError(cases.error!).split('\n')[0]! : `没有名为 ${name} 的政策组 no group is called ${name}` })
    return cases.data.map(({ id, title = '', inputs, expected }): CaseResult => {
      const on = typeof inputs['applyOn'] === 'string' ? inputs['applyOn'] : adapter.on
      const answers = adapter.answers(judge(library, adapter.policy, adapter.facts(inputs), on))
      const wrong = Object.entries(expected).flatMap(([what, wanted]) => (same(what, wanted, answers[what]) ? [] : [{ what, expected: wanted, found: answers[what] ?? null }]))
      return { group: name, id, title, wrong }
    })
  })
}

/** The version of a policy in force on a day, for one company. Throws `not-found` when none is. */
export function judge({ policies, dictionary }: Library, id: string, facts: GivenFacts, on: string): Evaluation {
  const policy = inForce(policies, on).find(p => p.id === id)
  if (!policy) throw new YinliError('not-found', { what: `${on} 有效的政策 policy in force`, id })
  return explain(policy, readCompany(dictionary.facts, facts), on, dictionary.facts)
}
