type Stretch = [start: number, end: number]

/**
 * Where a quote stands in a text, letter for letter. One that stands there more than once is the one in, or nearest to, the sentence that was
 * given with it, when that sentence itself stands there exactly once. `known`: an offset at which it is known to be meant. No quote goes over a paragraph's end.
 */
export function locate(text: string, quote: string, sentence: string | null, known?: number): Stretch | 'not-found' | 'ambiguous' {
  const words = quote.trim()
  const places = words.includes('\n') ? [] : occurrences(text, words, 50)
  if (!places.length) return 'not-found'
  const span = (at: number): Stretch => [at, at + words.length]
  if (known !== undefined && text.startsWith(words, known)) return span(known)
  const lines = sentence === null ? [] : occurrences(text, sentence.trim(), 2)
  if (places.length === 1) return span(places[0]!)
  if (lines.length !== 1) return 'ambiguous'
  const from = lines[0]!
  const to = from + sentence!.trim().length
  const distance = (at: number) => Math.max(0, from - at, at + words.length - to)
  const [first, second] = places.sort((a, b) => distance(a) - distance(b))
  return distance(first!) === distance(second!) ? 'ambiguous' : span(first!)
}

/** Offsets at which `words` stand in `text`, at most `limit`; none for no words. */
export function occurrences(text: string, words: string, limit: number): number[] {
  const at: number[] = []
  if (words) for (let i = text.indexOf(words); i >= 0 && at.length < limit; i = text.indexOf(words, i + 1)) at.push(i)
  return at
}

/** The stretch around [start, end) up to the nearest character that `stop` matches, on either side. */
export function around(text: string, start: number, end: number, stop: RegExp): Stretch {
  let from = start
  while (from > 0 && !stop.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && !stop.test(text[to]!)) to++
  return [from, to]
}
