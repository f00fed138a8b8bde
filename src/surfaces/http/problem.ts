import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { randomUUID } from 'node:crypto'
import { describeError, errorTable, YinliError, type Lang } from '../../base/errors.ts'

/** Any error as problem+json (RFC 9457) with its permanent code, in the reader's language. Defects are logged under a number and tell nothing. */
export function problemResponse(error: unknown, c: Context, log: (line: string) => void): Response {
  const known = error instanceof YinliError ? error : asKnown(error, c)
  const coded = known ?? new YinliError('internal', { id: randomUUID().slice(0, 8) }, error)
  const { code, details } = coded
  const { status } = errorTable[code]
  if (status >= 500) log(`${code} ${details['id'] ?? ''} ${c.req.method} ${c.req.path} ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
  const { title, hint } = describeError(code, details, languageOf(c))
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store', Vary: 'Accept-Language' }
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer realm="yinli"'
  if (code === 'rate-limited') headers['Retry-After'] = String(details['seconds'])
  return c.body(JSON.stringify({ type: `urn:yinli:error:${code}`, code, status, title, hint, details }), status, headers)
}

/** What the framework refuses by itself: JSON that does not parse, a form without its boundary. */
function asKnown(error: unknown, c: Context): YinliError | null {
  if (!(error instanceof HTTPException) || error.status >= 500) return null
  if (error.status === 404) return new YinliError('route-unknown', { path: c.req.path })
  return new YinliError('request-invalid', { where: 'body', what: error.message || String(error.status) }, error)
}

/** `?lang=` wins over Accept-Language; Chinese when neither says English. */
export function languageOf(c: Context): Lang {
  const asked = c.req.query('lang')
  if (asked === 'zh' || asked === 'en') return asked
  const ranked = (c.req.header('Accept-Language') ?? '').split(',').map((part, i) => {
    const [tag = '', ...params] = part.trim().toLowerCase().split(';')
    const q = Number(params.find(p => p.trim().startsWith('q='))?.trim().slice(2) ?? 1)
    return { lang: tag.split('-')[0]!, q: Number.isFinite(q) ? q : 0, i }
  }).filter(l => (l.lang === 'zh' || l.lang === 'en') && l.q > 0).sort((a, b) => b.q - a.q || a.i - b.i)
  return (ranked[0]?.lang as Lang | undefined) ?? 'zh'
}
