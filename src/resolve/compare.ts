import { featureIds } from '../model/identity.ts'
import type { Model } from '../model/model.ts'
import { features, type Pair, type Side } from './features.ts'
import { nested } from './gazetteer.ts'
import { createLikener } from './likeness.ts'

/** What a machine says of two things. `score` is between 0 and 1; `why` names the rows that hold, in both languages. */
export interface Opinion { verdict: 'same' | 'not_same' | 'unsure'; score: number; why: string }

export interface Comparer {
  /** What the table says, whole. Linear in the names. */
  judge(a: Side, b: Side): Opinion
  /** The score alone, not rounded: -Infinity where a row says never, Infinity where one says always. For those who compare millions. */
  score(a: Side, b: Side): number
  /** The same opinion as a doubt, of a name that fits another thing as well. */
  doubt(opinion: Opinion): Opinion
  /** Version of the table. */
  readonly version: number
  readonly same: number
  readonly unsure: number
}

/** Compiles the table of model/identity.yaml. */
export function createComparer({ identity }: Pick<Model, 'identity'>): Comparer {
  const { version, same, unsure, several, features: table } = identity.judging
  const like = createLikener(identity)
  const legalOf = (legal: string) => identity.legalAlike.get(legal) ?? legal
  const rows = featureIds.map(id => {
    const { weight, zh, en } = table[id]
    return { holds: features[id], weight: weight === 'never' ? -Infinity : weight === 'always' ? Infinity : weight, words: `${zh} ${en}` }
  })

  const pairOf = (a: Side, b: Side): Pair => {
    const [placeA, placeB] = [a.place ?? a.seen, b.place ?? b.seen]
    const alike = like(a, b)
    return { a, b, like: alike, legalA: legalOf(a.legal), legalB: legalOf(b.legal), placeA, placeB, close: placeA && placeB ? nested(placeA, placeB) : null, length: alike === 'own' ? a.own.length : Math.min(a.core.length, b.core.length) }
  }
  const score = (a: Side, b: Side) => {
    if (a.type !== b.type) return -Infinity
    const pair = pairOf(a, b)
    let sum = 0
    for (const { holds, weight } of rows) {
      if (!holds(pair)) continue
      if (weight === -Infinity) return weight
      sum += weight
    }
    // Names with nothing in common say nothing, whatever else is shared, unless one code says they are one.
    return pair.like === 'none' && sum < Infinity ? 0 : sum
  }
  return {
    version, same, unsure, score,
    doubt: ({ score: scored, why }) => ({ verdict: 'unsure', score: scored, why: `${several.zh} ${several.en}；${why}` }),
    judge(a, b) {
      const pair = pairOf(a, b)
      const sum = score(a, b)
      const why = rows.flatMap(({ holds, weight, words }) => {
        const said = holds(pair)
        return said === false || (sum === -Infinity && weight !== sum) ? [] : [typeof said === 'string' ? `${words}: ${said}` : words]
      })
      const rounded = Math.round(Math.max(0, Math.min(1, sum)) * 100) / 100
      return { verdict: rounded >= same ? 'same' : rounded >= unsure ? 'unsure' : 'not_same', score: rounded, why: `${why.join('；')}（${rounded}）` }
    },
  }
}

