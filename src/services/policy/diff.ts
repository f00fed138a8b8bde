import type { Condition, Policy, Score } from '../../rules/index.ts'

export interface LineChange { kind: 'same' | 'added' | 'removed'; before: number | null; after: number | null; text: string }
/** One thing that a draft says otherwise: `what` is its place, in words. */
export interface Meaning { kind: 'added' | 'removed' | 'changed'; what: { zh: string; en: string }; before: string | null; after: string | null }

/** Two files line by line: what both have in their longest common order, and what one alone has. */
export function lineChanges(before: string, after: string): LineChange[] {
  const [a, b] = [before.replace(/\n$/, '').split('\n'), after.replace(/\n$/, '').split('\n')]
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const changes: LineChange[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) changes.push({ kind: 'same', before: ++i, after: ++j, text: a[i - 1]! })
    else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) changes.push({ kind: 'removed', before: ++i, after: null, text: a[i - 1]! })
    else changes.push({ kind: 'added', before: null, after: ++j, text: b[j - 1]! })
  }
  return changes
}

/** What a draft means otherwise than the rule in force: conditions by id, parameters, scores, benefit, whom it is for, when it holds. */
export function meaningChanges(before: Policy, after: Policy): Meaning[] {
  const [a, b] = [parts(before), parts(after)]
  const changes: Meaning[] = []
  for (const [key, was] of a) {
    const is = b.get(key)
    if (!is) changes.push({ kind: 'removed', what: was.what, before: was.text, after: null })
    else if (is.text !== was.text || is.inner !== was.inner) changes.push({ kind: 'changed', what: is.what, before: was.text, after: is.text })
  }
  for (const [key, is] of b) if (!a.has(key)) changes.push({ kind: 'added', what: is.what, before: null, after: is.text })
  return changes
}

/** `inner`: what is too long to be told in words but makes a difference. */
type Part = { what: { zh: string; en: string }; text: string; inner?: string }
function parts(policy: Policy): Map<string, Part> {
  const all = new Map<string, Part>([
    ['valid', { what: { zh: '有效期', en: 'In force' }, text: `${policy.validFrom}..${policy.validTo ?? ''}` }], ['document', { what: { zh: '文号', en: 'Document' }, text: policy.document }],
    ['applies', { what: { zh: '适用范围', en: 'Whom it is for' }, text: policy.applies?.text ?? '' }],
    ['benefit', { what: { zh: '优惠', en: 'Benefit' }, text: policy.benefit ? `${policy.benefit.zh}：${policy.benefit.text} ${policy.benefit.unit}` : '' }],
  ])
  const condition = (c: Condition, path: string) => {
    const key = `${path}/${c.id}`
    all.set(key, { what: { zh: c.zh, en: c.en }, text: c.rule.kind === 'is' ? c.rule.text : `${c.rule.kind}${c.rule.kind === 'atLeast' ? ` ${c.rule.count}` : ''} (${c.rule.of.length})` })
    if (c.rule.kind !== 'is') for (const inner of c.rule.of) condition(inner, key)
  }
  if (policy.conditions?.rule.kind === 'all') for (const c of policy.conditions.rule.of) condition(c, 'condition')
  for (const p of policy.parameters) all.set(`parameter/${p.name}`, { what: { zh: p.zh, en: p.en }, text: p.text ?? '待录入' })
  const score = (s: Score) => { all.set(`score/${s.id}`, { what: { zh: s.zh, en: s.en }, text: s.cap === null ? '评分办法' : `评分办法，满分 ${s.cap}`, inner: shape(s.value) }); s.items.forEach(score) }
  policy.scores.forEach(score)
  return all
}
/** A tree as text, to see whether two are the same. */
const shape = (node: unknown): string => JSON.stringify(node, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
