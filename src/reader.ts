import { deflateRawSync } from 'node:zlib'
import { extract, extractor } from './claim/index.ts'
import type { Reading } from './ledger/ledger.ts'
import type { Model } from './model/model.ts'
import { compiled, processPool, type OnPage } from './processes.ts'
import { carryBack, correctText, uncorrected, type Correction } from './read/corrected.ts'
import { isPlain, openFile, readFile, usualLimits, type Limits, type OpenedFile, type PageMeta } from './read/index.ts'
import { readingLimits } from './read/reading-limits.ts'

export type { OnPage } from './processes.ts'

/** What a reading process is asked for: to read a file, or only to open it. */
export interface ReadingRequest { only?: 'open'; bytes: Uint8Array; meta: PageMeta; opened?: OpenedFile | null; corrections?: StandingCorrection[] }

/** A correction that stands, as the ledger names it. */
export type StandingCorrection = Correction & { id: string }

/** A newspaper page of text is 20 kB and read in a tenth of a second; everything else is read in a process of its own, so that other requests are served meanwhile and nothing in a file harms the server. */
const inlineLimit = 64 * 1024
const elsewhere = processPool<ReadingRequest>('reading-process.js', readingLimits)

/** Reads files of any format, large and laborious ones in processes that are ended when they hang. Throws YinliError `read-*`. */
export function createReader(model: Model): (bytes: Uint8Array, meta: PageMeta, how?: { opened?: OpenedFile | null; corrections?: StandingCorrection[]; onPage?: OnPage }) => Promise<Reading> {
  return async (bytes, meta, { opened, corrections, onPage } = {}) => {
    if (!compiled || (bytes.length <= inlineLimit && (opened || isPlain(bytes, meta.name)) && !isMonotonous(bytes))) return readBytes(bytes, meta, model, { opened, corrections, limits: { ...usualLimits, progress: onPage } })
    const { file, ...reading } = await elsewhere({ bytes, meta, opened, corrections }, meta.name, onPage) as Omit<Reading, 'file'> & { file?: true }
    return { ...reading, ...(file ? { file: bytes } : {}) }
  }
}

/** Text that says little in many bytes is what patterns take longest over: a page packs into a third, such text into next to nothing. */
const isMonotonous = (bytes: Uint8Array) => bytes.length > 4096 && deflateRawSync(bytes, { level: 1 }).length < bytes.length / 8

/**
 * Bytes of a file -> what a careful reader takes from it. With corrections, the text is read with them in place, and everything that was read has its place in
 * the text as it was opened. Throws YinliError for what cannot be read.
 */
export async function readBytes(bytes: Uint8Array, meta: PageMeta, model: Model, { limits, opened, corrections = [] }: { limits?: Limits; opened?: OpenedFile | null; corrections?: StandingCorrection[] } = {}): Promise<Reading> {
  const file = isPlain(bytes, meta.name) ? {} : { file: bytes }
  if (!opened || !corrections.length) {
    const { document, articles } = await readFile(bytes, meta, model, { limits, opened })
    return { document, articles, extractions: extract(document, articles, model), extractor, ...file }
  }
  const { text, back } = correctText(opened.text, corrections)
  const { document, articles } = await readFile(bytes, meta, model, { opened: { ...opened, text } })
  const extractions = extract(document, articles, model)
  return { document: uncorrected(document, opened, back), articles: carryBack(articles, back), extractions: carryBack(extractions, back), extractor, corrections: corrections.map(c => c.id), ...file }
}

/** Text and layout of a file, nothing else. */
export async function open(bytes: Uint8Array, name: string): Promise<OpenedFile> {
  return compiled && !isPlain(bytes, name) ? await elsewhere({ only: 'open', bytes, meta: { name } }, name) as OpenedFile : openFile(bytes, name)
}
