import { extname } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import type { DispatchLine } from '../../../services/briefing/dispatch.ts'
import { printJson, type Context } from '../context.ts'
import { queryString } from '../door.ts'
import { table } from '../table.ts'
import { keepFile } from './keep.ts'

type Line = DispatchLine & { note: string | null }
const groups = { done: { zh: '已完成', en: 'done' }, late: { zh: '逾期', en: 'late' }, decision: { zh: '待决策', en: 'to decide' } }

/** What was done, is late and waits for a decision in a range of days: on the terminal, or as .docx or .xlsx. */
export async function dispatch({ from, to, place, out }: { from: string; to: string; place?: string; out?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  const asked = queryString({ from, to, place })
  if (out) {
    const ending = extname(out).toLowerCase()
    if (ending !== '.docx' && ending !== '.xlsx') throw new YinliError('usage-invalid', { what: `--out ${out} (.docx, .xlsx)` })
    return keepFile(await door.call(`/api/dispatch${ending}${asked}`), out, context)
  }
  const { items } = await door.get<{ items: Line[] }>(`/api/dispatch${asked}`)
  if (json) await printJson(io, { from, to, items })
  else await io.out(items.length ? table<Line>([
    { title: say({ zh: '类别', en: 'Group' }), cell: l => say(groups[l.group]) }, { title: say({ zh: '项目', en: 'Project' }), cell: l => l.subject.name, max: 32 }, { title: say({ zh: '事项', en: 'What' }), cell: l => l.what, max: 28 },
    { title: say({ zh: '时间', en: 'When' }), cell: l => l.when + (l.days ? say({ zh: `，逾期${l.days}天`, en: `, ${l.days} days late` }) : '') }, { title: say({ zh: '出处', en: 'Source' }), cell: l => l.note ?? '', max: 48 },
  ], items) : `${say({ zh: '这段时间没有可报的事项。', en: 'There is nothing to tell of these days.' })}\n`)
  return 0
}
