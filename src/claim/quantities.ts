import type { Model } from '../model/model.ts'
import type { Quantity } from './records.ts'

/** Quantities in an article's clean text; spans are offsets into that text. */
export function findQuantities(_text: string, _model: Model): Quantity[] {
  return []
}
