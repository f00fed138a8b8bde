import { hc, type InferRequestType, type InferResponseType } from 'hono/client'
import type { App } from '../../../src/surfaces/http/index.ts'
import { unwrap } from './request.ts'

export { ApiError } from './request.ts'

/** The server's own type makes this client: a route or a field that changes there is a compile error here. */
export const { api: routes } = hc<App>(location.origin, { headers: () => ({ 'Accept-Language': document.documentElement.lang }) })

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>

export type Overview = Answer<typeof routes.overview.$get>
export type Model = Answer<typeof routes.model.$get>
export type Evidence = Answer<(typeof routes.claims)[':id']['$get']>
export type FullDocument = Answer<(typeof routes.documents)[':id']['$get']>
export type PageSize = Answer<(typeof routes.documents)[':id']['pages']['$get']>['items'][number]
export type Layout = Answer<(typeof routes.documents)[':id']['pages'][':number']['$get']>
export type LineCorrection = Answer<(typeof routes.documents)[':id']['corrections']['$get']>['items'][number]
export type Annotations = Answer<(typeof routes.documents)[':id']['annotations']['$get']>
export type Entity = Answer<(typeof routes.entities)[':id']['$get']>
export type ProjectPage = Answer<typeof routes.projects.$get>
export type ProjectRow = ProjectPage['items'][number]
export type ProjectRecord = Answer<(typeof routes.projects)[':id']['$get']>
export type Promised = ProjectRecord['promised'][number]
export type Observed = ProjectRecord['observed'][number]
export type Entry = ProjectRecord['log'][number]
export type Indicator = Answer<typeof routes.indicators.$get>['items'][number]
export type IndicatorQuery = InferRequestType<typeof routes.indicators.$get>['query']
export type SeriesData = Answer<typeof routes.indicators.series.$get>
export type Target = SeriesData['targets'][number]
export type Conflict = Answer<typeof routes.conflicts.$get>['items'][number]
export type ConflictQuery = InferRequestType<typeof routes.conflicts.$get>['query']
export type Settlement = NonNullable<Conflict['settlement']>
export type Settling = InferRequestType<(typeof routes.conflicts)[':id']['settlement']['$post']>['json']
export type ParkRow = Answer<typeof routes.parks.$get>['items'][number]
export type ParkData = Answer<(typeof routes.parks)[':id']['$get']>
export type Hit = Answer<typeof routes.search.$get>['items'][number]
export type Judged = Answer<typeof routes.judgements.$get>['items'][number]
export type OpenPair = Answer<typeof routes.judgements.open.$get>['items'][number]
export type ReviewItem = Answer<typeof routes.reviews.$get>['items'][number]
export type Review = ReviewItem['reviews'][number]
export type Uploaded = Answer<typeof routes.documents.$post>
export type Intake = Answer<typeof routes.intake.$get>
export type IntakeItem = Intake['items'][number]
export type Preview = Answer<typeof routes.documents.preview.$post>
export type SheetTable = Answer<(typeof routes.documents)[':id']['tables']['$get']>['items'][number]
export type Claim = Evidence['claim']
export type Doc = Evidence['document']
export type Article = FullDocument['articleList'][number]
export type Ref = Claim['subject']

export type ClaimQuery = InferRequestType<typeof routes.claims.$get>['query']
export type ReviewQuery = InferRequestType<typeof routes.reviews.$get>['query']
export type Verdict = InferRequestType<(typeof routes.claims)[':id']['review']['$post']>['json']
type AlertQuery = InferRequestType<typeof routes.alerts.$get>['query']
export type ProjectQuery = InferRequestType<typeof routes.projects.$get>['query']
type DocumentQuery = InferRequestType<typeof routes.documents.$get>['query']
type EntityQuery = InferRequestType<typeof routes.entities.$get>['query']

