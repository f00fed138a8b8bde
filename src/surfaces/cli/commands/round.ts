import { readFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import type { Comparison, Ranked } from '../../../services/briefing/ranking.ts'
import type { Round } from '../../../services/briefing/rounds.ts'
import type { ScoreProblem } from '../../../services/briefing/scores.ts'
import type { Listed } from '../../../services/briefing/score-sheet.ts'
import { printJson, type Context } from '../context.ts'
import { queryString } from '../door.ts'
import { table } from '../table.ts'
import { findEntity } from './facts.ts'
import { keepFile, nameOf } from './keep.ts'

const at = (id: string) => `/api/rounds/${encodeURIComponent(id)}`

/** Rounds of observation. */
export async function listRounds(context: Context): Promise<number> {
  const { io, say, json } = context
  const { items } = await (await context.door()).get<{ items: Round[] }>('/api/rounds')
  if (json) await printJson(io, { items })
  else await io.out(items.length ? table<Round>([
    { title: say({ zh: '编号', en: 'Id' }), cell: r => r.id }, { title: say({ zh: '名称', en: 'Name' }), cell: r => r.name }, { title: say({ zh: '项目', en: 'Projects' }), cell: r => String(r.projects.length), right: true }, { title: say({ zh: '评委', en: 'Judges' }), cell: r => r.judges.join('、') },
  ], items) : `${say({ zh: '还没有观摩。用 yinli round new 新建。', en: 'There is no round yet. yinli round new makes one.' })}\n`)
  return 0
}

export interface NewRound { on: string; project?: string[]; judge?: string[]; by?: string; byDistrict?: boolean }

/** A new round of projects named by id or name, in this order or one district after the other. */
export async function newRound(name: string, { on, project = [], judge = [], by, byDistrict }: NewRound, context: Context): Promise<number> {
  const door = await context.door()
  const ids: string[] = []
  for (const named of project) ids.push((await findEntity(door, named)).id)
  const send = async (method: string, path: string, body: object) => (await door.call(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ ...body, by }) })).json() as Promise<Round>
  let round = await send('POST', '/api/rounds', { name, on, projects: ids, judges: judge })
  if (byDistrict) {
    const { items } = await door.get<{ items: Listed[] }>(`${at(round.id)}/route`)
    const { id, at: _at, why: _why, by: _by, ...fields } = round
    round = await send('PUT', at(id), { ...fields, projects: items.map(stop => stop.id) })
  }
  if (context.json) await printJson(context.io, round)
  else await context.io.out(`${round.id}  ${round.name}\n`)
  return 0
}

/** Briefs (.docx, .zip with everything), the score sheet or the ranking (.xlsx) of a round as a file. */
export async function roundFile(id: string, what: 'briefs' | 'score-sheet' | 'ranking', { out, layout, asOf }: { out?: string; layout?: string; asOf?: string }, context: Context): Promise<number> {
  const ending = what === 'briefs' ? (out && extname(out).toLowerCase() === '.docx' ? '.docx' : '.zip') : '.xlsx'
  const response = await (await context.door()).call(`${at(id)}/${what}${ending}${queryString({ layout, asOf })}`)
  return keepFile(response, out ?? nameOf(response), context)
}

/** Takes in a filled score sheet and says what could not be counted, cell by cell. */
export async function takeScores(id: string, file: string, { by }: { by?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const path = resolve(io.cwd, file)
  const form = new FormData()
  form.set('file', new File([await readFile(path).catch(() => { throw new YinliError('path-missing', { path }) })], basename(path)))
  if (by) form.set('by', by)
  const upload = await (await (await context.door()).call(`${at(id)}/scores`, { method: 'POST', body: form })).json() as { scores: number; problems: (ScoreProblem & { says: string })[] }
  if (json) await printJson(io, upload)
  else {
    await io.out(`${say({ zh: `计入 ${upload.scores} 个评分。`, en: `${upload.scores} scores counted.` })}\n`)
    const grades = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, note: { zh: '提示', en: 'note' } }
    if (upload.problems.length) await io.out(table([{ title: say({ zh: '级别', en: 'Grade' }), cell: p => say(grades[p.grade]) }, { title: say({ zh: '单元格', en: 'Cell' }), cell: p => p.cell }, { title: say({ zh: '内容', en: 'Text' }), cell: p => p.text, max: 30 }, { title: say({ zh: '说明', en: 'What' }), cell: p => p.says }], upload.problems))
  }
  return upload.problems.some(p => p.grade === 'error') ? 1 : 0
}

/** The ranking on the terminal. */
export async function showRanking(id: string, context: Context): Promise<number> {
  const { io, say, json } = context
  const ranking = await (await context.door()).get<{ items: (Ranked & { name: string })[]; rules: { zh: string; en: string }; comparison: Comparison | null }>(`${at(id)}/ranking`)
  if (json) {
    await printJson(io, ranking)
    return 0
  }
  const before = new Map(ranking.comparison?.items.map(item => [item.project, item]))
  await io.out(table<(typeof ranking.items)[number]>([
    { title: say({ zh: '名次', en: 'Rank' }), cell: r => String(r.rank ?? '-'), right: true }, { title: say({ zh: '项目', en: 'Project' }), cell: r => r.name, max: 40 }, { title: say({ zh: '平均分', en: 'Mean' }), cell: r => String(r.mean ?? '-'), right: true },
    { title: say({ zh: '计入评委', en: 'Judges' }), cell: r => String(r.counted), right: true }, { title: say({ zh: '上次名次', en: 'Last rank' }), cell: r => String(before.get(r.project)?.rankBefore ?? '-'), right: true },
  ], ranking.items))
  await io.out(`${say(ranking.rules)}\n`)
  return 0
}
