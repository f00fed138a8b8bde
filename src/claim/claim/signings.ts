import { hits } from '../../base/hits.ts'
import { leftOf, reach } from './clauses.ts'
import type { Telling } from './reached.ts'
import { hitsIn, nameAt, namesIn } from './relations.ts'
import { pattern } from './shape.ts'
import { once } from './vocabulary.ts'

/** Agreements between two: 甲与乙签约, 甲携手乙…双方现场签约; the claim's object is the partner. */
export function findSignings(t: Telling): void {
  const { clause, subject, model, said, status, add } = t
  const { shape } = clause
  const rx = once(model, 'signings', () => ({
    with: pattern('(?:与|同|和)(<m>(?:、<m>)*)?[^，。；]{0,24}?(?:签约|签署|签订|签下|达成)[^，。；]{0,12}', 'gu'),
    // 甲、乙⟨与⟩丙签约
    list: pattern('<m>(?:[、和]<m>)*$', 'u'),
    both: /双方(?:现场|当场|随后|正式)?(?:签约|签署|签订|签下|达成)/u,
    pair: pattern('(<org>|<place>)[^，。<m>]{0,10}(?:与|和|同|携手|牵手)(<org>|<place>)(?![、的])', 'gu'),
  }))
  const both = clause.text.match(rx.both)
  if (both) {
    const at = clause.start + both.index!
    const left = Math.max(0, at - 2 * reach)
    const pair = hits(rx.pair, shape.text.slice(left, at)).at(-1)
    if (pair) add(nameAt(shape, left + pair.index)!, 'signed', at, at + both[0].length, status('signed', at), { object: nameAt(shape, left + pair.index + pair[0].length - 1)! })
  }
  for (const { hit, at, end } of hitsIn(clause, rx.with)) {
    // 甲与乙合作的⟦某项目⟧签约 is the project's.
    if (/的[\ue002\ue003\ue004]/u.test(hit[0])) continue
    const list = shape.text.slice(leftOf(clause, at), at).match(rx.list)
    const signers = list ? namesIn(shape, at - list[0].length, at) : []
    const who = signers[0] ?? (subject.own.length && subject.after <= at ? subject.own[0] : subject.topic)
    if (!who || !['company', 'park', 'project', 'institution', 'facility', 'place'].includes(who.type) || hit[0].endsWith('意向') || (who.type === 'place' && !hit[1]) || !/约|协议|合同|合作/.test(hit[0])) continue
    const partners = hit[1] ? namesIn(shape, at + 1, at + 1 + hit[1].length) : [undefined]
    if (!said.has(`${who.id}\nsigned\n`)) for (const one of signers.length ? signers : [who]) for (const partner of partners) add(one, 'signed', at, end, status('signed'), { object: partner })
  }
}
