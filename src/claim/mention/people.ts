import { hits } from '../../base/hits.ts'
import { perModel } from '../../model/per-model.ts'
import type { Lexicon } from './lexicon.ts'
import { inQuote } from './given.ts'
import { startsWord, type Candidate, type Reading } from './reading.ts'

const han = /^[\u3400-\u9fff]+$/

/** People: behind a title, before a verb of speaking, in by-lines, masthead roles and name lines. */
export function findPeople(r: Reading): Candidate[] {
  const found: Candidate[] = []
  const put = (start: number, end: number, rank: number) => found.push({ start, end, type: 'person', rank, id: undefined })
  byTitle(r, put)
  beforeTitle(r, put)
  byVerb(r, put)
  byAppointment(r, put)
  byHeadline(r, put)
  byLines(r, put)
  nameLines(r, put)
  for (const m of hits(/[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,6}){1,3}/g, r.text)) {
    // the title may have run into the name: 牧民巴合提·木拉提
    let at = m.index
    for (let size = 4; size >= 2; size--) if (r.lexicon.titles.has(m[0].slice(0, size))) at = m.index + size
    const own = r.tokens[r.tokenOf[at]!]!
    if (at === m.index && own.start < at && r.lexicon.titles.has(own.text)) at = own.end
    const end = m.index + m[0].length
    const after = m.index + m[0].indexOf('·') + 1
    const stops = Array.from({ length: end - after }, (_, k) => end - k)
    const stop = stops.find(at => follows(r, at, true)) ?? (at > m.index ? stops.find(at => follows(r, at, false)) : undefined)
    if (stop) put(at, stop, 8)
  }
  return found
}

type Put = (start: number, end: number, rank: number) => void

/** Length of the surname at this character, 0 when there is none. */
function surname(r: Reading, at: number): number {
  if (r.lexicon.surnames.has(r.text.slice(at, at + 2))) return 2
  return r.lexicon.surnames.has(r.text[at] ?? '') ? 1 : 0
}

/** The end of a name that begins here and is followed by what may follow a name, or -1. `strict` asks for a verb of people behind it. */
function nameEnd(r: Reading, at: number, strict: boolean): number {
  const s = surname(r, at)
  if (!s) return -1
  let cut = -1 // a name that ends inside a word: only when no other does
  for (const given of [2, 1]) {
    const end = at + s + given
    const name = r.text.slice(at, end)
    if (!han.test(name) || name.length !== s + given || (!(name.at(-1) === '和' && given === 2 && bodily.has(r.text[end] ?? '')) && r.lexicon.notLast.has(name.at(-1)!) && !(given === 2 && /^(?:告诉|介绍|表示|说)/.test(r.text.slice(end, end + 2))))) continue
    if (name.length === 2 ? (r.lexicon.words.get(name)?.weight ?? 0) > 7 : r.lexicon.heads.has(name)) continue
    // 李敏|蹲在: what hands and feet do is no part of a name
    if (given === 2 && bodily.has(name.at(-1)!) && han.test(name)) continue
    if (given === 2 && name[0] === name[2]) continue // 边吃边谈
    if (given === 2 && s === 1 && (spoken(r, name) || address.has(name.slice(1)))) continue
    if (s === 1 && !strict && !r.lexicon.usualSurnames.has(name[0]!) && particles.has(name[0]!) && !Array.from(name.slice(1)).every(c => r.lexicon.given.has(c))) continue
    if (!follows(r, end, strict)) continue
    if (startsWord(r, end) || end >= r.text.length || follows(r, end, true)) return end
    if (cut < 0) cut = end
  }
  return cut
}

/** 市长宁波、…: behind an official's title and before a mark even a place or a common word is a name. */
function marked(r: Reading, at: number, official: boolean): number {
  const s = surname(r, at)
  const name = s ? /^[\u3400-\u9fff]{2,3}(?=[,、。])/.exec(r.text.slice(at, at + 4))?.[0] : undefined
  if (!name || name.length <= s) return -1
  const given = name.slice(s)
  const whole = r.lexicon.words.get(name)
  if (!official && (name.length < 3 || !r.lexicon.usualSurnames.has(name[0]!))) return -1
  return (name.length === 3 && r.lexicon.usualSurnames.has(name[0]!) || r.lexicon.given.has(given[0]!) || r.lexicon.given.has(given.at(-1)!)) && (!whole || whole.kind === 'L') && !/[会委局厅部们人员长等说称]$/.test(name) ? at + name.length : -1
}

