import type { Model } from '../../model/model.ts'
import { figure, statusWords } from '../../ledger/figure.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { periodWords } from './days.ts'

/** What a figure is of: 总投资, 一期投资, 中试车间建筑面积. */
export function factLabel(claim: StoredClaim, model: Model): string {
  const { property, of, phase } = claim
  const name = model.properties[property]?.zh ?? property
  if (property === 'investment') return of === 'phase' || of === null && phase ? `${phase ?? '分期'}投资` : of === 'to_date' ? `${phase ?? ''}已完成投资` : of && of !== 'total' ? `${phase ?? ''}${of}投资` : `${phase ?? ''}总投资`
  if (property === 'count') return `${phase ?? ''}${of ?? name}`
  return `${phase ?? ''}${of && !of.endsWith(name) ? of : ''}${name}`
}

/** A figure with its status, and the time it is for: 35亿元（计划）, 2025年达12亿元. */
export function factText(claim: StoredClaim, model: Model): string {
  const when = periodWords(claim.from, claim.to)
  const said = claim.property === 'milestone' ? when + milestoneWord(claim.of ?? '', model) + (claim.object ? `（${claim.object.name}）` : '') : `${when}${figure(claim, id => milestoneWord(id, model))}`
  return claim.status === 'done' ? said : `${said}（${statusWords[claim.status].zh}）`
}

export const milestoneWord = (id: string, model: Model): string => model.milestones[id]?.zh ?? id

/** Claims that say something different: the first, so the newest, of those with the same matter, figure and status. */
export function distinctFacts(claims: readonly StoredClaim[]): StoredClaim[] {
  const seen = new Set<string>()
  return claims.filter(c => {
    const key = JSON.stringify([c.property, c.of === 'total' ? null : c.of, c.phase, c.value, c.max, c.unit, c.mod, c.status, c.from, c.to, c.object?.id])
    return !seen.has(key) && seen.add(key)
  })
}
