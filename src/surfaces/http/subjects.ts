import type { EntityType } from '../../claim/records.ts'
import { follow } from '../../ledger/follow.ts'
import type { Ledger, StoredClaim } from '../../ledger/ledger.ts'
import { printer } from '../../ledger/printed.ts'
import type { Model } from '../../model/model.ts'
import { citing } from '../../services/briefing/citation.ts'
import { distinctFacts } from '../../services/briefing/facts.ts'
import type { BriefSubject, Cite } from '../../services/briefing/subject.ts'
import { buildProject } from '../../services/projects/build.ts'
import { projectEntryKinds } from '../../services/projects/entries.ts'
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

const types: EntityType[] = ['project', 'facility', 'park']

export function createSubjects({ ledger, model }: { ledger: Ledger; model: Model }): Subjects {
  const projects = projectsOf({ ledger, model })
  const rows = follow(ledger, { types, kinds: projectEntryKinds }, ({ claims, entries }): Moves | null => {
    const entity = claims[0]?.subject
    return entity ? movesOf(buildProject({ entity, claims, entries, told: [] }, model, '9999-12-31')) : null
  })

  async function factsOf(ids: readonly string[], asOf: string): Promise<Map<string, StoredClaim[]>> {
    const facts = new Map<string, StoredClaim[]>()
    for await (const claims of ledger.claimsBySubject({ subjects: ids })) facts.set(claims[0]!.subject.id, claims.filter(c => (c.publishedOn ?? '') <= asOf).map(redactClaim))
    return facts
  }

  return {
    async of(ids, asOf) {
      const found: BriefSubject[] = []
      const facts = await factsOf(ids, asOf)
      for (const id of ids) {
        const record = await projects.record(id, asOf)
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
    async moving({ from, to }) {
      const within = (day: string | null) => day !== null && day >= from && day <= to
      return [...(await rows()).rows].filter(([, moves]) => moves.asks || moves.done.some(days => days.some(within)) || moves.due.some(([due, kept]) => due <= to && (kept === null || kept > to))).map(([id]) => id)
    },
    async cite(subjects) {
      const claims = subjects.flatMap(s => [...distinctFacts(s.facts), ...[s.district, ...s.builders, s.stage, ...s.promised, ...s.observed, ...(s.colour?.why ?? [])].flatMap(grounds => grounds?.claim ?? [])])
      const print = printer(ledger, redact)
      const printed = new Map<string, Awaited<ReturnType<typeof print>>>()
      for (const claim of claims) if (!printed.has(claim.id)) printed.set(claim.id, await print(claim))
      return citing(printed)
    },
  }
}

/** What a range of days is compared with: days of what was done, when promises were due and when their keeping became known, and whether something is asked for. */
interface Moves { done: (string | null)[][]; due: [due: string, kept: string | null][]; asks: boolean }

function movesOf({ observed, promised, needs }: ReturnType<typeof buildProject>): Moves | null {
  const moves = {
    done: observed.filter(o => !o.ongoing).map(o => [o.from, o.to, o.known]),
    due: promised.filter(p => p.state !== 'moved').map((p): [string, string | null] => [p.due, p.kept?.known ?? null]),
    asks: needs.some(n => n.fields['state'] === 'open'),
  }
  return moves.done.length || moves.due.length || moves.asks ? moves : null
}
