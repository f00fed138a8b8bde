import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '../../base/clock.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { withLinks } from './feed.ts'
import { post, type Posted } from './post.ts'
import type { Target } from './targets.ts'

export interface WebhookDeps {
  ledger: Pick<Ledger, 'changes'>
  clock: Clock
  /** Asked before every look, so that a target added meanwhile is served without a restart. */
  targets(): Target[]
  /** Numbers of the last changes taken, by address. */
  sent(): Record<string, number>
  keepSent(numbers: Record<string, number>): void
  /** Which addresses may be connected to. */
  allowed(address: string): boolean
  log(line: string): void
  /** Milliseconds between looks, before the first retry, and at most between retries. */
  every?: number
  patience?: { first: number; most: number }
}

const mostAtOnce = 100

/**
 * Sends what changes to every target, at least once and in order: the next changes go out when a target has answered the last ones with success.
 * Where it does not, they are sent again, at growing distances, for ever; others do not wait for it. A new target gets what is written from now on.
 */
export function startWebhooks({ ledger, clock, targets, sent, keepSent, allowed, log, every = 2000, patience = { first: 1000, most: 300_000 } }: WebhookDeps): { close(): Promise<void> } {
  const ends = new AbortController()
  const taken = sent()
  const failures = new Map<string, { times: number; until: number }>()
  const busy = new Map<string, Promise<void>>()

  async function serve({ url, secret }: Target): Promise<void> {
    if (taken[url] === undefined) keep(url, (await ledger.changes({ limit: 1 })).last)
    for (;;) {
      const { items } = await ledger.changes({ since: taken[url], limit: mostAtOnce })
      if (!items.length || ends.signal.aborted) return
      const last = items.at(-1)!.seq
      const answer = await post(url, secret, { items: items.map(withLinks), last }, { at: clock.now(), allowed, signal: ends.signal })
      if (!answer.ok) return failed(url, answer)
      failures.delete(url)
      keep(url, last)
    }
  }

  function keep(url: string, last: number): void {
    taken[url] = last
    keepSent(taken)
  }

  function failed(url: string, { why }: Posted): void {
    if (ends.signal.aborted) return
    const times = (failures.get(url)?.times ?? 0) + 1
    const wait = Math.min(patience.most, patience.first * 2 ** (times - 1))
    failures.set(url, { times, until: performance.now() + wait })
    // Paths and queries may hold keys: a log names the host alone.
    log(`webhook ${new URL(url).host}: ${why}, attempt ${times}, again in ${Math.round(wait / 1000)} s`)
  }

  async function run(): Promise<void> {
    while (!ends.signal.aborted) {
      try {
        for (const target of targets()) {
          if (busy.has(target.url) || (failures.get(target.url)?.until ?? 0) > performance.now()) continue
          busy.set(target.url, serve(target).catch(error => failed(target.url, { ok: false, why: String(error instanceof Error ? error.name : error) })).finally(() => busy.delete(target.url)))
        }
      } catch (error) { log(`webhook ${error instanceof Error ? error.message : String(error)}`) }
      await pause(every, undefined, { signal: ends.signal }).catch(() => {})
    }
    await Promise.all(busy.values())
  }

  const running = run()
  return { async close() { ends.abort(); await running } }
}
