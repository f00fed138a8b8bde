import { createRoute, z } from '@hono/zod-openapi'
import { deleteCookie, setCookie } from 'hono/cookie'
import { YinliError } from '../../../base/errors.ts'
import type { HttpDeps } from '../deps.ts'
import { isSignedIn, sameSecret, sessionCookie, sessionSeconds, sessionValue } from '../guard.ts'
import { badRequest, json, routes } from '../route.ts'

const tags = ['登录 Session']
const state = z.object({ required: z.boolean().openapi({ description: '这台服务是否要口令 Whether this server asks for a token' }), signedIn: z.boolean() }).openapi('Session')

export const sessionRoutes = ({ token, clock }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/session', tags, summary: '是否已登录 Whether this browser is signed in', responses: { 200: json(state, '登录状态 State') } }),
    async c => c.json({ required: token !== null, signedIn: token === null || isSignedIn(c, token, clock.now()) }, 200))
  .openapi(createRoute({ method: 'post', path: '/session', tags, summary: '用口令登录 Sign in with the token', request: { body: { required: true, content: { 'application/json': { schema: z.object({ token: z.string().max(1000) }) } } } }, responses: { 200: json(state, '已登录，凭 Cookie 访问十二小时 Signed in by cookie for twelve hours'), ...badRequest } }), async c => {
    if (token === null) return c.json({ required: false, signedIn: true }, 200)
    if (!sameSecret(c.req.valid('json').token.trim(), token)) throw new YinliError('token-wrong')
    const secure = new URL(c.req.url).protocol === 'https:' || c.req.header('X-Forwarded-Proto') === 'https'
    setCookie(c, sessionCookie, sessionValue(Math.floor(clock.now().getTime() / 1000) + sessionSeconds, token), { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: sessionSeconds, secure })
    return c.json({ required: true, signedIn: true }, 200)
  })
  .openapi(createRoute({ method: 'delete', path: '/session', tags, summary: '退出 Sign out', responses: { 204: { description: '已退出 Signed out' } } }), async c => {
    deleteCookie(c, sessionCookie, { path: '/' })
    return c.body(null, 204)
  })
