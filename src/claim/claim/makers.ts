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
    we: /我们/u,
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
      const maker = company ?? (subject.agent?.type === 'company' && !before.length ? subject.agent : null) ?? (person && employer.get(person.id)) ?? (rx.we.test(clause.text) && clause.speaker ? employer.get(clause.speaker.id) : null)
        ?? (subject.topic?.type === 'company' && !before.length ? subject.topic : null)
      const claim = maker && relation(maker, 'makes', product, shape, at, at + hit[1]!.length)
      if (claim) { claims.push(claim); done.add(product) }
      // 生产⟦甲⟧、⟦乙⟧
      for (let k = end; maker && /^[、和及与]/u.test(shape.text[k] ?? '') && k < clause.end; k += 2) {
        const more = nameAt(shape, k + 1)
        if (more?.type !== 'product') break
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
    for (const { at, end } of hitsIn(clause, rx.side)) {
      const product = nameAt(shape, end - 1)!
      if (done.has(product)) continue
      const claim = relation(nameAt(shape, at)!, 'makes', product, shape, end - 1, end)
      if (claim) claims.push(claim)
    }
  })
  return claims
}
