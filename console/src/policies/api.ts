import type { InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const versions = routes['policy-versions']
const one = routes.policies[':id']
export type Version = Answer<typeof versions.$get>['items'][number]
type Wire = Answer<typeof one.$get>
/** Trees are too deep for the client's own type. */
export interface ConditionText { id: string; zh: string; en: string; clause: string | null; confidence: 'P' | 'S' | 'S2' | 'M'; how: 'is' | 'all' | 'any' | 'none' | 'atLeast'; count: number | null; text: string | null; line: number; of: ConditionText[] }
export type PolicyDetail = Omit<Wire, 'conditions'> & { conditions: ConditionText | null }
export interface Bands { of: string | null; lines: { when: string; then: string }[] }
export interface ScoreSheet { id: string; zh: string; en: string; clause: string | null; most: number | null; how: 'points' | 'bands' | 'sum' | 'greatest'; text: string | null; bands: Bands | null; items: ScoreSheet[] }
export type PolicySheet = Omit<Answer<(typeof one)['sheet']['$get']>, 'scores'> & { scores: ScoreSheet[] }
export type Case = PolicySheet['cases'][number]

export const policyApi = {
  versions: () => unwrap<{ today: string; items: Version[] }>(versions.$get()),
  policy: (id: string, on: string) => unwrap<PolicyDetail>(one.$get({ param: { id }, query: { on } })),
  sheet: (id: string, on: string) => unwrap<PolicySheet>(one.sheet.$get({ param: { id }, query: { on } })),
}
