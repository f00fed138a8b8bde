import type { Property } from '../../claim/records.ts'
import type { Model } from '../../model/model.ts'
import { dayWords, periodWords } from './days.ts'
import { distinctFacts, factLabel, factText, milestoneWord } from './facts.ts'
import { fits } from './fit.ts'
import type { Block, Paper, Piece } from './paper.ts'
import type { BriefSubject, Cite, Grounds } from './subject.ts'

export interface BriefOptions {
  model: Model
  cite: Cite
  /** ISO day the brief is of. */
  asOf: string
  /** What stands under the title: the round. */
  subtitle: string | null
  /** ISO day of the last round this project was shown at: what is newer is told apart. */
  since: string | null
}

/** One page about a project: what it is, what it costs, how far it is, what asks for attention. What the page has no room for is counted in its last line, never dropped in silence. */
export function briefOf(subject: BriefSubject, { model, cite, asOf, subtitle, since }: BriefOptions): Paper {
  const cited = (text: string, ...grounds: Grounds[]): Piece => ({ text, notes: grounds.flatMap(g => cite(g) ?? []) })
  const printed = (claim: NonNullable<Grounds['claim']>) => ({ claim, entry: null })
  const said = distinctFacts(subject.facts)
  const figures = (properties: Property[], label = factLabel): Item[] => said.filter(c => properties.includes(c.property)).map((claim, i) => ({ weight: 10 - i, pieces: [label(claim, model), cited(factText(claim, model), printed(claim))] }))
  const [first, ...others] = figures(['investment'])

  const about: Item[] = [
    ...(subject.district ? [{ weight: 100, pieces: ['位于', cited(subject.district.entity.name, { claim: subject.district.claim, entry: null })] }] : []),
    ...subject.builders.map(({ entity, claim }, i) => ({ weight: 90 - i, pieces: ['建设单位为', cited(entity.name, { claim, entry: null })] })),
  ]
  const scale = [...(first ? [{ ...first, weight: 99 }] : []), ...others, ...figures(['land_area', 'building_area', 'compute', 'power', 'capacity', 'output_value', 'revenue'])]
  const progress: Item[] = [
    ...(subject.stage ? [{ weight: 98, pieces: [`${subject.stage.phase ?? ''}处于`, cited(`${subject.stage.name}${subject.stage.ongoing ? '' : '阶段'}${subject.stage.on ? `（${dayWords(subject.stage.on)}）` : ''}`, subject.stage)] }] : []),
    ...steps(subject).map((o, i) => ({ weight: 40 - i, pieces: [cited(`${o.phase ?? ''}${periodWords(o.from, o.to)}${milestoneWord(o.milestone, model)}${o.ongoing ? '进行中' : ''}`, o)] })),
    ...subject.promised.filter(p => p.state === 'open').map((p, i) => ({ weight: 80 - i, pieces: ['承诺', cited(`${p.phase ?? ''}${periodWords(p.from, p.due)}${milestoneWord(p.milestone, model)}`, p)] })),
  ]
  const attention: Item[] = [
    ...subject.promised.filter(p => p.state === 'overdue').map((p, i) => ({ weight: 97 - i, pieces: ['承诺', cited(`${p.phase ?? ''}${periodWords(p.from, p.due)}${milestoneWord(p.milestone, model)}`, p), `，已逾期${p.late}天`] })),
    ...(subject.colour && subject.colour.colour && subject.colour.colour !== 'green' ? subject.colour.why.filter(w => !subject.promised.some(p => p.state === 'overdue' && sameGrounds(p, w))).map(w => ({ weight: 85, pieces: [cited(w.zh, w)] })) : []),
    ...subject.needs.filter(n => n.fields['state'] !== 'met').map((entry, i) => ({ weight: 84 - i, pieces: ['需要', cited(String(entry.fields['what'] ?? ''), { claim: null, entry })] })),
    ...contradictions(said).map(([a, b]) => ({ weight: 70, pieces: [`${factLabel(a, model)}说法不一：`, cited(factText(a, model), printed(a)), '与', cited(factText(b, model), printed(b))] })),
  ]
  const fresh: Item[] = since === null ? [] : said.filter(c => (c.publishedOn ?? '') > since).map((claim, i) => ({ weight: 60 - i, pieces: [factLabel(claim, model), cited(factText(claim, model), printed(claim))] }))

  const sections: Section[] = [
    { heading: '基本情况', items: about, none: '所在地和建设单位未知' }, { heading: '投资和规模', items: scale, none: '未见公开数字' },
    { heading: '进度', items: progress, none: '未见公开的进度' }, { heading: '需要关注', items: attention, none: null },
    ...(since === null ? [] : [{ heading: '上次观摩以来', items: fresh, none: `${dayWords(since)}以来未见新的公开事实` }]),
  ]
  const laid = (kept: ReadonlySet<Item>): Paper => ({ title: subject.entity.name, subtitle, blocks: [...sections.filter(s => (s.items.length ? s.items.some(item => kept.has(item)) : s.none)).flatMap((section, i) => sectionBlocks(section, i, kept)), last(sections, kept, asOf)] })
  const kept = new Set<Item>()
  for (const item of sections.flatMap(s => s.items).sort((a, b) => b.weight - a.weight).slice(0, mostTried)) if (!fits(laid(kept.add(item)))) kept.delete(item)
  return laid(kept)
}

