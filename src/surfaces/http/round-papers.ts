import type { Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { YinliError } from '../../base/errors.ts'
import { everyEntry } from '../../ledger/follow.ts'
import { briefOf } from '../../services/briefing/brief.ts'
import type { Paper } from '../../services/briefing/paper.ts'
import { compare, rank, ruleWords, type Ranked } from '../../services/briefing/ranking.ts'
import { aboutRound, findRound, listRounds, roundBefore, type Round } from '../../services/briefing/rounds.ts'
import { scoresFields } from '../../services/briefing/scores.ts'
import type { Subjects } from './subjects.ts'

/** What a round is made into: its stops, the paper of each, its scores and their ranking. */
export function roundPapers({ ledger, model }: { ledger: Ledger; model: Model }, subjects: Subjects) {
  const stopsOf = async (round: Pick<Round, 'projects'>, asOf: string) => {
    const found = new Map((await subjects.of(round.projects, asOf)).map(s => [s.entity.id, s]))
    // What was put on the route stays on it, though nothing tells of it any more.
    return round.projects.map(id => ({ id, name: found.get(id)?.entity.name ?? id, district: found.get(id)?.district?.entity.name ?? null }))
  }
  const before = async (id: string) => roundBefore(await listRounds(ledger), id)
  const uploadsOf = async (id: string) => (await everyEntry(ledger, { kinds: ['round-scores'], about: [aboutRound(id)] })).map(entry => ({ entry, ...scoresFields.parse(entry.fields) }))
  // The newest upload comes first; of two scores the later holds.
  const rankedOf = async (round: Round): Promise<Ranked[]> => rank(round, (await uploadsOf(round.id)).reverse().flatMap(upload => upload.scores))

  return {
    stopsOf, before, uploadsOf,
    /** Briefs in the order of the route; of one project where one is asked for. */
    async papers(id: string, asOf: string, only?: string): Promise<{ round: Round; papers: { project: string; paper: Paper }[] }> {
      const round = await findRound(ledger, id)
      if (only !== undefined && !round.projects.includes(only)) throw new YinliError('not-found', { what: '项目 project', id: only })
      const last = await before(id)
      const asked = await subjects.of(only === undefined ? round.projects : [only], asOf)
      const cite = await subjects.cite(asked)
      return { round, papers: asked.map(subject => ({ project: subject.entity.id, paper: briefOf(subject, { model, cite, asOf, subtitle: `（${round.name}）`, since: last?.projects.includes(subject.entity.id) ? last.on : null }) })) }
    },
    /** The ranking beside that of the round before, where it has one. */
    async ranking(id: string, asOf: string) {
      const round = await findRound(ledger, id)
      const last = await before(id)
      const [stops, ranked, rankedBefore] = [await stopsOf(round, asOf), await rankedOf(round), last ? await rankedOf(last) : []]
      const stop = new Map(stops.map(s => [s.id, s]))
      const compared = last && rankedBefore.some(row => row.rank !== null) ? compare({ rules: round, ranked }, { rules: last, ranked: rankedBefore }) : null
      const names = compared ? await stopsOf({ projects: compared.gone }, asOf) : []
      return {
        round, items: ranked.map(row => ({ ...row, name: stop.get(row.project)!.name, district: stop.get(row.project)!.district })), rules: ruleWords(round),
        comparison: compared && { ...compared, round: { id: last!.id, name: last!.name, on: last!.on }, goneNames: names.map(n => n.name) },
      }
    },
  }
}
