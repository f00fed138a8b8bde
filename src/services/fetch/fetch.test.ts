import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFetcher, usualFetchLimits } from './fetch.ts'
import { isPublicAddress, readAddress } from '../../base/public-address.ts'

describe('addresses', () => {
  test.each([
    '10.0.0.1', '127.0.0.1', '127.9.9.9', '0.0.0.0', '169.254.169.254', '172.16.0.1', '192.168.1.1', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1',
    '::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:127.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', '::10.0.0.1', '::ffff:0:10.0.0.1', '64:ff9b:1::a00:1', 'fec0::1', '5f00::1', '2001:0:a00:1::', 'not an address',
  ])('%s is not public', address => expect(isPublicAddress(address)).toBe(false))
  test.each(['1.1.1.1', '223.5.5.5', '2400:3200::1'])('%s is public', address => expect(isPublicAddress(address)).toBe(true))

  test.each([
    ['ftp://a.cn/x', 'fetch-address'], ['file:///etc/passwd', 'fetch-address'], ['javascript:alert(1)', 'fetch-address'], ['http://u:p@a.cn/', 'fetch-address'], ['不是网址', 'fetch-address'],
    ['http://127.0.0.1/', 'fetch-private'], ['http://2130706433/', 'fetch-private'], ['http://0x7f.1/', 'fetch-private'], ['http://017700000001/', 'fetch-private'], ['http://[::1]/', 'fetch-private'], ['http://[::ffff:7f00:1]/', 'fetch-private'],
  ])('%s is refused with %s', (url, code) => expect(() => readAddress(url, isPublicAddress)).toThrow(expect.objectContaining({ code })))
})

describe('fetching', () => {
  let origin = ''
  let asked: string[] = []
  let robots: [status: number, text: string] = [404, '']
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    '/robots.txt': (_, response) => { response.writeHead(robots[0]).end(robots[1]) },
    '/page.html': (_, response) => { response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<p>页面</p>') },
    '/gzip': (_, response) => { response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('压缩的')) },
    '/bomb': (_, response) => { response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(4_000_000))) },
    '/large': (_, response) => { response.writeHead(200).end(Buffer.alloc(3_000_000)) },
    '/slow': (_, response) => { response.writeHead(200).write('a') },
    '/away': (_, response) => { response.writeHead(302, { location: 'http://10.1.2.3/secret' }).end() },
    '/file': (_, response) => { response.writeHead(302, { location: 'file:///etc/passwd' }).end() },
    '/round': (_, response) => { response.writeHead(302, { location: '/round' }).end() },
    '/moved': (_, response) => { response.writeHead(301, { location: '/page.html' }).end() },
    '/cut': (_, response) => { response.writeHead(200, { 'content-length': '100' }).write('a'); response.destroy() },
  }
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent']?.split('/')[0]}`)
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  beforeAll(async () => {
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => { server.closeAllConnections(); server.close() })
  const loopback = (limits = usualFetchLimits) => createFetcher({ limits, allowed: address => address === '127.0.0.1' })

  test('a page, its redirect and a compressed one', async () => {
    asked = []
    const fetch = loopback()
    expect(new TextDecoder().decode((await fetch(`${origin}/page.html`)).bytes)).toBe('<p>页面</p>')
    expect((await fetch(`${origin}/moved`)).url).toBe(`${origin}/page.html`)
    expect(new TextDecoder().decode((await fetch(`${origin}/gzip`)).bytes)).toBe('压缩的')
    // robots.txt is asked once, under our own name.
    expect(asked.filter(a => a.startsWith('/robots.txt'))).toEqual(['/robots.txt YinliBot'])
  })

  test.each([
    ['/absent', 'fetch-status'], ['/large', 'fetch-too-large'], ['/bomb', 'fetch-too-large'], ['/slow', 'fetch-slow'], ['/away', 'fetch-private'], ['/file', 'fetch-address'], ['/round', 'fetch-status'], ['/cut', 'fetch-failed'],
  ])('%s ends in %s', async (path, code) => {
    await expect(loopback({ size: 1_000_000, time: 700, redirects: 3 })(origin + path)).rejects.toMatchObject({ code })
  })

  test('by default nothing of this machine is connected to, not even by a name', async () => {
    asked = []
    await expect(createFetcher()(origin)).rejects.toMatchObject({ code: 'fetch-private' })
    await expect(createFetcher()(origin.replace('127.0.0.1', 'localhost'))).rejects.toMatchObject({ code: 'fetch-private' })
    expect(asked).toEqual([])
  })

  test('a redirect is asked about, too', async () => {
    robots = [200, 'User-agent: *\nDisallow: /page']
    asked = []
    await expect(loopback()(`${origin}/moved`)).rejects.toMatchObject({ code: 'fetch-robots' })
    expect(asked.filter(a => a.startsWith('/page'))).toEqual([])
    robots = [404, '']
  })

  test.each<[string, [number, string], boolean]>([
    ['no robots.txt', [404, ''], true], ['ours not allowed', [200, 'User-agent: YinliBot\nDisallow: /'], false], ['nobody allowed', [200, 'User-agent: *\nDisallow: /page'], false],
    ['another path', [200, 'User-agent: *\nDisallow: /private'], true], ['a site in trouble', [503, ''], false],
  ])('robots: %s', async (_, answer, allowed) => {
    robots = answer
    const code = await loopback()(`${origin}/page.html`).then(() => null, error => error.code)
    expect(code).toBe(allowed ? null : 'fetch-robots')
    robots = [404, '']
  })
})
