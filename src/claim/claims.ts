import type { Article } from '../read/document.ts'
import type { Model } from '../model/model.ts'
import type { ExtractedClaim, Extraction } from './records.ts'

/** Claims of one article from its text and the other three layers; every span is an offset into the article's clean text. */
export function findClaims(_article: Article, _layers: Omit<Extraction, 'claims'>, _publishedOn: string | null, _model: Model): ExtractedClaim[] {
  return []
}
