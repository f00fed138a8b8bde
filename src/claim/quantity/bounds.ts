import type { Measure } from './measure.ts'
import type { Bound, Vocabulary } from './vocabulary.ts'

/** A measure's bounds: what they make of it and the span with them. */
export interface Bounds { mod: Bound | null; start: number; end: number }

/** Reads the bound words around a measure, not before `floor` (the end of the quantity before). */
export function bounds(text: string, measure: Measure, upper: number | null, floor: number, vocabulary: Vocabulary): Bounds {
  const { between, loose } = vocabulary.model.bounds
  let { start, end } = measure
  let mod: Bound | null = null
  const prefix = before(text, start, floor, vocabulary, measure) ?? beforeWord(text, start, floor, between, vocabulary, measure)
  if (prefix) { mod = prefix.bound; start = prefix.start }
  const suffix = after(text, measure, vocabulary)
  if (suffix) { mod ??= suffix.bound; end = suffix.end }
  if (mod === null) mod = afterRate(text, measure, vocabulary)
  if (mod === null && measure.more) mod = 'more'
  if (mod === null && upper === null) {
    mod = cutOff(text.slice(Math.max(floor, measure.start - 10), measure.start), measure, loose)
  }
  return { mod, start, end }
}

/** 200元/吨左右: the rate stays outside, its bound holds. */
function afterRate(text: string, { end }: Measure, { after }: Vocabulary): Bound | null {
  if (text[end] !== '/') return null
  for (let i = end + 2; i <= end + 4; i++) {
    const found = after.get(text[i] ?? '\n')?.find(({ word, blockers }) => word.length > 1 && text.startsWith(word, i) && !blockers.some(b => text.startsWith(b, i + word.length)))
    if (found) return found.bound
  }
  return null
}

/** A bound cut off by other words of the clause sets the mod and stays outside: 大约只能做到20微米, 不到总产的三成. */
function cutOff(text: string, { unit }: Measure, loose: string[]): Bound | null {
  const clause = text.slice(Math.max(...['，', '。', '；', '：', '、', '！', '？', '\n'].map(c => text.lastIndexOf(c))) + 1)
  if (loose.some(w => clause.includes(w))) return 'about'
  if (unit?.kind !== 'ratio') return null
  const share = /(不到|不足|低于|近|约|超过|超|逾|占了?大?约)[^0-9]{1,7}的$/.exec(clause)
  if (!share) return null
  return /[不低近]/.test(share[1]!) ? 'less' : share[1]!.includes('约') ? 'about' : 'more'
}

function before(text: string, at: number, floor: number, vocabulary: Vocabulary, measure: Measure): { bound: Bound; start: number } | null {
  let i = at
  while (i > floor && text[i - 1] === ' ' && at - i < 2) i--
  for (const { word, bound, blockers } of vocabulary.before.get(text[i - 1] ?? '\n') ?? []) {
    const start = i - word.length
    if (start < floor || !text.startsWith(word, start)) continue
    if (blockers.some(b => text.endsWith(b, start))) continue
    if (word === '上' && !measure.number.bare) continue
    return { bound, start }
  }
  // 过百家, 过万: only before a bare magnitude.
  const share = measure.unit?.word === '成' || measure.unit?.word === '%' || measure.unit?.kind === 'money'
  if (text[i - 1] === '过' && (measure.number.bare || share) && i - 1 >= floor && !(share ? '通经超不花付用给收领' : '通经越度走不').includes(text[i - 2] ?? '\n')) return { bound: 'more', start: i - 1 }
  return null
}

/** 超过了300家, 低至3天. */
function beforeWord(text: string, at: number, floor: number, between: string[], vocabulary: Vocabulary, measure: Measure) {
  for (const word of between) {
    const start = at - word.length
    if (start > floor && text.startsWith(word, start)) {
      const found = before(text, start, floor, vocabulary, measure)
      return found && text.slice(found.start, start).length > 1 ? found : null
    }
  }
  return null
}

function after(text: string, { end, unit, number }: Measure, vocabulary: Vocabulary): { bound: Bound; end: number } | null {
  for (const { word, bound, blockers } of vocabulary.after.get(text[end] ?? '\n') ?? []) {
    if (!text.startsWith(word, end)) continue
    if (blockers.some(b => text.startsWith(b, end + word.length))) continue
    if (word === '内' && unit?.kind === 'count') continue
    if ((word === '强' || word === '弱') && (unit?.kind !== 'ratio' || unit.word !== '')) continue
    if (word === '+' && (number.form !== 'arabic' || /[0-9A-Za-z]/.test(text[end + 1] ?? ''))) continue
    if ((word === '多' || word === '余') && unit === null) continue
    if (word === '多' && unit?.kind === 'count' && unit.word !== '岁') continue
    return { bound, end: end + word.length }
  }
  return null
}
