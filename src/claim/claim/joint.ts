import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Modality, TimeExpression } from '../records.ts'
import type { Clause } from './clauses.ts'
import { namesIn, stretch } from './relations.ts'
import { type Scope, timeBefore } from './scope.ts'
import { pattern } from './shape.ts'
import { statusOf } from './status.ts'
import type { Story } from './story.ts'
import { once } from './vocabulary.ts'

/** What several works reached in one go, and whether the clauses at hand list them. */
interface Joint {
  rung: string
  modality: Modality
  time: TimeExpression | null
  clause: Clause
  /** Where it is said, in the clause's shape. */
  start: number
  end: number
  /** The sentence and paragraph of the last item. */
  sentence: number
  paragraph: number
  listing: boolean
  seen: Set<string>
}

const rungs: Record<string, string> = { 开工: 'started', 投产: 'operating', 竣工: 'completed' }

/** Milestones of lists: 现场签约三个项目：⟦甲项目⟧，…；⟦乙项目⟧，… says of each project what was said of all. */
export function findJoint(story: Story, scopes: Scope[], model: Model): ExtractedClaim[] {
  const claims: ExtractedClaim[] = []
  let joint: Joint | null = null
  story.clauses.forEach((clause, i) => {
    joint = jointOf(clause, scopes[i]!, joint, model)
    if (!joint?.listing) return
    const { rung, modality, time } = joint
    for (const m of namesIn(clause.shape, clause.start, clause.end)) {
      if (m.type !== 'project' || joint.seen.has(m.id)) continue
      joint.seen.add(m.id)
      claims.push({
        subject: m.id, property: 'milestone', of: rung, ...(time?.from && { from: time.from }), ...(time?.to && { to: time.to }),
        modality, status: rung === 'signed' && modality === 'actual' ? 'contracted' : statusOf('', modality, model),
        ...(time ? { start: time.start, end: time.end } : stretch(joint.clause.shape, joint.start, joint.end)),
      })
    }
  })
  return claims
}

/** Carries a joint milestone from clause to clause: its list opens with 其中, a colon or bullets, and ends with its sentence or, for bullets, with their paragraphs. */
function jointOf(clause: Clause, scope: Scope, before: Joint | null, model: Model): Joint | null {
  const rx = once(model, 'joint', () => ({
    // 签约三个项目, 98个项目集中开工
    together: pattern('(?:(签约|签下|签订|落户|引进|开工|投产|竣工)(?:了)?[^，。；、<m><q>]{0,4}<count>[^，。；、<m><q>]{0,10}项目|<count>[^，。；<m><q>]{0,14}项目[^，。；、<m><q>]{0,8}?(签约|落户|开工|投产|竣工))[^，。；<m>]{0,6}$', 'u'),
    opens: /^(?:其中|包括|分别[为是]|一是|[●■◆▲★①⑴]|[（(][一1][）)])|(?:包括|分别[为是]|主要有)$/u,
  }))
  const hit = clause.role === 'body' ? clause.text.match(rx.together) : null
  if (hit) {
    const start = clause.start + hit.index!
    return {
      rung: rungs[(hit[1] ?? hit[2])!] ?? 'signed', modality: scope.modality === 'planned' ? 'planned' : 'actual',
      time: timeBefore(scope.times, start)?.time ?? scope.earlier?.time ?? null,
      clause, start, end: start + hit[0].length, sentence: clause.sentence, paragraph: clause.paragraph, listing: false, seen: new Set(),
    }
  }
  if (!before) return null
  const colon = clause.sentence === before.clause.sentence && clause.shape === before.clause.shape && /[：:]/u.test(clause.shape.text[clause.start - 1] ?? '')
  if (colon || rx.opens.test(clause.text)) return clause.paragraph > before.paragraph + 1 ? null : { ...before, listing: true, sentence: clause.sentence, paragraph: clause.paragraph }
  if (clause.paragraph === before.paragraph + 1) return { ...before, listing: false }
  if (clause.paragraph !== before.paragraph) return null
  if (before.listing) return clause.sentence === before.sentence ? before : null
  return clause.sentence <= before.sentence + 2 ? before : null
}
