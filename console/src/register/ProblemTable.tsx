import { useLocalWords } from '../words/local.ts'
import type { RegisterProblem } from './api.ts'
import { registerWords } from './words.ts'

const marks = { error: '×', warning: '!', info: '·' }

/** Problems with their cells, in the order of the sheet. */
export function ProblemTable({ problems }: { problems: RegisterProblem[] }) {
  const w = useLocalWords(registerWords)
  return (
    <div className="tablewrap registerproblems" tabIndex={0} role="region" aria-label={w.problems}>
      <table className="table">
        <caption className="sr">{w.problems}</caption>
        <thead><tr><th scope="col">{w.severity}</th><th scope="col">{w.cell}</th><th scope="col">{w.says}</th><th scope="col">{w.next}</th></tr></thead>
        <tbody>{problems.map(p => (
          <tr key={`${p.cell} ${p.code}`}>
            <td className={p.severity === 'error' ? 'nowrap status-conflict' : 'nowrap'}>{marks[p.severity]} {w.grades[p.severity]}</td><td className="num" lang="zh-CN">{p.cell}</td><td className="wide">{p.says}</td><td className="wide small">{p.next}</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
