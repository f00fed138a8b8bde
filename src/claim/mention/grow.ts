import type { Reading } from './reading.ts'
import type { Token } from './tokens.ts'

export interface Growth {
  /** “X” may be part of the name. */
  quotes?: boolean
  /** Verbs may be part of the name (启动, 揭牌 in an event's). */
  verbs?: boolean
  /** 和, 与, 及, 暨, 、 may join parts of the name. */
  joins?: string
  /** Years and counts may be part of the name (2025年, 第48次). */
  numbers?: boolean
  /** Measures may be part of the name (20万吨/年, ±800千伏). */
  measures?: boolean
  /** The head is a legal form, so that any word may stand before it. */
  legal?: boolean
  /** It belongs to a company that stands before it with a name of its own. */
  owned?: boolean
  /** Longest name in characters. */
  max: number
}

/**
 * Where a name begins that ends in the head at character `head`: goes left over words that names are made of, stops at verbs,
 * prepositions, particles and punctuation, then drops lead-ins (首个, 新建). Returns a character offset, `head` when nothing stands before it.
 * `walls` are ends of names (with where they begin) that a name of this kind does not reach into.
 */
export function growLeft(r: Reading, head: number, how: Growth, walls?: ReadonlyMap<number, number>): number {
  const { tokens, text, lexicon } = r
  let i = r.tokenOf[head]!
  const inner = tokens[i]!
  let start = head
  if (inner.start < head) start = inner.start // 市委 in one word
  for (i--; i >= 0; i--) {
    const t = tokens[i]!
    if (r.people.has(t.end) || (walls?.has(t.end) && t.end === start && text[start] !== '·')) break
    if (zones.test(t.text) || lexicon.apart.has(t.text) || (!how.verbs && !how.quotes && (lexicon.heads.get(t.text) === 'event' || t.text === '项目'))) break
    if (head - t.start > how.max) break
    // 外环项目建设|现场, 某某医院|几栋大楼, 某某大桥|跨沈海高速
    if (!how.verbs && (t.text === '现场' || /^几[栋座幢处]$/.test(t.text) || t.text === '几' || t.text === '跨' && lexicon.heads.get(tokens[i - 1]?.text ?? '') === 'facility')) break
    // 年产5000吨…产线 begins there: before it stands who produces
    if (how.measures && yearly.test(t.text) && tokens[i + 1]?.kind === 'x') return t.start
    // 第十四届…论坛 has a place or a year before it at most
    if (how.numbers && nth.test(text.slice(t.start, t.start + 6))) {
      const before = tokens[i - 1]
      return before?.kind === 'L' && before.end === t.start ? before.start : t.start
    }
    if (how.owned && start < head && (owner.test(t.text) || (how.joins && t.text.length > 1 && lexicon.trades.has(t.text) && tokens[i + 1]!.kind === 'L'))) break
    // 延长石油|50万吨/年…项目: a measure begins the work of the company before it
    if (how.owned && t.end === start && start < head && tokens[i + 1]!.kind === 'x' && lexicon.trades.has(t.text) && measured(r, i + 1)) break
    // 济青高铁|潍坊北站: what is named for a place does not begin in the name before it
    if (how.measures && !how.joins && tokens[i + 1]?.kind === 'L' && start < head && lexicon.heads.get(t.text) === 'facility' && t.text.length > 1) break
    if (!how.joins && !how.verbs && /^[两三四五六七八九十]大$/.test(t.text)) break
    if (how.measures && /[^当在大][局厅]$/.test(t.text) && start < head) break
    if (t.text === ')') {
      const open = lastBefore(text, '(', t.start, 8)
      if (open <= 0 || !/^[\u3400-\u9fffA-Za-z]+$/.test(text.slice(open + 1, t.start)) || !/[\u3400-\u9fffA-Za-z”]/.test(text[open - 1]!)) break
      i = r.tokenOf[open]!
      start = open
      continue
    }
    if (t.text === '”' || t.text === '’') {
      const opener = t.text === '”' ? '“' : '‘'
      const open = how.quotes ? lastBefore(text, opener, t.start, 26) : -1
      if (open < 0 || /[\n。!?;]/.test(text.slice(open, t.start))) break
      i = r.tokenOf[open]!
      start = open
      // “云上太仓”城厢分中心 begins at its quote; projects, events and programmes go on before it
      if (!how.joins && !how.verbs && r.tokens[i - 1]?.kind !== 'L') break
      continue
    }
    if (!keeps(r, t, i, how) && !(how.measures && t.end === head && nominalHere(r, i))) break
    start = t.start
  }
  return balanced(r, trim(r, start, head, how), head)
}

