import type { Model } from '../../model/model.ts'
import type { EntityType, Mention } from '../records.ts'
import type { Clause } from './clauses.ts'
import type { Post } from './posts.ts'
import { nameAt } from './relations.ts'
import { anyOf, pattern } from './shape.ts'
import type { Story } from './story.ts'
import { once, type Words } from './vocabulary.ts'

/** Who a clause is about. */
export interface Subject {
  /** Names in subject place (A、B和C are three), or the one a 该项目 stands for; empty when the clause has none of its own. */
  own: Mention[]
  /** Where the subject ends in the clause's shape; the clause's start when there is none. */
  after: number
  /** `own[0]`, or the topic carried over from the clauses before; null before anything was named. */
  topic: Mention | null
  /** What the clause brings into the story (新建了⟦项目⟧), the next clauses' topic. */
  introduced: Mention | null
  /** Who did it, where the subject is what was done to (公司投资建设的⟦项目⟧). */
  agent: Mention | null
  /** True when `own` was found through a noun such as 该项目 or 公司. */
  byNoun: boolean
  /** True when the clause, or one it goes on from, is about something that no name on hand stands for: better no claim than another's. */
  stranger: boolean
  /** The place or park that was last spoken of, for figures that only a place can bear. */
  place: Mention | null
  /** The project, facility or park last spoken of in the paragraph, for what only a work has (总投资). */
  work: Mention | null
}

/** Reads the clauses in order and says of each who it is about. */
export function subjectsOf(story: Story, posts: Post[], model: Model): Subject[] {
  const rx = once(model, 'subject', compile)
  const seen: Mention[] = []
  const employer = new Map<Mention, Mention>()
  for (const post of posts) if (!employer.has(post.person) && post.object.type !== 'place') employer.set(post.person, post.object)
  nameSpeakers(story)
  let topic: Mention | null = null
  let kept: { topic: Mention; sentence: number } | null = null
  let next = 0
  let place: Mention | null = null
  let work: { at: Mention; paragraph: number } | null = null
  let strange: Clause | null = null
  // The sentence in which the topic was last named.
  let kin = -1
  const subjects: Subject[] = []
  for (const clause of story.clauses) {
    // Names before this clause are what 该项目 can stand for.
    const from = clause.shape.from[clause.start]!
    while (next < story.mentions.length && story.mentions[next]!.start < from) seen.push(story.mentions[next++]!)
    if (kept && kept.sentence !== clause.sentence) { topic = kept.topic; kept = null }
    if (strange && strange.paragraph !== clause.paragraph && (strange.role === 'body' || clause.role === 'body')) strange = null
    const subject: Subject = { ...read(clause, story, seen, topic, place, employer, rx, model, kin), place, work: null }
    // ⟦某公司⟧出口…；二期上月动建: phases are the work's.
    if (!subject.own.length && topic?.type === 'company' && work && work.paragraph >= clause.paragraph - 1 && rx.phase.test(clause.text)) Object.assign(subject, { own: [work.at], topic: work.at, byNoun: true, stranger: false })
    // 某医院位于…，项目总投资…: the 项目 is the unnamed thing too.
    if ((strange as Clause | null)?.sentence === clause.sentence && subject.byNoun && ['project', 'facility', 'park'].includes(subject.own[0]?.type ?? '')) Object.assign(subject, { own: [], after: clause.start, topic, stranger: true })
    if (subject.own.length) kin = clause.sentence
    if (subject.own.length) strange = null
    else if (subject.stranger) strange = clause
    else subject.stranger = strange !== null
    if (subject.own[0]?.type === 'place' || subject.own[0]?.type === 'park') place = subject.place = subject.own[0]
    // ⟦某开发区管委会⟧主任⟦某人⟧说: figures of a place that follow are its.
    const seat = officeSeat(clause, story)
    if (seat) place = subject.place = seat
    const works = [subject.own[0], subject.introduced].find(m => m && (m.type === 'project' || m.type === 'facility' || m.type === 'park'))
    if (works) work = { at: works, paragraph: clause.paragraph }
    subject.work = work?.paragraph === clause.paragraph ? work.at : null
    subjects.push(subject)
    // 某景区的4条航线…: told in passing, so the topic before comes back with the next sentence.
    if (subject.own.length && !subject.byNoun && topic && clause.shape.text[subject.after] === '的' && topic.type !== 'person') kept ??= { topic, sentence: clause.sentence }
    else if (subject.own.length) kept = null
    topic = subject.introduced ?? subject.topic
  }
  // 4月签约、6月破土，⟦某园⟧…: deeds before who did them.
  story.clauses.forEach((clause, i) => {
    const next = story.clauses[i + 1]
    const doer = subjects[i + 1]?.own[0]
    if (next?.sentence === clause.sentence && !subjects[i]!.own.length && doer && ['project', 'facility', 'park'].includes(doer.type) && rx.deeds.test(clause.text)) Object.assign(subjects[i]!, { topic: doer, stranger: false })
  })
  return subjects
}

