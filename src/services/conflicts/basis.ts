import type { Model } from '../../model/model.ts'
import { precisionOf } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { joined, matter, printed } from './say.ts'
import { tension, type Tension } from './tension.ts'

/** So many figures of one matter are told apart in words. */
const most = 8

/** Figures of one matter that stand beside each other by status or scope: no conflict, and never to be added up. Claims of one subject. */
export function bases(claims: readonly StoredClaim[], model: Model): Tension[] {
  const groups = new Map<string, Map<string, StoredClaim>>()
  for (const claim of claims) {
    if (claim.value === null || !model.conflicts.summed.includes(claim.property) || claim.property === 'capacity' || !built.has(claim.subject.type)) continue
    const key = `${claim.property} ${claim.unit}`
    const own = groups.get(key) ?? new Map<string, StoredClaim>()
    groups.set(key, own)
    const said = JSON.stringify([claim.value, claim.mod, claim.status])
    if (!own.has(said)) own.set(said, claim)
  }
  return [...groups.values()].flatMap(own => {
    const figures = [...own.values()].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start)).slice(0, most)
    if (figures.length < 2 || new Set(figures.map(c => `${c.status} ${c.phase ?? ''} ${c.of ?? ''}`)).size < 2) return []
    const about = matter(figures[0]!, model, { period: false, scope: false })
    const each = joined(figures.map(c => printed(c, 'scope')))
    return [tension('bases', 'note', model.conflicts.weights.bases + figures.length, figures, {
      zh: `${figures[0]!.subject.name}的${about.zh}有${figures.length}个数，状态或范围不同，并不矛盾，也不能相加：${each.zh}。`,
      en: `${about.en} of ${figures[0]!.subject.name} has ${figures.length} figures of different status or scope; they do not contradict each other and are never added up: ${each.en}.`,
    })]
  })
}

const built = new Set(['project', 'facility', 'park'])

/** Compute that says no precision: with no other figure may it be added or ranked. Claims of one subject. */
export function precision(claims: readonly StoredClaim[], model: Model): Tension[] {
  const bare = claims.filter(c => c.property === 'compute' && c.value !== null && precisionOf(c, model) === null)
  if (!bare.length) return []
  const figures = [...new Map(bare.map(c => [`${c.value} ${c.status}`, c])).values()].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start)).slice(0, most)
  const { zh, en } = joined(figures.map(c => printed(c, 'scope')))
  return [tension('precision', 'tension', model.conflicts.weights.precision, figures, {
    zh: `${figures[0]!.subject.name}的算力没有注明精度（FP64、FP32、FP16、INT8），不能与别处相加或排名：${zh}。`,
    en: `Compute of ${figures[0]!.subject.name} states no precision (FP64, FP32, FP16, INT8) and is neither added to nor ranked with others: ${en}.`,
  })]
}
