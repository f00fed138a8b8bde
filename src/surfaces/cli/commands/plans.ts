import type { Gap, Inherited } from '../../../services/plans/inherit.ts'
import type { Plan, PlanPage, Task } from '../../../services/plans/plans.ts'
import { printJson, type Context } from '../context.ts'
import { table } from '../table.ts'

const gapWords: Record<Gap, { zh: string; en: string }> = { untaken: { zh: '没有承接', en: 'not taken up' }, ownerless: { zh: '没有责任单位', en: 'nobody answers for it' }, undue: { zh: '没有时限', en: 'no day set' }, later: { zh: '晚于上级时限', en: 'later than above' } }

/** Plans, or the tasks of one. */
export async function plans(id: string | undefined, { asOf }: { asOf?: string }, context: Context): Promise<number> {
  const door = await context.door()
  const { io, say, json } = context
  if (id === undefined) {
    const answer = await door.get<{ items: Plan[] }>('/api/plans', { asOf })
    if (json) await printJson(io, answer)
    else await io.out(table<Plan>([
      { title: say({ zh: '方案', en: 'Plan' }), cell: p => p.name, max: 48 }, { title: say({ zh: '点名 / 报数', en: 'Named / announced' }), cell: p => p.announced.map(a => `${a.of} ${a.named}/${a.n}`).join('，'), max: 40 },
      { title: say({ zh: '任务', en: 'Tasks' }), cell: p => String(p.tasks), right: true }, { title: say({ zh: '完成', en: 'Done' }), cell: p => String(p.done), right: true }, { title: say({ zh: '逾期', en: 'Late' }), cell: p => String(p.late), right: true }, { title: say({ zh: '编号', en: 'Id' }), cell: p => p.id },
    ], answer.items))
    return 0
  }
  const page = await door.get<PlanPage>(`/api/plans/${encodeURIComponent(id)}`, { asOf })
  if (json) await printJson(io, page)
  else await io.out(table<Task>([
    { title: say({ zh: '任务', en: 'Task' }), cell: t => t.title, max: 48 }, { title: say({ zh: '属于', en: 'Of' }), cell: t => t.parent ?? '' }, { title: say({ zh: '责任单位', en: 'Owner' }), cell: t => t.owner ?? '' }, { title: say({ zh: '时限', en: 'Due' }), cell: t => `${t.due ?? ''}${t.late ? ' !' : ''}` },
    { title: say({ zh: '状态', en: 'State' }), cell: t => t.state }, { title: say({ zh: '编号', en: 'Id' }), cell: t => t.id },
  ], page.list) + (page.above ? `\n${say({ zh: '上级方案', en: 'Plan above' })} ${page.above.name}${page.above.plan ? '' : say({ zh: '（不在账本里，无从核对）', en: ' (not in the ledger: nothing to check)' })}\n${table<Inherited>([
    { title: say({ zh: '上级任务', en: 'Task above' }), cell: t => t.title, max: 48 }, { title: say({ zh: '时限', en: 'Due' }), cell: t => t.due ?? '' }, { title: say({ zh: '承接', en: 'Taken up by' }), cell: t => t.taken.map(id => page.list.find(own => own.id === id)?.title ?? id).join('、'), max: 40 }, { title: say({ zh: '核对', en: 'Check' }), cell: t => t.gaps.map(gap => say(gapWords[gap])).join(', ') || '●' },
  ], page.above.tasks)}` : ''))
  return 0
}
