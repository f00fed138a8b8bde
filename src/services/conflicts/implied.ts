import type { Model } from '../../model/model.ts'
import { amount, percent, scopeKey } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { byArticle } from './parts.ts'
import { matter, printed } from './say.ts'
import { tension, type Derived, type Say, type Tension } from './tension.ts'

/** Figures that no page prints but two printed ones give, each with its formula and both claims. Claims of one subject. */
export function implied(claims: readonly StoredClaim[], model: Model): Tension[] {
  const inArticles = [...byArticle(claims.filter(c => c.value !== null)).values()].filter(own => own.length <= mostInArticle)
  return [...inArticles.flatMap(own => [...density(own, model), ...shares(own, model), ...average(own, model)]), ...reached(claims, model)]
}

/** An article that says more of one thing is a table; what stands beside each other there says nothing of each other. */
const mostInArticle = 200

const note = (claims: StoredClaim[], model: Model, words: Say, derived: Derived) => tension('implied', 'note', model.conflicts.weights.implied, claims, words, derived)

/** Compute by power, of one phase and status in one article: does a site of this power carry that much? */
function density(claims: readonly StoredClaim[], model: Model): Tension[] {
  return claims.filter(c => c.property === 'compute' && c.value).flatMap(compute => {
    const power = claims.find(c => c.property === 'power' && c.value && c.phase === compute.phase && c.status === compute.status)
    if (!power) return []
    const value = compute.value! / power.value!
    const each = `${Number((value / 1e9).toPrecision(3))} PFlops/MW`
    const fits = model.conflicts.plausible.filter(p => value >= p.from && value <= p.to)
    const range = joinRanges(model)
    const said: Say = fits.length ? { zh: `与${fits.map(p => p.zh).join('、')}的加速卡相称`, en: `as accelerators at ${fits.map(p => p.en).join(', ')} give` } : { zh: `在各精度加速卡的常见范围之外（${range.zh}），须查精度、是否全部通电或稀疏算力`, en: `outside what accelerators give at any precision (${range.en}); ask for precision, sparsity and how much is energised` }
    return [note([compute, power], model, {
      zh: `${compute.subject.name}：${printed(compute, 'status').zh} ÷ ${printed(power, 'status').zh} = ${each}（推算，非原文）。${said.zh}。`,
      en: `${compute.subject.name}: ${printed(compute, 'status').en} ÷ ${printed(power, 'status').en} = ${each} (derived, not printed): ${said.en}.`,
    }, { value, max: null, unit: 'FLOPS/W', formula: same(`${amount(compute.value!, 'FLOPS', 'compute')} ÷ ${amount(power.value!, 'W', 'power')} = ${each}`), note: said })]
  })
}

const joinRanges = ({ conflicts }: Model): Say => {
  const range = (p: { from: number; to: number }) => `${Number((p.from / 1e9).toPrecision(2))}-${Number((p.to / 1e9).toPrecision(2))} PFlops/MW`
  return { zh: conflicts.plausible.map(p => `${p.zh} ${range(p)}`).join('，'), en: conflicts.plausible.map(p => `${p.en} ${range(p)}`).join(', ') }
}

/** 6个，占全市2/3: a part and its share give the whole. */
function shares(claims: readonly StoredClaim[], model: Model): Tension[] {
  return claims.filter(c => c.property === 'share' && c.value !== null && c.value > 0).flatMap(share => {
    if (share.value! > 1 && share.mod !== 'less') {
      return [tension('share', 'conflict', model.conflicts.weights.share, [share], { zh: `${share.subject.name}的${matter(share, model).zh}${printed(share, 'status').zh}多于全部。`, en: `${matter(share, model).en} of ${share.subject.name}, ${printed(share, 'status').en}, is more than the whole.` })]
    }
    const part = claims.find(c => c.property !== 'share' && c.property !== 'growth' && c.value !== null && share.start - c.end >= 0 && share.start - c.end <= 24)
    if (!part || share.value === 1) return []
    const value = part.value! / share.value!
    const shown = amount(value, part.unit ?? '', part.property)
    return [note([part, share], model, {
      zh: `${share.subject.name}：${printed(part, 'scope').zh}，占比${printed(share, 'scope').zh}，推得全部约${shown}（推算，非原文）。`, en: `${share.subject.name}: ${printed(part, 'scope').en}, a share of ${printed(share, 'scope').en}, so that the whole is about ${shown} (derived, not printed).`,
    }, { value, max: null, unit: part.unit ?? '', formula: same(`${amount(part.value!, part.unit ?? '', part.property)} ÷ ${percent(share.value!)} ≈ ${shown}`), note: null })]
  })
}

/** 17个智算中心、总算力4199PFlops: only the total is printed, what each has is not known; the average says of what order it is. */
function average(claims: readonly StoredClaim[], model: Model): Tension[] {
  return claims.filter(c => c.property === 'compute' && c.value).flatMap(total => {
    const count = claims.find(c => c.property === 'count' && c.value && c.value > 1 && c.status === total.status && total.start - c.end >= 0 && total.start - c.end <= 24)
    if (!count) return []
    const value = total.value! / count.value!
    const shown = amount(value, 'FLOPS', 'compute')
    return [note([total, count], model, {
      zh: `${total.subject.name}：${printed(total, 'scope').zh} ÷ ${printed(count, 'scope').zh}，平均每${count.unit || '个'}${shown}（推算）。原文只有总数，各${count.unit || '个'}未知。`, en: `${total.subject.name}: ${printed(total, 'scope').en} ÷ ${printed(count, 'scope').en}, ${shown} each on average (derived). Only the total is printed; that of each is not known.`,
    }, { value, max: null, unit: 'FLOPS', formula: same(`${amount(total.value!, 'FLOPS', 'compute')} ÷ ${count.value} = ${shown}`), note: null })]
  })
}

/** How far an actual figure is towards a target of the same matter: 140亿 of 1000亿 is 14 %. */
function reached(claims: readonly StoredClaim[], model: Model): Tension[] {
  const actuals = new Map<string, StoredClaim>()
  const key = (c: StoredClaim) => JSON.stringify([c.property, c.unit, scopeKey(c.of), c.phase])
  const time = (c: StoredClaim) => c.to ?? c.publishedOn ?? ''
  // The latest that is so.
  for (const c of claims) if (targeted.has(c.property) && c.status === 'done' && c.value !== null && c.of !== null && time(c) > (actuals.has(key(c)) ? time(actuals.get(key(c))!) : '')) actuals.set(key(c), c)
  return claims.flatMap(target => {
    if (!targeted.has(target.property) || !target.value || target.status === 'done' || target.status === 'ongoing' || target.of === null) return []
    const actual = actuals.get(key(target))
    if (!actual || time(actual) >= (target.to ?? '9')) return []
    const value = actual.value! / target.value
    return [note([actual, target], model, {
      zh: `${target.subject.name}的${matter(target, model, { period: false }).zh}：${printed(actual, 'page').zh}，目标${printed(target, 'page').zh}，达到${percent(value)}（推算）。`, en: `${matter(target, model, { period: false }).en} of ${target.subject.name}: ${printed(actual, 'page').en} of the target ${printed(target, 'page').en} is ${percent(value)} (derived).`,
    }, { value, max: null, unit: '1', formula: same(`${amount(actual.value!, actual.unit ?? '', actual.property)} ÷ ${amount(target.value, target.unit ?? '', target.property)} = ${percent(value)}`), note: null })]
  })
}

const targeted = new Set(['count', 'output_value', 'revenue', 'compute', 'power'])
const same = (text: string): Say => ({ zh: text, en: text })
