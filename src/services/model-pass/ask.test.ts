import { afterEach, expect, it } from 'vitest'
import { scriptedModel, type Reply } from '../../../test/support/scripted-model.ts'
import { asker } from './ask.ts'
import { runPass } from './run.ts'
import { modelSettings } from './settings.ts'

const key = 'sk-very-secret-123'
const open: { close(): Promise<void> }[] = []
afterEach(async () => { for (const server of open.splice(0)) await server.close() })

const question = { system: 's', user: JSON.stringify({ article: '文' }), schema: { type: 'object' } }

async function asking(script: (n: number, format: string | undefined) => Reply, { timeout = 2000, requests = 20, tokens = 100_000 } = {}) {
  const model = await scriptedModel((_, n, format) => script(n, format))
  open.push(model)
  const waits: number[] = []
  const spent = { requests: 0, tokens: 0 }
  const settings = modelSettings({ YINLI_MODEL_URL: model.url, YINLI_MODEL_NAME: 'stub-1', YINLI_MODEL_KEY: key })
  return { ask: asker({ settings, timeout, budget: { requests, tokens }, spent, wait: async ms => { waits.push(ms) } }), model, waits, spent, settings }
}

it('asks in the form of chat completions, with the key in its header alone', async () => {
  const { ask, model, spent } = await asking(() => ({ claims: [], tokens: 42 }))
  expect(await ask(question)).toEqual({ answer: '{"claims":[]}' })
  expect(model.requests).toMatchObject([{ url: '/v1/chat/completions', headers: { authorization: `Bearer ${key}` }, body: { model: 'stub-1', temperature: 0, max_tokens: 4096, response_format: { type: 'json_schema', json_schema: { strict: true } }, messages: [{ role: 'system' }, { role: 'user' }] } }])
  expect(JSON.stringify(model.requests[0]!.body)).not.toContain(key)
  expect(spent).toEqual({ requests: 1, tokens: 42 })
})

it.each<[string, (n: number, format?: string) => Reply, object, number[], number]>([
  ['429 with a time, then success', n => (n === 1 ? { status: 429, headers: { 'Retry-After': '2' } } : {}), { answer: '{"claims":[]}' }, [2000], 2],
  ['503 twice, then success', n => (n < 3 ? { status: 503 } : {}), { answer: '{"claims":[]}' }, [1000, 2000], 3],
  ['429 for ever', () => ({ status: 429, headers: { 'Retry-After': '9999' } }), { none: 'busy' }, [30_000, 30_000, 30_000], 4],
  ['no schemas known', (_, format) => (format === 'json_schema' ? { status: 400 } : {}), { answer: '{"claims":[]}' }, [], 2],
  ['no formats known', (_, format) => (format ? { status: 422 } : {}), { answer: '{"claims":[]}' }, [], 3],
  ['a request it never understands', () => ({ status: 400 }), { none: 'unusable' }, [], 3],
  ['a redirection is not followed', () => ({ status: 307, headers: { Location: 'http://127.0.0.1:1/' } }), { none: 'unusable' }, [], 1],
  ['not JSON', () => ({ body: '<html>' }), { none: 'unusable' }, [], 1],
  ['JSON of another form', () => ({ body: '{"choices":[{"message":{"content":5}}]}' }), { none: 'unusable' }, [], 1],
  ['an endless response', () => ({ body: `"${'x'.repeat(2 ** 20)}"` }), { none: 'unusable' }, [], 1],
])('%s', async (_, script, expected, waited, requests) => {
  const { ask, waits, model } = await asking(script)
  expect(await ask(question)).toEqual(expected)
  expect([waits, model.requests.length]).toEqual([waited, requests])
})

it('a slow answer is given up, and not asked for again', async () => {
  const { ask, model } = await asking(() => ({ delay: 5000 }), { timeout: 80 })
  expect(await ask(question)).toEqual({ none: 'timeout' })
  expect(model.requests).toHaveLength(1)
})

