import { Evaluator } from './evaluate.ts'
import { bounds, type Bounds } from './explain.ts'
import { isExact } from './expression.ts'
import { isoOf, type Facts } from './facts.ts'
import { minus, over, plus, times, whole, type Rational } from './rational.ts'
import type { Comparison, Exact, Numeric, Truth, Words } from './tree.ts'
import { factsUnder } from './walk.ts'

/** How far a comparison that does not hold is from holding. */
export interface Gap extends Words {
  /** What would have to change; `share`: a fraction (0.009 is 0.9 points of a hundred), `points`: of a score. */
  kind: 'amount' | 'share' | 'days' | 'points'
  direction: 'more' | 'less'
  unit: string
  missing: Bounds
  /** Reaching the line is not enough. */
  strict: boolean
  now: Bounds
  line: Bounds
  /** When time alone closes it. */
  on: string | null
}

/** What is missing for a truth that is unmet, one gap a comparison; of alternatives each. Comparisons that no number can turn (dates gone by) give none. */
export function gapsOf(truth: Truth, evaluator: Evaluator, facts: Facts): Gap[] {
  if (evaluator.truth(truth) !== false) return []
  switch (truth.kind) {
    case 'compare': return gapOf(truth, evaluator, facts)
    case 'all': case 'any': case 'atLeast': return truth.of.flatMap(t => gapsOf(t, evaluator, facts))
    case 'truth': return gapsOf(truth.of, evaluator, facts)
    case 'not': return truth.of.kind === 'compare' ? gapOf({ ...truth.of, op: opposite[truth.of.op] }, evaluator, facts) : []
    default: return []
  }
}

const opposite: Record<Comparison, Comparison> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '=': '!=', '!=': '=' }

function gapOf({ op, left, right }: Extract<Truth, { kind: 'compare' }>, evaluator: Evaluator, facts: Facts): Gap[] {
  if (op === '=' || op === '!=') return []
  const [now, line] = [evaluator.range(left), evaluator.range(right)]
  const direction = op.startsWith('>') ? 'more' : 'less'
  const far = (to: Rational, from: Rational) => (direction === 'more' ? minus(to, from) : minus(from, to))
  if (!now.low || !now.high || !line.low || !line.high) return []
  const said = { direction, strict: !op.endsWith('='), now: bounds(now), line: bounds(line), on: null } as const
  if (!isExact(left)) return [{ ...said, kind: 'points', ...scoreName(left), unit: '分', missing: bounds(direction === 'more' ? { low: far(line.low, now.high), high: far(line.high, now.low) } : { low: far(line.high, now.low), high: far(line.low, now.high) }) }]
  // The line itself may be a range: what is missing at least, and at most.
  const [nearest, farthest] = direction === 'more' ? [line.low, line.high] : [line.high, line.low]
  const missing = (of: (line: Rational) => Rational) => bounds({ low: of(nearest), high: of(farthest) })
  const kinds = factsUnder([left]).map(f => facts.byId.get(f.fact)!)
  if (kinds.some(k => k.kind === 'date')) return dayGap(left, said, far(nearest, now.low), evaluator, facts)
  const ratio = asRatio(left)
  if (ratio) {
    const [above, below] = [evaluator.exact(ratio.above), evaluator.exact(ratio.below)]
    const unit = unitOf(ratio.above, facts)
    if (above && below && below.n > 0n && unit) return [{ ...said, kind: 'amount', ...nameOf(ratio.above, facts), unit, missing: missing(to => far(times(plus(to, ratio.added), below), above)) }]
  }
  const unit = unitOf(left, facts)
  const from = now.low
  return [{ ...said, kind: unit === null || unit === '' ? 'share' : unit === '分' ? 'points' : 'amount', ...nameOf(left, facts), unit: unit ?? '', missing: missing(to => far(to, from)) }]
}

/** Days that pass by themselves: only what counts from a day in the past up to the day asked about. */
function dayGap(left: Exact, said: Omit<Gap, 'kind' | 'zh' | 'en' | 'unit' | 'missing'>, missing: Rational, evaluator: Evaluator, facts: Facts): Gap[] {
  if (left.kind !== 'minus' || left.left.kind !== 'today' || said.direction !== 'more') return []
  const days = Number(missing.n / missing.d) + (missing.n % missing.d ? 1 : 0)
  return [{ ...said, kind: 'days', ...nameOf(left.right, facts), unit: '天', missing: bounds({ low: whole(days), high: whole(days) }), on: isoOf(evaluator.on + days + (said.strict ? 1 : 0)) }]
}

/** `a / b`, or `a / b - 1`, as its parts: what is added to the line when it is compared with `a / b` alone. */
function asRatio(node: Exact): { above: Exact; below: Exact; added: Rational } | null {
  if (node.kind === 'over') return { above: node.left, below: node.right, added: whole(0) }
  if (node.kind === 'minus' && node.left.kind === 'over' && node.right.kind === 'number') return { above: node.left.left, below: node.left.right, added: node.right.value }
  return null
}

/** The unit that all facts of a sum share; null when they differ or there are none, or when facts are multiplied. */
function unitOf(node: Exact, facts: Facts): string | null {
  switch (node.kind) {
    case 'fact': { const fact = facts.byId.get(node.fact)!; return fact.kind === 'number' ? fact.unit : null }
    case 'plus': case 'minus': { const [a, b] = [node.left, node.right].map(n => (factsUnder([n]).length ? unitOf(n, facts) : undefined)); return a === undefined ? b ?? null : b === undefined || a === b ? a : null }
    case 'times': return factsUnder([node.left]).length ? (factsUnder([node.right]).length ? null : unitOf(node.left, facts)) : unitOf(node.right, facts)
    default: return null
  }
}

const yearNames = [['', ''], ['（前年）', ' (year before)'], ['（大前年）', ' (two years before)'], ['（三年前）', ' (three years before)'], ['（四年前）', ' (four years before)']] as const
const counts = ['', '一', '两', '三', '四', '五']

/** What a number made of facts is called: one fact by its name and year, the same fact over years as their sum or mean, else all names. */
export function nameOf(node: Exact, facts: Facts): Words {
  const used = factsUnder([node])
  const names = [...new Set(used.map(u => u.fact))].map(f => facts.byId.get(f)!)
  const [first] = names
  if (!first) return { zh: '数值', en: 'value' }
  if (names.length > 1) return { zh: names.map(n => n.zh).join('、'), en: names.map(n => n.en).join(', ') }
  if (used.length === 1) { const [zh, en] = yearNames[used[0]!.back]!; return { zh: first.zh + zh, en: first.en + en } }
  const years = counts[used.length] ?? String(used.length)
  if (node.kind === 'plus') return { zh: `近${years}年${first.zh}合计`, en: `${first.en}, sum of ${used.length} years` }
  if (node.kind === 'times' && node.left.kind === 'number' && over(whole(1), node.left.value)) return { zh: `近${years}年${first.zh}均值`, en: `${first.en}, mean of ${used.length} years` }
  return { zh: `${first.zh}增长`, en: `Growth of ${first.en}` }
}

const scoreName = (node: Numeric): Words => (node.kind === 'named' ? { zh: node.name, en: node.name } : { zh: '得分', en: 'points' })
