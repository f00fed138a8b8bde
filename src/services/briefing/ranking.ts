import type { RoundFields } from './rounds.ts'

export interface Score { judge: string; project: string; criterion: string; points: number }

/** What a judge gives a project. `sum` is null while a criterion is missing; such a judge does not count for that project. */
export interface JudgeSum { judge: string; sum: number | null; missing: string[]; left: 'highest' | 'lowest' | null }
/** `mean` is null where no judge has scored every criterion; `criteria`: means of those that count. */
export interface Ranked { project: string; rank: number | null; mean: number | null; counted: number; judges: JudgeSum[]; criteria: { id: string; mean: number | null }[] }

/** Projects of a round by the mean of what its judges give them, the best first; equal means share a rank, unscored projects come last without one. Of two scores of one judge for one criterion the later in `scores` holds. */
export function rank({ projects, criteria, drop, decimals }: Pick<RoundFields, 'projects' | 'criteria' | 'drop' | 'decimals'>, scores: readonly Score[]): Ranked[] {
  const points = new Map<string, number>()
  const judges = new Set<string>()
  const key = (judge: string, project: string, criterion: string) => JSON.stringify([judge, project, criterion])
  for (const score of scores) {
    judges.add(score.judge)
    points.set(key(score.judge, score.project, score.criterion), score.points)
  }
  const rows = projects.map((project): Ranked => {
    const sums = [...judges].map((judge): JudgeSum => {
      const given = criteria.map(c => points.get(key(judge, project, c.id)))
      const missing = criteria.filter((_, i) => given[i] === undefined).map(c => c.id)
      return { judge, sum: missing.length ? null : tidy(given.reduce<number>((a, b) => a + b!, 0)), missing, left: null }
    }).filter(sum => sum.missing.length < criteria.length)
    leaveOut(sums, drop)
    const counting = sums.filter(s => s.sum !== null && s.left === null)
    const mean = (values: number[]) => (values.length ? round(values.reduce((a, b) => a + b, 0) / values.length, decimals) : null)
    return { project, rank: null, mean: mean(counting.map(s => s.sum!)), counted: counting.length, judges: sums, criteria: criteria.map(c => ({ id: c.id, mean: mean(counting.map(s => points.get(key(s.judge, project, c.id))!)) })) }
  })
  const ranked = rows.filter(row => row.mean !== null).sort((a, b) => b.mean! - a.mean!)
  for (const [i, row] of ranked.entries()) row.rank = i > 0 && ranked[i - 1]!.mean === row.mean ? ranked[i - 1]!.rank : i + 1
  return [...ranked, ...rows.filter(row => row.mean === null)]
}

/** Marks the highest and lowest sums that do not count. */
function leaveOut(sums: JudgeSum[], { highest, lowest, from }: RoundFields['drop']): void {
  const whole = sums.filter(s => s.sum !== null).sort((a, b) => b.sum! - a.sum!)
  // Something must be left to count.
  if (whole.length < from || whole.length <= highest + lowest) return
  for (const sum of whole.slice(0, highest)) sum.left = 'highest'
  for (const sum of whole.slice(whole.length - lowest)) sum.left = 'lowest'
}

/** The rules a ranking follows, in words. */
export function ruleWords({ criteria, drop, decimals }: Pick<RoundFields, 'criteria' | 'drop' | 'decimals'>): { zh: string; en: string } {
  const full = tidy(criteria.reduce((sum, c) => sum + c.max, 0))
  const left = drop.highest || drop.lowest
  return {
    zh: `每位评委对一个项目的${criteria.length}项评分相加，满分${full}分；有缺项的评委不计入该项目。${left ? `计入的评委达到${Math.max(drop.from, drop.highest + drop.lowest + 1)}位时，去掉${drop.highest}个最高分和${drop.lowest}个最低分。` : '不去掉最高分和最低分。'}其余取平均，保留${decimals}位小数；平均分相同的并列，其后名次顺延；没有完整评分的项目不排名。`,
    en: `A judge’s points for the ${criteria.length} criteria of a project are added up, ${full} at most; a judge who left one out does not count for that project. ${left ? `Where ${Math.max(drop.from, drop.highest + drop.lowest + 1)} judges or more count, the ${drop.highest} highest and ${drop.lowest} lowest sums are left out. ` : 'No highest or lowest sum is left out. '}The rest are averaged to ${decimals} decimals; equal means share a rank and the next rank is skipped; a project without a complete score is not ranked.`,
  }
}

export interface Compared { project: string; rankBefore: number | null; meanBefore: number | null; /** Places gained; negative when lost; null where one of the two ranks is missing. */ moved: number | null }
export interface Comparison {
  /** Whether both rounds were scored by the same criteria: only then do their means compare. */
  sameCriteria: boolean
  items: Compared[]
  /** Projects of the last round that are not in this one. */
  gone: string[]
}

/** A ranking beside that of the last round. */
export function compare(now: { rules: Pick<RoundFields, 'criteria'>; ranked: readonly Ranked[] }, before: { rules: Pick<RoundFields, 'criteria'>; ranked: readonly Ranked[] }): Comparison {
  const shape = ({ rules }: typeof now) => JSON.stringify(rules.criteria.map(c => [c.id, c.max]).sort())
  const sameCriteria = shape(now) === shape(before)
  const last = new Map(before.ranked.map(row => [row.project, row]))
  return {
    sameCriteria, gone: before.ranked.map(row => row.project).filter(project => !now.ranked.some(row => row.project === project)),
    items: now.ranked.map(({ project, rank }) => {
      const was = last.get(project)
      return { project, rankBefore: was?.rank ?? null, meanBefore: sameCriteria ? was?.mean ?? null : null, moved: rank !== null && was?.rank ? was.rank - rank : null }
    }),
  }
}

const round = (value: number, decimals: number) => Number((Math.round(Number((value * 10 ** decimals).toPrecision(13))) / 10 ** decimals).toFixed(decimals))
/** Without what binary fractions add. */
const tidy = (value: number) => Number(value.toPrecision(12))