const yearly = /^年(?:产|加工|处理|回收)$/
const nth = /^第[一二三四五六七八九十百\d]{1,4}届/
/** Whoever owns a work has a name of its own: 某某集团|锂电材料项目. */
const owner = /(?:公司|集团)$/

/** A bracket that closes inside a name opens in it too: 可可(包头)稀土项目. */
function balanced(r: Reading, start: number, head: number): number {
  const close = r.text.indexOf(')', start)
  if (close < 0 || close >= head || r.text.slice(start, close).includes('(')) return start
  const open = lastBefore(r.text, '(', start + 1, 8)
  const before = open > 0 ? r.tokens[r.tokenOf[open - 1]!]! : undefined
  return before && before.text.length > 1 && /[nkgLadvx]/.test(before.kind) ? before.start : close + 1
}

const units = /^(?:万?吨级?|[万亿兆]?千?瓦时?|兆瓦|千伏|公里|万[片台套辆头只羽]|吉瓦|GW|MW|万?锭|万?吨|万[头羽只尾件套台辆片支双户亩]|立方米|万?立方米|万?千瓦|万?平方米|英寸|纳米|微米|万?纱锭)$/
/** Where `mark` stands at most `reach` characters before `at`, or -1; never looks further, so that reading stays linear. */
function lastBefore(text: string, mark: string, at: number, reach: number): number {
  const from = Math.max(0, at - reach)
  const found = text.slice(from, at).lastIndexOf(mark)
  return found < 0 ? -1 : from + found
}

/** Zones named by what they are for: another name does not begin with them. */
const zones = /^(?:先导区|示范区|集聚区|试验区|策源地|高地|合作区|起步区|核心区)$/
/** Function words of one character; other single characters may be part of a proper name. */
const stops = new Set('的了在是与和及或对向由从把被将为于以等到让使就也都还又已正并而则着过该其此这那每各某有不要说即至自据经因若给跟含暨继获我你他她它们像得')
/** Classifiers end a phrase behind a number (三家|X); elsewhere they are part of a name (姚家港). */
const classifiers = new Set('个家位名座条项批款台')
/** Verbs of going and looking: part of a company's name at most. */
const moving = new Set('进送走看往入去来出回做办用赴率')
/** Positions end a phrase (在市区内|X), but begin a name where a phrase has just ended (的|中电数字芯谷). */
const positions = new Set('后前中上下内外里时')

function keeps(r: Reading, t: Token, i: number, how: Growth): boolean {
  const { lexicon, tokens } = r
  const prev = tokens[i - 1]
  const next = tokens[i + 1]
  // 年产|200|套
  if (how.measures && prev && (yearly.test(prev.text) && t.kind === 'x' || prev.kind === 'x' && /[mq]/.test(t.kind) && yearly.test(tokens[i - 2]?.text ?? ''))) return true
  if (t.kind === 's') return t.text === ' ' && (/^[()]$/.test(next?.text ?? '') || /^[()]$/.test(prev?.text ?? '') || (prev?.kind === 'x' && /[A-Z]/.test(prev.text)))
  if (t.kind === 'w') {
    if (how.joins?.includes(t.text)) return !!prev && joinable(r, prev, next, t.text)
    if (t.text === '±') return true
    return /[·\-—/+&]/.test(t.text) && !!prev && !!next && prev.kind !== 's' && prev.kind !== 'w' && next.kind !== 's' && (t.text !== '/' || prev.kind !== 'x' || !!how.measures)
  }
  if (t.kind === 'x') return /[A-Za-z]/.test(t.text) || !!how.numbers || (!!how.measures && next?.text === '号') || (!!how.measures && (units.test(next?.text ?? '') || units.test((next?.text ?? '') + (tokens[i + 2]?.text ?? ''))))
  if (t.text.length === 1) {
    if (how.measures && ((prev?.kind === 'x' && units.test(t.text + (next?.text ?? ''))) || (prev?.text === '万' && units.test(`万${t.text}`)))) return true
    if (how.joins?.includes(t.text)) return !!prev && joinable(r, prev, next, t.text)
    if (t.text === '至') return prev?.kind === 'L' && next?.kind === 'L'
    if (t.text === '第' || t.text === '届' || t.text === '次') return !!how.numbers
    if (t.kind === 'q' && prev?.kind === 'm') return !!how.numbers
    if (positions.has(t.text)) return how.legal || !prev || prev.kind === 'w' || prev.kind === 's' || prev.kind === 'u' || prev.kind === 'p' || prev.kind === 'c' || prev.kind === 'v' || (prev.text.length === 1 && !stops.has(prev.text) && next?.kind !== 's')
    if (classifiers.has(t.text)) return !!prev && prev.kind !== 'm' && prev.kind !== 'x' && prev.kind !== 'r' && prev.kind !== 'w' && prev.kind !== 's' && !/^[多几各每这那首余两一二三四五六七八九十]$/.test(prev.text)
    if (t.text === '号' && prev?.kind === 'x' && how.measures) return true
    if (/^[日月年号]$/.test(t.text) && prev?.kind === 'x') return !!how.numbers
    // 世界500强|某某集团
    if (t.text === '强' && prev?.kind === 'x') return false
    if (!how.legal && moving.has(t.text) && t.kind === 'v') return false
    return !stops.has(t.text)
  }
  if (t.text[0] === '我') return false
  if (how.owned && /^[一二三四五六]期$/.test(t.text)) return true
  if (t.kind === 'L' || t.kind === 'n' || t.kind === 'g' || t.kind === 'k' || t.kind === 'f') return true
  if (lexicon.nominal.has(t.text) || lexicon.generic.has(t.text)) return true
  // 第二小学, 第三污水处理厂
  if (t.kind === 'm' && t.text[0] === '第') return true
  if (how.legal && (t.kind === 't' || (t.kind === 'm' && t.text[0] === '第'))) return true
  if (how.measures && (units.test(t.text) || (prev?.kind === 'x' && units.test(t.text + (next?.text ?? ''))) || (prev?.text === '万' && units.test(`万${t.text}`)) || (t.text === '年' && prev?.text === '/'))) return true
  if (t.kind === 'm' || t.kind === 'q' || t.kind === 't') return !!how.numbers || /^[\u96f6一二三四五六七八九十]$/.test(t.text)
  if (t.kind === 'a') return true
  if (t.kind === 'v' && how.legal) return !lexicon.lead.has(t.text) && (lexicon.words.get(t.text)?.weight ?? 0) <= 9
  if (t.kind === 'v') return !!how.verbs && lexicon.eventVerbs.has(t.text)
  return t.kind === 'i' && t.text.length <= 4
}

