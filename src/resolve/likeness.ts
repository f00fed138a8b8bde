import type { NameForm } from './form.ts'

/** How two names' forms are alike; `number` where they differ in what tells things of one name apart. */
export type Likeness = 'equal' | 'short' | 'part' | 'within' | 'swapped' | 'typo' | 'own' | 'number' | 'none'

export interface Likener { (a: NameForm, b: NameForm): Likeness }

/** Compares cores: the first that fits of equal, one character or two neighbours, short form, same own part. Linear in the names. */
export function createLikener({ filler, counting }: { filler: ReadonlySet<string>; counting: ReadonlySet<string> }): Likener {
  const counts = (text: string) => { for (const c of text) if (counting.has(c)) return true; return false }
  const longestFiller = Math.max(...[...filler].map(w => w.length))
  /** Whether a text is nothing but fillers. */
  const isFiller = (text: string): boolean => {
    for (let at = 0; at < text.length;) {
      let n = Math.min(longestFiller, text.length - at)
      while (n > 0 && !filler.has(text.slice(at, at + n))) n--
      if (n === 0) return false
      at += n
    }
    return true
  }

  return (a, b) => {
    if (a.core === b.core) return 'equal'
    const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a]
    const edit = oneEdit(short.core, long.core)
    if (edit && counts(edit.differs)) return 'number'
    if (edit && short.core.length >= (a.whole && b.whole ? 3 : 4) && a.own !== b.own) return edit.kind
    if (a.own === b.own) {
      // 青禾新能源 and 青禾新能源科技: nothing is left out that tells. 青禾 and 青禾材料: the paper's usual short form. A whole name leaves nothing out.
      const left = leftOut(short.trade, long.trade)
      if (left === null) return a.type === 'company' ? 'own' : 'none'
      if (a.type !== 'company') return counts(left) ? 'number' : 'within'
      return !short.whole && (short.trade === '' || isFiller(left)) ? 'short' : 'part'
    }
    if (short.core.length >= 3 && long.core.startsWith(short.core)) {
      const left = long.core.slice(short.core.length)
      if (a.type !== 'company') return counts(left) ? 'number' : 'within'
      return !short.whole && isFiller(left) ? 'short' : 'part'
    }
    return 'none'
  }
}

/** What of `long` is not in `short`, when the characters of `short` stand in `long` in their order; else null. */
function leftOut(short: string, long: string): string | null {
  let at = 0
  let left = ''
  for (const c of long) {
    if (at < short.length && short.startsWith(c, at)) at += c.length
    else left += c
  }
  return at === short.length ? left : null
}

/** One character left out, put in or another, or two neighbours exchanged; null for anything more. */
export function oneEdit(short: string, long: string): { kind: 'typo' | 'swapped'; differs: string } | null {
  if (long.length - short.length > 1) return null
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  let back = 0
  while (back < short.length - from && short[short.length - 1 - back] === long[long.length - 1 - back]) back++
  const a = short.slice(from, short.length - back)
  const b = long.slice(from, long.length - back)
  if (a.length <= 1 && b.length <= 1) return { kind: 'typo', differs: a + b }
  if (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0]) return { kind: 'swapped', differs: '' }
  return null
}
