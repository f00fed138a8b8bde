import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import type { Filled } from '../../../services/briefing/form.ts'
import { printJson, type Context } from '../context.ts'
import { table } from '../table.ts'
import { findEntity } from './facts.ts'
import { keepFile } from './keep.ts'

const states = {
  filled: { zh: '已填', en: 'filled' }, several: { zh: '待选', en: 'to choose' }, other: { zh: '只有其他状态', en: 'other status only' }, unknown: { zh: '未知', en: 'unknown' },
  undefined: { zh: '不认识的占位名', en: 'no such name' }, loop: { zh: '循环有误', en: 'outside of a loop' },
}

/** Fills a form for projects named by id or name, and says what was left to choose or unknown. Without --out nothing is written. */
export async function fill(template: string, { project, out, choose = [] }: { project: string[]; out?: string; choose?: string[] }, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  const path = resolve(io.cwd, template)
  const bytes = await readFile(path).catch(() => { throw new YinliError('path-missing', { path }) })
  const ids: string[] = []
  for (const named of project) ids.push((await findEntity(door, named)).id)
  const chosen: Record<string, Record<string, string>> = {}
  for (const choice of choose) {
    const [field, claim] = choice.split('=')
    if (!field || !claim) throw new YinliError('usage-invalid', { what: `--choose ${choice}` })
    for (const id of ids) (chosen[id] ??= {})[field] = claim
  }
  const send = (to: string) => {
    const form = new FormData()
    form.set('file', new File([bytes], basename(path)))
    form.set('projects', ids.join(','))
    form.set('chosen', JSON.stringify(chosen))
    return door.call(`/api/forms/${to}`, { method: 'POST', body: form })
  }
  const report = await (await send('check')).json() as { items: Filled[]; lost: string[] }
  if (json) await printJson(io, report)
  else await io.out(table<Filled>([
    { title: say({ zh: '占位名', en: 'Name' }), cell: f => f.placeholder }, { title: say({ zh: '项目', en: 'Project' }), cell: f => f.project ?? '', max: 28 }, { title: say({ zh: '位置', en: 'Where' }), cell: f => f.where },
    { title: say({ zh: '结果', en: 'State' }), cell: f => say(states[f.state]) }, { title: say({ zh: '内容', en: 'Text' }), cell: f => f.text, max: 50 }, { title: say({ zh: '可选', en: 'Choices' }), cell: f => (f.state === 'several' ? f.candidates.map(c => c.claim).join(' ') : '') },
  ], report.items))
  if (report.lost.length) io.err(`${say({ zh: '填好的文件里不再有', en: 'The result does not have any more' })}: ${report.lost.join(', ')}\n`)
  if (!out) return 0
  return keepFile(await send('fill'), out, { ...context, json: false })
}
