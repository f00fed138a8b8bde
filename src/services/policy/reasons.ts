import type { Bounds, Evaluation, Finding, Side, Used } from '../../rules/index.ts'

/** Why an outcome is what it is, in words: what decided it, or what is missing. One line, for lists and sheets. */
export function reasonOf({ outcome, because, conditions, needs, class: sorted }: Evaluation): { zh: string; en: string } {
  if (sorted) return { zh: between(sorted), en: between(sorted) }
  if (outcome === 'unknown') return { zh: `还缺：${needs.map(n => n.zh + yearBefore(n.back).zh).join('、')}`, en: `still needed: ${needs.map(n => n.en + yearBefore(n.back).en).join(', ')}` }
  const findings = because.filter(f => f.id !== conditions?.id)
  return { zh: findings.map(f => f.zh + sides(f)).join('；'), en: findings.map(f => f.en + sides(f)).join('; ') }
}

/** The facts that an outcome rests on with their source and day, each once. */
export function factsOf({ because }: Evaluation): string {
  const used = new Map<string, Used>()
  const visit = (f: Finding) => { for (const u of f.facts) used.set(`${u.fact}@${u.back}`, u); f.of.forEach(visit) }
  because.forEach(visit)
  return [...used.values()].map(u => `${u.zh}${yearBefore(u.back).zh} ${u.value}${u.source === null ? '' : `（${[u.source, u.asOf].filter(Boolean).join('，')}）`}`).join('；')
}

const sides = ({ compared }: Finding) => (compared.length ? `（${compared.map(c => `${between(c.left)} ${sign(c)} ${between(c.right)}`).join('，')}）` : '')
/** The sign of a comparison; where it surely does not hold, that of its opposite, so that what is written is true. */
function sign({ op, left, right }: Side): string {
  const [a, b] = [left, right].map(s => (s.low !== null && s.low === s.high ? Number(s.low) : NaN)) as [number, number]
  const fails = { '>=': a < b, '>': a <= b, '<=': a > b, '<': a >= b, '=': a !== b && a === a && b === b, '!=': a === b }[op]
  return signs[fails ? opposite[op] : op]
}
const signs = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=', '!=': '≠' } as const
const opposite = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '=': '!=', '!=': '=' } as const
const between = ({ low, high }: Bounds) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)
const yearBefore = (back: number) => (back ? { zh: `（前${back === 1 ? '' : '一二三四五'[back - 1]}年）`, en: ` (${back} before)` } : { zh: '', en: '' })
