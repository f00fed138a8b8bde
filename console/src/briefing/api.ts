import type { InferRequestType, InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { ApiError, problemOf, unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.rounds[':id']

export type Rounds = Answer<typeof routes.rounds.$get>
export type Round = Rounds['items'][number]
export type RoundPage = Answer<typeof one.$get>
export type Stop = RoundPage['stops'][number]
export type ScoreUpload = RoundPage['uploads'][number]
export type Change = InferRequestType<typeof one.$put>['json']
export type Briefs = Answer<typeof one.briefs.$get>
export type Paper = Briefs['items'][number]['paper']
export type Ranking = Answer<typeof one.ranking.$get>
export type Dispatch = Answer<typeof routes.dispatch.$get>
export type DispatchLine = Dispatch['items'][number]
export type FormReport = Answer<typeof routes.forms.check.$post>
export type FormFields = Answer<typeof routes.forms.$get>

/** Every call of the rounds, the dispatch pack and the forms. Each throws ApiError. */
export const briefingApi = {
  rounds: () => unwrap<Rounds>(routes.rounds.$get()),
  newRound: (json: InferRequestType<typeof routes.rounds.$post>['json']) => unwrap<Round>(routes.rounds.$post({ json })),
  round: (id: string) => unwrap<RoundPage>(one.$get({ param: { id } })),
  change: (id: string, json: Change) => unwrap<Round>(one.$put({ param: { id }, json })),
  route: (id: string) => unwrap<{ items: Stop[]; words: { zh: string; en: string } }>(one.route.$get({ param: { id } })),
  brief: (id: string, project: string) => unwrap<Briefs>(one.briefs.$get({ param: { id }, query: { project } })),
  ranking: (id: string) => unwrap<Ranking>(one.ranking.$get({ param: { id } })),
  sendScores: (id: string, file: File, by: string) => unwrap<ScoreUpload>(one.scores.$post({ param: { id }, form: { file, ...(by && { by }) } })),
  takeBackScores: (id: string, upload: string, by: string) => unwrap<void>(one.scores[':upload'].$delete({ param: { id, upload }, query: by ? { by } : {} })),
  dispatch: (query: { from: string; to: string }) => unwrap<Dispatch>(routes.dispatch.$get({ query })),
  formFields: () => unwrap<FormFields>(routes.forms.$get()),
  checkForm: (form: FormGiven) => unwrap<FormReport>(routes.forms.check.$post({ form })),
}

export interface FormGiven { file: File; projects: string; chosen: string }

/** The filled form, to be kept under the name the server gives it. Throws ApiError. */
export async function filledForm(form: FormGiven): Promise<{ name: string; url: string }> {
  const response = await routes.forms.fill.$post({ form }).catch(() => { throw new ApiError(0, 'network', '', '') }) as Response
  if (!response.ok) throw problemOf(response.status, await response.text())
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? form.file.name)
  return { name, url: URL.createObjectURL(await response.blob()) }
}

/** Files that the browser itself fetches. */
const fileOf = (id: string, name: string) => `${one.$url({ param: { id } }).pathname}/${name}`
export const briefsUrl = (id: string, ending: 'docx' | 'zip') => fileOf(id, `briefs.${ending}`)
export const briefUrl = (id: string, project: string) => `${briefsUrl(id, 'docx')}?${new URLSearchParams({ project })}`
export const scoreSheetUrl = (id: string, layout: 'judges' | 'one') => fileOf(id, `score-sheet.xlsx?layout=${layout}`)
export const rankingUrl = (id: string) => fileOf(id, 'ranking.xlsx')
export const dispatchUrl = (range: { from: string; to: string }, ending: 'docx' | 'xlsx') => `${routes.dispatch.$url({ query: range }).pathname}.${ending}?${new URLSearchParams(range)}`
