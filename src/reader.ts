import { extract, extractor } from './claim/index.ts'
import type { Reading } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { isPlain, openFile, readFile, usualLimits, type Limits, type OpenedFile, type PageMeta } from './read/index.ts'
import { compiled, threadPool, type OnPage } from './threads.ts'

export type { OnPage } from './threads.ts'

/** What a thread is asked for: to read a file, or only to open it. */
export interface ReadingRequest { only?: 'open'; bytes: Uint8Array; meta: PageMeta; opened?: OpenedFile | null }

/** A newspaper page of text is 20 kB and read in a tenth of a second; everything else is read in a thread, so that other requests are served meanwhile. */
const inlineLimit = 64 * 1024
/** Two files at once; one that says nothing of a further page for three minutes hangs its reader, which is ended. */
const inThread = threadPool<ReadingRequest>('reading-thread.js', { threads: 2, patience: 180_000 })

/** Reads files of any format, large and laborious ones in threads that end when they hang. Throws YinliError `read-*`. */
export function createReader(model: Model): (bytes: Uint8Array, meta: PageMeta, how?: { opened?: OpenedFile | null; onPage?: OnPage }) => Promise<Reading> {
  return async (bytes, meta, { opened, onPage } = {}) => (!compiled || (bytes.length <= inlineLimit && (opened || isPlain(bytes, meta.name)))
    ? readBytes(bytes, meta, model, { opened, limits: { ...usualLimits, progress: onPage } })
    : await inThread({ bytes, meta, opened }, meta.name, onPage) as Reading)
}

/** Bytes of a file -> what a careful reader takes from it. Throws YinliError for what cannot be read. */
export async function readBytes(bytes: Uint8Array, meta: PageMeta, model: Model, how: { limits?: Limits; opened?: OpenedFile | null } = {}): Promise<Reading> {
  const { document, articles } = await readFile(bytes, meta, model, how)
  return { document, articles, extractions: extract(document, articles, model), extractor, ...(isPlain(bytes, meta.name) ? {} : { file: bytes }) }
}

/** Text and layout of a file, nothing else. */
export async function open(bytes: Uint8Array, name: string): Promise<OpenedFile> {
  return compiled && !isPlain(bytes, name) ? await inThread({ only: 'open', bytes, meta: { name } }, name) as OpenedFile : openFile(bytes, name)
}