/** Every call the console makes. Each throws ApiError. */
export const api = {
  health: () => unwrap<Answer<typeof routes.health.$get>>(routes.health.$get()),
  signIn: (token: string) => unwrap<unknown>(routes.session.$post({ json: { token } })),
  model: () => unwrap<Model>(routes.model.$get()),
  overview: () => unwrap<Overview>(routes.overview.$get()),
  documents: (query: DocumentQuery) => unwrap<Answer<typeof routes.documents.$get>>(routes.documents.$get({ query })),
  document: (id: string) => unwrap<FullDocument>(routes.documents[':id'].$get({ param: { id } })),
  tables: (id: string) => unwrap<{ items: SheetTable[] }>(routes.documents[':id'].tables.$get({ param: { id } })),
  preview: (file: File, date: string) => unwrap<Preview>(routes.documents.preview.$post({ form: { file, ...(date && { date }) } })),
  intake: () => unwrap<Intake>(routes.intake.$get({ query: { limit: '200' } })),
  pause: (id: string) => unwrap<IntakeItem>(routes.intake[':id'].pause.$post({ param: { id } })),
  resume: (id: string) => unwrap<IntakeItem>(routes.intake[':id'].resume.$post({ param: { id } })),
  forget: (id: string) => unwrap<void>(routes.intake[':id'].$delete({ param: { id } })),
  forgetDone: () => unwrap<{ cleared: number }>(routes.intake.$delete()),
  annotations: (id: string) => unwrap<Annotations>(routes.documents[':id'].annotations.$get({ param: { id } })),
  pages: (id: string) => unwrap<{ items: PageSize[] }>(routes.documents[':id'].pages.$get({ param: { id } })),
  layout: (id: string, number: number) => unwrap<Layout>(routes.documents[':id'].pages[':number'].$get({ param: { id, number: String(number) } })),
  corrections: (id: string) => unwrap<{ items: LineCorrection[] }>(routes.documents[':id'].corrections.$get({ param: { id } })),
  correct: (id: string, json: InferRequestType<(typeof routes.documents)[':id']['corrections']['$post']>['json']) => unwrap<LineCorrection>(routes.documents[':id'].corrections.$post({ param: { id }, json })),
  takeBack: (id: string, correction: string, by: string) => unwrap<LineCorrection>(routes.documents[':id'].corrections[':correction'].$delete({ param: { id, correction }, query: { by } })),
  claims: (query: ClaimQuery) => unwrap<Answer<typeof routes.claims.$get>>(routes.claims.$get({ query })),
  claim: (id: string) => unwrap<Evidence>(routes.claims[':id'].$get({ param: { id } })),
  entities: (query: EntityQuery) => unwrap<Answer<typeof routes.entities.$get>>(routes.entities.$get({ query })),
  entity: (id: string) => unwrap<Entity>(routes.entities[':id'].$get({ param: { id } })),
  judgements: (entity: string) => unwrap<Answer<typeof routes.judgements.$get>>(routes.judgements.$get({ query: { entity } })),
  judge: (json: InferRequestType<typeof routes.judgements.$post>['json']) => unwrap<Judged>(routes.judgements.$post({ json })),
  openPairs: (query: InferRequestType<typeof routes.judgements.open.$get>['query']) => unwrap<Answer<typeof routes.judgements.open.$get>>(routes.judgements.open.$get({ query })),
  withdraw: (id: string, by: string) => unwrap<void>(routes.judgements[':id'].$delete({ param: { id }, query: { by } })),
  reviews: (query: ReviewQuery) => unwrap<Answer<typeof routes.reviews.$get>>(routes.reviews.$get({ query })),
  review: (id: string, json: Verdict) => unwrap<Review>(routes.claims[':id'].review.$post({ param: { id }, json })),
  withdrawReview: (id: string, by: string) => unwrap<Review>(routes.claims[':id'].review.$delete({ param: { id }, query: { by } })),
  search: (q: string) => unwrap<Answer<typeof routes.search.$get>>(routes.search.$get({ query: { q } })),
  projects: (query: ProjectQuery) => unwrap<ProjectPage>(routes.projects.$get({ query })),
  projectDates: (query: ProjectQuery) => unwrap<Answer<typeof routes.projects.dates.$get>>(routes.projects.dates.$get({ query })),
  alerts: (query: AlertQuery) => unwrap<Answer<typeof routes.alerts.$get>>(routes.alerts.$get({ query })),
  project: (id: string) => unwrap<ProjectRecord>(routes.projects[':id'].$get({ param: { id }, query: {} })),
  enterProject: (id: string, json: InferRequestType<(typeof routes.projects)[':id']['entries']['$post']>['json']) => unwrap<Entry>(routes.projects[':id'].entries.$post({ param: { id }, json })),
  takeBackEntry: (about: string, entry: string, by: string) => unwrap<Entry>(routes.projects[':id'].entries[':entry'].$delete({ param: { id: about, entry }, query: { by } })),
  indicators: (query: IndicatorQuery = {}) => unwrap<Answer<typeof routes.indicators.$get>>(routes.indicators.$get({ query })),
  series: (query: InferRequestType<typeof routes.indicators.series.$get>['query']) => unwrap<SeriesData>(routes.indicators.series.$get({ query })),
  sum: (claims: string[]) => unwrap<Answer<typeof routes.indicators.sum.$post>>(routes.indicators.sum.$post({ json: { claims } })),
  define: (json: InferRequestType<typeof routes.indicators.definitions.$post>['json']) => unwrap<unknown>(routes.indicators.definitions.$post({ json })),
  aim: (json: InferRequestType<typeof routes.indicators.targets.$post>['json']) => unwrap<unknown>(routes.indicators.targets.$post({ json })),
  takeBackWritten: (id: string, by: string) => unwrap<unknown>(routes.indicators.written[':id'].$delete({ param: { id }, query: { by } })),
  conflicts: (query: ConflictQuery) => unwrap<Answer<typeof routes.conflicts.$get>>(routes.conflicts.$get({ query })),
  conflict: (id: string) => unwrap<Answer<(typeof routes.conflicts)[':id']['$get']>>(routes.conflicts[':id'].$get({ param: { id } })),
  disputed: () => unwrap<Answer<typeof routes.conflicts.claims.$get>>(routes.conflicts.claims.$get({ query: {} })),
  settle: (id: string, json: Settling) => unwrap<Settlement>(routes.conflicts[':id'].settlement.$post({ param: { id }, json })),
  reopen: (id: string, by: string) => unwrap<Settlement>(routes.conflicts[':id'].settlement.$delete({ param: { id }, query: { by } })),
  parks: (query: InferRequestType<typeof routes.parks.$get>['query']) => unwrap<Answer<typeof routes.parks.$get>>(routes.parks.$get({ query })),
  park: (id: string) => unwrap<ParkData>(routes.parks[':id'].$get({ param: { id } })),
}

/** The picture of a page at least so many pixels wide, and the file it came in: both are fetched by the browser itself. */
export const pageImageUrl = (id: string, number: number, pixels: number) => {
  const url = routes.documents[':id'].pages[':number'].image.$url({ param: { id, number: String(number) }, query: { width: String([800, 1600].find(w => w >= pixels * 0.8) ?? 3200) } })
  return url.pathname + url.search
}
export const fileUrl = (id: string) => routes.documents[':id'].file.$url({ param: { id } }).pathname

/** Where uploads and an export go; they are done by the browser itself, not by fetch. */
export const intakeUrl = routes.intake.$url().pathname
export const uploadUrl = routes.documents.$url().pathname
export const exportUrl = (query: InferRequestType<typeof routes.export.$get>['query']) => { const url = routes.export.$url({ query }); return url.pathname + url.search }