const particles = new Set('和于及与对同应从向由时来以成常干并都但还去全多尚满意信拉要没有能可却再每各边')
const bodily = new Set('蹲站坐走跑抓拿捧扛扶拎端抬举挥擦拍拉推搓摸摁按敲翻数算掂盯望瞅指把捏攥踩揣抱掰叹捞抹点笑守喊叫骑踏搂翘拧钻拆')

/** A usual verb is no given name: 时|强调, and behind a rare surname no word is that has no look of a name: 技工班|开学. */
function spoken({ lexicon }: Reading, name: string): boolean {
  const given = name.slice(1)
  const word = lexicon.words.get(given)
  if (!word) return false
  return word.kind === 'v' && word.weight > 10 || !lexicon.usualSurnames.has(name[0]!) && word.weight > 6 && !lexicon.given.has(given[0]!)
}

/** How one is called to, behind a surname alone: 饶师傅 and 李女士 tell no name. */
const address = new Set('师傅 女士 先生 小姐 老师 大哥 大姐 大爷 大娘 大妈 大叔 大伯 大嫂 大婶 大夫 阿姨 奶奶 爷爷 老板 老汉 医生 警官 教授 同学 同志 书记 主任 经理 厂长 队长 站长 局长 镇长 村长 校长 院长 总'.split(' '))

/** A name without a known surname (牧仁, 奥日其楞) behind a title, when a verb of speaking follows. */
function rareName(r: Reading, at: number): number {
  for (let size = 2; size <= 5; size++) {
    const name = r.text.slice(at, at + size)
    if (!han.test(name) || name.length < size || address.has(name.slice(1)) || /[的是了和与都还地]/.test(name) || r.lexicon.words.get(r.tokens[r.tokenOf[at]!]!.text)?.kind === 'i') return -1
    if (follows(r, at + size, true)) return (size === 3 ? usual(r, name.slice(0, 2)) : usual(r, name)) ? -1 : at + size
  }
  return -1
}

/** A string that common words are part of is no name. */
function usual(r: Reading, name: string): boolean {
  const { words } = r.lexicon
  if (/[会局院司部厅]/.test(name) || words.has(name.slice(0, 3))) return true
  for (let k = 0; k + 2 <= name.length; k++) if ((words.get(name.slice(k, k + 2))?.weight ?? 0) > (name.length > 2 ? 9 : 7)) return true
  return false
}

/** What stands behind a name: punctuation, the line's end, a verb or preposition. */
function follows(r: Reading, at: number, strict: boolean): boolean {
  const next = r.text[at]
  if (next !== undefined && !strict && startsWord(r, at) && (bodily.has(next) || /^(?:以前|原先|原来|之前|那天|小时候|家住|老家)/.test(r.text.slice(at, at + 3)) || (next === '原' && /[在是任]/.test(r.text[at + 1] ?? '')))) return true
  if (next !== undefined && !strict && startsWord(r, at) && /[vdptmrcuig]/.test(r.tokens[r.tokenOf[at]!]!.kind)) return true
  if (next === undefined) return !strict
  if (/[\s,。、;:!?()“”《》/|]/.test(next)) return !strict
  for (let size = 4; size >= 1; size--) {
    const w = r.text.slice(at, at + size)
    if (r.lexicon.personVerbs.has(w)) return strict ? speaks.has(w) : true
    const word = r.lexicon.words.get(w)
    if (size > 1 && word && w.length === size) return !strict && /[vdptig]/.test(word.kind)
  }
  return false
}

const speaks = new Set('表示 介绍 说 告诉 指出 强调 透露 坦言 认为 笑言 称 说道 笑道 直言 感慨 感叹 回忆 解释 补充 谈到 提到 提出 要求 主持 一行 致辞 讲话 介绍说 告诉记者 算账 如是说'.split(' '))

