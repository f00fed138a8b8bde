import { OpenAPIHono, z } from '@hono/zod-openapi'
import { YinliError } from '../../base/errors.ts'
import { problem } from './shapes.ts'

/** A group of routes whose requests are checked; the first thing wrong is named. */
export const routes = () => new OpenAPIHono({
  defaultHook: result => {
    if (result.success) return
    const issue = result.error.issues[0]
    throw new YinliError('request-invalid', { where: issue?.path.join('.') || result.target, what: issue?.message ?? '' })
  },
})

/** An answer in JSON. */
export const json = <T extends z.ZodType>(schema: T, description: string) => ({ description, content: { 'application/json': { schema } } })

export const problemAnswer = (description: string) => ({ description, content: { 'application/problem+json': { schema: problem } } })
export const badRequest = { 400: problemAnswer('请求有误 The request is not right') }
export const notFound = { 404: problemAnswer('没有这一项 There is no such thing') }

export const idParam = z.object({ id: z.string().min(1).max(300) })
export const paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(50).openapi({ description: '每页条数 Items per page' }),
  cursor: z.string().max(2000).optional().openapi({ description: '上一页的 next The `next` of the page before' }),
}
export const words = z.string().trim().max(200).optional()
export const isoDay = z.iso.date()

/** Not there is an answer, not a defect. */
export function found<T>(value: T | null, what: string, id: string): T {
  if (value === null) throw new YinliError('not-found', { what, id })
  return value
}
