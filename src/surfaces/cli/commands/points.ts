import type { Command } from 'commander'
import { resolve } from 'node:path'
import { YinliError } from '../../../base/errors.ts'
import { inForce, readCompany, scorePoints, standingOn, type Bounds, type GivenFacts, type LadderStanding, type PointSet, type PoolKind, type RungPool, type Scored } from '../../../rules/index.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import { ladders, pointSets } from '../../http/rule-books.ts'
import { printJson, type Context } from '../context.ts'
import type { Say, Words } from '../io.ts'
import { table, type Column } from '../table.ts'
import { gapText } from '../gap-text.ts'
import { parsed, readFile } from './policy.ts'

type Run = (action: (context: Context, ...args: any[]) => Promise<number>) => (...args: unknown[]) => Promise<void>
interface Asked { company?: string; facts?: string; on?: string; top?: string; days?: string; kind?: string }

/** yinli points, yinli ladder. */
export function addPointsCommands(program: Command, say: Say, run: Run): void {
  const one = (command: Command) => command
    .option('--company <id>', say({ zh: '名录中的企业：编号或统一社会信用代码', en: 'a company of the register: its id or code' }))
    .option('--facts <file>', say({ zh: '一家企业的事实（JSON 文件），不用账本', en: 'facts of a company in a JSON file; no ledger is needed' }))
    .option('--on <date>', say({ zh: '哪一天（默认今天）', en: 'on which day (default today)' }))
  one(program.command('points [set]').description(say({ zh: '创新积分：列出指标、给一家企业打分并说明每项贡献、全部企业排序', en: 'innovation points: list sets, score a company with what each indicator contributes, rank all' })))
    .option('--top <n>', say({ zh: '全部企业中最前的几家', en: 'the first of all companies' }))
    .action(run((context, set, options) => points(set, options, context)))
  one(program.command('ladder [ladder] [rung]').description(say({ zh: '培育梯队：一家企业站在哪级、下一级还差什么；不指明企业时看培育库', en: 'ladders of titles: where a company stands and what the next rung lacks; without a company the pool' })))
    .option('--days <n>', say({ zh: '多少天内到期（默认 180）', en: 'ends within so many days (default 180)' }))
    .option('--kind <kind>', say({ zh: '一级里的哪些企业：held、expiring、expired、qualified、one-away（默认）、one-unknown、unknown', en: 'which companies of a rung: held, expiring, expired, qualified, one-away (the default), one-unknown, unknown' }))
    .action(run((context, ladder, rung, options) => ladderCommand(ladder, rung, options, context)))
}

const today = () => new Date().toISOString().slice(0, 10)
const between = ({ low, high }: Bounds) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)
const sample = (set: { sample: boolean }, say: Say) => (set.sample ? say({ zh: '【样例】', en: '[sample] ' }) : '')
const givenFacts = (file: string, { io }: Context) => readCompany(policyLibrary().dictionary.facts, parsed(readFile(resolve(io.cwd, file)), file) as GivenFacts)

async function points(id: string | undefined, { company, facts, on = today(), top }: Asked, context: Context): Promise<number> {
  const { io, say, json } = context
  if (company !== undefined || facts !== undefined) {
    const scored = facts === undefined ? (await (await context.door()).get<{ points: Scored }>(`/api/companies/${encodeURIComponent(company!)}/points`, { set: id, on })).points : scorePoints(setOn(id, on), givenFacts(facts, context), on, policyLibrary().dictionary.facts)
    if (json) await printJson(io, scored)
    else await io.out(scoredText(scored, say))
    return 0
  }
  if (top !== undefined) {
    const answer = await (await context.door()).get<{ set: PointSet; companies: number; settled: number; items: { place: number; company: { name: string; id: string }; total: Bounds; stage: string | null }[] }>('/api/points', { set: id, on, limit: top })
    if (json) await printJson(io, answer)
    else await io.out(`${sample(answer.set, say)}${say(answer.set)}\n${table<(typeof answer.items)[number]>([
      { title: '#', cell: r => String(r.place), right: true }, { title: say({ zh: '企业', en: 'Company' }), cell: r => r.company.name, max: 44 }, { title: say({ zh: '得分', en: 'Points' }), cell: r => between(r.total), right: true }, { title: say({ zh: '阶段', en: 'Stage' }), cell: r => r.stage ?? '?' }, { title: say({ zh: '编号', en: 'Id' }), cell: r => r.company.id },
    ], answer.items)}${say({ zh: `${answer.companies} 家，其中 ${answer.settled} 家得分已确定\n`, en: `${answer.companies} companies, the points of ${answer.settled} are settled\n` })}`)
    return 0
  }
  if (id === undefined) await listSets(on, context)
  else await showSet(setOn(id, on), context)
  return 0
}

