import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { isPublicAddress, readAddress } from '../../base/public-address.ts'

/** Where changes are sent. `secret`: key of the signature, known to both sides. */
export interface Target { url: string; secret: string }

type Env = Record<string, string | undefined>

/** Targets of a data directory: `webhooks.json` is written by the operator's command, `webhooks-sent.json` by the server alone. Both are readable by their owner only. */
export function webhookFiles(dir: string) {
  const targets = join(dir, 'webhooks.json')
  const sent = join(dir, 'webhooks-sent.json')
  return {
    read: (): Target[] => readJson(targets, z.array(z.object({ url: z.string(), secret: z.string().min(1) }))) ?? [],
    write: (list: readonly Target[]) => writeWhole(targets, list),
    /** By address, the number of the last change that was taken. */
    sent: (): Record<string, number> => readJson(sent, z.record(z.string(), z.int())) ?? {},
    keepSent: (numbers: Record<string, number>) => writeWhole(sent, numbers),
  }
}
export type WebhookFiles = ReturnType<typeof webhookFiles>

/** Those of the file and of YINLI_WEBHOOKS (addresses divided by spaces, with YINLI_WEBHOOK_SECRET as their key). None by default. */
export function targetsOf(files: Pick<WebhookFiles, 'read'>, env: Env): Target[] {
  const secret = env['YINLI_WEBHOOK_SECRET']?.trim()
  const named = (env['YINLI_WEBHOOKS'] ?? '').split(/\s+/).filter(Boolean)
  if (named.length && !secret) throw new YinliError('webhook-secret-missing')
  return [...files.read(), ...named.map(url => ({ url, secret: secret! }))]
}

/** Which addresses may be connected to: public ones, or any where YINLI_WEBHOOK_PRIVATE=1 says so. */
export const allowedBy = (env: Env) => (env['YINLI_WEBHOOK_PRIVATE'] === '1' ? () => true : isPublicAddress)

/** An address fit to be a target. Throws `webhook-address`, `webhook-private`. */
export function checkedAddress(url: string, allowed: (address: string) => boolean): string {
  try {
    return readAddress(url, allowed).href
  } catch (error) {
    if (!(error instanceof YinliError)) throw error
    throw new YinliError(error.code === 'fetch-private' ? 'webhook-private' : 'webhook-address', {}, error)
  }
}

export const newSecret = () => randomBytes(32).toString('hex')

function readJson<T>(path: string, shape: z.ZodType<T>): T | null {
  let text: string
  try { text = readFileSync(path, 'utf8') } catch { return null }
  try { return shape.parse(JSON.parse(text)) } catch (error) { throw new YinliError('webhook-file', { path }, error) }
}

function writeWhole(path: string, value: unknown): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}
