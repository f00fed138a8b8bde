import { extract, extractor } from './claim/index.ts'
import type { Clock } from './base/clock.ts'
import type { OpenLedger } from './ledger/index.ts'
import type { Ledger, Reading } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { readPage, type PageMeta } from './read/page.ts'
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

/** A page of text is tens of kilobytes; sixteen megabytes is far more than any. */
export const defaultBodyLimit = 16 * 2 ** 20

/** The one place where stages, ledger, clock and surfaces meet. */
export function createApp({ ledger, model, clock, version, ...rest }: AppOptions) {
  const read = createReader((bytes, meta) => readBytes(bytes, meta, model))
  return createHttp({
    token: null, consoleDir: null, bodyLimit: defaultBodyLimit, rate: null, backup: ledger.backup ?? null, log: line => console.error(line),
    ...rest, ledger, model, clock, version,
    // What uploads, `yinli read` and the samples of the first run all go through.
    readBytes: async (bytes, meta) => ledger.append(await read(bytes, meta)),
  })
}

/** Bytes of a page -> what a careful reader takes from it. Pure; throws YinliError for what cannot be read. */
export function readBytes(bytes: Uint8Array, meta: PageMeta, model: Model): Reading {
  const { document, articles } = readPage(bytes, meta, model)
  return { document, articles, extractions: extract(document, articles, model), extractor }
}
