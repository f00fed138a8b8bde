import { YinliError } from '../../base/errors.ts'
import type { Asked, NoAnswer, Spent } from './ask.ts'
import type { Taken } from './answers.ts'
import type { Questions } from './questions.ts'

export interface Pass {
  documents: string[]
  questions(document: string): Promise<Questions>
  ask(question: { system: string; user: string; schema: object }): Promise<Asked>
  /** Hands the answers about one document to the ledger. */
  record(document: string, version: string, answers: { article: string; answer: string }[]): Promise<Taken>
  /** Questions under way at once. */
  concurrency: number
  spent: Spent
  /** Told after every question: articles done of those of the document, and after a document with `done` equal to `of`. */
  told?(event: { document: string; done: number; of: number }): void
}

export interface Summary {
  documents: number
  /** Articles asked about, and those of them that were answered. */
  asked: number
  answered: number
  unanswered: Partial<Record<NoAnswer, number>>
  kept: number
  agreed: number
  dropped: Taken['dropped']
  requests: number
  tokens: number
  /** Why the run ended before its end: the budget, or an endpoint that does not answer. */
  stopped: NoAnswer | null
}

/** So many questions without an answer, one after the other, and the run stops. */
const mostSilent = 3

/**
 * Asks a model about documents, one document after the other; what was answered of a document is recorded before the next one begins, so that a
 * run that stops has lost nothing. `failed` is what stopped it, thrown by the caller after the summary is shown.
 */
export async function runPass({ documents, questions, ask, record, concurrency, spent, told = () => {} }: Pass): Promise<{ summary: Summary; failed: unknown }> {
  const summary: Summary = { documents: 0, asked: 0, answered: 0, unanswered: {}, kept: 0, agreed: 0, dropped: {}, requests: 0, tokens: 0, stopped: null }
  let failed: unknown = null
  let silent = 0
  for (const document of documents) {
    const { items, system, schema, version } = await questions(document)
    const answers: { article: string; answer: string }[] = []
    let next = 0
    let done = 0
    const worker = async () => {
      while (next < items.length && !failed && !summary.stopped) {
        const { article, user } = items[next++]!
        try {
          const got = await ask({ system, user, schema })
          if ('none' in got && got.none === 'budget') { summary.stopped = 'budget'; break }
          summary.asked++
          if ('answer' in got) { answers.push({ article, answer: got.answer }); summary.answered++; silent = 0 }
          else {
            summary.unanswered[got.none] = (summary.unanswered[got.none] ?? 0) + 1
            if (++silent >= mostSilent) summary.stopped = got.none
          }
        } catch (error) {
          failed ??= error
        }
        told({ document, done: ++done, of: items.length })
      }
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
    if (answers.length) {
      const taken = await record(document, version, answers)
      summary.kept += taken.kept
      summary.agreed += taken.agreed
      for (const [reason, n] of Object.entries(taken.dropped) as [keyof Taken['dropped'], number][]) summary.dropped[reason] = (summary.dropped[reason] ?? 0) + n
    }
    if (failed || summary.stopped) break
    summary.documents++
    told({ document, done: items.length, of: items.length })
  }
  return { summary: { ...summary, ...spent }, failed }
}

/** The error for a run that an endpoint's silence ended before anything was answered. */
export const silence = (summary: Summary, host: string): YinliError | null => (summary.stopped && summary.stopped !== 'budget' && !summary.answered ? new YinliError('model-unreachable', { host }) : null)
