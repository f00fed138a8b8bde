import { hits } from '../../base/hits.ts'
import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention } from '../records.ts'
import { nameAt } from './relations.ts'
import { type Item, pattern } from './shape.ts'
import type { Story } from './story.ts'
import { once } from './vocabulary.ts'

/** A post a person holds; `object` is null until the clause's company or project is known. */
export interface Post {
  person: Mention
  object: Mention
  claim: ExtractedClaim
}

// The stretch before a person that may hold titles: no sentence end in it, at most this many characters.
const reach = 60

/** Finds 市委副书记、市长X, X公司董事长Y, 项目负责人Z and the masthead's 责编／X. One post for each title. */
export function findPosts(story: Story, model: Model): Post[] {
  const rx = once(model, 'posts', w => ({
    title: pattern(`^(?:的|兼|、)?([^，。；：、“”（）\\s\\ue000-\\ue0ff]{0,14}?(?:${w.titles}))$`),
    notTitle: pattern(w.notTitles),
    masthead: pattern(`(${w.masthead})\\s*[：:／/|｜丨]?\\s*((?:<person>[\\s、]*)+)`, 'gu'),
    said: [
      // X是某公司的总经理, X（某公司总经理）, X，某公司董事长，
      pattern(`(?<who><person>)(?:是|系|现任|现为|[，（(])(?<where><org>|<project>|<facility>)的?(?<title>[^，。；：、“”（）\\s\\ue000-\\ue0ff]{0,8}?(?:${w.titles}))(?=[，。；）)！]|$)`, 'gu'),
      // 某公司任命X为总经理
      pattern(`(?<where><org>)[^，。；<m>]{0,4}?(?:聘请|聘任|任命|委任|选举)(?<who><person>)(?:为|担任|任)(?:该|本)?(?:公司|集团)?(?<title>[^，。；：、“”（）\\s\\ue000-\\ue0ff]{0,8}?(?:${w.titles}))(?=[，。；！]|$)`, 'gu'),
      // 任命X为某局局长
      pattern(`(?:任命|聘任|选举|补选|推选|聘请|聘)(?<who><person>)(?:同志)?(?:为|担任|任|出任)(?<where><org>|<project>|<facility>)的?(?<title>[^，。；：、“”（）\\s\\ue000-\\ue0ff]{0,8}?(?:${w.titles}))(?=[，。；！]|$)`, 'gu'),
      // 作为某公司的董事长，X
      pattern(`作为(?<where><org>|<project>|<facility>)的?(?<title>[^，。；：、“”（）\\s\\ue000-\\ue0ff]{0,8}?(?:${w.titles}))，(?<who><person>)`, 'gu'),
    ],
    work: /^(该|本)?(项目|工程|基地|中心|园区)/,
    firm: /^(该|本)?(公司|企业|集团|银行|学校|学院|医院|研究院|实验室|合作社|联合社|协会|商会|学会|研究所|幼儿园|酒店|电厂|水厂|工厂)/,
    house: /.{2,}(?:党工委|管委会|集团|公司|大学|研究院|协会|商会|医院|银行|街道|新区|开发区|高新区)/u,
    village: /^(?:[^，、]{0,6}?[镇乡])?([^，、]{1,5}(?:村|社区|居委会|街道|镇|乡))((?:党支部|党总支|党委|村委会|居委会)?(?:书记|副书记|主任|支书|村主任|第一书记|镇长|乡长))$/,
    town: /^(?:常务|代)?(副?[市县区镇乡省州]长)$/,
    inner: /(?:分厂|车间|事业部|项目部|公司|[部处科室厂矿院所站组队班]|中心|研究院|制片人|主理人|船长|店长|总工|工会)/u,
    shared: /^副|院士$|教授$|研究员$|委员$|常委$|代表$|成员$|理事$|顾问$|导师$|工程师$|技术员$|专家$|科学家$/u,
    ends: pattern(`(?:${w.titles})$`),
  }))
  const posts: Post[] = []
  const governments = governmentsOf(story)
  const seen = new Set<Mention>()
  const add = (person: Mention, object: Mention, of: string, start: number, end: number) => {
    posts.push({ person, object, claim: { subject: person.id, property: 'holds_post', of, modality: 'actual', object: object.id, start, end } })
  }
  const { paper } = story
  for (const shape of new Set(story.clauses.map(c => c.shape))) {
    if (paper) {
      for (const hit of hits(rx.masthead, shape.text)) {
        for (let i = hit.index + hit[1]!.length; i < hit.index + hit[0].length; i++) {
          const item = shape.items[i]
          if (item?.kind !== 'mention' || seen.has(item.at) || /^[：:]/.test(shape.text.slice(i + 1))) continue
          seen.add(item.at)
          add(item.at, paper, hit[1]!, shape.from[hit.index]!, shape.from[hit.index + hit[1]!.length]!)
        }
      }
    }
    for (const rule of rx.said) {
      for (const hit of hits(rule, shape.text)) {
        const { who, where, title } = hit.groups as { who: string; where: string; title: string }
        if (rx.notTitle.test(title)) continue
        const at = (part: string) => hit.index + hit[0].indexOf(part)
        const named = (part: string) => { const item = shape.items[at(part)]; return item?.kind === 'mention' ? item.at : null }
        const person = named(who), object = named(where)
        if (person && object) add(person, object, title, shape.from[at(title)]!, shape.to[at(title) + title.length - 1]!)
      }
    }
    for (let i = 0; i < shape.text.length; i++) {
      const item = shape.items[i]
      if (item?.kind !== 'mention' || item.at.type !== 'person' || seen.has(item.at)) continue
      // Walk left over 、 and ，: titles, each after its institution.
      let stop = i
      const before: { of: string; start: number; end: number; object: Mention | null }[] = []
      while (stop > 0 && i - stop < reach) {
        let from = stop
        while (from > 0 && !'，。；：、“”（）()！？ 　'.includes(shape.text[from - 1]!) && !shape.items[from - 1]) from--
        const words = shape.text.slice(from, stop)
        const title = words.match(rx.title)
        const owner = from > 0 ? nameAt(shape, from - 1) : null
        if (!title || rx.notTitle.test(words) || owner?.type === 'person') break
        // 派来的厂长: the title is what follows the last 的.
        const named = title[1]!.slice(title[1]!.lastIndexOf('的') + 1)
        const start = stop - named.length
        const relative = /\p{Script=Han}{2}的$/u.test(title[1]!.slice(0, title[1]!.length - named.length))
        before.push({ of: named, start: shape.from[start]!, end: shape.to[stop - 1]!, object: relative ? null : owner })
        if (owner) from--
        const joint = shape.text[from - 1]
        if (joint !== '、' && !(joint === '，' && owner)) break
        stop = from - 1
      }
      // A title without an institution takes the one further left in the chain (市委副书记、秘书长).
      let owner: Mention | null = null
      for (const post of before.reverse()) {
        const object: Mention | null = post.object && post.object.type !== 'product' && post.object.type !== 'event'
          ? post.object
          // 某大会创始人, 某新区党工委书记: of a house that is no name on hand.
          : post.object?.type === 'event' || rx.house.test(post.of) ? null : ownerOf(post.of, owner, story, item.at, governments, rx)
        if (!object) continue
        owner = object
        const of = post.object ? post.of : post.of.match(rx.village)?.[2] ?? (post.of.replace(rx.firm, '') || post.of)
        add(item.at, object, of, post.end - of.length, post.end)
      }
      // 院士甲、乙: a title that several may hold holds for the next names too.
      const mate = !before.length && i > 1 && shape.text[i - 1] === '、' ? nameAt(shape, i - 2) : null
      const shared = mate?.type === 'person' ? posts.findLast(p => p.person === mate) : undefined
      if (shared && rx.shared.test(shared.claim.of!)) add(item.at, shared.object, shared.claim.of!, shared.claim.start, shared.claim.end)
      seen.add(item.at)
      // X出任Y主任
      let end = i + 1
      while (end < shape.text.length && end < i + 40 && !'，。；：！？'.includes(shape.text[end]!)) end++
      const taken = shape.text.slice(i + 1, end).match(/^(?:将?出任|担任|当选为?|受聘为|获任)(.*)$/u)
      if (taken && rx.ends.test(taken[1]!)) {
        const from = end - taken[1]!.length
        let k = end - 1
        while (k >= from && shape.items[k] === null) k--
        const inside: Item | null | undefined = k >= from ? shape.items[k] : null
        const named = inside?.kind === 'mention' ? inside.at : null
        let words = shape.text.slice(k >= from ? k + 1 : from, end)
        let object: Mention | null = named
        if (!object) {
          const noun = words.match(/^(?:该|本)?(实验室|公司|集团|中心|研究院|学院|协会|基地|项目|银行|医院|联盟|学会|商会)/u)
          if (noun) {
            object = lastBefore(story, item.at.start, m => m.id.includes(noun[1]!) && m.type !== 'event' && m.type !== 'person')
            words = words.slice(noun[0].length)
          }
        }
        if (object && words.length <= 10 && words) add(item.at, object, words, shape.to[end - 1]! - words.length, shape.to[end - 1]!)
      }
    }
  }
  return posts
}

