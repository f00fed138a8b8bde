import type { InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { ApiError, problemOf, unwrap } from '../api/request.ts'

const register = routes.register
type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
export type Upload = Answer<(typeof register.imports)[':id']['$get']>
export type Preview = Answer<(typeof register.imports)[':id']['preview']['$post']>
export type PreviewSheet = Preview['sheets'][number]
export type PreviewColumn = NonNullable<PreviewSheet['columns']>[number]
export type RegisterProblem = PreviewSheet['problems'][number]
export type Source = Answer<(typeof register.sources)[':id']['$get']>
export type Meanings = Answer<typeof register.meanings.$get>
export type Mapping = Record<string, string | null>
export type Severity = RegisterProblem['severity']
export interface Settings { asOf: string; mapping: Mapping; by: string; why: string; dry: boolean }

const one = register.imports[':id']
export const registerApi = {
  meanings: () => unwrap<Meanings>(register.meanings.$get()),
  preview: (id: string, json: { asOf: string; mapping: Mapping }) => unwrap<Preview>(one.preview.$post({ param: { id }, json })),
  take: (id: string, json: Settings) => unwrap<Upload>(one.take.$post({ param: { id }, json })),
  upload: (id: string) => unwrap<Upload>(one.$get({ param: { id } })),
  remove: (id: string) => unwrap<void>(one.$delete({ param: { id } })),
  found: (id: string, severity: Severity | undefined, offset: number) => unwrap<{ items: RegisterProblem[]; total: number }>(one.problems.$get({ param: { id }, query: { severity, offset: String(offset), limit: '100' } })),
  sources: () => unwrap<Answer<typeof register.sources.$get>>(register.sources.$get({ query: { limit: '100' } })),
  problems: (id: string, severity: Severity | undefined, cursor: string | undefined) => unwrap<Answer<(typeof register.sources)[':id']['problems']['$get']>>(register.sources[':id'].problems.$get({ param: { id }, query: { severity, cursor, limit: '100' } })),
  withdraw: (id: string, by: string) => unwrap<Source>(register.sources[':id'].$delete({ param: { id }, query: { by } })),
  doubtful: (why: 'name' | 'code') => unwrap<Answer<typeof register.doubtful.$get>>(register.doubtful.$get({ query: { why, limit: '50' } })),
}
export const problemsFile = (id: string, format: 'xlsx' | 'csv') => `/api/register/sources/${encodeURIComponent(id)}/problems/export?format=${format}&lang=${document.documentElement.lang.slice(0, 2)}`

/** Sends a file as it is, saying how far it is; a page can be told so by this request alone. */
export function sendFile(file: File, told: (percent: number) => void): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/register/imports?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.upload.onprogress = e => { if (e.lengthComputable) told(Math.floor((e.loaded / e.total) * 100)) }
    request.onload = () => { if (request.status < 300) resolve(JSON.parse(request.responseText) as Upload); else reject(problemOf(request.status, request.responseText)) }
    request.onerror = () => reject(new ApiError(0, 'network', '', ''))
    request.send(file)
  })
}