type Rules = ReturnType<typeof compile>
function compile(w: Words) {
  const nouns = anyOf(w.anaphors.map(a => a.noun))
  return {
    lead: pattern(`(?:[一二三四五六七八九十]{1,2}[、是]|[（(][一二三四五六七八九十][）)]|(?:截至|截止|自|从|到|至|于|在)?<t>(?:前|起|以来|期间)?|本\\s*报\\s*讯|[（(][^）)]*[）)]|[#●◆■“‘”’\\s、·]+|(?:${w.rungs}|${w.build})的|放眼|纵观|环顾|${w.leads}(?!<q>)|${w.praise})`, 'uy'),
    heard: /^(?:等处?|方面)?(?:(?:相关|有关|主要)?(?:负责人|工作人员|人士|专家|科研人员)?(?:介绍|表示|坦言|透露|告诉|说)|统计|获悉|了解到|传来消息|透露|消息|联合?通报|悉)/u,
    // 从⟦外地⟧引进: where it comes from is no subject.
    origin: pattern('(?:从|自|向|往|赴)[<place><facility>](?:[、和][<place><facility>])*(?!的)', 'uy'),
    from: pattern('(?:(?:记者)?<t>?从<m>[^，]{0,6}(?:获悉|了解到)|据<m>[^，<m><q>]{0,8}(?:介绍|统计|透露|消息|测算|数据显示|通报))', 'uy'),
    built: pattern(`[^，<m>]{0,6}?(?:(?:投资|斥资|投入|出资)<money>的|(?:(?:投资|斥资|投入|出资)?<money>?(?:${w.build}|${w.make})|<time>?(?:${w.dated}))了?的)(?:${w.praise}){0,6}(?=<thing>)`, 'uy'),
    timed: pattern('(?<![在于从由与对为])(<work>)<time>', 'u'),
    placed: pattern(`(?:${w.located}|在|地处)<spot>+(?:[（(]<spot>[）)])?(?:核心区|境内|范围内)?的?`, 'uy'),
    agent: pattern(`由?<maker>(?:[、与和及]<maker>)*[^，<m>]{0,6}?(?:(?:投资|斥资|出资|投入)<money>的|(?:投资|斥资)?<money>?(?:${w.build}|${w.make})了?的)(?:[^，、<m><q>的]{0,8}(?=<thing>))?`, 'uy'),
    attribute: pattern(`(?!${w.introduce}|${w.make}|${w.build}|以|在|为|对|将|把|与|和)[^，、<m><t>]{1,14}的(?:${w.roles})?(?=<thing>)`, 'uy'),
    sized: pattern(`(?:占地|总投资|投资|总面积)[^<q>]{0,4}<q>的`, 'uy'),
    owned: pattern(`<m>(?:${w.part})(?:的)?`, 'uy'),
    owner: pattern(`<owner>(?:${w.praise}|的)*(?=<named>)`, 'uy'),
    list: pattern(`<m>(?:(?:[、和与及]|以及|[（(]<m>[）)])?<m>)*`, 'uy'),
    person: pattern('<person>', 'u'),
    anaphor: new RegExp(`(该|此|这[一座个家项条款]?|本次|此次|本届|上述|整个|本)?(${nouns})`, 'uy'),
    titled: pattern(`^[^，。；：<q>]{0,14}<person>`),
    we: /(?:我们|本公司|我司|我院|我校|我局|我行|我厂)/uy,
    introduce: pattern(`(${w.introduce})了?(?:(?:${w.located})<spot>+(?:[（(]<spot>[）)])?(?:核心区)?的)?(?:[^，、<m>]{0,14})(<m>)`),
    here: pattern('^[“‘\\s]*(?:这里|眼前|这)(?:便|就|正)?是(?:位于<spot>+的)?(?:<praise>)?(<company>|<project>|<facility>|<park>)'.replace('<praise>', w.praise), 'u'),
    brings: /推出|发布|开展|启动|印发|设立|实施/u,
    unnamed: new RegExp(`(?!${anyOf(w.generic)})(?:${w.strangers}|(?=\\p{Script=Han}{4})${w.nameless})`, 'uy'),
    owning: pattern('(?:[^，、<m><q><t>的]{1,8}的<place>?|<place>)', 'uy'),
    // ⟦某公司⟧的…改装项目, 公司投入亿元实施的…工程: a work that no name on hand is.
    works: pattern(`(?:的|[^，<m>的]{0,6}?(?:投资|斥资|投入|出资)?<money>?(?:${w.build}|${w.make})了?的)(?!重[大点]|该|产业|工业|招商|大|新|一批|首|多|三期|二期|一期)[\\p{Script=Han}\\d]{2,14}(?:项目|工程|基地|工厂)(?=[，。]|$|<time>|${w.dated})`, 'uy'),
    // ⟦某市⟧职教城有…: the place only begins a name that nobody on hand bears.
    nameless: new RegExp(w.nameless, 'uy'),
    work: /(?!重[大点]|该|产业|工业|招商|大|新|一批)\p{Script=Han}{2,14}(?:项目|工程|基地)(?=[，。]|$)/uy,
    also: pattern('(?:的还有|的(?:就|便|正)是|的是|(?:最[^，<m>]{1,6}|其中)[^，<m>]{0,4}(?:是|要数|当属)(?:由?<maker>(?:[、与和]<maker>)*[^，<m>]{1,10}的)?[^，<m>]{0,8})(<thing>)(?:[、和](<m>))*$', 'u'),
    builds: pattern(`[^，<m>]{0,4}?(?:投资|斥资|出资|总投资)?<money>?(?:${w.build})$`, 'uy'),
    // 码头使用的⟦某系统⟧
    uses: pattern(`(?:正在|所)?(?:使用|采用|应用|搭载|配备|引进|上线)的(?:${w.praise}){0,6}(?=<product>|<programme>)`, 'uy'),
    // 二期, 目前二期
    phase: pattern(`^(?:${w.leads}){0,3}[一二三四五]期`, 'u'),
    // 4月签约、6月破土
    deeds: pattern(`^(?:(?:自|于)?<t>(?:于|在)?(?:正式)?(?:${w.dated})[、和]?){1,4}$`, 'u'),
    // 项目的⟨投资方⟩⟦某公司⟧
    role: pattern(`的(?:${w.roles})(?=<org>)`, 'uy'),
    its: /(?:其(?!中|他|它|余|次|间|实)|它)/uy,
  }
}

