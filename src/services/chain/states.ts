import type { LinkRule, LinkState } from '../../model/link-rule.ts'
import type { Gathered, Placement, Reported } from './placements.ts'

export interface Counts { producing: number; leaders: number; present: number; reported: number; planned: number; carriers: number }
export interface Bottleneck { is: boolean; /** Sentences that say so, as stretches of documents. */ said: number; by: 'pages' | 'person' | null }
/** A link as it stands: what is counted, the state the rule makes of it, and whether it is held up from outside. */
export interface LinkStanding { state: LinkState; counts: Counts; bottleneck: Bottleneck; gaps: number }

/** Those of a link's placements that count by the rule. */
export const counted = (placements: readonly Placement[], rule: LinkRule) => placements.filter(p => !p.off && p.confidence >= rule.counted)

/** The state of one link by the rule. Near-linear in what is on it. */
export function standingOf(key: string, placements: readonly Placement[], reported: readonly Reported[], { remarks, bottlenecks }: Pick<Gathered, 'remarks' | 'bottlenecks'>, rule: LinkRule): LinkStanding {
  const sure = counted(placements, rule)
  const of = (stage: Placement['stage']) => sure.filter(p => p.stage === stage)
  const counts: Counts = {
    producing: of('producing').length, leaders: of('producing').filter(p => p.leader).length, present: of('present').length, planned: of('planned').length, carriers: of('carrier').length,
    reported: new Set(reported.map(r => r.entity.id)).size,
  }
  const state = rule.states.find(s => Object.entries(s.needs).every(([what, least]) => counts[what as keyof Counts] >= least!))
  const said = remarks.filter(r => r.key === key && r.kind === 'bottleneck').length
  const person = bottlenecks.find(e => e.about === `link:${key}`)
  return {
    state: state?.id ?? 'missing', counts, gaps: remarks.filter(r => r.key === key && r.kind === 'gap').length,
    bottleneck: { is: person ? person.fields['is'] === true : said > 0, said, by: person ? 'person' : said > 0 ? 'pages' : null },
  }
}
