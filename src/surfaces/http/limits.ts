import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { YinliError } from '../../base/errors.ts'

/** Refuses bodies over `bytes`, also those that do not say their length. */
export const sizeLimit = (bytes: number): MiddlewareHandler => bodyLimit({
  maxSize: bytes,
  onError: async c => {
    await discard(c.req.raw.body, 4 * bytes)
    throw new YinliError('request-too-large', { limit: Math.round(bytes / 2 ** 20) })
  },
})

/** A sender hears why it is refused only when it has sent: what it sends is taken and thrown away, up to `most` bytes. */
async function discard(body: ReadableStream<Uint8Array> | null, most: number): Promise<void> {
  if (!body || body.locked) return
  const reader = body.getReader()
  try {
    for (let left = most; left > 0;) {
      const { done, value } = await reader.read()
      if (done) return
      left -= value.length
    }
    await reader.cancel()
  } catch { /* The sender has gone. */ }
}

/** A token bucket per client address: `burst` at once, then `perSecond`. */
export function rateLimit({ burst, perSecond }: { burst: number; perSecond: number }, now: () => number = Date.now): MiddlewareHandler {
  const buckets = new Map<string, { left: number; at: number }>()
  return async (c, next) => {
    const time = now()
    const bucket = buckets.get(clientOf(c)) ?? { left: burst, at: time }
    bucket.left = Math.min(burst, bucket.left + ((time - bucket.at) / 1000) * perSecond)
    bucket.at = time
    // Re-inserting keeps the map in order of use, so that the first key is the client not seen for longest.
    buckets.delete(clientOf(c))
    buckets.set(clientOf(c), bucket)
    if (buckets.size > 10_000) buckets.delete(buckets.keys().next().value!)
    if (bucket.left < 1) throw new YinliError('rate-limited', { seconds: Math.max(1, Math.ceil((1 - bucket.left) / perSecond)) })
    bucket.left -= 1
    await next()
  }
}

function clientOf(c: Context): string {
  try { return getConnInfo(c).remote.address ?? '' } catch { return '' }
}
