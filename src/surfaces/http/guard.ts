import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { YinliError } from '../../base/errors.ts'

/** Cookie of a signed-in browser. */
export const sessionCookie = 'yinli_session'
export const sessionSeconds = 12 * 3600

/**
 * Who may ask. Without a token only requests addressed to this machine are served, so that a foreign page that rebinds its
 * name to 127.0.0.1 gets nothing; with a token every API request carries it or a session cookie. Changes also need an origin
 * that is our own.
 */
export function guard(token: string | null, now: () => Date): MiddlewareHandler {
  return async (c, next) => {
    const host = hostOf(c)
    if (!token && !isLocalHost(host)) throw new YinliError('host-refused', { host })
    if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) checkOrigin(c, host)
    if (token && c.req.path.startsWith('/api') && c.req.path !== '/api/session' && !isSignedIn(c, token, now())) {
      throw new YinliError(c.req.header('Authorization') ? 'token-wrong' : 'sign-in-required')
    }
    await next()
  }
}

/** Whether the request carries the token or a session cookie that is still good. */
export function isSignedIn(c: Context, token: string, now: Date): boolean {
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  if (bearer !== undefined) return sameSecret(bearer.trim(), token)
  const [expiry = '', signature = ''] = (getCookie(c, sessionCookie) ?? '').split('.')
  return Number(expiry) > now.getTime() / 1000 && sameSecret(signature, sign(expiry, token))
}

/** Cookie value good until `expiry` (Unix seconds). It carries no secret and dies with the token it was signed by. */
export const sessionValue = (expiry: number, token: string) => `${expiry}.${sign(String(expiry), token)}`

/** Compares in a time that does not depend on where the two differ. */
export function sameSecret(given: string, secret: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

export function isLocalHost(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

const sign = (expiry: string, token: string) => createHmac('sha256', token).update(`yinli session ${expiry}`).digest('base64url')
const hostOf = (c: Context) => c.req.header('Host') ?? new URL(c.req.url).host

function checkOrigin(c: Context, host: string): void {
  const origin = c.req.header('Origin')
  const site = c.req.header('Sec-Fetch-Site')
  if (origin === undefined ? site === 'cross-site' || site === 'same-site' : !URL.canParse(origin) || new URL(origin).host !== host) {
    throw new YinliError('origin-refused', { origin: origin ?? site ?? '' })
  }
}
