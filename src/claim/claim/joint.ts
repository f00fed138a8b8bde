import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention, Modality, TimeExpression } from '../records.ts'
import type { Clause } from './clauses.ts'
import { nameAt, namesIn, stretch } from './relations.ts'
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
  /** What was awarded. */
  honour?: Mention
  seen: Set<string>
}

const rungs: Record<string, string> = { 开工: 'started', 投产: 'operating', 竣工: 'completed' }

/** Milestones of lists: 现场签约三个项目：⟦甲项目⟧，…；⟦乙项目⟧，… says of each project what was said of all; 三家企业入选⟦名单⟧，分别是… likewise. */
export function findJoint(story: Story, scopes: Scope[], model: Model): ExtractedClaim[] {
  const claims: ExtractedClaim[] = []
  let joint: Joint | null = null
  story.clauses.forEach((clause, i) => {
    joint = jointOf(clause, scopes[i]!, joint, model)
    if (!joint?.listing) return
    const { rung, modality, time } = joint
    for (const m of namesIn(clause.shape, clause.start, clause.end)) {
      if (!(joint.honour ? ['company', 'institution', 'park', 'product', 'facility', 'project'].includes(m.type) : m.type === 'project' || m.type === 'facility') || joint.seen.has(m.id)) continue
      joint.seen.add(m.id)
      claims.push({
        subject: m.id, property: 'milestone', of: rung, ...(joint.honour && { object: joint.honour.id }), ...(time?.from && { from: time.from }), ...(time?.to && { to: time.to }),
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
    // 此次集中开工项目包含⟦甲⟧、⟦乙⟧
    listed: pattern('(?:集中|同步|批量|新)(签约|落户|开工|投产|竣工)的?(?:<count>)?[^，。；<m><q>]{0,6}(?:项目|工程)(?:中)?(?:，)?(?:包括|包含|涵盖|涉及|分别[为是]|主要[有为是]|有)(?:了)?(?:<place>|[^，。；<m><q>]){0,6}(?=<m>)', 'u'),
    // 三家企业入选⟦绿色工厂⟧，分别是…
    honoured: pattern('<count>[^，。；<m><q>]{0,8}(?:成功)?(?:入选|上榜|获评|荣获|被认定为|被评为|获批|入围)[^，。；<m>]{0,8}(<programme>)[^，。；<m>]{0,4}$', 'u'),
    opens: /^(?:其中|包括|分别[为是]|它们是|一是|[●■◆▲★①⑴]|[（(][一1][）)])|(?:包括|分别[为是]|主要有)$/u,
  }))
  const listed = clause.text.match(rx.listed)
  const hit = listed ?? (clause.role === 'body' ? clause.text.match(rx.together) : null)
  if (hit) {
    const start = clause.start + hit.index!
    return {
      rung: rungs[(hit[1] ?? hit[2])!] ?? 'signed', modality: scope.modality === 'planned' ? 'planned' : 'actual',
      time: timeBefore(scope.times, start)?.time ?? scope.earlier?.time ?? null,
      clause, start, end: start + hit[0].length, sentence: clause.sentence, paragraph: clause.paragraph, listing: listed !== null, seen: new Set(),
    }
  }
  const honoured = clause.text.match(rx.honoured)
  if (honoured) {
    const start = clause.start + honoured.index!
    const end = start + honoured[0].lastIndexOf(honoured[1]!) + 1
    return { rung: 'awarded', modality: 'actual', time: timeBefore(scope.times, start)?.time ?? null, clause, start, end, sentence: clause.sentence, paragraph: clause.paragraph, listing: false, seen: new Set(), honour: nameAt(clause.shape, end - 1)! }
  }
  if (!before || (before.honour && clause.sentence !== before.sentence)) return null
  const colon = clause.sentence === before.clause.sentence && clause.shape === before.clause.shape && /[：:]/u.test(clause.shape.text[clause.start - 1] ?? '')
  if (colon || rx.opens.test(clause.text)) return clause.paragraph > before.paragraph + 1 ? null : { ...before, listing: true, sentence: clause.sentence, paragraph: clause.paragraph }
  if (clause.paragraph === before.paragraph + 1) return { ...before, listing: false }
  if (clause.paragraph !== before.paragraph) return null
  if (before.listing) return clause.sentence === before.sentence ? before : null
  return clause.sentence <= before.sentence + 2 ? before : null
}
