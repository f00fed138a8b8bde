import type { Model } from '../model/model.ts'
import { perModel } from '../model/per-model.ts'
import type { ExtractedClaim, Mention, Told } from './records.ts'

/**
 * What an article tells of the things it treats as projects, in the order of the text; spans are offsets into its clean text. These are named projects,
 * facilities and parks that it calls a project (走进某某基地，了解项目情况), and those of whose money, power or building it tells.
 */
export function findTold(text: string, mentions: readonly Mention[], claims: readonly ExtractedClaim[], model: Model): Told[] {
  const works = mentions.filter(m => m.type === 'project' || ((m.type === 'facility' || (m.type === 'park' && !zone.test(m.id))) && (isTold(m, claims) || isCalledProject(text, m, mentions)))).sort((a, b) => a.start - b.start)
  if (!works.length) return []
  const { words } = vocabulary(model)
  const known = new Set(works.map(m => m.id))
  const staged = new Set(claims.filter(c => c.property === 'milestone' && c.modality !== 'planned' && !noStep.has(c.of ?? '')).map(c => c.subject))
  const firms = mentions.filter(m => m.type === 'company' && m.text.length >= 2).sort((a, b) => b.text.length - a.text.length)
  const told: Told[] = []
  for (const { start, end } of sentencesOf(text)) {
    const named = works.filter(m => m.start >= start && m.end <= end && known.has(m.id))
    named.forEach((m, i) => {
      if (named.findIndex(other => other.id === m.id) !== i) return
      const next = named.slice(i + 1).find(other => other.id !== m.id)
      const before = named.slice(0, i).findLast(other => other.id !== m.id)
      const [from, to] = [before ? Math.max(clauseStart(text, m.start, start), before.end) : start, next ? Math.max(clauseStart(text, next.start, start), m.end) : end]
      const stretch = trimmed(text, from, Math.min(to, cutAt(text, m.end, to)))
      const said = text.slice(stretch.start, stretch.end)
      const stage = staged.has(m.id) ? undefined : words.find(([, rx]) => rx.test(said))?.[0]
      const owner = firms.find(f => f.id !== m.id && (m.id.startsWith(f.text) || m.id.startsWith(f.id)))?.id
      told.push({ id: m.id, ...stretch, text: said, ...(owner && { owner }), ...(stage && { stage }) })
    })
  }
  return told
}

/** Awards and meetings are told of anything. */
const noStep = new Set(['released', 'awarded', 'held', 'filed'])
const building = new Set(['started', 'structure', 'topped_out', 'civil_done', 'equipment', 'completed'])
const isTold = (m: Mention, claims: readonly ExtractedClaim[]) =>
  claims.some(c => c.subject === m.id && (c.property === 'investment' || (m.type === 'facility' && (c.property === 'power' || c.property === 'compute')) || (c.property === 'milestone' && building.has(c.of ?? ''))))

/** Parks that are run as a place: what is said of them is told of all that lies in them. */
const zone = /(?:高新区|经开区|开发区|新区|保税区|综保区|自贸区|片区|新城|示范区|科技城|经济区|合作区|工业区|工业园区|管理区|度假区)$/

/** A bare 项目 in the sentence after the name, that the sentence looks at or speaks of. */
const bare = /(?:该|整个|这一|，|,|了解|察看|查看|询问|听取|考察|关注)(?:了)?(?:项目|工程)(?:的)?(?:情况|进展|进度|建设|现场|规划|负责人|总投资|投资|占地|计划|预计|建成|全部|一期|二期|于|已|将|正|由)/u
function isCalledProject(text: string, m: Mention, mentions: readonly Mention[]): boolean {
  const rest = text.slice(m.end, m.end + reach)
  const stop = rest.search(/[。！？!?；\n]/u)
  const hit = bare.exec(stop < 0 ? rest : rest.slice(0, stop))
  if (!hit) return false
  const at = m.end + hit.index + hit[0].length
  return !mentions.some(other => other.start >= m.end && other.start < at && other.id !== m.id && (other.type === 'project' || other.type === 'facility' || other.type === 'park' || other.type === 'company'))
}

const vocabulary = perModel((model: Model) => ({
  words: Object.entries(model.stages).flatMap(([id, { words }]): [string, RegExp][] => (words?.length ? [[id, new RegExp(words.map(w => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'u')]] : [])),
}))

/** So far a name is followed, and so long a stretch is quoted, in characters. */
const reach = 120
const longest = 240

function sentencesOf(text: string): { start: number; end: number }[] {
  const sentences: { start: number; end: number }[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(/[。！？!?]+[”’」』）)]*|\n+/gu)) {
    const end = index + (mark[0] === '\n' ? 0 : mark.length)
    if (end > start) sentences.push({ start, end })
    start = index + mark.length
  }
  if (start < text.length) sentences.push({ start, end: text.length })
  return sentences
}

/** Where the clause with a place begins. */
function clauseStart(text: string, at: number, from: number): number {
  for (let i = at; i > from; i--) if (/[，,；;、：:]/u.test(text[i - 1]!)) return i
  return from
}

/** The end of the last clause that begins within what is quoted of a sentence. */
function cutAt(text: string, at: number, to: number): number {
  if (to - at <= longest) return to
  for (let i = at + longest; i > at; i--) if (/[，,；;]/u.test(text[i]!)) return i
  return at + longest
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  start += /^\s*本报讯\s*(?:（[^）]{0,40}）)?/u.exec(text.slice(start, end))?.[0].length ?? 0
  while (start < end && /[\s，,；;、]/u.test(text[start]!)) start++
  while (end > start && /[\s，,；;、：:]/u.test(text[end - 1]!)) end--
  return { start, end }
}