function read(clause: Clause, story: Story, seen: Mention[], topic: Mention | null, place: Mention | null, employer: Map<Mention, Mention>, rx: Rules, model: Model, kin: number): Omit<Subject, 'place' | 'work'> {
  const { text } = clause.shape
  const sticky = (re: RegExp, at: number) => { re.lastIndex = at; const hit = re.exec(text); return hit && hit.index + hit[0].length <= clause.end && hit[0] ? hit : null }
  let at = clause.start
  let own: Mention[] = []
  let byNoun = false
  let agent: Mention | null = null
  let byThis = false
  let stranger = false
  const mentionAt = (i: number) => { const item = clause.shape.items[i]; return item?.kind === 'mention' ? item.at : null }
  for (let guard = 0; guard < 24 && at < clause.end; guard++) {
    const placed = sticky(rx.placed, at) ?? sticky(rx.sized, at) ?? sticky(rx.agent, at)
    if (placed) {
      at += placed[0].length
      // …投资9000万元的即食米饭项目: a work without a name on hand.
      rx.work.lastIndex = at
      stranger ||= placed[0].endsWith('的') && rx.work.test(text) && !mentionAt(at)
      continue
    }
    const we = sticky(rx.we, at)
    if (we) {
      const employed = clause.speaker && employer.get(clause.speaker)
      if (employed) { own = [employed]; at += we[0].length; byNoun = true }
      break
    }
    const heard = sticky(rx.from, at) ?? sticky(rx.origin, at)
    if (heard) { at += heard[0].length; continue }
    const its = sticky(rx.its, at)
    if (its) { if (topic) { own = [topic]; byNoun = true } at += its[0].length; break }
    const owned = sticky(rx.owned, at) ?? sticky(rx.owner, at)
    if (owned && mentionAt(at + owned[0].length)?.type !== 'person') { at += owned[0].length; continue }
    const list = sticky(rx.list, at)
    if (list) {
      const end = at + list[0].length
      const names: Mention[] = []
      for (let i = at; i < end; i++) { const m = mentionAt(i); if (m) names.push(m) }
      // A、B四座桥 counts the names; X局长Y and a person are who speaks, not what is spoken of.
      const counted = /^(?:[这等]|两市|多)?[\ue020-\ue02f]/u.test(text.slice(end, end + 2)) && names.length > 1
      if (!counted && !rx.person.test(list[0]) && !rx.titled.test(text.slice(end, clause.end)) && !/^[、]/.test(text.slice(end))) own = names
      const rest = text.slice(end, clause.end)
      if (rest.startsWith('等') && !/^等[^，<m>]{1,10}[\ue020-\ue02f]/u.test(rest)) own = names
      else if (rest.startsWith('等')) own = []
      if (counted || rx.heard.test(rest) || beside.test(rest)) own = []
      // 《⟦方案⟧》提出: its targets are the place's.
      if (own[0]?.type === 'programme' && story.home && /^[》”]?(?:中)?(?:提出|明确|要求|指出)$/u.test(rest)) { own = [story.home]; byNoun = true }
      // 荣誉称号59个: the name is what is counted.
      if (/^[\ue029]/u.test(rest) && names.every(m => m.type === 'programme' || m.type === 'product')) own = []
      if (own.length === 1 && own[0]!.type === 'place' && clause.role === 'body' && sticky(rx.nameless, end)) { own = []; stranger = true }
      if (own.length === 1 && own[0]!.type === 'company' && clause.role === 'body' && sticky(rx.works, end)) { own = []; stranger = true }
      at = own.length ? end : at
      // ⟦某项目⟧，⟦某公司⟧投资2亿元建设，…: still about the work.
      rx.builds.lastIndex = at
      const work = topic && (topic.type === 'project' || topic.type === 'facility' || topic.type === 'park') && kin === clause.sentence
      if (work && own.length && own.every(m => m.type === 'company') && rx.builds.test(text.slice(0, clause.end))) { agent = own[0]!; own = [topic]; byNoun = true; break }
      const built = own.length ? sticky(rx.built, at) : null
      if (built) { const made = mentionAt(at + built[0].length); if (made) { agent = own[0]!; own = [made]; at += built[0].length + 1 } }
      break
    }
    const noun = sticky(rx.anaphor, at)
    // 重点实验室等平台25家, 项目15个: what is counted.
    if (noun && !noun[1] && /^(?:项目|工程|实验室|研究院|中心|分中心|基地|综合体|企业|平台|技术|产品|产业园)$/u.test(noun[2]!) && /^(?:等|\ue029)/u.test(text.slice(at + noun[0].length, clause.end))) break
    if (noun) {
      const house = clause.speaker && /^(?:公司|集团|厂里|厂子|矿里|矿上)$/u.test(noun[0]) ? employer.get(clause.speaker) : null
      const found = house?.type === 'company' ? house : standsFor(noun[2]!, !!noun[1], story, seen, topic, place, clause.shape.from[0] ?? 0, model)
      // 该基地 where no base was named: somebody nobody on hand is.
      const lost = found && /^[该这此]/u.test(noun[1] ?? '') && exact.test(noun[2]!) && !found.id.includes(noun[2]!) && !found.text.includes(noun[2]!)
      if (lost) { stranger = true; break }
      // 园区的《⟦办法⟧》: the noun only says whose.
      const whose = at + noun[0].length
      const role = found && sticky(rx.role, whose)
      if (role) { at = whose + role[0].length; continue }
      if (found && text[whose] === '的' && mentionAt(whose + 1) && mentionAt(whose + 1)!.type !== 'person') { at = whose + 1; continue }
      // 全市… on a page that does not name the city, 活动由…: somebody, but nobody on hand.
      if (!found && (rxPlaceNoun.test(noun[2]!) || (noun[1] && noun[1] !== '本'))) stranger = true
      if (found && !rx.titled.test(text.slice(at + noun[0].length, clause.end))) {
        own = [found]; at += noun[0].length; byNoun = true
        // 会议要求: what is asked is asked of the place.
        if (found.type === 'event' && /^(?:要求|强调|指出|明确|提出)/u.test(text.slice(at)) && story.home) own = [story.home]
        // 公司投入亿元实施的⟦项目⟧开工 is about the project.
        const built = sticky(rx.built, at) ?? sticky(rx.uses, at)
        const made = built && mentionAt(at + built[0].length)
        if (made) { agent = own[0]!; own = [made]; at += built[0].length + 1; byNoun = false }
        else if (found.type === 'company' && sticky(rx.works, at)) { own = []; stranger = true }
        break
      }
      if (found) break
    }
    const lead = sticky(rx.lead, at)
    const the = /^(?:该|此|这[座款台艘家项条列])/u.exec(text.slice(at, at + 2))?.[0].length ?? 0
    const echo = (the && echoed(text, at + the, clause, true, seen, topic)) || echoed(text, at, clause, /(?:该|此|这[一座个家项条款台艘])$/u.test(text.slice(clause.start, at)) || byThis, seen, topic)
    if (echo) { own = [echo.mention]; at = echo.end; byNoun = true; break }
    byThis ||= !!lead && /^(?:该|此|这)/u.test(lead[0])
    const step = lead ?? sticky(rx.attribute, at)
    if (!step) break
    at += step[0].length
  }
  if (!own.length) {
    const timed = clause.text.match(rx.timed)
    const m = timed && mentionAt(clause.start + timed.index!)
    if (m && !rx.person.test(clause.text)) { own = [m]; at = clause.start + timed.index! + 1 }
  }
  if (!own.length && !stranger) {
    rx.unnamed.lastIndex = at
    stranger = rx.unnamed.test(text.slice(0, clause.end)) && clause.role === 'body'
    // 此次开建的⟦某市⟧青禾医院位于…
    const past = stranger ? null : sticky(rx.owning, at)
    if (past && clause.role === 'body') { rx.unnamed.lastIndex = at + past[0].length; stranger = rx.unnamed.test(text.slice(0, clause.end)) }
  }
  // Speech without a subject is about the speaker's house only when the speaker says we; otherwise the topic goes on.
  const introduced = introducedIn(clause, own.length ? at : clause.start, rx)
  return { own, after: own.length ? at : clause.start, topic: own[0] ?? topic, introduced, agent, byNoun, stranger }
}