function setOn(id: string | undefined, on: string): PointSet {
  const set = inForce(pointSets(), on).find(s => (id === undefined ? s.indicators.length : s.id === id))
  if (!set) throw new YinliError('not-found', { what: `${on} 有效的积分指标 set of points in force`, id: id ?? '-' })
  return set
}

async function listSets(on: string, { io, say, json }: Context): Promise<void> {
  const sets = inForce(pointSets(), on)
  if (json) return printJson(io, { on, items: sets.map(({ id, version, zh, en, sample, document, confidence, indicators, announced, toEnter }) => ({ id, version, zh, en, sample, document, confidence, indicators: indicators.length, announced, toEnter })) })
  await io.out(table<PointSet>([
    { title: say({ zh: '编号', en: 'Id' }), cell: s => s.id }, { title: say({ zh: '指标', en: 'Set' }), cell: s => sample(s, say) + say(s), max: 48 }, { title: say({ zh: '项数', en: 'Indicators' }), cell: s => (s.announced === null ? String(s.indicators.length) : `${s.indicators.length} / ${s.announced}`), right: true },
    { title: say({ zh: '阶段', en: 'Stages' }), cell: s => s.stages.map(x => say(x)).join(' ') }, { title: say({ zh: '待录入', en: 'To enter' }), cell: s => String(s.toEnter.length), right: true }, { title: say({ zh: '版本', en: 'Version' }), cell: s => s.version },
  ], sets))
}

async function showSet(set: PointSet, { io, say, json }: Context): Promise<void> {
  const weight = (i: PointSet['indicators'][number], s: number) => { const w = i.stages[s]!.weight; return w === null ? '?' : String(Number(w.n) / Number(w.d)) }
  if (json) return printJson(io, { id: set.id, version: set.version, zh: set.zh, en: set.en, sample: set.sample, notes: set.notes, toEnter: set.toEnter, indicators: set.indicators.map(i => ({ id: i.id, zh: i.zh, en: i.en, class: i.class, weights: Object.fromEntries(set.stages.map((s, k) => [s.id, weight(i, k)])), text: i.text, confidence: i.confidence })) })
  await io.out(`${sample(set, say)}${say(set)}  ${set.document ?? ''}\n${set.notes.map(n => `  ${n}\n`).join('')}${set.toEnter.map(t => `  ${say({ zh: '待录入', en: 'To enter' })}: ${say(t)}\n`).join('')}\n`)
  await io.out(table<PointSet['indicators'][number]>([
    { title: say({ zh: '类', en: 'Class' }), cell: i => say(set.classes.find(c => c.id === i.class)!) }, { title: say({ zh: '指标', en: 'Indicator' }), cell: i => say(i) },
    ...set.stages.map((s, k): Column<PointSet['indicators'][number]> => ({ title: say(s), cell: i => weight(i, k), right: true })), { title: say({ zh: '算法', en: 'Rule' }), cell: i => i.text.replace(/\n/g, '；'), max: 60 },
  ], set.indicators))
}

