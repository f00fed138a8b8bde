import { leftOf, reach } from './clauses.ts'
import type { Telling } from './reached.ts'
import { hitsIn, nameAt, namesIn } from './relations.ts'
import { anyOf, pattern } from './shape.ts'
import { once } from './vocabulary.ts'

/** Awards: 入选⟦名单⟧, 以7亿元中标该工程, 被授予⟦称号⟧; the claim's object is what was won. */
export function findAwards(t: Telling): void {
  const { story, clause, i, subject, model, fits, before, status, add } = t
  const { shape } = clause
  const rx = once(model, 'awards', () => ({
    word: new RegExp(anyOf(model.milestones.awarded!.words), 'gu'),
    prize: pattern(`^(?:了|为)?[^，。；<m>]{0,10}(<m>(?:、<m>)*)`, 'u'),
    winner: pattern('(?:中标|中选)(?:单位|人|企业|方)?(?:为|是)?[:：]?(<company>)', 'gu'),
    granted: pattern('被(?:<place>|<institution>|[^，<m>]{2,8})?(?:授予|评为|认定为|列为|命名为|确定为|遴选为|批准为)[^，<m>]{0,8}(<programme>|<project>|<park>)', 'u'),
    honour: pattern('(<person>|<m>)(?:是|被授予|荣膺)(<programme>)$', 'gu'),
  }))
  for (const { hit, at, end } of hitsIn(clause, rx.word)) {
    const word = hit[0]
    if (!t.happens(word, at, end)) continue
    const head = shape.text.slice(leftOf(clause, at), at)
    const tail = shape.text.slice(end, Math.min(clause.end, end + reach))
    const prize = tail.match(rx.prize)
    // 以7亿元中标该工程
    if (!prize && word === '中标' && /^了?(?:该|本|这[一个]?)/u.test(tail)) {
      const work = story.mentions.findLast(m => (m.type === 'project' || m.type === 'facility') && m.start < shape.from[at]! && m.start >= shape.from[0]!)
      if (work) for (const who of before('awarded', at)) add(who, 'awarded', at, end, status('awarded', at), { object: work })
    }
    // 公布⟦某名单⟧，…⟦某人⟧榜上有名
    const list = !prize && /入选|上榜|榜上有名|名列其中|入围|获评/u.test(word) && /^(?:其中|名单)?(?:$|[，。；])/u.test(tail) ? [...story.clauses.slice(Math.max(0, i - 3), i).filter(c => c.sentence === clause.sentence).flatMap(c => namesIn(c.shape, c.start, c.end)), ...namesIn(shape, clause.start, at)].findLast(m => m.type === 'programme') : undefined
    if (list) for (const who of before('awarded', at)) add(who, 'awarded', at, end, status('awarded', at), { object: list })
    if (!prize) continue
    // 获得⟦某委⟧批复: whose, not what.
    const bare = /^(?:$|[，。；、”》）]|称号|荣誉|认定|名单|牌|资格)/u.test(tail.slice(prize[0].length))
    const objects = namesIn(shape, end + prize[0].length - prize[1]!.length, end + prize[0].length).filter(m => ['programme', 'event', 'project'].includes(m.type) || (bare && m.type === 'institution') || (word === '获批' && m.type === 'park'))
    const person = /(?:^|[已曾还又先后的])[他她]/u.test(head) ? story.mentions.findLast(m => m.type === 'person' && m.start < shape.from[at]! && m.start >= shape.from[0]!) : undefined
    for (const who of person ? [person] : before('awarded', at)) for (const object of objects) add(who, 'awarded', at, end, status('awarded'), { object })
  }
  const granted = clause.text.match(rx.granted)
  if (granted && subject.topic && fits('awarded')(subject.topic)) {
    const at = clause.start + granted.index!
    add(subject.topic, 'awarded', at, at + granted[0].length - 1, 'actual', { object: nameAt(shape, at + granted[0].length - 1)! })
  }
  for (const { at, end } of hitsIn(clause, rx.winner)) {
    const work = subject.own.find(m => m.type === 'project' || m.type === 'facility') ?? (subject.topic?.type === 'project' || subject.topic?.type === 'facility' ? subject.topic : null)
    if (work) add(nameAt(shape, end - 1)!, 'awarded', at, end - 1, 'actual', { object: work })
  }
  for (const { at, end } of hitsIn(clause, rx.honour)) {
    const who = nameAt(shape, at)!
    if (who.type === 'person') add(who, 'awarded', at + 1, end, 'actual', { object: nameAt(shape, end - 1)! })
  }
}