// ⟦某路⟧以北, ⟦某园⟧南侧: where something is.
const beside = /^(?:以[东南西北]|[东南西北]{1,2}(?:侧|面|端|段)|两侧|沿线|旁|附近|与\p{Co}交[汇叉])/u

// Nouns that a name bears when it stands for them; 该项目 and 该平台 may be anything.
const exact = /^(?:基地|工厂|大桥|实验室|研究院|综合体|枢纽|电站|港口|码头|铁路|公路|高速|酒厂|矿|学校|医院|银行)$/u

// What names of schools, hospitals and banks hold: 学校 is no newspaper.
const houses: [RegExp, RegExp][] = [[/^学[校院]$/u, /学|校|幼儿园/u], [/^医院$/u, /医|院区/u], [/^银行$/u, /银行|信用社/u], [/^研究所$/u, /研究/u]]
// A road or river named in passing is no 项目.
const way = /(?:路|街|大道|巷|河|江|湖|山|高速|高速公路|铁路|高铁)$/u

const rxPlaceNoun = /^全[市县镇村省州旗区团场]$/u

function introducedIn(clause: Clause, from: number, rx: Rules): Mention | null {
  const stretch = clause.shape.text.slice(from, clause.end)
  // 一起揭牌的还有⟦某园⟧
  const also = stretch.match(rx.also)
  if (also) { const item = clause.shape.items[from + stretch.indexOf(also[1]!, also.index! + also[0].search(/[\ue000-\ue007](?:[、和][\ue000-\ue009])*$/u))]; if (item?.kind === 'mention') return item.at }
  // 这里是⟦某园⟧
  const here = stretch.match(rx.here)
  if (here) return nameAt(clause.shape, from + here[0].length - 1)
  const hit = stretch.match(rx.introduce)
  if (!hit) return null
  const i = from + hit.index! + hit[0].length - 1
  const item = clause.shape.items[i]
  if (item?.kind !== 'mention' || !['project', 'facility', 'park', 'event', 'product', 'programme', ...(/走进|来到|参观/.test(hit[1]!) ? ['company', 'institution'] : [])].includes(item.at.type)) return null
  if (item.at.type === 'programme' && !rx.brings.test(hit[1]!) && !/[打创]造了|开设/.test(hit[0])) return null
  // 在M举行, M的…: not what was brought in.
  if (/^(?:的|[、和])/.test(clause.shape.text.slice(i + 1, clause.end))) return null
  return item.at
}