function scoredText(s: Scored, say: Say): string {
  const rows = [...s.indicators, ...s.adjustments.map(a => ({ ...a, value: null, unit: '', class: a.kind }))]
  const classOf = (id: string) => say(s.classes.find(c => c.id === id) ?? (id === 'bonus' ? { zh: '加分', en: 'Bonus' } : { zh: '扣分', en: 'Penalty' }))
  return [
    `${sample(s, say)}${say(s)}  ${s.version}  ${s.on}\n`,
    `${say({ zh: '总分', en: 'Total' })} ${between(s.total)}  ${say({ zh: '阶段', en: 'Stage' })} ${s.stages.map(x => say(x)).join(say({ zh: ' 或 ', en: ' or ' }))}\n`,
    s.classes.map(c => `  ${say(c)} ${between(c.points)}${c.most === null ? '' : ` / ${c.most}`}\n`).join(''),
    `${say({ zh: '数据日期', en: 'Dates of data' })} ${s.dates.from ?? '?'} ~ ${s.dates.to ?? '?'}${s.dates.undated ? say({ zh: `，${s.dates.undated} 项未注明日期`, en: `, ${s.dates.undated} without a date` }) : ''}\n\n`,
    table<(typeof rows)[number]>([
      { title: say({ zh: '类', en: 'Class' }), cell: i => classOf(i.class) }, { title: say({ zh: '指标', en: 'Indicator' }), cell: i => say(i) }, { title: say({ zh: '取值', en: 'Value' }), cell: i => (i.value?.low ? (i.unit === '%' ? `${Number((Number(i.value.low) * 100).toFixed(4))}%` : i.value.low) : ''), right: true },
      { title: say({ zh: '得分', en: 'Points' }), cell: i => between(i.points), right: true }, { title: say({ zh: '满分', en: 'Of' }), cell: i => i.most ?? '?', right: true }, { title: say({ zh: '来源与缺项', en: 'Source, or what is missing' }), cell: i => [...new Set(i.facts.map(f => f.source ?? ''))].filter(Boolean).join('；') || (i.needs.length ? say({ zh: '缺 ', en: 'needs ' }) + [...new Set(i.needs.map(n => say(n)))].join('、') : ''), max: 60 },
    ], rows),
    ...s.toEnter.map(t => `${say({ zh: '待录入', en: 'To enter' })}: ${say(t)}\n`),
  ].join('')
}

const held: Record<LadderStanding['rungs'][number]['held'], Words> = { held: { zh: '● 持有', en: '● held' }, expired: { zh: '! 已到期', en: '! ended' }, 'not-held': { zh: '○ 未持有', en: '○ not held' }, unknown: { zh: '? 不知', en: '? unknown' } }

