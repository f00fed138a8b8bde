import { z } from 'zod'

/** n noun, v verb, g verbal noun, a adjective, d adverb, p preposition, c conjunction, u particle, r pronoun, m numeral, q classifier, t time, f position, i idiom. */
export type WordClass = 'n' | 'v' | 'g' | 'a' | 'd' | 'p' | 'c' | 'u' | 'r' | 'm' | 'q' | 't' | 'f' | 'i'

/** Dictionary of model/words.yaml: word -> class and log2 of its frequency. */
export const wordsSchema = z.object({
  dictionary: z.string().transform(text => {
    const map = new Map<string, { kind: WordClass; weight: number }>()
    for (const line of text.trim().split('\n')) {
      const [head = '', ...list] = line.trim().split(' ')
      const entry = { kind: head[0] as WordClass, weight: Number(head.slice(1)) }
      for (const word of list) map.set(word, entry)
    }
    return map
  }),
})