it('nobody there: tried again, then told', async () => {
  const { ask, model, waits } = await asking(() => ({}))
  await model.close()
  open.length = 0
  expect(await ask(question)).toEqual({ none: 'unreachable' })
  expect(waits).toHaveLength(3)
})

it.each([401, 403, 404])('%i ends the run with an error that does not tell the key', async status => {
  const { ask, settings } = await asking(() => ({ status }))
  const error = await ask(question).then(() => null, e => e)
  expect(error).toMatchObject({ code: 'model-refused', details: { status } })
  expect(JSON.stringify([error, error.message, error.stack, error.details, settings])).not.toContain(key)
})

it('the budget ends asking: by requests, retries too, and by tokens, whatever the endpoint counts', async () => {
  const few = await asking(() => ({ status: 503 }), { requests: 2 })
  expect([await few.ask(question), few.model.requests.length]).toEqual([{ none: 'budget' }, 2])
  const lean = await asking(() => ({ tokens: 60 }), { tokens: 100 })
  expect([await lean.ask(question), await lean.ask(question), await lean.ask(question)].map(a => Object.keys(a)[0])).toEqual(['answer', 'answer', 'none'])
  expect(lean.model.requests[1]!.body.max_tokens).toBe(40)
  for (const tokens of [null, 0, -5]) {
    const shy = await asking(() => ({ tokens }))
    await shy.ask({ ...question, system: 'x'.repeat(800) })
    expect(shy.spent.tokens).toBeGreaterThan(100)
  }
})

it.each([
  [{}, 'YINLI_MODEL_URL, YINLI_MODEL_NAME'], [{ YINLI_MODEL_URL: 'http://x/v1' }, 'YINLI_MODEL_NAME'], [{ YINLI_MODEL_URL: 'ftp://x', YINLI_MODEL_NAME: 'm' }, 'YINLI_MODEL_URL'],
  [{ YINLI_MODEL_URL: `http://user:${key}@x/v1`, YINLI_MODEL_NAME: 'm' }, 'YINLI_MODEL_URL'], [{ YINLI_MODEL_URL: 'http://x/v1', YINLI_MODEL_NAME: 'm\nn' }, 'YINLI_MODEL_NAME'], [{ YINLI_MODEL_URL: 'http://x', YINLI_MODEL_NAME: 'm', YINLI_MODEL_KEY: `${key}\n${key}` }, 'YINLI_MODEL_KEY'],
])('settings %# are not enough: %s', (env, what) => {
  const error = (() => { try { return modelSettings(env), null } catch (e) { return e as Error } })()
  expect(error).toMatchObject({ code: 'model-not-configured', details: { what } })
  expect(String(error) + JSON.stringify(error)).not.toContain(key)
})

it('progress is told article by article, two at once, and a silent endpoint stops the run with what was answered kept', async () => {
  const events: string[] = []
  const recorded: string[] = []
  const items = Array.from({ length: 6 }, (_, i) => ({ article: `a${i}`, headline: null, user: `${i}` }))
  let under = 0
  let most = 0
  const { summary } = await runPass({
    documents: ['d1', 'd2'], concurrency: 2, spent: { requests: 0, tokens: 0 },
    questions: async document => ({ document, version: '1', system: '', schema: {}, items }),
    ask: async ({ user }) => { most = Math.max(most, ++under); await new Promise(done => setTimeout(done, 5)); under--; return Number(user) < 2 ? { answer: user } : { none: 'timeout' } },
    record: async (document, _, answers) => { recorded.push(`${document} ${answers.map(a => a.article).sort()}`); return { kept: 1, agreed: 0, dropped: { schema: 1 }, result: {} as never } },
    told: ({ document, done, of }) => events.push(`${document} ${done}/${of}`),
  })
  expect(most).toBe(2)
  expect(recorded).toEqual(['d1 a0,a1'])
  expect(events.slice(0, 3)).toEqual(['d1 1/6', 'd1 2/6', 'd1 3/6'])
  expect(summary).toMatchObject({ documents: 0, answered: 2, kept: 1, dropped: { schema: 1 }, stopped: 'timeout' })
  expect(summary.unanswered.timeout).toBeLessThanOrEqual(4)
})