/** What 该项目, 基地 or 全市 stands for: the topic or the latest name that bears the noun, else the latest of a fitting kind. */
function standsFor(noun: string, pointed: boolean, story: Story, seen: Mention[], topic: Mention | null, place: Mention | null, paragraph: number, model: Model): Mention | null {
  const rule = once(model, 'anaphors', w => new Map(w.anaphors.map(a => [a.noun, a]))).get(noun)!
  const fits = (m: Mention) => rule.types.includes(m.type)
  // 港口 stands for a 港, 厂里 for a 厂.
  const ending = noun.replace(/(?<=^.)[口里上区]$/u, '')
  const closes = (m: Mention) => fits(m) && m.id.replace(/[（(][^）)]*[）)]$/u, '').endsWith(ending)
  if (noun === '企业' && topic?.type === 'company') return topic
  if (!rule.bare && !pointed && !(topic && closes(topic)) && !(/^(?:办法|清单|条例|意见|方案|平台|系统|榜单|品牌|港口)$/u.test(noun) && lastOf(seen, closes))) return null
  if (rule.types[0] === 'place') {
    const level = noun.replace(/^[全我该]|里$|集体$/gu, '').at(-1)!
    // In a round-up 全市 is the city spoken of, not the paper's own.
    if (/^全/u.test(noun) && place?.id.endsWith(level) && place.type === 'place') return place
    const seat = /^全/u.test(noun) ? seatIn(story, seen, paragraph, level) : null
    if (seat) return seat
    const latest = lastOf(seen, m => (m.type === 'place' || m.type === 'park') && m.id.endsWith(level))
    if (/^[全我]/u.test(noun)) return (story.home?.id.endsWith(level) ? story.home : null) ?? latest
    return latest ?? (noun === '当地' ? story.mentions.find(m => m.type === 'place') ?? null : null)
  }
  if (noun === '全区' || noun === '新区') return (noun === '全区' ? seatIn(story, seen, paragraph, '区') : null) ?? (place?.id.endsWith('区') ? place : null) ?? lastOf(seen, m => (m.type === 'park' || m.type === 'place') && m.id.endsWith('区')) ?? story.home
  const house = houses.find(h => h[0].test(noun))?.[1]
  if (house) return topic && topic.type !== 'person' && house.test(topic.id) ? topic : lastOf(seen, m => m.type !== 'person' && m.type !== 'place' && house.test(m.id))
  const key = noun === '园区' ? '园' : noun.replace(/^(?:项目|大)(?=.{2})/u, '')
  const bears = (m: Mention) => m.type !== 'person' && (m.id.includes(key) || m.text.includes(key))
  const order = rule.types as EntityType[]
  if (topic && fits(topic) && bears(topic)) return topic
  if (topic && fits(topic) && /项目|工程/u.test(noun)) return lastOf(seen, m => m.start >= paragraph && fits(m) && bears(m)) ?? topic
  // A firm that builds something unnamed: its 项目 is no other firm's of the paragraphs before.
  const near = (m: Mention) => m.start >= paragraph
  if (topic?.type === 'company' && near(topic) && /项目|工程|基地/u.test(noun) && !lastOf(seen, m => near(m) && (noun === '基地' ? fits(m) : m.type === 'project')) && new Set(story.mentions.filter(m => m.type === 'project').map(m => m.id)).size > 1) return topic
  // 开工仪式举行，中心计划…: the name may come after.
  const coming = noun.length > 1 && !/项目|工程|公司|会|活动/u.test(noun) ? story.mentions.slice(seen.length, seen.length + 40).find(m => fits(m) && closes(m) && !story.article.clean.text.slice(paragraph, m.start).includes('\n')) : undefined
  return lastOf(seen, m => fits(m) && bears(m)) ?? (topic && fits(topic) ? topic : null) ?? coming ?? order.map(t => lastOf(seen, m => m.type === t && !way.test(m.id))).find(Boolean) ?? null
}

