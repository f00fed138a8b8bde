import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { isPublicAddress } from '../../base/public-address.ts'
import type { Change, Ledger } from '../../ledger/ledger.ts'
import { feed } from './feed.ts'
import { signature } from './post.ts'
import { allowedBy, checkedAddress, targetsOf, webhookFiles } from './targets.ts'
import { startWebhooks } from './webhooks.ts'

const dir = mkdtempSync(join(tmpdir(), 'yinli-webhooks-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A ledger in which things are written. */
function writing() {
  const all: Change[] = []
  const write = (n: number, fields: Partial<Change> = {}) => { for (let i = 0; i < n; i++) all.push({ seq: all.length + 1, at: '2026-03-06T08:00:00Z', kind: 'reading', ref: `d${all.length + 1}`, document: `d${all.length + 1}`, entities: ['e1'], ...fields }) }
  const ledger: Pick<Ledger, 'changes'> = { changes: async ({ since = 0, limit = 50 }) => ({ items: all.filter(c => c.seq > since).slice(0, limit), last: all.length }) }
  return { ledger, write }
}

/** A receiver that fails as often as it is told. */
async function receiver(failures: (number | 'drop')[]) {
  const got: { headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const next = failures.shift()
    if (next === 'drop') return void request.socket.destroy()
    got.push({ headers: request.headers, body })
    response.writeHead(next ?? 204, next === 302 ? { location: '/elsewhere' } : {}).end()
  })
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=abc`, seqs: () => got.flatMap(g => (JSON.parse(g.body) as { items: Change[] }).items.map(c => c.seq)), close: () => new Promise(resolve => { server.close(resolve) }) }
}

const quick = { clock: { now: () => new Date('2026-03-06T08:00:00Z') }, every: 5, patience: { first: 5, most: 20 } }

describe('feed', () => {
  test('gives what was written with links, and waits for it when asked to', async () => {
    const { ledger, write } = writing()
    write(1)
    write(1, { kind: 'entry', ref: 'x', document: null })
    write(1, { kind: 'entry', ref: 'y', document: null, entities: ['round:2026-3'] })
    write(1, { kind: 'rebuilt', ref: '', document: null, entities: [] })
    const { items, last } = await feed(ledger, { since: 0 })
    expect(last).toBe(4)
    expect(items.map(c => c.links.console)).toEqual(['/read/d1', '/entities/e1', null, null])
    const later = feed(ledger, { since: 4 }, { wait: 20_000 })
    write(1)
    expect((await later).items.map(c => c.seq)).toEqual([5])
    const nobody = new AbortController()
    const left = feed(ledger, { since: 5 }, { wait: 20_000, signal: nobody.signal })
    nobody.abort()
    expect((await left).items).toEqual([])
  })
})

describe('webhooks', () => {
  test('every change arrives signed and in order, also at a target that fails; another does not wait for it; a restart goes on where it was', async () => {
    const { ledger, write } = writing()
    const files = webhookFiles(dir)
    const [poor, good] = [await receiver([500, 'drop', 302, 503]), await receiver([])]
    files.write([{ url: poor.url, secret: 'k1' }, { url: good.url, secret: 'k2' }])
    expect(statSync(join(dir, 'webhooks.json')).mode & 0o077).toBe(0)
    write(3)
    const lines: string[] = []
    const start = () => startWebhooks({ ledger, ...quick, ...files, targets: () => targetsOf(files, {}), allowed: () => true, log: line => lines.push(line) })
    const first = start()
    await vi.waitFor(() => expect(Object.values(files.sent())).toEqual([3, 3]))
    write(150)
    await vi.waitFor(() => expect(Object.values(files.sent())).toEqual([153, 153]), { timeout: 20_000 })
    await first.close()
    write(2)
    const second = start()
    await vi.waitFor(() => expect(Object.values(files.sent())).toEqual([155, 155]), { timeout: 20_000 })
    await second.close()
    // What was there before a target was added is not sent; what failed is sent again, and nothing overtakes it.
    const expected = Array.from({ length: 152 }, (_, i) => i + 4)
    expect(good.seqs()).toEqual(expected)
    expect([...new Set(poor.seqs())]).toEqual(expected)
    expect(poor.seqs().length).toBeGreaterThan(expected.length)
    for (const { headers, body } of poor.got) expect(headers['x-yinli-signature']).toBe(signature('k1', headers['x-yinli-timestamp'] as string, body))
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.join()).not.toMatch(/key=abc|k1|k2/)
    await Promise.all([poor.close(), good.close()])
  })

  test('private addresses are refused unless allowed, when added and when sent to', async () => {
    for (const url of ['http://127.0.0.1/x', 'http://10.0.0.8/x', 'http://[::1]/', 'http://169.254.1.1/']) expect(() => checkedAddress(url, allowedBy({}))).toThrow(expect.objectContaining({ code: 'webhook-private' }))
    for (const url of ['ftp://a.example/', 'nothing', 'https://me:pw@a.example/']) expect(() => checkedAddress(url, allowedBy({}))).toThrow(expect.objectContaining({ code: 'webhook-address' }))
    expect(checkedAddress('http://127.0.0.1/x', allowedBy({ YINLI_WEBHOOK_PRIVATE: '1' }))).toBe('http://127.0.0.1/x')
    const { ledger, write } = writing()
    const inside = await receiver([])
    const lines: string[] = []
    const hooks = startWebhooks({ ledger, ...quick, targets: () => [{ url: inside.url, secret: 'k' }], sent: () => ({ [inside.url]: 0 }), keepSent: () => {}, allowed: isPublicAddress, log: line => lines.push(line) })
    write(1)
    await vi.waitFor(() => expect(lines.join()).toContain('fetch-private'))
    await hooks.close()
    expect(inside.got).toEqual([])
    await inside.close()
  })

  test('targets of the environment need a secret', () => {
    expect(targetsOf({ read: () => [] }, {})).toEqual([])
    expect(targetsOf({ read: () => [] }, { YINLI_WEBHOOKS: 'https://a.example/ https://b.example/', YINLI_WEBHOOK_SECRET: 's' }).map(t => t.url)).toEqual(['https://a.example/', 'https://b.example/'])
    expect(() => targetsOf({ read: () => [] }, { YINLI_WEBHOOKS: 'https://a.example/' })).toThrow(expect.objectContaining({ code: 'webhook-secret-missing' }))
  })
})
