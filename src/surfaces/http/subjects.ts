import type { StoredClaim } from '../../ledger/ledger.ts'
import { printer } from '../../ledger/printed.ts'
import { citing } from '../../services/briefing/citation.ts'
import { distinctFacts } from '../../services/briefing/facts.ts'
import type { BriefSubject, Cite } from '../../services/briefing/subject.ts'
import type { HttpDeps } from './deps.ts'
import { projectsOf } from './routes/projects-of.ts'
import { redact, redactClaim } from './redact.ts'

/** Projects as briefs, dispatch packs and forms take them. */
export interface Subjects {
  /** In the order asked for; those that are no longer anywhere are left out. */
  of(ids: readonly string[], asOf: string): Promise<BriefSubject[]>
  /** Projects of which something was done within a range, was promised by its end, or is asked for. */
  moving(range: { from: string; to: string }): Promise<string[]>
  /** Footnotes for whatever these subjects rest on. */
  cite(subjects: readonly BriefSubject[]): Promise<Cite>
}

export function createSubjects({ ledger, model, clock }: Pick<HttpDeps, 'ledger' | 'model' | 'clock'>): Subjects {
  const projects = projectsOf({ ledger, model, clock })
  async function factsOf(ids: readonly string[], asOf: string): Promise<Map<string, StoredClaim[]>> {
    const facts = new Map<string, StoredClaim[]>()
    for await (const claims of ledger.claimsBySubject({ subjects: ids })) facts.set(claims[0]!.subject.id, claims.filter(c => (c.publishedOn ?? '') <= asOf).map(redactClaim))
    return facts
  }

  return {
    async of(ids, asOf) {
      const found: BriefSubject[] = []
      const [facts, records] = await Promise.all([factsOf(ids, asOf), projects.recordsOf(ids, asOf)])
      for (const id of ids) {
        const record = records.get(id)
        const entity = record?.entity ?? await ledger.entity(id)
        if (!entity) continue
        const { id: known, name, type } = entity
        found.push({
          entity: { id: known, name, type }, facts: facts.get(known) ?? [], district: record?.district ?? record?.place ?? null, places: [...(record?.places ?? []), ...(record?.district ? [record.district] : [])].map(p => p.entity.id), builders: record?.builders ?? [],
          stage: record?.stage ? { ...record.stage, name: model.stages[record.stage.stage]?.zh ?? record.stage.stage } : null,
          promised: record?.promised ?? [], observed: record?.observed ?? [], colour: record?.colour ?? null, needs: record?.needs ?? [],
        })
      }
      return found
    },
    moving: range => projects.moving(range),
    async cite(subjects) {
      const claims = subjects.flatMap(s => [...distinctFacts(s.facts), ...[s.district, ...s.builders, s.stage, ...s.promised, ...s.observed, ...(s.colour?.why ?? [])].flatMap(grounds => grounds?.claim ?? [])])
      const print = printer(ledger, redact)
      const printed = new Map<string, Awaited<ReturnType<typeof print>>>()
      for (const claim of claims) if (!printed.has(claim.id)) printed.set(claim.id, await print(claim))
      return citing(printed)
    },
  }
}