/** 卫星由…研制, 这座云仓…: a noun that ends the name of the topic or of something named just before. */
function echoed(text: string, at: number, clause: Clause, pointed: boolean, seen: Mention[], topic: Mention | null): { mention: Mention; end: number } | null {
  const near = [...(topic ? [topic] : []), ...seen.slice(-6).reverse()]
  for (let length = Math.min(4, clause.end - at); length >= 2; length--) {
    const noun = text.slice(at, at + length)
    if (!/^\p{Script=Han}+$/u.test(noun)) continue
    const mention = near.find(m => ['project', 'facility', 'park', 'product', 'event', 'programme'].includes(m.type) && m.id.length > length + 1 && m.id.replace(/[（(][^）)]*[）)]$/u, '').endsWith(noun))
    if (mention && (pointed || mention === topic)) return { mention, end: at + length }
  }
  return null
}

/** ⟦某高新区管委会⟧主任说，全区…: the place whose office was named last in the paragraph. */
function seatIn(story: Story, seen: Mention[], paragraph: number, level: string): Mention | null {
  const office = lastOf(seen, m => m.type === 'institution' && m.start >= paragraph)
  return office && seatOf(office, story.page.filter(m => m.id.endsWith(level)))
}

/** A public office: it tells figures of its place, and bears few of its own. */
export const isOffice = (m: Mention) => m.type === 'institution' && /(?:局|委|办|办公室|厅|政府|管委会|委员会|办事处|署)$/u.test(m.id)

