import { createHmac } from 'node:crypto'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { YinliError } from '../../base/errors.ts'
import { guardedLookup, readAddress } from '../../base/public-address.ts'

export interface Posted { ok: boolean; /** For a log: a status or the kind of error, nothing of the address. */ why: string }

/** Longer than this nobody needs to say that it has been taken. */
const patience = 10_000

/** What stands in `X-Yinli-Signature`: HMAC-SHA256 over the moment, a dot and the body, so that an old message cannot be sent again as new. */
export const signature = (secret: string, timestamp: string, body: string) => `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** Sends a message once. A redirect is no success: an address is what its operator has named. */
export function post(url: string, secret: string, message: { items: unknown[]; last: number }, { at, allowed, signal }: { at: Date; allowed: (address: string) => boolean; signal: AbortSignal }): Promise<Posted> {
  const body = JSON.stringify(message)
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const headers = {
    'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'yinli/1', 'x-yinli-delivery': String(message.last), 'x-yinli-timestamp': timestamp, 'x-yinli-signature': signature(secret, timestamp, body),
  }
  return new Promise(resolve => {
    const failed = (error: unknown) => resolve({ ok: false, why: error instanceof YinliError ? error.code : (error as NodeJS.ErrnoException).code ?? 'error' })
    try {
      const address = readAddress(url, allowed)
      const request = (address.protocol === 'https:' ? requestHttps : requestHttp)(address, { method: 'POST', headers, lookup: guardedLookup(allowed), agent: false, signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) }, response => {
        const { statusCode = 0 } = response
        // What it says beside its status is nobody's business and may be endless.
        response.destroy()
        resolve({ ok: statusCode >= 200 && statusCode < 300, why: `status ${statusCode}` })
      })
      request.on('error', failed)
      request.end(body)
    } catch (error) { failed(error) }
  })
}