function byTitle(r: Reading, put: Put): void {
  const { tokens, lexicon, text } = r
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    const end = t.end
    if (!/[\u3400-\u9fff]/.test(text[end] ?? '')) continue
    if (!lexicon.titleEnds.has(text[end - 1]!) || !endsInTitle(lexicon.titles, t.text, text, end)) {
      const stop = occupation(r, i) ? Math.max(givenName(r, end), foreignName(r, end)) : -1
      if (stop > 0) put(end, stop, 6)
      continue
    }
    let at = end
    for (let n = 0; n < 12; n++) {
      const usual = Math.max(nameEnd(r, at, false), marked(r, at, n > 0 || /[长记席导]$/.test(t.text)))
      const foreign = foreignName(r, at)
      const stop = foreign >= at + 4 ? Math.max(usual, foreign) : usual > 0 ? usual : Math.max(rareName(r, at), foreign)
      if (stop < 0) break
      if (n > 0 && !startsWord(r, at)) break
      if (inQuote(r.text, at, stop)) break
      put(at, stop, 7)
      if (!/[、和]/.test(text[stop] ?? '')) break
      at = stop + 1
    }
  }
}

/** 轧钢|工, 湖管|员, 绣娘: a word for what somebody does, known or made of a noun and its last character. */
function occupation(r: Reading, i: number): boolean {
  const t = r.tokens[i]!
  if (!r.lexicon.occupations.has(t.text.at(-1)!)) return false
  if (t.text.length > 1) return t.kind === 'n' && !/^(?:人员|成员|全员|员工|人民|公民|全民|民生|工商|全长|总长|专员|动员|会员)$/.test(t.text) && !r.lexicon.generic.has(t.text) && !r.lexicon.places.has(t.text)
  const prev = r.tokens[i - 1]
  return !!prev && /[ngvkafd]/.test(prev.kind) && prev.end === t.start
}

/** A surname and two characters that no word holds together, behind a word for what somebody does. */
function givenName(r: Reading, at: number): number {
  const s = surname(r, at)
  const end = at + s + 2
  const name = r.text.slice(at, end)
  if (!s || name.length !== s + 2 || !han.test(name) || address.has(name.slice(s)) || s === 1 && spoken(r, name) || particles.has(name[0]!) || r.lexicon.places.has(name.slice(0, 2)) || usual(r, /[小阿二三四五]/.test(name[s]!) ? name.slice(0, s + 1) : name) || bodily.has(name.at(-1)!) || r.lexicon.notLast.has(name.at(-1)!)) return -1
  return follows(r, end, false) && (startsWord(r, end) || end >= r.text.length) ? end : -1
}

/** 米尔扎提, 木呷尔布: two to six characters that names of other tongues are written with, up to a word that may follow a name. */
function foreignName(r: Reading, at: number): number {
  let size = 0
  while (size < 6 && r.lexicon.foreign.has(r.text[at + size] ?? '')) size++
  for (; size >= 2; size--) {
    const end = at + size
    if (!follows(r, end, false) || (!startsWord(r, end) && end < r.text.length)) continue
    return usual(r, r.text.slice(at, end)) ? -1 : end
  }
  return -1
}

/** X总书记, X院士, X教授: a name before its title. */
function beforeTitle(r: Reading, put: Put): void {
  for (const m of hits(/总书记|主席|总理|院士|教授|先生|女士|同志|市长|省长|书记|博士|老师|师傅|董事长|院长|校长|会长/g, r.text)) {
    for (const size of [3, 2]) {
      // 万科董事长: a firm's name is short too
      if (/^(?:董事|院|校|会)长$/.test(m[0]) && (size < 3 || !Array.from(r.text.slice(m.index - 2, m.index)).every(c => r.lexicon.given.has(c)))) continue
      const at = m.index - size
      if (at < 0 || !surname(r, at) || !han.test(r.text.slice(at, m.index)) || !startsWord(r, at)) continue
      const given = r.text.slice(at + surname(r, at), m.index)
      // 叉车工|饶师傅
      if (m[0] === '师傅' && given.length === 2 && r.lexicon.occupations.has(given[0]!) && surname(r, m.index - 1)) continue
      if (given.length < 1 || given.length > 2 || r.lexicon.titles.has(r.text.slice(at + 1, m.index)) || /[副市省县区镇村委党组部局厅处科院会总常任支]$/.test(given) || r.lexicon.words.has(r.text.slice(at, m.index)) || (r.lexicon.words.get(given)?.weight ?? 0) > 9 && !(given.length === 1 && r.lexicon.given.has(given)) || r.lexicon.heads.has(given) || (r.lexicon.words.get(r.text.slice(at, at + 2))?.weight ?? 0) > 10 && size === 3) continue
      put(at, m.index, 5)
      break
    }
  }
}

