import { YinliError } from '../../base/errors.ts'
import type { OpenedFile } from '../../read/index.ts'
import { dueDay } from './due.ts'
import type { TaskState } from './entries.ts'

/** A row of a task list: what it says, and the cell it begins in. `due` as written stands in `unread` where it is no day. */
export interface ListedTask { cell: string; title: string; parent: string | null; owner: string | null; due: string | null; phase: string | null; state: TaskState | null; unread: string[] }

const headers: Record<Exclude<keyof ListedTask, 'cell' | 'unread'>, RegExp> = {
  title: /^(?:重点|具体|工作|目标)?(?:任务|事项|工作|举措|措施|项目)(?:名称|内容|事项)?$|^(?:工作|重点)内容$|^task$|^title$/i,
  parent: /上级|所属|类别|大类|板块|专项|parent|group/i,
  owner: /牵头|责任|负责|承办|owner/i,
  due: /时限|期限|完成时间|截止|到期|due|deadline/i,
  phase: /阶段|phase/i,
  state: /状态|进展情况|完成情况|state|status/i,
}
const states: [TaskState, RegExp][] = [['done', /完成|办结|done|closed/i], ['doing', /进行|推进|在办|doing|progress/i], ['dropped', /取消|中止|dropped|cancel/i], ['open', /未|open|todo/i]]

/** Tasks of every sheet whose first rows name a column of tasks. Throws `request-invalid` when there is none. */
export function listedTasks(file: Pick<OpenedFile, 'text' | 'tables'>): ListedTask[] {
  const tasks = file.tables.flatMap(table => {
    const rows = table.rows.map(row => row.map(cell => ({ ...cell, text: file.text.slice(cell.start, cell.end).replace(/\s+/g, ' ').trim() })))
    const head = rows.slice(0, 6).findIndex(row => row.some(cell => headers.title.test(cell.text)))
    if (head < 0) return []
    const columns = new Map<number, keyof typeof headers>()
    for (const cell of rows[head]!) {
      const as = (Object.keys(headers) as (keyof typeof headers)[]).find(key => headers[key].test(cell.text) && ![...columns.values()].includes(key))
      if (as) columns.set(cell.column, as)
    }
    return rows.slice(head + 1).flatMap((row): ListedTask[] => {
      const said = Object.fromEntries(row.flatMap(cell => (columns.has(cell.column) ? [[columns.get(cell.column)!, cell.text]] : []))) as Partial<Record<keyof typeof headers, string>>
      if (!said.title) return []
      const due = said.due ? dueDay(said.due) : null
      return [{ cell: row[0]!.address, title: said.title, parent: said.parent ?? null, owner: said.owner ?? null, due, phase: said.phase ?? null, state: said.state ? states.find(([, words]) => words.test(said.state!.replace(/未(?:完成|办结|开始|启动)/, '未')))?.[0] ?? null : null, unread: said.due && !due ? [said.due] : [] }]
    })
  })
  if (tasks.length === 0) throw new YinliError('request-invalid', { where: 'file', what: '没有找到“任务”一列 no column of tasks (任务)' })
  return tasks
}
