import type { Article } from '../read/document.ts'
import { readText, type TextDocument } from '../read/text.ts'
import { createModel, type Model } from '../model/model.ts'
import { findClaims } from './claims.ts'
import { ground } from './ground.ts'
import { findLists } from './lists.ts'
import { findMentions } from './mentions.ts'
import { findQuantities } from './quantities.ts'
import type { Extraction } from './records.ts'
import { plainStatus } from './status.ts'
import { readTable } from './table.ts'
import { findTimes } from './times.ts'
import { findTold } from './told.ts'

export type * from './records.ts'
export { problemWords, readTable } from './table.ts'
export type { TableProblem, TableReading } from './table.ts'
export type { Article, Model, TextDocument }
export { createModel, readText, findQuantities, findTimes, findMentions, findClaims, findLists, plainStatus }

/** Name and version that a reading carries; raise the version when output for the same page changes. */
export const extractor = { name: 'yinli', version: '0.1.0' } as const

/** Everything a careful reader takes from a page, one extraction per article, spans in raw document offsets. Deterministic; Node and browser. */
export function extract(document: Pick<TextDocument, 'text' | 'tables' | 'publisher' | 'home' | 'publishedOn'>, articles: Article[], model: Model): Extraction[] {
  const stories = articles.filter(article => article.kind !== 'table')
  const mentions = findMentions(stories, document, model)
  // The paper's name or the 市政府 may be named in another article than the claim that needs it.
  const named = mentions.flat()
  const read = stories.map((article, i) => {
    const { text } = article.clean
    const layers = {
      quantities: findQuantities(text, model),
      times: findTimes(text, document.publishedOn, model),
      mentions: mentions[i]!,
    }
    const claims = findClaims(article, layers, document.publishedOn, model, named)
    const told = article.kind === 'furniture' ? [] : findTold(text, layers.mentions, claims, model)
    return ground({ ...layers, claims, lists: findLists(text, layers, model), told }, article.clean, document.text)
  })
  const tables = document.tables.map(table => readTable(table, document.text, document.publishedOn, model).extraction)
  // Both stand in the order of the text, as articles do.
  return articles.map(article => (article.kind === 'table' ? tables : read).shift()!)
}
