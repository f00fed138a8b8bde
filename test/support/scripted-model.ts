import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an article is asked about, as the pass sends it. */
export interface Asked { published_on: string | null; place: string | null; names: string[]; article: string }
/** What the script answers: claims, any other content, or a bare status. `delay` milliseconds before anything is said; `body` replaces the whole response. */
export interface Reply { claims?: unknown[]; content?: string; status?: number; headers?: Record<string, string>; delay?: number; tokens?: number | null; body?: string }

/**
 * A stub of an OpenAI-compatible chat endpoint on loopback: no model is behind it. It answers what the test's script says, which is given the
 * article and the number of the request, and keeps every request it got.
 */
export async function scriptedModel(script: (asked: Asked, n: number, format: string | undefined) => Reply) {
  const requests: { url: string; headers: IncomingHttpHeaders; body: any }[] = []
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += String(chunk)
    const body = JSON.parse(text)
    requests.push({ url: request.url!, headers: request.headers, body })
    const reply = script(JSON.parse(body.messages.at(-1).content), requests.length, body.response_format?.type)
    if (reply.delay) await new Promise(done => setTimeout(done, reply.delay))
    response.writeHead(reply.status ?? 200, { 'Content-Type': 'application/json', ...reply.headers })
    if (reply.body !== undefined) return response.end(reply.body)
    // A failure repeats the key it was sent, as some endpoints do: nobody may pass that on.
    if (reply.status && reply.status !== 200) return response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${request.headers.authorization}` } }))
    const content = reply.content ?? JSON.stringify({ claims: reply.claims ?? [] })
    response.end(JSON.stringify({ object: 'chat.completion', choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }], ...(reply.tokens !== null && { usage: { total_tokens: reply.tokens ?? 1000 } }) }))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, requests,
    close: () => new Promise<void>(done => { server.closeAllConnections(); server.close(() => done()) }),
  }
}