/** 和, 、 and their kin join two parts of a name, not two names: what stands before them is no name's end. */
function joinable(r: Reading, prev: Token, next: Token | undefined, by: string): boolean {
  if (by === '暨') return true
  if (by === '、') return /[委会局]$/.test(prev.text) && r.lexicon.heads.get(prev.text) !== 'event'
  if (prev.kind === 'L' || prev.text === '”' || prev.text === '》' || prev.text === ')') return prev.text === ')' || (prev.text === '”' && by === '及') || next?.kind === 'L'
  for (let size = Math.min(4, prev.text.length); size >= 2; size--) {
    const head = r.lexicon.heads.get(prev.text.slice(-size))
    if (head && head !== 'product') return false
  }
  return true
}

/** A verb of two characters between a noun and the head says what the works do: 环卫车改装|项目. */
function nominalHere(r: Reading, i: number): boolean {
  const t = r.tokens[i]!
  const prev = r.tokens[i - 1]
  return t.kind === 'v' && t.text.length === 2 && !!prev && /[nga]/.test(prev.kind) && prev.end === t.start && !r.lexicon.lead.has(t.text) && !r.lexicon.apart.has(t.text) && (r.lexicon.words.get(t.text)?.weight ?? 0) < 12
}

/** Drops words that only lead in: 首个, 新建, 建设; a word that may also stand inside a name (研发, 服务) only before something proper. */
function trim(r: Reading, start: number, head: number, how: Growth): number {
  const { tokens, lexicon, text } = r
  let i = r.tokenOf[start]!
  while (start < head) {
    const t = tokens[i]!
    const next = tokens[i + 1]
    if (text[start] === '“' || text[start] === '‘') break
    const number = t.kind === 'm' && (t.text.length > 1 || next?.kind === 'q' || next?.kind === 'm' || (next?.kind === 'x')) && t.text[0] !== '第'
    const counted = number || (t.kind === 'q' && start === t.start && (r.tokens[i - 1]?.kind === 'm' || r.tokens[i - 1]?.kind === 'x')) || (t.kind === 'x' && !/[A-Za-z年]/.test(t.text))
    let drop = t.kind === 'w' || t.kind === 's' || (how.joins?.includes(t.text) && t.text.length === 1) || (!how.numbers && !(how.measures && measured(r, i)) && (counted || t.kind === 't'))
    if (!drop && how.numbers && counted && t.text !== '第') drop = /^(?:个|家|项|场|次|多|余|亿元|万元|位|名|座|条|大|号|日|月|上午|下午)/.test(next?.text ?? '') || (t.kind !== 'x' && !/[一二三四五六七八九十]/.test(t.text[0]!)) && t.text.length > 1 || /^(?:个|家|项|场|多|余|亿元|万元)$/.test(t.text)
    if (!drop && how.verbs && /^(?:全国|全球|世界|国际|中国)$/.test(t.text)) break
    if (!drop && /^(?:[市省区县]|国家)级$/.test(t.text)) drop = true
    // 签约|柳州市…项目: a verb before a place leads in
    if (!drop && !how.legal && t.kind === 'v' && t.text.length === 2 && next?.kind === 'L' && next.start < head) drop = true
    // 该|县忠厚乡…
    if (!drop && /^[市县区镇乡村]$/.test(t.text) && /^[该本全我]$/.test(tokens[i - 1]?.text ?? '') && tokens[i - 1]!.end === start) drop = true
    if (!drop && t.text === '国家' && next?.text === '“') drop = true
    // 城区|万达广场
    if (!drop && how.measures && /^(?:城区|市区|县城|主城区|郊区)$/.test(t.text) && next && proper(r, next.start, head)) drop = true
    // 架|付疃河特大桥, 建|苗侗电商产业园
    if (!drop && 'vn'.includes(t.kind) && /^[架建修造挖铺盖拆办]$/.test(t.text) && next && head - next.start >= 3 && distinct(r, next.start, head) >= 2 && !lexicon.words.has(t.text + next.text[0])) drop = true
    if (!drop && lexicon.lead.has(t.text)) {
      const proper = !next || next.start >= head ? false : next.kind === 'L' || lexicon.national.has(next.text) || next.kind === 'k' || next.kind === 'x' || next.text === '“' || next.text.length === 1 || lexicon.lead.has(next.text)
      drop = t.text.length === 1 ? !!next && next.text.length > 1 : lexicon.nominal.has(t.text) || lexicon.generic.has(t.text) ? proper : true
    }
    if (!drop && t.kind === 'a' && t.text.length > 1 && !lexicon.generic.has(t.text) && !lexicon.words.has(t.text + (next?.text ?? ''))) drop = next !== undefined && next.start < head && next.text.length > 1
    if (!drop) break
    start = t.end
    i++
  }
  return start
}

