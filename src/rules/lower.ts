import type { Condition, Truth } from './tree.ts'

/**
 * A condition as one truth. Where it does not apply it counts for nothing: among conditions that must all hold it is as good as met,
 * among alternatives as good as unmet.
 */
export function truthOf(condition: Condition, among: 'all' | 'any' = 'all'): Truth {
  const truth = ruleTruth(condition.rule)
  if (!condition.when) return truth
  return among === 'all' ? { kind: 'any', of: [{ kind: 'not', of: condition.when }, truth] } : { kind: 'all', of: [condition.when, truth] }
}

function ruleTruth(rule: Condition['rule']): Truth {
  switch (rule.kind) {
    case 'is': return rule.truth
    case 'all': return { kind: 'all', of: rule.of.map(c => truthOf(c, 'all')) }
    case 'any': return { kind: 'any', of: rule.of.map(c => truthOf(c, 'any')) }
    case 'none': return { kind: 'not', of: { kind: 'any', of: rule.of.map(c => truthOf(c, 'any')) } }
    case 'atLeast': return { kind: 'atLeast', count: rule.count, of: rule.of.map(c => truthOf(c, 'any')) }
  }
}