/** The place of the office whose official a clause begins with. */
function officeSeat(clause: Clause, story: Story): Mention | null {
  const hit = /^[\ue040\ue041\s“]*(\ue001)[^，。]{0,12}\ue008/u.exec(clause.text)
  const item = hit && clause.shape.items[clause.start + hit[0].indexOf('\ue001')]
  return item?.kind === 'mention' && isOffice(item.at) ? seatOf(item.at, story.page) : null
}

/** The place or park whose name an office bears (某市统计局: 某市); null when none of these is named so. */
export function seatOf(office: Mention, places: Mention[]): Mention | null {
  return places.filter(m => (m.type === 'place' || m.type === 'park') && office.id.startsWith(m.id)).sort((a, b) => b.id.length - a.id.length)[0] ?? null
}

function lastOf(seen: Mention[], test: (m: Mention) => boolean): Mention | null {
  for (let i = seen.length - 1; i >= 0 && i > seen.length - 80; i--) if (test(seen[i]!)) return seen[i]!
  return null
}

/** Marks clauses of quoted speech with their speaker: the person named right after the quote, else right before it. */
function nameSpeakers(story: Story): void {
  const paragraphs = new Map<number, Clause[]>()
  for (const clause of story.clauses) {
    const list = paragraphs.get(clause.paragraph)
    if (list) list.push(clause)
    else paragraphs.set(clause.paragraph, [clause])
  }
  for (const clauses of paragraphs.values()) {
    const { text, items } = clauses[0]!.shape
    const quotes: { open: number; close: number; speaker: Mention | null }[] = []
    let open = -1
    for (let i = 0; i < text.length; i++) {
      if (text[i] === '“' && open < 0) open = i
      if (text[i] !== '”' && i < text.length - 1) continue
      if (open < 0 || !/[。，！？；]/.test(text.slice(open, i))) { open = -1; continue }
      let speaker: Mention | null = null
      for (let k = i + 1; k < text.length && k < i + 200 && !'。“'.includes(text[k]!); k++) { const it = items[k]; if (it?.kind === 'mention' && it.at.type === 'person') { speaker = it.at; break } }
      for (let k = open - 1; !speaker && k >= 0 && k > open - 200 && !'”'.includes(text[k]!); k--) { const it = items[k]; if (it?.kind === 'mention' && it.at.type === 'person') speaker = it.at }
      quotes.push({ open, close: i, speaker })
      open = -1
    }
    let q = 0
    for (const clause of clauses) {
      while (q < quotes.length && quotes[q]!.close < clause.start) q++
      clause.speaker = q < quotes.length && clause.start >= quotes[q]!.open ? quotes[q]!.speaker : null
    }
  }
}