/** The first government of each level (市, 县…) that the story names, else the home place's where the page does; found once. */
function governmentsOf(story: Story): Map<string, Mention> {
  const governments = new Map<string, Mention>()
  for (const m of story.mentions) {
    const level = m.type === 'institution' && m.id.endsWith('政府') ? m.id.at(-3) : undefined
    if (level && !governments.has(level)) governments.set(level, m)
  }
  const own = story.home && story.page.find(m => m.type === 'institution' && m.id === `${story.home!.id}政府`)
  if (own && !governments.has(own.id.at(-3)!)) governments.set(own.id.at(-3)!, own)
  return governments
}

function ownerOf(title: string, chain: Mention | null, story: Story, person: Mention, governments: Map<string, Mention>, rx: { work: RegExp; firm: RegExp; town: RegExp; inner: RegExp; village: RegExp }): Mention | null {
  const before = (test: (m: Mention) => boolean) => lastBefore(story, person.start, test)
  if (rx.work.test(title)) return before(m => m.type === 'project') ?? before(m => m.type === 'facility' || m.type === 'park')
  if (rx.firm.test(title)) {
    const noun = title.match(rx.firm)![2]!
    return before(m => m.type !== 'person' && m.type !== 'product' && m.id.includes(noun)) ?? before(m => m.type === 'company')
  }
  const village = title.match(rx.village)
  if (village) return before(m => m.type === 'place' && m.id.endsWith(village[1]!))
  if (rx.town.test(title)) {
    const level = title.at(-2)!
    const bodies = (m: Mention) => m.type === 'institution' && m.id.endsWith(`${level}政府`)
    // 甲市委副书记、市长: of that town, or of none on hand.
    const town = chain?.type === 'institution' ? /^(?:中共)?(.*[市县区镇乡省州旗])委/u.exec(chain.id)?.[1] : undefined
    if (town?.endsWith(level)) {
      const own = before(m => m.id === `${town}政府` || m.id === `${town}人民政府`) ?? (governments.get(level)?.id.startsWith(town) ? governments.get(level)! : null) ?? before(m => m.type === 'place' && m.id === town) ?? (story.home?.id === town ? story.home : null)
      if (own || (story.home && !story.home.id.endsWith(town))) return own
    }
    return (governments.has(level) ? before(bodies) ?? governments.get(level) : null) ?? before(m => m.type === 'place' && m.id.endsWith(level)) ?? (story.home?.id.endsWith(level) ? story.home : null)
  }
  if (chain) return chain
  // 心内科主任X, 船长X: of the hospital, of the ship.
  if (/科主任|护士长|主治医师|主任医师|医生$/u.test(title)) return before(m => /医院$|卫生院$|诊所$/u.test(m.id))
  if (/^(?:大|二|三)?(?:船长|副|轮机长|水手长)$/u.test(title)) return before(m => (m.type === 'facility' || m.type === 'product') && /[船轮舰艇号]$/u.test(m.id)) ?? before(m => m.type === 'company')
  // 局长X: the bureau named last.
  const school = /^(?:副|常务副|执行)?([校院园])长$/u.exec(title)?.[1]
  if (school) return before(m => (m.type === 'institution' || m.type === 'facility') && (school === '校' ? /学校?$|学院$|[小中]$/u : school === '园' ? /幼儿园$/u : /院$/u).test(m.id))
  const house = /^(?:副|常务副|代)?([局厅院部会馆站所署厂矿])长$/u.exec(title)?.[1]
  if (house) return before(m => (m.type === 'institution' || ('厂矿站馆'.includes(house) && (m.type === 'facility' || m.type === 'company' || m.type === 'project'))) && (m.id.endsWith(house) || (house === '矿' && m.id.endsWith('煤矿')))) ?? ('厂矿'.includes(house) ? before(m => m.type === 'company') : null)
  if (/^(?:分厂|施工|锻造)?项目部/u.test(title) || /项目部/.test(title)) return before(m => m.type === 'project' || m.type === 'facility')
  if (rx.inner.test(title)) return before(m => m.type === 'company' || m.type === 'facility' && m.id.endsWith('厂')) ?? before(m => m.type === 'facility')
  if (/董事长|总裁|总经理|总监|创始人|首席|创办人|掌门人|合伙人|常务副总|行政副总/u.test(title) || /(工程师|经理|总监|董事会秘书|技术员|车间主任|工段长|炉长|机长|技师|[^老导律医]师)$/u.test(title)) return before(m => m.type === 'company')
  return null
}

/** The nearest name before an offset that passes; looks back over as many names as a story holds. */
function lastBefore(story: Story, at: number, test: (m: Mention) => boolean): Mention | null {
  let low = 0
  let high = story.mentions.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (story.mentions[middle]!.start < at) low = middle + 1
    else high = middle
  }
  for (let i = low - 1; i >= 0 && i > low - 200; i--) if (test(story.mentions[i]!)) return story.mentions[i]!
  return null
}
