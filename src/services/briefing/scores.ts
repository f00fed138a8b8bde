import { z } from 'zod'
import type { OpenedFile } from '../../read/index.ts'
import type { RoundFields } from './rounds.ts'
import { criterionHeading, headings, type Listed } from './score-sheet.ts'

/** What stands in a filled sheet and is no score: an `error` keeps a score from counting, a `warning` may be meant, a `note` only says what was passed over. `cell`: 张明!F5; `text`: what stands there. */
export const scoreProblem = z.object({ grade: z.enum(['error', 'warning', 'note']), code: z.enum(['number', 'range', 'project', 'judge-missing', 'judge-unknown', 'twice', 'blank', 'column', 'sheet']), cell: z.string(), text: z.string() })
export type ScoreProblem = z.infer<typeof scoreProblem>

/** A filled sheet as it is kept. */
export const scoresFields = z.strictObject({
  file: z.string(), sha256: z.string(),
  scores: z.array(z.object({ judge: z.string(), project: z.string(), criterion: z.string(), points: z.number() })),
  remarks: z.array(z.object({ judge: z.string(), project: z.string(), text: z.string() })),
  problems: z.array(scoreProblem),
})
export type ReadScores = Pick<z.infer<typeof scoresFields>, 'scores' | 'remarks' | 'problems'>

/** Reads a filled score sheet by its headings, wherever its rows and columns are now. Every cell that was filled is a score, a remark or a problem with its address. */
export function readScores({ tables, text }: Pick<OpenedFile, 'tables' | 'text'>, round: Pick<RoundFields, 'criteria' | 'judges'>, projects: readonly Listed[]): ReadScores {
  const found: ReadScores = { scores: [], remarks: [], problems: [] }
  const seen = new Map<string, { points: number; cell: string; said: string }>()
  for (const table of tables) {
    const rows = table.rows.map(row => row.map(cell => ({ ...cell, said: text.slice(cell.start, cell.end).trim() })))
    const top = rows.findIndex(row => row.some(cell => cell.said === headings.project || cell.said === headings.id) && row.some(cell => criterionOf(cell.said, round)))
    if (top < 0) {
      if (rows.some(row => row.some(cell => cell.said === headings.project))) found.problems.push({ grade: 'error', code: 'sheet', cell: table.name, text: table.name })
      else if (table.name !== '评分说明') found.problems.push({ grade: 'note', code: 'sheet', cell: table.name, text: table.name })
      continue
    }
    const columns = new Map(rows[top]!.map(cell => [cell.column, cell.said]))
    const columnOf = (heading: string) => [...columns].find(([, said]) => said === heading)?.[0]
    for (const row of rows.slice(top + 1)) {
      const at = (column: number | undefined) => (column === undefined ? undefined : row.find(cell => cell.column === column))
      const line = /\d+$/.exec(row[0]!.address)![0]
      const problem = (grade: ScoreProblem['grade'], code: ScoreProblem['code'], address: string, said: string) => found.problems.push({ grade, code, cell: `${table.name}!${address}`, text: said.slice(0, 200) })
      const filled = row.filter(cell => criterionOf(columns.get(cell.column) ?? '', round) || columns.get(cell.column) === headings.remark)
      const named = unguarded(at(columnOf(headings.project))?.said ?? '')
      const project = projects.find(p => p.id === unguarded(at(columnOf(headings.id))?.said ?? '')) ?? only(projects.filter(p => p.name === named))
      const judge = unguarded(at(columnOf(headings.judge))?.said ?? '') || only(round.judges.filter(name => name === table.name)) || ''
      for (const cell of row) if (!columns.has(cell.column)) problem('note', 'column', cell.address, cell.said)
      if (!project) {
        for (const cell of filled.length ? filled : row.slice(0, 1)) problem(filled.length ? 'error' : 'note', 'project', cell.address, filled.length ? `${named}：${cell.said}` : cell.said)
        continue
      }
      if (filled.length && !judge) {
        for (const cell of filled) problem('error', 'judge-missing', cell.address, cell.said)
        continue
      }
      if (filled.length && round.judges.length && !round.judges.includes(judge)) problem('warning', 'judge-unknown', at(columnOf(headings.judge))?.address ?? `A${line}`, judge)
      for (const [column, heading] of columns) {
        const cell = at(column)
        const criterion = criterionOf(heading, round)
        if (!criterion) {
          if (heading === headings.remark && cell) found.remarks.push({ judge, project: project.id, text: cell.said })
          else if (cell && !ours.has(heading)) problem('note', 'column', cell.address, cell.said)
          continue
        }
        const address = cell?.address ?? letters(column) + line
        if (!cell) {
          if (filled.some(c => criterionOf(columns.get(c.column) ?? '', round))) problem('warning', 'blank', address, '')
          continue
        }
        const points = numberOf(cell.said)
        if (points === null) problem('error', 'number', address, cell.said)
        else if (points < 0 || points > criterion.max) problem('error', 'range', address, cell.said)
        else {
          const key = JSON.stringify([judge, project.id, criterion.id])
          const before = seen.get(key)
          if (!before) {
            seen.set(key, { points, cell: `${table.name}!${address}`, said: cell.said })
            found.scores.push({ judge, project: project.id, criterion: criterion.id, points })
          } else if (before.points !== points) {
            // Which of the two was meant nobody here can say.
            const of = found.scores.findIndex(s => s.judge === judge && s.project === project.id && s.criterion === criterion.id)
            if (of >= 0) {
              found.scores.splice(of, 1)
              found.problems.push({ grade: 'error', code: 'twice', cell: before.cell, text: before.said })
            }
            problem('error', 'twice', address, cell.said)
          }
        }
      }
    }
  }
  return found
}

const ours: ReadonlySet<string> = new Set(Object.values(headings))
const criterionOf = (heading: string, { criteria }: Pick<RoundFields, 'criteria'>) => criteria.find(c => unguarded(heading) === criterionHeading(c) || unguarded(heading) === c.zh)
/** Without the apostrophe that keeps a spreadsheet from running a text. */
const unguarded = (said: string) => said.replace(/^'(?=[=+\-@])/, '')
const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined)
/** 85, ８５, 85.5分; null for what is no number. */
function numberOf(said: string): number | null {
  const plain = said.normalize('NFKC').replace(/\s|分$/g, '')
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null
}
const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26)))

/** What a problem means, in both languages. */
export const scoreProblemWords: Record<ScoreProblem['code'], { zh: string; en: string }> = {
  number: { zh: '不是数，没有计入', en: 'Not a number; not counted' },
  range: { zh: '超出该项分值，没有计入', en: 'Outside the points of this criterion; not counted' },
  project: { zh: '本次观摩没有这个项目，没有计入', en: 'No project of this round; not counted' },
  'judge-missing': { zh: '没有写评委，没有计入', en: 'No judge named; not counted' },
  'judge-unknown': { zh: '评委不在名单内，仍然计入', en: 'The judge is not on the list; counted all the same' },
  twice: { zh: '同一评委对同一项给了不同的分，都没有计入', en: 'One judge gave two different scores; neither is counted' },
  blank: { zh: '没有评分，该评委不计入这个项目', en: 'Left blank; this judge does not count for the project' },
  column: { zh: '不是评分项，没有读取', en: 'Not a criterion; passed over' },
  sheet: { zh: '这张表没有评分项的表头，没有读取', en: 'No headings of criteria on this sheet; passed over' },
}
