import { writeFile } from 'node:fs/promises'
import type { ChainSummary, ChainView, LinkPage, LinkView } from '../../../services/chain/view.ts'
import { counts } from '../../../services/chain/svg.ts'
import { printJson, type Context } from '../context.ts'
import { table } from '../table.ts'

export interface ChainOptions { asOf?: string; compare?: string; place?: string; svg?: string }

const marks = { strong: '■', weak: '◧', planned: '▨', missing: '□' } as const

/** Chains, one chain, or one link of it, as tables; the map as a picture with --svg. */
export async function chain(id: string | undefined, link: string | undefined, { svg, ...query }: ChainOptions, context: Context): Promise<number> {
  const door = await context.door()
  const { io, say } = context
  const speech = spoken(context)
  if (id === undefined) {
    const answer = await door.get<{ items: ChainSummary[] }>('/api/chains', { asOf: query.asOf, place: query.place })
    if (context.json) await printJson(io, answer)
    else await io.out(table<ChainSummary>([
      { title: say({ zh: '编号', en: 'Id' }), cell: c => c.id }, { title: say({ zh: '产业链', en: 'Chain' }), cell: c => c[speech] },
      ...(['strong', 'weak', 'planned', 'missing'] as const).map(s => ({ title: `${marks[s]} ${say({ zh: { strong: '强', weak: '弱', planned: '缺·在建', missing: '缺' }[s], en: { strong: 'strong', weak: 'weak', planned: 'planned', missing: 'missing' }[s] })}`, cell: (c: ChainSummary) => String(c.states[s]), right: true })),
      { title: say({ zh: '企业', en: 'Companies' }), cell: c => String(c.companies), right: true }, { title: say({ zh: '项目', en: 'Projects' }), cell: c => String(c.projects), right: true }, { title: say({ zh: '卡脖子', en: 'Bottlenecks' }), cell: c => String(c.bottlenecks), right: true },
    ], answer.items))
    return 0
  }
  const path = `/api/chains/${encodeURIComponent(id)}`
  if (svg) {
    const answer = await door.call(`${path}/map.svg?${new URLSearchParams({ ...Object.fromEntries(Object.entries(query).filter(([, v]) => v !== undefined)), lang: speech } as Record<string, string>)}`)
    await writeFile(svg, await answer.text())
    io.err(`${svg}\n`)
    return 0
  }
  if (link) {
    const page = await door.get<LinkPage>(`${path}/links/${encodeURIComponent(link)}`, { ...query, limit: 1000 })
    if (context.json) await printJson(io, page)
    else await io.out(linkText(page, context))
    return 0
  }
  const view = await door.get<ChainView>(path, { ...query })
  if (context.json) await printJson(io, view)
  else await io.out(table<LinkView & { layer: string }>([
    { title: say({ zh: '层', en: 'Layer' }), cell: l => l.layer }, { title: say({ zh: '环节', en: 'Link' }), cell: l => `${l[speech]} (${l.id})` },
    { title: say({ zh: '状态', en: 'State' }), cell: l => `${marks[l.state]} ${view.rule.states.find(s => s.id === l.state)![speech]}` }, { title: say({ zh: '数目', en: 'Counts' }), cell: l => counts(l, speech) },
    { title: say({ zh: '谁', en: 'Who' }), cell: l => l.who.map(w => w.entity.name).join('、'), max: 60 }, { title: say({ zh: '卡脖子', en: 'Bottleneck' }), cell: l => (l.bottleneck.is ? '▲' : '') },
    ...(view.compare ? [{ title: say({ zh: `自 ${view.compare}`, en: `since ${view.compare}` }), cell: (l: LinkView) => changeText(l, view) }] : []),
  ], view.layers.flatMap(layer => layer.links.map(l => ({ ...l, layer: layer[speech] })))))
  return 0
}

function changeText({ change }: LinkView, view: ChainView): string {
  if (!change) return ''
  const word = (id: string) => view.rule.states.find(s => s.id === id)!.zh
  return [change.filled ? '补上' : '', `${word(change.before)} →`, ...change.appeared.map(b => `+${b.entity.name}`), ...change.gone.map(b => `-${b.entity.name}`), ...change.moved.map(m => `${m.brief.entity.name} ${m.before}→${m.brief.stage}`)].filter(Boolean).join(' ')
}

const spoken = ({ speech }: Context) => (speech === 'en' ? 'en' : 'zh')

function linkText({ placements, leads, remarks }: LinkPage, { say }: Context): string {
  const line = (s: { before: string; hit: string; after: string } | null | undefined) => (s ? `${s.before.slice(-24)}【${s.hit}】${s.after.slice(0, 24)}` : '')
  return table<LinkPage['placements']['items'][number]>([
    { title: say({ zh: '主体', en: 'Who' }), cell: p => `${p.off ? '×' : ''}${p.entity.name}` }, { title: say({ zh: '阶段', en: 'Stage' }), cell: p => p.stage }, { title: say({ zh: '地点', en: 'Place' }), cell: p => p.place ?? '?' },
    { title: say({ zh: '把握', en: 'Sure' }), cell: p => p.confidence.toFixed(1), right: true }, { title: say({ zh: '凭', en: 'By' }), cell: p => p.evidence[0]!.ground }, { title: say({ zh: '原句', en: 'As printed' }), cell: p => line(p.evidence.find(e => e.sentence)?.sentence), max: 70 },
  ], placements.items)
  + remarks.map(r => `${r.kind === 'bottleneck' ? '▲' : '□'} ${line(r.sentence)}\n`).join('') + leads.map(l => `→ ${l.why} ${l.entity.name} ${l.place ?? ''} ${line(l.sentence)}\n`).join('')
}
