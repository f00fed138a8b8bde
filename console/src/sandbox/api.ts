import type { InferRequestType, InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const drafts = routes.sandbox.drafts
export type Tried = Answer<typeof routes.sandbox.$post>
export type Cliff = NonNullable<Tried['cliff']>
export type Draft = InferRequestType<typeof routes.sandbox.$post>['json']
export type Checklist = Answer<typeof routes.sandbox.checklist.$get>
export type SavedDraft = Answer<typeof drafts.$get>['items'][number]
export type DraftRecord = Answer<(typeof drafts)[':id']['$get']>
export type ReviewAnswer = DraftRecord['answers'][number]['answer']

export const sandboxApi = {
  run: (json: Draft) => unwrap<Tried>(routes.sandbox.$post({ json })),
  text: (id: string, on: string) => unwrap<{ text: string }>(routes.policies[':id'].text.$get({ param: { id }, query: { on } })),
  checklist: () => unwrap<Checklist>(routes.sandbox.checklist.$get()),
  drafts: () => unwrap<{ items: SavedDraft[] }>(drafts.$get()),
  draft: (id: string) => unwrap<DraftRecord>(drafts[':id'].$get({ param: { id } })),
  save: (json: { id?: string | undefined; name: string; policy: string; text: string; by: string; why: string }) => unwrap<DraftRecord>(drafts.$post({ json })),
  answer: (id: string, json: { item: string; answer: ReviewAnswer; by: string; why: string }) => unwrap<DraftRecord>(drafts[':id'].answers.$post({ param: { id }, json })),
  sign: (id: string, by: string) => unwrap<DraftRecord>(drafts[':id'].signature.$post({ param: { id }, json: { by, why: '' } })),
  /** The companies as a file that the browser saves. */
  async file(json: Draft, list: 'gain' | 'lose'): Promise<void> {
    const { limit: _limit, ...draft } = json
    const answer = await routes.sandbox.file.$post({ json: { ...draft, list, format: 'xlsx' } })
    if (!answer.ok) await unwrap(Promise.resolve(answer))
    const url = URL.createObjectURL(await answer.blob())
    const link = Object.assign(document.createElement('a'), { href: url, download: `${draft.policy}-${list}.xlsx` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(url), 10_000)
  },
}
