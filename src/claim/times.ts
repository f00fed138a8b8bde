import type { Model } from '../model/model.ts'
import type { TimeExpression } from './records.ts'

/** Time expressions in an article's clean text, resolved against the publication day (ISO, null when unknown); spans are offsets into that text. */
export function findTimes(_text: string, _publishedOn: string | null, _model: Model): TimeExpression[] {
  return []
}
