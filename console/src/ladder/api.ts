import type { InferResponseType } from 'hono/client'
import type { Gap, LadderStanding, PoolKind, RungStanding, Step, Task } from '../../../src/rules/index.ts'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

export type { Gap, LadderStanding, PoolKind, RungStanding, Step, Task }
type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
export type PoolAnswer = Answer<typeof routes.ladder.$get>
export type Pool = PoolAnswer['items'][number]
export type PoolRung = Pool['rungs'][number]
export interface PoolRows { items: { company: { id: string; name: string; code: string | null }; expiresOn: string | null; lacking: { id: string; zh: string; en: string; outcome: 'met' | 'unmet' | 'unknown' | 'not-applicable'; gaps: Gap[] }[] }[]; total: number; next: string | null }
export interface CompanyLadders { company: { id: string; name: string; code: string | null }; on: string; items: LadderStanding[] }

export const ladderApi = {
  pool: (days: string) => unwrap<PoolAnswer>(routes.ladder.$get({ query: { days } })),
  rows: (ladder: string, rung: string, query: { kind: PoolKind; days: string; condition?: string; cursor?: string }) => unwrap<PoolRows>(routes.ladder[':ladder'][':rung'].$get({ param: { ladder, rung }, query: { ...query, limit: '50' } })),
  company: (id: string) => unwrap<CompanyLadders>(routes.companies[':id'].ladder.$get({ param: { id }, query: {} })),
}
