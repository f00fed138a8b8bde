import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { listen, type Listening } from './listen.ts'

const dir = mkdtempSync(join(tmpdir(), 'yinli 控制台-'))
let server: Listening
beforeAll(async () => {
  mkdirSync(join(dir, 'dist', 'assets'), { recursive: true })
  writeFileSync(join(dir, 'dist', 'index.html'), '<!doctype html><title>引力场</title>')
  writeFileSync(join(dir, 'dist', 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(dir, 'secret.txt'), 'secret')
  server = await listen(testApp({ consoleDir: join(dir, 'dist') }).app.fetch, { host: '127.0.0.1', port: 0, token: null })
})
afterAll(async () => { await server.close(); rmSync(dir, { recursive: true }) })

/** A request whose path is sent as it stands, dots and all. */
const raw = (path: string, headers: Record<string, string> = {}) => new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
  request({ host: '127.0.0.1', port: server.port, path, headers }, response => {
    let body = ''
    response.on('data', block => { body += String(block) }).on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
  }).on('error', reject).end()
})

describe('the console', () => {
  it.each([
    ['/', 200, 'no-cache', '引力场'], ['/projects?stage=started', 200, 'no-cache', '引力场'], ['/entities/%E9%9D%92', 200, 'no-cache', '引力场'],
    ['/assets/app-1a2b.js', 200, 'public, max-age=31536000, immutable', 'export'], ['/api/nothing', 404, 'no-store', 'route-unknown'], ['/api', 404, 'no-store', 'route-unknown'],
  ])('%s is %i, %s', async (path, status, cache, text) => {
    const answer = await raw(path)
    expect([answer.status, answer.headers['cache-control']]).toEqual([status, cache])
    expect(answer.body).toContain(text)
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets/..%5c..%5csecret.txt', '/assets/gone.js', '//secret.txt'])('%s gives no file of ours', async path => {
    expect((await raw(path)).body).not.toContain('secret\n')
    expect((await raw(path)).body).not.toBe('secret')
  })

  it('a missing asset is missing, not the start page', async () => expect((await raw('/assets/gone.js')).status).toBe(404))
  it('a foreign host name is refused here too', async () => expect((await raw('/', { Host: 'rebound.example' })).status).toBe(403))
  it('a port in use is said so', async () => {
    await expect(listen(() => new Response(), { host: '127.0.0.1', port: server.port, token: null })).rejects.toMatchObject({ code: 'port-taken' })
  })
})

it('a view after an upload knows it', async () => {
  const { get, upload } = testApp()
  expect((await get('/api/projects')).body.items).toHaveLength(0)
  await upload('青禾湾光谷项目总投资3亿元。')
  expect((await get('/api/projects')).body.items).toHaveLength(1)
})
