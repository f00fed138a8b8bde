import type { Page, StoredDocument } from '../../../ledger/ledger.ts'
import type { ProjectPage, ProjectRecord, ProjectSummary } from '../../../services/projects/record.ts'
import { printJson, type Context } from '../context.ts'
import type { Door } from '../door.ts'
import { figure } from '../../../ledger/figure.ts'
import type { Words } from '../io.ts'
import { table } from '../table.ts'

export interface ProjectOptions { stage?: string; place?: string; colour?: string; document?: string; asOf?: string }

/** Projects as a table, or all that is known of each as JSON. */
export async function projects({ document, ...options }: ProjectOptions, context: Context): Promise<number> {
  const door = await context.door()
  const query = { ...options, document: document && await documentId(door, document), sort: 'name', limit: 1000 }
  const rows: ProjectSummary[] = []
  let asOf = ''
  for (let cursor: string | undefined; ;) {
    const page = await door.get<ProjectPage>('/api/projects', { ...query, cursor })
    rows.push(...page.items)
    asOf = page.asOf
    if (!page.next) break
    cursor = page.next
  }
  if (context.json) {
    const items: ProjectRecord[] = []
    for (const { entity } of rows) items.push(await door.get<ProjectRecord>(`/api/projects/${encodeURIComponent(entity.id)}`, { asOf }))
    await printJson(context.io, { items, total: items.length, asOf })
    return 0
  }
  await context.io.out(rows.length ? await projectTable(rows, door, context) : `${context.say({ zh: '没有符合条件的项目。', en: 'No project matches.' })}\n`)
  context.io.err(`${context.say({ zh: `${rows.length} 个项目，截至 ${asOf}。不同状态的金额不相加。`, en: `${rows.length} projects as of ${asOf}. Amounts of different status are never added up.` })}\n`)
  return 0
}

/** By its id, or by the name or title of the newest document called so. */
async function documentId(door: Door, idOrName: string): Promise<string> {
  const { items } = await door.get<Page<StoredDocument>>('/api/documents', { q: idOrName, limit: 10 })
  return items.find(d => d.name === idOrName || d.title === idOrName)?.id ?? items[0]?.id ?? idOrName
}

interface Named extends Words { id: string }
const marks: Record<string, Words> = { red: { zh: '▲ 红', en: '▲ red' }, yellow: { zh: '◆ 黄', en: '◆ yellow' }, green: { zh: '● 绿', en: '● green' }, none: { zh: '－ 无法判断', en: '- unknown' } }

async function projectTable(rows: ProjectSummary[], door: Door, { say, speech }: Context): Promise<string> {
  const model = await door.get<{ milestones: Named[]; stages: Named[] }>('/api/model')
  const named = (list: Named[]) => (id: string) => list.find(n => n.id === id)?.[speech === 'en' ? 'en' : 'zh'] ?? id
  const [stage, milestone] = [named(model.stages), named(model.milestones)]
  return table<ProjectSummary>([
    { title: say({ zh: '颜色', en: 'Colour' }), cell: p => say(marks[p.colour.colour ?? 'none']!) },
    { title: say({ zh: '项目', en: 'Project' }), cell: p => p.entity.name, max: 44 },
    { title: say({ zh: '阶段', en: 'Stage' }), cell: p => (p.stage ? [p.stage.phase, stage(p.stage.stage)].filter(Boolean).join(' ') : say({ zh: '未载明', en: 'not stated' })) },
    { title: say({ zh: '所在地', en: 'Place' }), cell: p => p.place?.entity.name ?? '', max: 20 },
    { title: say({ zh: '业主', en: 'Owner' }), cell: p => p.owner?.entity.name ?? '', max: 24 },
    { title: say({ zh: '投资', en: 'Investment' }), cell: p => [...new Set(Object.values(p.investment).flat().map(c => figure(c, milestone)))].join('；'), max: 36 },
    { title: say({ zh: '下一承诺', en: 'Next promise' }), cell: p => (p.next ? `${p.next.due} ${[p.next.phase, milestone(p.next.milestone)].filter(Boolean).join(' ')}` : ''), max: 32 },
    { title: say({ zh: '原文', en: 'As printed' }), cell: p => p.quoted?.text ?? '', max: 60 },
  ], rows)
}
