import { isMap, isScalar, parseDocument } from 'yaml'
import type { Condition, Policy, Truth, Words } from './tree.ts'
import { under } from './walk.ts'

/** A number in a policy file that something is compared with, or that a person entered: where it stands and what it says. */
export interface Threshold extends Words {
  /** `rd#0`: the first number of condition rd; `parameter:最低年限`. */
  id: string
  clause: string | null
  /** The words around it. */
  text: string
  op: string | null
  /** As written: `5000`, `3%`. */
  value: string
  line: number
  column: number
  /** Where its characters begin in the file. */
  at: number
}

const compared = /(>=|<=|!=|[≥≤≠><=])\s*(\d+(?:\.\d+)?(?:\s*%)?)(?!\s*[\p{L}])/gu

/** The numbers of a policy file (its text, already read) that can be moved: those that conditions compare with, and parameters that have a value. */
export function thresholdsOf(text: string, policy: Policy): Threshold[] {
  const lines = lineStarts(text)
  const found: Threshold[] = []
  const visit = (condition: Condition, path: string) => {
    const { rule, line, zh, en, clause } = condition
    if (rule.kind !== 'is') return rule.of.forEach((c, i) => visit(c, path ? `${path}/${c.id}` : c.id || String(i)))
    const start = text.indexOf(rule.text, lines[line - 1])
    // Words that the file writes otherwise (quoted, folded) are moved by hand.
    if (start < 0 || rule.text === '') return
    let k = 0
    for (const match of rule.text.matchAll(compared)) {
      const [, op = '', value = ''] = match
      const at = start + match.index + match[0].length - value.length
      found.push({ id: `${path}#${k++}`, zh, en, clause, text: rule.text, op, value: value.replaceAll(/\s/g, ''), ...placeOf(lines, at), at })
    }
  }
  if (policy.conditions) visit(policy.conditions, '')
  const parameters = parseDocument(text).get('parameters')
  if (isMap(parameters)) {
    for (const { zh, en, name, value } of policy.parameters) {
      const node = parameters.getIn([name, 'value'], true)
      if (value && isScalar(node) && node.range) found.push({ id: `parameter:${name}`, zh, en, clause: null, text: name, op: null, value: text.slice(node.range[0], node.range[1]).replaceAll(/['"]/g, ''), ...placeOf(lines, node.range[0]), at: node.range[0] })
    }
  }
  return found
}

/** The file with other numbers at some thresholds (`3.5%`, `6000`), by id; those it does not have are left out. */
export function withThresholds(text: string, thresholds: Threshold[], values: Record<string, string>): string {
  let changed = text
  for (const { id, at } of [...thresholds].sort((a, b) => b.at - a.at)) {
    const value = values[id]
    if (value === undefined) continue
    const length = /^['"]?\d+(?:\.\d+)?(?:\s*%)?['"]?/.exec(changed.slice(at))![0].length
    changed = changed.slice(0, at) + value + changed.slice(at + length)
  }
  return changed
}

/** A threshold's number times a factor, as it would be written. */
export function scaled(value: string, factor: number): string {
  const number = Number(value.replace('%', '')) * factor
  const places = Number.isInteger(number) || Math.abs(number) >= 1000 ? 0 : Math.abs(number) >= 10 ? 2 : 4
  return `${Number(number.toFixed(places))}${value.endsWith('%') ? '%' : ''}`
}

type Compare = Extract<Truth, { kind: 'compare' }>

/** The comparisons of a truth that another one, of the same shape, makes with another number: what moving a threshold moved. */
export function moved(before: Truth, after: Truth): Compare[] {
  const found: Compare[] = []
  const seen = new Set<unknown>()
  const visit = (a: unknown, b: unknown) => {
    if (seen.has(a)) return
    seen.add(a)
    const [x, y] = [a, b] as [Truth, Truth]
    if (x.kind !== y.kind) return
    if (x.kind === 'compare' && y.kind === 'compare' && numberText(x.right) !== numberText(y.right)) { found.push(x); return }
    const [left, right] = [under(x), under(y)]
    left.forEach((child, i) => { if (right[i]) visit(child, right[i]) })
  }
  visit(before, after)
  return found
}
const numberText = (node: Compare['right']) => ((node.kind === 'number' || node.kind === 'parameter') && node.value ? `${node.value.n}/${node.value.d}` : '')

/** A truth with some comparisons taken as met, or as unmet. */
export function taken(truth: Truth, comparisons: ReadonlySet<Truth>, as: 'met' | 'unmet'): Truth {
  if (comparisons.has(truth)) return { kind: as === 'met' ? 'all' : 'any', of: [] }
  switch (truth.kind) {
    case 'all': case 'any': case 'atLeast': return { ...truth, of: truth.of.map(t => taken(t, comparisons, as)) }
    case 'not': case 'truth': return { ...truth, of: taken(truth.of, comparisons, as) }
    default: return truth
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
function placeOf(starts: number[], at: number): { line: number; column: number } {
  let line = starts.length
  while (starts[line - 1]! > at) line--
  return { line, column: at - starts[line - 1]! + 1 }
}
