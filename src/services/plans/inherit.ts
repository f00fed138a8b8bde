import type { PlanPage, Task } from './plans.ts'

/** untaken: no task takes it up · ownerless: nobody is named for what does · undue: no day is set though the plan above sets one · later: done later than the plan above asks. */
export const gaps = ['untaken', 'ownerless', 'undue', 'later'] as const
export type Gap = (typeof gaps)[number]
/** A task of the plan above, what takes it up here, and what is missing. */
export interface Inherited { id: string; title: string; owner: string | null; due: string | null; taken: string[]; gaps: Gap[] }
/** The plan above. `plan`: null where it is not in the ledger, and nothing can be checked; `unnamed`: tasks it announces and no page names, which nobody can take up. */
export interface Above { plan: string | null; name: string; unnamed: number; tasks: Inherited[] }

/** Which tasks of the plan above a plan takes up, by a person's word or by the same title, and what is missing. */
export function inherited(own: readonly Task[], above: Pick<PlanPage, 'id' | 'name' | 'list' | 'announced'>): Above {
  const tasks = above.list.filter(task => task.state !== 'dropped').map(({ id, title, owner, due }): Inherited => {
    const taking = own.filter(task => task.state !== 'dropped' && (task.serves === null ? plain(task.title) === plain(title) : task.serves === id || plain(task.serves) === plain(title)))
    const days = taking.flatMap(task => task.due ?? [])
    const found: [Gap, boolean][] = taking.length === 0 ? [['untaken', true]] : [
      ['ownerless', taking.every(task => task.owner === null)], ['undue', due !== null && days.length < taking.length], ['later', due !== null && days.some(day => day > due)],
    ]
    return { id, title, owner, due, taken: taking.map(task => task.id), gaps: found.flatMap(([gap, holds]) => (holds ? [gap] : [])) }
  })
  return { plan: above.id, name: above.name, unnamed: above.announced.reduce((sum, a) => sum + Math.max(0, a.n - a.named), 0), tasks }
}

/** Tasks by who answers for them, those of nobody last. */
export function byOwner(tasks: readonly Task[]): { owner: string | null; tasks: number; done: number; late: number }[] {
  const owners = new Map<string | null, { owner: string | null; tasks: number; done: number; late: number }>()
  for (const task of tasks) {
    const row = owners.get(task.owner) ?? { owner: task.owner, tasks: 0, done: 0, late: 0 }
    row.tasks++
    if (task.state === 'done') row.done++
    if (task.late) row.late++
    owners.set(task.owner, row)
  }
  return [...owners.values()].sort((a, b) => Number(a.owner === null) - Number(b.owner === null) || b.tasks - a.tasks)
}

const plain = (title: string) => title.normalize('NFKC').replace(/[\s“”"《》、，。]/g, '')