async function ladderCommand(id: string | undefined, rung: string | undefined, { company, facts, on = today(), days, kind }: Asked, context: Context): Promise<number> {
  const { io, say, json } = context
  if (company !== undefined || facts !== undefined) {
    const { policies, dictionary } = policyLibrary()
    const all = facts === undefined ? (await (await context.door()).get<{ items: LadderStanding[] }>(`/api/companies/${encodeURIComponent(company!)}/ladder`, { on })).items : ladders().map(l => standingOn(l, givenFacts(facts, context), on, dictionary.facts, policies))
    const shown = all.filter(l => id === undefined || l.ladder === id)
    if (json) await printJson(io, { on, items: shown })
    else await io.out(shown.map(l => standingText(l, say)).join('\n'))
    return 0
  }
  const door = await context.door()
  if (id !== undefined && rung !== undefined) {
    const answer = await door.get<{ total: number; items: { company: { id: string; name: string }; expiresOn: string | null; lacking: { zh: string; en: string; gaps: Parameters<typeof gapText>[0][] }[] }[] }>(`/api/ladder/${encodeURIComponent(id)}/${encodeURIComponent(rung)}`, { on, days, kind })
    if (json) await printJson(io, answer)
    else await io.out(`${table<(typeof answer.items)[number]>([{ title: say({ zh: '企业', en: 'Company' }), cell: r => r.company.name, max: 44 }, { title: say({ zh: '到期', en: 'Ends' }), cell: r => r.expiresOn ?? '' }, { title: say({ zh: '还差', en: 'Lacks' }), cell: r => r.lacking.map(l => [say(l), ...l.gaps.map(g => gapText(g, say))].join(' ')).join('；'), max: 70 }, { title: say({ zh: '编号', en: 'Id' }), cell: r => r.company.id }], answer.items)}${say({ zh: `共 ${answer.total} 家\n`, en: `${answer.total} in all\n` })}`)
    return 0
  }
  const pool = await door.get<{ companies: number; days: number; items: { id: string; zh: string; en: string; rungs: RungPool[] }[] }>('/api/ladder', { on, days })
  if (json) await printJson(io, pool)
  else for (const l of pool.items.filter(l => id === undefined || l.id === id)) {
    const count = (title: Words, of: PoolKind): Column<RungPool> => ({ title: say(title), cell: r => String(r.counts[of]), right: true })
    await io.out(`${say(l)}（${pool.companies}）\n${table<RungPool>([{ title: say({ zh: '层级', en: 'Rung' }), cell: r => say(r) }, count({ zh: '持有', en: 'Held' }, 'held'), count({ zh: `${pool.days} 天内到期`, en: `Ends in ${pool.days} days` }, 'expiring'), count({ zh: '已到期', en: 'Ended' }, 'expired'), count({ zh: '条件已具备', en: 'Ready' }, 'qualified'), count({ zh: '只差一项', en: 'One away' }, 'one-away'), count({ zh: '只缺一项资料', en: 'One fact missing' }, 'one-unknown'), count({ zh: '是否持有未知', en: 'Not known' }, 'unknown'), { title: say({ zh: '所看政策', en: 'Policy' }), cell: r => `${r.policy.document}${r.policy.inForce ? '' : say({ zh: '（已失效，参考）', en: ' (no longer in force)' })}`, max: 40 }], l.rungs)}\n`)
  }
  return 0
}

function standingText(l: LadderStanding, say: Say): string {
  const lines = [`${say(l)}  ${l.on}`]
  for (const r of l.rungs) {
    const ends = r.expiresOn ? `  ${say({ zh: '到期', en: 'ends' })} ${r.expiresOn}${r.derived ? say({ zh: '（推算）', en: ' (derived)' }) : ''}` : ''
    lines.push(`${say(held[r.held])}  ${say(r)}${ends}${r.id === l.next ? say({ zh: '  ← 下一级', en: '  <- next' }) : ''}${r.contradiction ? say({ zh: '  日期与登记不一致，请核对', en: '  date and fact contradict each other' }) : ''}`)
    if (r.id !== l.next) continue
    lines.push(`    ${r.policy.document}${r.policy.inForce ? '' : say({ zh: '（已失效，参考）', en: ' (no longer in force)' })}`)
    for (const { finding: f, gaps } of r.steps) lines.push(`    ${{ met: '●', unmet: '×', unknown: '?', 'not-applicable': '–' }[f.outcome]} ${say(f)}${gaps.length ? `  ${gaps.map(g => gapText(g, say)).join(say({ zh: ' 或 ', en: ' or ' }))}` : ''}${f.outcome === 'unknown' && f.needs.length ? `  ${say({ zh: '缺', en: 'needs' })} ${[...new Set(f.needs.map(n => say(n)))].join('、')}` : ''}`)
  }
  if (l.tasks.length) lines.push(say({ zh: '要做的事：', en: 'To do:' }), ...l.tasks.map(t => `  ${t.state === 'late' ? '!' : t.state === 'now' ? '▶' : ' '} ${t.due ?? ''}  ${say(t)}`))
  return `${lines.join('\n')}\n`
}
