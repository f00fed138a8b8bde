import type { InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.plans[':id']
export type Plan = Answer<typeof routes.plans.$get>['items'][number]
export type PlanPage = Answer<typeof one.$get>
export type Task = PlanPage['list'][number]
export type Listed = Answer<typeof one.tasks.$post>

export const planApi = {
  list: () => unwrap<Answer<typeof routes.plans.$get>>(routes.plans.$get({ query: {} })),
  plan: (id: string) => unwrap<PlanPage>(one.$get({ param: { id }, query: {} })),
  begin: (json: { name: string; by: string; why: string }) => unwrap<{ id: string }>(routes.plans.$post({ json })),
  enter: (id: string, json: { kind: 'plan-task' | 'task-state' | 'task-given' | 'plan-above'; fields: Record<string, unknown>; by: string; why: string }) => unwrap<unknown>(one.entries.$post({ param: { id }, json })),
  bring: (id: string, file: File, by: string, preview: boolean) => unwrap<Listed>(one.tasks.$post({ param: { id }, query: { preview: preview ? 'true' : 'false' }, form: { file, by } })),
  takeBack: (id: string, entry: string, by: string) => unwrap<unknown>(one.entries[':entry'].$delete({ param: { id, entry }, query: { by } })),
}