/** 20万吨, 2GW: a number with a unit of measure. */
function measured(r: Reading, i: number): boolean {
  return r.tokens[i + 1]?.text === '号' || /[A-Za-z]/.test(r.tokens[i]!.text) || units.test(r.tokens[i + 1]?.text ?? '') || units.test((r.tokens[i + 1]?.text ?? '') + (r.tokens[i + 2]?.text ?? '')) || units.test(r.tokens[i]!.text)
}

/** What speaks for a proper name between two characters: places, unknown characters, letters, quotes, or single characters that are no word. */
export function distinct(r: Reading, from: number, to: number): number {
  const { generic, lead } = r.lexicon
  let score = 0
  let singles = 0
  for (let i = r.tokenOf[from]!; i < r.tokens.length && r.tokens[i]!.start < to; i++) {
    const t = r.tokens[i]!
    if (t.text.length > 1 && generic.has(t.text)) { singles = 0; continue }
    if (t.kind === 'L' || t.kind === 'k' || (t.kind === 'x' && /[A-Za-z]/.test(t.text)) || t.text === '“' || (t.text.length > 1 && known(r, t.text))) score += 2
    else if (/^[巷路街桥港]$/.test(t.text)) score += 2
    else if (t.kind !== 'w' && t.text.length === 1) { if (++singles === 2) score += 2 }
    else if (t.kind !== 'w' && !lead.has(t.text)) score += 1
    if (t.text.length !== 1) singles = 0
  }
  return score
}

/** A company that every reader knows. */
const known = (r: Reading, word: string) => r.lexicon.famous.has(word) || r.lexicon.central.has(word)

/** Characters that make a word of another (柔性化): none speaks for a proper name. */
const affixes = new Set('性化型式级类')

/** Like `distinct`, but only what is surely proper: a place, letters, an unknown character, a quote, or two single characters together. */
export function proper(r: Reading, from: number, to: number): boolean {
  let singles = 0
  for (let i = r.tokenOf[from]!; i < r.tokens.length && r.tokens[i]!.start < to; i++) {
    const t = r.tokens[i]!
    if (t.text.length > 1 && r.lexicon.generic.has(t.text)) { singles = 0; continue }
    if (t.kind === 'L' || t.kind === 'k' || (t.kind === 'x' && /[A-Za-z]/.test(t.text)) || t.text === '“' || known(r, t.text)) return true
    singles = t.kind !== 'w' && t.text.length === 1 && !affixes.has(t.text) ? singles + 1 : 0
    if (singles === 2) return true
  }
  return false
}
