import { dayWords } from './days.ts'
import type { Paper } from './paper.ts'
import type { Comparison, Ranked } from './ranking.ts'
import type { Round } from './rounds.ts'
import type { Listed } from './score-sheet.ts'
import { tableBook } from './sheets.ts'

/** The route of a round as a paper: stops in order, with the district of each. */
export const routePaper = (round: Pick<Round, 'name' | 'on'>, stops: readonly Listed[]): Paper => ({
  title: `${round.name}路线`, subtitle: `（${dayWords(round.on)}）`,
  blocks: [stops.length ? { kind: 'table', head: ['站序', '项目', '所在地'], widths: [8, 62, 30], rows: stops.map((stop, i) => [[String(i + 1)], [stop.name], [stop.district ?? '未知']]) } : { kind: 'text', pieces: ['还没有选定项目。'] }],
})

/** A ranking as it is handed on. */
export interface RankingTable { items: readonly (Ranked & { name: string; district: string | null })[]; rules: { zh: string }; comparison: (Comparison & { round: { name: string; on: string }; goneNames: readonly string[] }) | null }

/** A ranking as a workbook: the places, what each judge gave, and the rules it follows. */
export function rankingSheet(round: Round, { items, rules, comparison }: RankingTable): Promise<Uint8Array<ArrayBuffer>> {
  const judges = [...new Set(items.flatMap(row => row.judges.map(j => j.judge)))]
  const left = { highest: '去最高', lowest: '去最低' }
  const said = (row: Ranked, judge: string) => {
    const sum = row.judges.find(j => j.judge === judge)
    return !sum ? null : sum.sum === null ? `缺${sum.missing.map(id => round.criteria.find(c => c.id === id)?.zh ?? id).join('、')}` : sum.left ? `${sum.sum}（${left[sum.left]}）` : sum.sum
  }
  const compared = new Map(comparison?.items.map(item => [item.project, item]))
  const moved = (n: number | null | undefined) => (n === null || n === undefined ? null : n > 0 ? `上升${n}` : n < 0 ? `下降${-n}` : '持平')
  return tableBook([
    {
      name: '排名', title: `${round.name}排名（${dayWords(round.on)}）`,
      columns: [['名次', 8], ['项目', 36], ['所在地', 14], ['平均分', 10], ['计入评委', 10], ...(comparison ? [['上次名次', 10], ['上次平均分', 12], ['变化', 10]] as [string, number][] : []), ...round.criteria.map((c): [string, number] => [`${c.zh}平均`, 12])],
      rows: items.map(row => [row.rank ?? '未排名', row.name, row.district, row.mean, row.counted, ...(comparison ? [compared.get(row.project)?.rankBefore ?? null, compared.get(row.project)?.meanBefore ?? null, moved(compared.get(row.project)?.moved)] : []), ...row.criteria.map(c => c.mean)]),
    },
    { name: '各评委分', title: '各评委对各项目的总分', columns: [['项目', 36], ...judges.map((judge): [string, number] => [judge, 14])], rows: items.map(row => [row.name, ...judges.map(judge => said(row, judge))]) },
    { name: '规则', title: '排名规则', columns: [['事项', 16], ['说明', 90]], rows: [
      ['排名', rules.zh], ...(comparison ? [['上次', `${comparison.round.name}（${dayWords(comparison.round.on)}）${comparison.sameCriteria ? '' : '；两次评分标准不同，只比名次，不比分数'}`], ...(comparison.goneNames.length ? [['上次有、这次没有', comparison.goneNames.join('、')]] : [])] : [['上次', '没有可比的上一次']]),
      ...round.criteria.map(c => ['评分项', `${c.zh}，满分${c.max}`]),
    ] },
  ])
}