/** 任命X为, 免去X的, 接受X辞去: any name that a decision on posts bears on, also in a list. */
function byAppointment(r: Reading, put: Put): void {
  for (const m of hits(/(?:决定任命|任命|免去|接受|提名|选举|补选|聘任|聘请|推选|决定)([\u3400-\u9fff]{2,4}(?:、[\u3400-\u9fff]{2,4}){0,12})(?=为|的[\u3400-\u9fff“”]{2,30}职务|同志|辞去|担任|任)/g, r.text)) {
    let at = m.index + m[0].length - m[1]!.length
    for (const name of m[1]!.split('、')) {
      if (surname(r, at) && name.length <= 4 && plausible(r, name)) put(at, at + name.length, 8)
      at += name.length + 1
    }
  }
}

/** X调研…, X到…: a headline that begins with an official's name. */
function byHeadline(r: Reading, put: Put): void {
  for (const m of hits(/(?<=^|[\n。])[ ]*([\u3400-\u9fff]{2,4}?)(?=(?:率队|带队|率团|赴[\u3400-\u9fff]{2,8})?(?:调研|督导|检查|看望|慰问|会见|主持召开|主持|走访|暗访|察看|考察|督查|专题调研|深入|宣讲|接访|拜会|出席|率队|赴|遗失))/g, r.text)) {
    const at = m.index + m[0].length - m[1]!.length
    const s = surname(r, at)
    if (s && m[1]!.length - s >= 1 && m[1]!.length - s <= 2 && plausible(r, m[1]!) && Array.from(m[1]!.slice(s)).every(c => r.lexicon.given.has(c) || !r.lexicon.words.has(m[1]!.slice(s)))) put(at, at + m[1]!.length, 6)
  }
}

function endsInTitle(titles: ReadonlySet<string>, word: string, text: string, end: number): boolean {
  if (titles.has(word)) return true
  for (let size = 5; size >= 2; size--) if (titles.has(text.slice(end - size, end))) return true
  return false
}

/** X介绍, X说: a name at the head of a clause or behind a noun, before a verb of speaking. */
function byVerb(r: Reading, put: Put): void {
  for (const t of r.tokens) {
    const before = r.text[t.start - 1]
    if (before !== undefined && !/[\s,。、;:!?”)人工户员师手者农匠民商主]/.test(before)) continue
    let end = nameEnd(r, t.start, true)
    // X是…: three characters that are no words, at the head of a sentence
    if (end < 0 && (before === undefined || /[。\s”]/.test(before)) && surname(r, t.start) === 1 && /^(?:是|在|站在|告诉)/.test(r.text.slice(t.start + 3)) && (r.tokenOf[t.start + 2] ?? 0) - (r.tokenOf[t.start] ?? 0) === 2 && nameEnd(r, t.start, false) === t.start + 3) end = t.start + 3
    if (end > 0 && !(r.lexicon.words.get(r.text.slice(t.start, end)))) put(t.start, end, 6)
  }
}

const bylinePatterns = perModel((lexicon: Lexicon) => {
  const labels = lexicon.bylines.join('|')
  const roles = [...lexicon.roles].sort((a, b) => b.length - a.length).join('|')
  const names = '[\\u3400-\\u9fff]{2,4}(?:·[\\u3400-\\u9fff]{1,6})?'
  return {
    list: new RegExp(`(?:(?:^|[\\s(、□■●◎\\n])(?:[\\u3400-\\u9fff]{0,6}(?:记者|通讯员|实习生)|${labels})(?:\\/(?:文|图|摄))?(?=[ ]|[\\u3400-\\u9fff]{2,3}(?:[ )\\n]|$))|(?:${roles})[ ]*[:／/|])[ ]*(${names}(?:[ 、]+(?!(?:${labels}|${roles})[ :／/|])${names}(?![\\u3400-\\u9fff]))*)`, 'g'),
    roles: new RegExp(`(?<=^|[\\s])[\\u3400-\\u9fff]{0,2}(?:${roles}) +(${names})(?=[ \\n]|$)`, 'g'),
    credit: new RegExp(`(?:^|[\\s(。，,])(${names}(?:[ 、]${names}){0,3})[ ]?(?:摄影报道|摄影|航拍|摄|/ ?摄|供图|文/图)(?=[\\s)。]|$)`, 'g'),
  }
})

