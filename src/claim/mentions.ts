import type { Article } from '../read/document.ts'
import type { Model } from '../model/model.ts'
import type { Mention } from './records.ts'

/**
 * Names in the articles of one page, one list per article; spans are offsets into each article's clean text.
 * Ids are consistent over the page: a short form carries the fullest name seen, local short names get the place in front.
 */
export function findMentions(articles: Article[], _context: { home: string | null; publisher: string | null }, _model: Model): Mention[][] {
  return articles.map(() => [])
}
