import { YinliError } from '../../base/errors.ts'
import type { ModelSettings } from './settings.ts'

/** What the passes of one run may spend together. */
export interface Budget { requests: number; tokens: number }
export interface Spent { requests: number; tokens: number }

export interface AskOptions {
  settings: ModelSettings
  /** Milliseconds one request may take. */
  timeout: number
  budget: Budget
  spent: Spent
  /** Waits so many milliseconds; tests pass their own. */
  wait?: (ms: number) => Promise<void>
}

/** Why no answer came. Bodies of failures are never told: an endpoint may repeat the key in them. */
export type NoAnswer = 'timeout' | 'budget' | 'busy' | 'unreachable' | 'unusable'
export type Asked = { answer: string } | { none: NoAnswer }

/** Most tokens of one answer. */
const answerTokens = 4096
/** Largest response that is read, bytes. */
const largestResponse = 2 ** 20
const retries = 3
/** From the strictest on; an endpoint that does not know one is asked with the next from then on. */
const formats = [
  (schema: object): object => ({ response_format: { type: 'json_schema', json_schema: { name: 'claims', strict: true, schema } } }),
  (): object => ({ response_format: { type: 'json_object' } }),
  (): object => ({}),
]

/**
 * A function that asks one question. Tries again after 429 and 5xx, waiting longer each time or as long as it is told to; every try counts against the budget.
 * Throws `model-refused` when the endpoint does not let us in: asking on would be in vain.
 */
export function asker({ settings, timeout, budget, spent, wait = ms => new Promise(done => { setTimeout(done, ms) }) }: AskOptions) {
  let format = 0
  return async (question: { system: string; user: string; schema: object }): Promise<Asked> => {
    for (let tries = 0; ;) {
      if (spent.requests >= budget.requests || spent.tokens >= budget.tokens) return { none: 'budget' }
      spent.requests++
      const mine = format
      const got = await post(settings, timeout, {
        model: settings.name, temperature: 0, max_tokens: Math.min(answerTokens, budget.tokens - spent.tokens),
        messages: [{ role: 'system', content: question.system }, { role: 'user', content: question.user }], ...formats[mine]!(question.schema),
      })
      if ('answer' in got) {
        const characters = question.system.length + question.user.length + got.answer.length
        // An endpoint that counts nothing, or too little to be true, does not make the run endless.
        spent.tokens += Math.ceil(Math.max(got.tokens ?? characters / 2, characters / 8))
        return { answer: got.answer }
      }
      if ('none' in got && got.none === 'timeout') return got
      const { status = 0, after = null } = 'status' in got ? got : {}
      if ([401, 403, 404].includes(status)) throw new YinliError('model-refused', { host: settings.host, status })
      if ((status === 400 || status === 422) && mine < formats.length - 1) { format = Math.max(format, mine + 1); continue }
      if ('status' in got && status !== 429 && status < 500) return { none: 'unusable' }
      if ('none' in got && got.none === 'unusable') return got
      if (++tries > retries) return { none: 'status' in got ? 'busy' : 'unreachable' }
      await wait(Math.min(30_000, after ?? 1000 * 2 ** (tries - 1)))
    }
  }
}

type Posted = { answer: string; tokens: number | null } | { status: number; after: number | null } | { none: 'timeout' | 'unreachable' | 'unusable' }

async function post({ url, headers }: ModelSettings, timeout: number, body: object): Promise<Posted> {
  const signal = AbortSignal.timeout(timeout)
  try {
    // Followed, a redirection would carry page and key to where nobody meant them to go.
    const response = await fetch(url, { method: 'POST', headers: headers(), body: JSON.stringify(body), signal, redirect: 'manual' })
    if (!response.ok) {
      await response.body?.cancel()
      const seconds = Number(response.headers.get('Retry-After') ?? NaN)
      return { status: response.status || 400, after: Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : null }
    }
    return answerOf(await limited(response))
  } catch {
    return { none: signal.aborted ? 'timeout' : 'unreachable' }
  }
}

function answerOf(text: string | null): Posted {
  let value: any
  try { value = JSON.parse(text ?? '') } catch { return { none: 'unusable' } }
  const answer: unknown = value?.choices?.[0]?.message?.content
  const tokens: unknown = value?.usage?.total_tokens
  if (typeof answer !== 'string') return { none: 'unusable' }
  return { answer, tokens: typeof tokens === 'number' && Number.isFinite(tokens) && tokens >= 0 ? tokens : null }
}

/** The body as text, null when it is larger than any answer. */
async function limited(response: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > largestResponse) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
