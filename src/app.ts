import type { Clock } from './base/clock.ts'
import type { OpenLedger } from './ledger/index.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { sha256 } from './base/ids.ts'
import { createReader } from './reader.ts'
import type { HttpDeps } from './surfaces/http/deps.ts'
import { createHttp } from './surfaces/http/index.ts'

export type { App } from './surfaces/http/index.ts'

export interface AppOptions extends Partial<Pick<HttpDeps, 'token' | 'consoleDir' | 'bodyLimit' | 'rate' | 'log'>> {
  ledger: Ledger & Partial<Pick<OpenLedger, 'backup'>>
  model: Model
  clock: Clock
  version: string
}

/** A page of text is tens of kilobytes, a scanned broadsheet some megabytes. */
export const defaultBodyLimit = 64 * 2 ** 20

/** The one place where stages, ledger, clock and surfaces meet. */
export function createApp({ ledger, model, clock, version, ...rest }: AppOptions) {
  const read = createReader(model)
  return createHttp({
    token: null, consoleDir: null, bodyLimit: defaultBodyLimit, rate: null, backup: ledger.backup ?? null, log: line => console.error(line),
    ...rest, ledger, model, clock, version,
    // What uploads, `yinli read` and the samples of the first run all go through.
    readBytes: async (bytes, meta) => ledger.append(await read(bytes, meta, await ledger.opened(sha256(bytes)))),
  })
}