/** （记者 甲 乙）, 丙 摄, 责编／丁 and 校对:戊: any two to four characters are a name there. */
function byLines(r: Reading, put: Put): void {
  const { text } = r
  const rx = bylinePatterns(r.lexicon)
  for (const m of hits(rx.list, text)) {
    const from = m.index + m[0].length - m[1]!.length
    if (/[:／/|]/.test(m[0]) || /^[\s)。、\n]|^$/.test(text.slice(from + m[1]!.length, from + m[1]!.length + 1))) eachName(m[1]!, from, put)
  }
  // (周 涛): a name of two characters is spaced out
  for (const m of hits(/\(([\u3400-\u9fff]) ([\u3400-\u9fff])\) *(?=\n|$)/g, text)) if (r.lexicon.surnames.has(m[1]!)) put(m.index + 1, m.index + 4, 9)
  // 责任编辑 甲 版式 乙: roles and names by turns
  for (const m of hits(rx.roles, text)) eachName(m[1]!, m.index + m[0].length - m[1]!.length, put)
  for (const m of hits(rx.credit, text)) {
    eachName(m[1]!, m.index + m[0].indexOf(m[1]!), put)
  }
  // a writer's name in brackets opens or closes the story
  for (const m of hits(/\(((?:[\u3400-\u9fff]{2,4})(?:[ 、]+[\u3400-\u9fff]{2,4}){0,3})\)/g, text)) {
    if (!/[讯电] ?$/.test(text.slice(Math.max(0, m.index - 2), m.index)) && !/^ *(?:\n|$)/.test(text.slice(m.index + m[0].length, m.index + m[0].length + 4))) continue
    if (!/^(?:下转|转|上接|图|资料|完|略|试行|修订|节选|摘要|待续|本报|来源)/.test(m[1]!) && m[1]!.split(/[ 、]+/).every(n => plausible(r, n) || signed(r, n))) eachName(m[1]!, m.index + 1, put)
  }
}

/** A usual surname and two characters, as a story is signed in brackets. */
function signed(r: Reading, name: string): boolean {
  return name.length === 3 && r.lexicon.surnames.has(name[0]!) && !r.lexicon.words.has(name) && (r.lexicon.words.get(name.slice(0, 2))?.weight ?? 0) < 8
}

/** Puts each name of a list; a label's colon may have drawn in the next line's words, so four characters must be a compound surname's. */
function eachName(list: string, from: number, put: Put): void {
  for (const m of hits(/[\u3400-\u9fff·]+/g, list)) if (m[0].length >= 2 && !/记者|通讯员|^片|(?:整理|报道|采写|编译|综合)$/.test(m[0]) && !/^(?:本报|讯|通讯员|实习生|图|文|摄影|集体|综合|整理|报道|本报讯|受访|每[份月周]|企业|单位|样张|资料|供图|零售|定价|全年|今日)/.test(m[0])) put(from + m.index, from + m.index + m[0].length, 9)
}

/** A line of names alone, as stories are signed above or below: near the story's head or at its end. */
function nameLines(r: Reading, put: Put): void {
  let from = 0
  for (const line of r.text.split('\n')) {
    const bare = line.trim()
    if (bare.length <= 40 && /^[\u3400-\u9fff·]{2,6}(?:[ 、][\u3400-\u9fff·]{2,6})*$/.test(bare)) {
      if (bare.split(/[ 、]/).every(n => plausible(r, n))) eachName(line, from, put)
    }
    from += line.length + 1
  }
}

/** A surname and one or two characters, or a rare string of three to five (minority and pen names), with no common word in it. */
function plausible(r: Reading, name: string): boolean {
  if (name.includes('·')) return true
  const { words, places, surnames } = r.lexicon
  if (places.has(name) || name.length > 5 || Array.from(name.slice(1)).some(c => never.has(c))) return false
  const s = surnames.has(name.slice(0, 2)) && name.length > 2 ? 2 : surnames.has(name[0]!) ? 1 : 0
  if (name.length === 2) return s > 0 && (words.get(name)?.weight ?? 0) < 9
  const whole = words.get(name)
  if (whole && whole.weight > 5) return false
  if (s && name.length - s <= 2) {
    const given = words.get(name.slice(s))
    return !(given && given.weight > 10 && /[vdapcr]/.test(given.kind)) && (words.get(name.slice(0, 2))?.weight ?? 0) < 12
  }
  for (let i = 0; i + 2 <= name.length; i++) if (words.has(name.slice(i, i + 2)) || places.has(name.slice(i, i + 2)) || words.has(name.slice(i, i + 3)) && i + 3 <= name.length) return false
  return true
}

const never = new Set('的了在是与和及或对向从把被让就也都又并将要会能不无有这那我你他她它们报讯版')
