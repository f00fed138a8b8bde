import type { InferRequestType, InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.companies[':id'].points

export type SetRow = Answer<typeof routes.points.sets.$get>['items'][number]
export type SetDetail = Answer<(typeof routes.points.sets)[':id']['$get']>
export type Ranking = Answer<typeof routes.points.$get>
export type RankRow = Ranking['items'][number]
export type CompanyPoints = Answer<typeof one.$get>
export type Scored = CompanyPoints['points']
export type Contribution = Scored['indicators'][number]
export type Adjusted = Scored['adjustments'][number]
export type Appeal = CompanyPoints['appeals'][number]
export type NewAppeal = InferRequestType<typeof one.appeals.$post>['json']
export type NewAnswer = InferRequestType<(typeof routes.points.appeals)[':id']['answers']['$post']>['json']

export const pointsApi = {
  sets: () => unwrap<{ items: SetRow[] }>(routes.points.sets.$get({ query: {} })),
  set: (id: string) => unwrap<SetDetail>(routes.points.sets[':id'].$get({ param: { id }, query: {} })),
  ranking: (query: { set: string; stage?: string; q?: string; cursor?: string }) => unwrap<Ranking>(routes.points.$get({ query: { ...query, limit: '50' } })),
  company: (id: string, set: string | undefined) => unwrap<CompanyPoints>(one.$get({ param: { id }, query: { set } })),
  appeals: () => unwrap<{ items: Appeal[]; total: number }>(routes.points.appeals.$get({ query: { limit: '100' } })),
  appeal: (id: string, json: NewAppeal) => unwrap<Appeal>(one.appeals.$post({ param: { id }, json })),
  answer: (id: string, json: NewAnswer) => unwrap<Appeal>(routes.points.appeals[':id'].answers.$post({ param: { id }, json })),
  takeBack: (id: string, appeal: string, by: string) => unwrap<Appeal>(one.appeals[':appeal'].$delete({ param: { id, appeal }, query: { by } })),
}