/** No page holds more; what weighs less than so many others need not be tried. */
const mostTried = 60

/** One statement of a section; the heavier it weighs, the sooner it has its place. */
interface Item { weight: number; pieces: Piece[] }
interface Section { heading: string; items: Item[]; /** What is said where there is nothing; a section that says nothing then is left out. */ none: string | null }

function sectionBlocks({ heading, items, none }: Section, index: number, kept: ReadonlySet<Item>): Block[] {
  const shown = items.filter(item => kept.has(item))
  const pieces = shown.length ? shown.flatMap((item, i): Piece[] => [...(i ? ['；'] : []), ...item.pieces]) : [none!]
  return [{ kind: 'heading', text: `${'一二三四五'[index]}、${heading}` }, { kind: 'text', pieces: [...pieces, '。'] }]
}

function last(sections: Section[], kept: ReadonlySet<Item>, asOf: string): Block {
  const left = sections.flatMap(s => s.items).filter(item => !kept.has(item)).length
  return { kind: 'text', pieces: [`截至${dayWords(asOf)}。${left ? `另有${left}条事实限于篇幅未列，见项目页。` : ''}`] }
}

/** What was observed, the latest known first, each once; what the stage says already is left out. */
function steps({ observed, stage }: BriefSubject): BriefSubject['observed'] {
  const seen = new Set<string>()
  return [...observed].reverse().filter(o => {
    const key = JSON.stringify([o.milestone, o.phase, o.from, o.to, o.ongoing])
    return !sameGrounds(o, stage) && !seen.has(key) && seen.add(key)
  })
}

/** Figures of one matter and status that differ: both are shown, neither is chosen. */
function contradictions(said: BriefSubject['facts']): [NonNullable<Grounds['claim']>, NonNullable<Grounds['claim']>][] {
  const figures = said.filter(c => c.property === 'investment' && c.value !== null)
  return figures.flatMap((a, i) => {
    const b = figures.slice(i + 1).find(c => c.phase === a.phase && (c.of ?? 'total') === (a.of ?? 'total') && c.status === a.status && c.unit === a.unit && c.value !== a.value)
    return b ? [[a, b] as [typeof a, typeof b]] : []
  })
}

const sameGrounds = (a: Grounds, b: Grounds | null) => b !== null && (a.claim?.id ?? a.entry?.id) === (b.claim?.id ?? b.entry?.id)
