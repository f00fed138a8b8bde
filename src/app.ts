import type { Clock } from './base/clock.ts'
import type { OpenLedger } from './ledger/index.ts'
import { standing } from './ledger/corrections.ts'
import type { AppendResult, Ledger, Reread } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { YinliError } from './base/errors.ts'
import { sha256 } from './base/ids.ts'
import { isArchive, unpack, type PageMeta } from './read/index.ts'
import { picture } from './pictures.ts'
import { createReader, open, type OnPage } from './reader.ts'
import { companyColumns } from './services/companies/columns.ts'
import { registerFacts } from './services/companies/divisions.ts'
import { startIntake, type IntakeQueue } from './services/intake/queue.ts'
import { policyLibrary } from './services/policy/library.ts'
import type { HttpDeps } from './surfaces/http/deps.ts'
import { createHttp } from './surfaces/http/index.ts'

export type { App } from './surfaces/http/index.ts'

export interface AppOptions extends Partial<Pick<HttpDeps, 'token' | 'consoleDir' | 'bodyLimit' | 'rate' | 'log' | 'intake'>> {
  ledger: Ledger & Partial<Pick<OpenLedger, 'backup'>>
  model: Model
  clock: Clock
  version: string
  /** Told of every file that a request reads, page by page. */
  onPage?: OnPage
}

/** A page of text is tens of kilobytes, a scanned broadsheet some megabytes. */
export const defaultBodyLimit = 64 * 2 ** 20

/** The one place where stages, ledger, clock and surfaces meet. */
export function createApp({ ledger, model, clock, version, onPage, ...rest }: AppOptions) {
  const read = readInto(ledger, model)
  // Policies are read when companies are first asked for: most commands never do.
  let columns: HttpDeps['companies'] | undefined
  return createHttp({
    token: null, consoleDir: null, bodyLimit: defaultBodyLimit, rate: null, intake: null, backup: ledger.backup ?? null, log: line => console.error(line),
    ...rest, ledger, model, clock, version, readBytes: (bytes, meta) => read(bytes, meta, onPage), openFile: open, picture, reread: rereadFrom(ledger, model),
    companies: () => (columns ??= companyColumns(ledger, registerFacts(policyLibrary().dictionary.facts, model.places.divisions)))(),
  })
}

/** Bytes of a file -> the ledger: what uploads, the queue, `yinli read` and the samples of the first run all go through. */
export function readInto(ledger: Ledger, model: Model): (bytes: Uint8Array, meta: PageMeta, onPage?: OnPage) => Promise<AppendResult> {
  const read = createReader(model)
  return async (bytes, meta, onPage) => {
    const id = sha256(bytes)
    return ledger.append(await read(bytes, meta, { opened: await ledger.opened(id), corrections: standing(await ledger.corrections(id)), onPage }))
  }
}

/** Reads a document that is in the ledger again, with these corrections of its lines. */
function rereadFrom(ledger: Ledger, model: Model): (document: string) => Reread {
  const read = createReader(model)
  return id => async corrections => {
    const [document, opened, file] = await Promise.all([ledger.document(id), ledger.opened(id), ledger.file(id)])
    if (!document || !opened || !file) throw new YinliError('not-found', { what: '原文件 file', id })
    const { name, publisher, home, publishedOn, basis } = document
    return read(file, { name, publisher, home, publishedOn: basis === 'given' ? publishedOn : null }, { opened, corrections })
  }
}

/** Files are read in the background, those of a ZIP one by one. `alone`: no other process has the database. */
export const startQueue = (ledger: OpenLedger, model: Model, log: (line: string) => void): Promise<IntakeQueue> => startIntake({
  store: ledger.intake, jobs: ledger.jobs, alone: ledger.engine === 'pglite', log, read: readInto(ledger, model),
  unpack: async (bytes, name) => ((await isArchive(bytes, name)) ? unpack(bytes, name) : null),
})
