import { pairAt } from '../base/pairs.ts'

/** Two neighbouring characters within a run of Chinese, letters or digits, as one number. */
export type Bigrams = Set<number>

export function bigramsOf(text: string): Bigrams {
  const grams: Bigrams = new Set()
  for (let i = 1; i < text.length; i++) if (inked(text, i - 1) && inked(text, i)) grams.add(pairAt(text, i - 1))
  return grams
}

const inked = (text: string, i: number) => {
  const c = text.charCodeAt(i)
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
}
