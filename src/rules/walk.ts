import type { Condition, Numeric, Policy, Truth } from './tree.ts'

type Node = Numeric | Truth

/** The nodes right under one. */
export function under(node: Node): Node[] {
  switch (node.kind) {
    case 'plus': case 'minus': case 'times': case 'over': case 'compare': return [node.left, node.right]
    case 'first': return [...node.cases.flatMap(c => [c.when, c.value]), node.otherwise]
    case 'total': case 'least': case 'most': return node.items
    case 'within': case 'curve': case 'named': case 'truth': case 'not': return [node.of]
    case 'scaled': return [node.by, node.of]
    case 'given': return [node.otherwise]
    case 'all': case 'any': case 'atLeast': return node.of
    default: return []
  }
}

/** Every truth of a condition, its own and those under it. */
export function truthsOf(condition: Condition): Truth[] {
  const own = condition.when ? [condition.when] : []
  return condition.rule.kind === 'is' ? [...own, condition.rule.truth] : [...own, ...condition.rule.of.flatMap(truthsOf)]
}

type Slot = { fact: string; back: number }

/** The facts that some nodes look at, each once. */
export function factsUnder(roots: Node[]): Slot[] {
  const seen = new Set<Node>()
  const slots = new Map<string, Slot>()
  const visit = (node: Node) => {
    if (seen.has(node)) return
    seen.add(node)
    if ('fact' in node) {
      const back = 'back' in node ? node.back : 0
      slots.set(`${node.fact}@${back}`, { fact: node.fact, back })
    }
    under(node).forEach(visit)
  }
  roots.forEach(visit)
  return [...slots.values()]
}

export function usesOf(policy: Pick<Policy, 'applies' | 'conditions' | 'classes' | 'benefit' | 'scores' | 'values'>): Slot[] {
  return factsUnder([
    ...(policy.applies ? [policy.applies.truth] : []), ...(policy.conditions ? truthsOf(policy.conditions) : []), ...(policy.classes ? [policy.classes.of] : []),
    ...(policy.benefit?.amount ? [policy.benefit.amount] : []), ...policy.scores.map(s => s.value), ...policy.values.map(v => v.value),
  ])
}

/** Whether a value, outside of its conditions, divides by something that is not a plain number. */
export function dividesByFact(node: Numeric): boolean {
  if (node.kind === 'curve') return false
  if (node.kind === 'over' && factsUnder([node.right]).length) return true
  return under(node).some(child => child.kind !== 'compare' && !isTruth(child) && dividesByFact(child as Numeric))
}
const truthKinds = new Set(['compare', 'all', 'any', 'not', 'atLeast', 'flag', 'is', 'code', 'known', 'truth'])
export const isTruth = (node: Node): node is Truth => truthKinds.has(node.kind)
