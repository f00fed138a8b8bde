import { describe, expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { isLocalHost, sessionValue } from './guard.ts'
import { listen } from './listen.ts'

const token = 'a-token-long-enough-for-tests'
const codeOf = async (response: Response | Promise<Response>) => { const r = await response; return r.ok ? r.status : (await r.json() as any).code }

describe('without a token', () => {
  it.each([
    ['localhost:7080', 200], ['127.0.0.1', 200], ['[::1]:7080', 200], ['attacker.example', 'host-refused'], ['127.0.0.1.attacker.example', 'host-refused'], ['localhost.attacker.example:80', 'host-refused'],
  ])('a request to %s: %s', async (host, expected) => {
    const { app } = testApp()
    expect(await codeOf(app.request('/api/health', { headers: { Host: host } }))).toBe(expected)
  })

  it.each([
    [{}, 201], [{ Origin: 'http://localhost:7080' }, 201], [{ 'Sec-Fetch-Site': 'same-origin' }, 201],
    [{ Origin: 'http://attacker.example' }, 'origin-refused'], [{ Origin: 'null' }, 'origin-refused'], [{ Origin: 'http://localhost:9999' }, 'origin-refused'], [{ 'Sec-Fetch-Site': 'cross-site' }, 'origin-refused'],
  ])('a change with %o: %s', async (headers, expected) => {
    const { upload } = testApp()
    expect(await codeOf(upload('总投资3亿元。', {}, 'p.txt', { Host: 'localhost:7080', ...headers as Record<string, string> }))).toBe(expected)
  })

  it('nothing is served beyond this machine', async () => {
    await expect(listen(() => new Response(), { host: '0.0.0.0', port: 0, token: null })).rejects.toMatchObject({ code: 'listen-needs-token' })
    await expect(listen(() => new Response(), { host: '0.0.0.0', port: 0, token: 'short' })).rejects.toMatchObject({ code: 'token-too-short' })
    expect(isLocalHost('127.0.0.1')).toBe(true)
    expect(isLocalHost('0.0.0.0')).toBe(false)
  })
})

describe('with a token', () => {
  const { app } = testApp({ token })
  const ask = (headers: Record<string, string>, path = '/api/claims') => codeOf(app.request(path, { headers }))

  it.each([
    [{}, 'sign-in-required'], [{ Authorization: `Bearer ${token}` }, 200], [{ Authorization: 'Bearer wrong' }, 'token-wrong'], [{ Authorization: `Basic ${token}` }, 'token-wrong'],
    [{ Cookie: 'yinli_session=9999999999.forged' }, 'sign-in-required'],
    [{ Cookie: `yinli_session=${sessionValue(1, token)}` }, 'sign-in-required'],
    [{ Cookie: `yinli_session=${sessionValue(9_999_999_999, 'another-token')}` }, 'sign-in-required'],
    [{ Cookie: `yinli_session=${sessionValue(9_999_999_999, token)}` }, 200],
    [{ Host: 'yinli.city.example', Authorization: `Bearer ${token}` }, 200],
  ])('%o: %s', async (headers, expected) => {
    expect(await ask(headers as Record<string, string>)).toBe(expected)
  })

  it.each(['/api/health', '/api/openapi.json', '/api/docs', '/api/export', '/api/nothing', '/api//claims'])('%s asks for it', async path => {
    expect(['sign-in-required', 'route-unknown']).toContain(await ask({}, path))
  })

  it('a browser signs in with it and out again', async () => {
    const sign = (given: string) => app.request('/api/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token: given }) })
    expect(await codeOf(sign('wrong'))).toBe('token-wrong')
    const cookie = (await sign(token)).headers.get('Set-Cookie')!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).not.toContain(token)
    expect(await ask({ Cookie: cookie.split(';')[0]! })).toBe(200)
    const out = await app.request('/api/session', { method: 'DELETE', headers: { Cookie: cookie.split(';')[0]! } })
    expect(out.headers.get('Set-Cookie')).toMatch(/Max-Age=0/)
  })
})

it('a client that asks too often waits, and then may again', async () => {
  const { app } = testApp({ rate: { burst: 3, perSecond: 50 } })
  const answers = await Promise.all(Array.from({ length: 8 }, () => app.request('/api/session')))
  const refused = answers.find(r => r.status === 429)!
  expect(answers.filter(r => r.ok).length).toBeGreaterThanOrEqual(3)
  expect(await codeOf(refused)).toBe('rate-limited')
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
  await new Promise(done => setTimeout(done, 100))
  expect((await app.request('/api/session')).status).toBe(200)
})
