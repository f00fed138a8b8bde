import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention } from '../records.ts'
import { leftOf } from './clauses.ts'
import type { Post } from './posts.ts'
import { hitsIn, nameAt, namesIn, relation } from './relations.ts'
import { pattern } from './shape.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

/** makes: C研发的产品P, C首创P模式, C | P大模型; 我们研制的P is the speaker's company. */
export function findMakers(story: Story, subjects: Subject[], posts: Post[], model: Model): ExtractedClaim[] {
  const rx = once(model, 'makers', w => ({
    verb: pattern(`((?:成功)?(?:${w.make}))(?!车间|基地|场景|经营|企业|商|厂|环节|过程)(?:了|出)?(?:的)?((?:<place>|[^，。；<m><q>]){0,24})(<product>|<programme>)`, 'gu'),
    side: pattern(`(<company>)的?(?:${w.praise}){0,6}(<product>)`, 'gu'),
    by: pattern(`由(<maker>(?:[、与和及]<maker>)*)[^，<m>]{0,6}?(${w.make})(?:了)?$`, 'gu'),
    from: pattern(`(?:出自|^(?:<product>)?[^，<m>]{0,4}是)(<maker>)(?:$|[^，。；<m>]{0,4}?(?:${w.make}|造|做)的$)`, 'u'),
    more: pattern('^(?:(?:[、和及与]|以及)[^，。；、<m><q>]{0,6})?<product>', 'u'),
    // 由⟦甲⟧与⟦乙⟧联合…
    jointly: pattern('(<company>(?:[、和与及]<company>)+)(?:等)?(?:于<t>|<t>|[^，。；<m><q>]){0,8}$', 'u'),
    // ⟦某机组⟧在⟦某公司⟧下线
    off: pattern('(<product>)(?:<t>|[^，。；<m><q>]){0,8}?在(<company>)[^，。；<m><q>]{0,8}?下线', 'gu'),
    we: /我们/u,
    research: /大学|学院|研究院|研究所|研究中心|实验室/u,
  }))
  const employer = new Map<string, Mention>()
  for (const post of posts) if (post.object.type === 'company') employer.set(post.person.id, post.object)
  const claims: ExtractedClaim[] = []
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    const subject = subjects[i]!
    const done = new Set<Mention>()
    for (const { hit, at, end } of hitsIn(clause, rx.verb)) {
      const product = nameAt(shape, end - 1)!
      if (product.type === 'programme' && !/首创|独创/.test(hit[1]!)) continue
      const before = namesIn(shape, leftOf(clause, at), at)
      const company = before.findLast(m => m.type === 'company')
      const person = before.findLast(m => m.type === 'person')
      const school = /发布|推出/u.test(hit[1]!) ? undefined : before.findLast(m => m.type === 'institution' && rx.research.test(m.id))
      const maker = company ?? (subject.agent?.type === 'company' && !before.length ? subject.agent : null) ?? (person && employer.get(person.id)) ?? (rx.we.test(clause.text) && clause.speaker ? employer.get(clause.speaker.id) : null)
        ?? (subject.topic?.type === 'company' && !before.length ? subject.topic : null)
      const claim = maker && relation(maker, 'makes', product, shape, at, at + hit[1]!.length)
      if (claim) { claims.push(claim); done.add(product) }
      const left = leftOf(clause, at)
      const jointly = maker === company ? shape.text.slice(left, at).match(rx.jointly) : null
      if (jointly) for (const m of namesIn(shape, left + jointly.index!, left + jointly.index! + jointly[1]!.length)) { const also = m !== company && relation(m, 'makes', product, shape, at, at + hit[1]!.length); if (also) claims.push(also) }
      // ⟦某公司⟧和⟦某大学⟧联手开发⟦某系统⟧
      const mate = !maker || maker !== company ? school : before.length > 1 && before.at(-1) === school && before.at(-2) === company ? school : null
      const joint = mate && relation(mate, 'makes', product, shape, at, at + hit[1]!.length)
      if (joint) { claims.push(joint); done.add(product) }
      // 生产⟦甲⟧、⟦乙⟧
      for (let k = end; maker && k < clause.end; k++) {
        const and = shape.text.slice(k, clause.end).match(rx.more)
        if (!and) break
        k += and[0].length - 1
        const more = nameAt(shape, k)!
        const next = relation(maker, 'makes', more, shape, at, at + hit[1]!.length)
        if (next) { claims.push(next); done.add(more) }
      }
    }
    for (const { hit, at, end } of hitsIn(clause, rx.by)) {
      const product = subject.topic
      if (product?.type !== 'product') continue
      for (const maker of namesIn(shape, at, at + 1 + hit[1]!.length)) {
        const claim = ['company', 'institution'].includes(maker.type) && relation(maker, 'makes', product, shape, end - hit[2]!.length, end)
        if (claim) claims.push(claim)
      }
    }
    // ⟦某系统⟧出自⟦某公司⟧, 车是⟦某公司⟧造的
    const from = clause.text.match(rx.from)
    if (from && subject.topic?.type === 'product') {
      const at = clause.start + from.index! + from[0].indexOf(from[1]!)
      const maker = nameAt(shape, at)!
      const claim = ['company', 'institution'].includes(maker.type) && relation(maker, 'makes', subject.topic, shape, at, at + 1)
      if (claim) claims.push(claim)
    }
    for (const { hit, at, end } of hitsIn(clause, rx.off)) {
      const claim = relation(nameAt(shape, at + hit[0].lastIndexOf(hit[2]!))!, 'makes', nameAt(shape, at)!, shape, end - 2, end)
      if (claim) claims.push(claim)
    }
    for (const { at, end } of hitsIn(clause, rx.side)) {
      const product = nameAt(shape, end - 1)!
      if (done.has(product)) continue
      const claim = relation(nameAt(shape, at)!, 'makes', product, shape, end - 1, end)
      if (claim) claims.push(claim)
    }
  })
  return claims
}
