import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'
import { scopeKey } from '../../ledger/matter.ts'
import type { StoredClaim } from '../../ledger/ledger.ts'
import { boundsOf, apart, type Bounds } from './bounds.ts'
import { joined, matter, midSentence, printed } from './say.ts'
import { tension, type Tension } from './tension.ts'

interface Held extends Bounds { claim: StoredClaim }

/**
 * Values of one matter that cannot both hold: same subject, property, scope, phase, period, unit and status. What a later page says otherwise of something promised
 * or planned is `moved`, no conflict; figures without a period that are far apart in time are a series. Claims of one subject.
 */
export function clashes(claims: readonly StoredClaim[], model: Model): Tension[] {
  const groups = new Map<string, Held[]>()
  for (const claim of claims) {
    const key = matterKey(claim, model)
    if (key === null) continue
    const held = { claim, ...(claim.property === 'milestone' ? days(claim) : boundsOf(claim, model.conflicts)) }
    const group = groups.get(key)
    if (group) group.push(held)
    else groups.set(key, [held])
  }
  return [...groups.values()].filter(group => group.length > 1).flatMap(group => within(group, model))
}

/** Two claims may clash where this is equal; null for what is not compared at all. */
function matterKey(claim: StoredClaim, { conflicts, lists }: Model): string | null {
  const { property, of, phase, from, to, unit, status, value } = claim
  if (property === 'milestone') return (from || to) && notRepeated.has(claim.subject.type) && !again.has(of ?? '') ? JSON.stringify([property, of, phase, status === 'done']) : null
  if (value === null) return null
  const fixed = conflicts.fixed.includes(property)
  if (!fixed && !conflicts.measured.includes(property)) return null
  // A count of 企业 may be of these or of those; 规上企业 says which.
  if (!fixed && property !== 'output_value' && property !== 'revenue' && (of === null || bareNouns(lists).has(of))) return null
  if (property === 'capacity' && of === null) return null
  return JSON.stringify([property, scopeKey(of), phase, unit, status, from, to])
}

const bareNouns = perModel((lists: Model['lists']) => new Set(lists.nouns.flatMap(row => row.nouns)))

const notRepeated = new Set(['project', 'facility'])
/** Steps a thing takes more than once. */
const again = new Set(['held', 'released', 'awarded', 'filed', 'equipment', 'signed'])

function within(group: Held[], model: Model): Tension[] {
  const sorted = group.sort((a, b) => order(a.claim.publishedOn ?? '', b.claim.publishedOn ?? '') || order(a.claim.document, b.claim.document) || a.claim.start - b.claim.start)
  const { claim } = sorted[0]!
  const promised = claim.status !== 'done' && claim.status !== 'ongoing'
  const dated = claim.property === 'milestone' || Boolean(claim.from || claim.to)
  const fixed = claim.property === 'milestone' || model.conflicts.fixed.includes(claim.property)
  // What has happened in a period happened once, whoever says so and when; a promise is what it was on its day.
  const sameTime = promised ? 0 : dated ? Infinity : model.conflicts.same_time_days
  const times: Held[][] = []
  for (const held of sorted) {
    const open = times.at(-1)
    if (open && daysBetween(open[0]!.claim.publishedOn, held.claim.publishedOn) <= sameTime) open.push(held)
    else times.push([held])
  }
  const clashing = times.flatMap(time => clash(time, model) ?? [])
  const moved = promised || fixed ? times.slice(1).flatMap((time, i) => move(times[i]!.at(-1)!, time[0]!, promised, model) ?? []) : []
  return [...clashing, ...moved]
}

/** Those of figures of one time that cannot hold beside some other; each value once, where it stands first. */
function clash(time: Held[], model: Model): Tension | null {
  const [low, high] = [Math.max(...time.map(h => h.low)), Math.min(...time.map(h => h.high))]
  if (low <= high) return null
  const seen = new Set<string>()
  const held = time.filter(h => (h.low > high || h.high < low) && !seen.has(said(h.claim)) && seen.add(said(h.claim)))
  if (held.length < 2) return null
  const claims = held.map(h => h.claim)
  const [first] = claims
  const about = matter(first!, model)
  const each = joined(claims.map(c => printed(c, 'page')))
  const gap = first!.value === null ? 0.3 : Math.min(1, (low - high) / Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE))
  return tension('clash', 'conflict', model.conflicts.weights.clash + 25 * gap, claims, {
    zh: `${first!.subject.name}的${about.zh}有不能同时成立的说法：${each.zh}。`, en: `${first!.subject.name}: what is said of ${midSentence(about.en)} cannot all hold: ${each.en}.`,
  })
}

function move(before: Held, after: Held, promised: boolean, model: Model): Tension | null {
  if (!apart(before, after)) return null
  const claims = [before.claim, after.claim]
  const about = matter(before.claim, model)
  const [was, is] = [printed(before.claim, 'page'), printed(after.claim, 'page')]
  const word = promised ? { zh: '承诺有变', en: 'was promised otherwise later' } : { zh: '后来的报道改了数', en: 'is otherwise in a later report' }
  return tension('moved', promised ? 'note' : 'tension', model.conflicts.weights.moved, claims, {
    zh: `${before.claim.subject.name}的${about.zh}${word.zh}：先为${was.zh}，后为${is.zh}。`, en: `${about.en} of ${before.claim.subject.name} ${word.en}: first ${was.en}, then ${is.en}.`,
  })
}

const said = (c: StoredClaim) => JSON.stringify([c.value, c.max, c.mod, c.property === 'milestone' ? [c.from, c.to] : ''])
const days = ({ from, to }: StoredClaim): Bounds => ({ low: from ? Date.parse(from) : -Infinity, high: to ? Date.parse(to) : Infinity })
const daysBetween = (a: string | null, b: string | null) => (a && b ? (Date.parse(b) - Date.parse(a)) / 86_400_000 : a === b ? 0 : Infinity)
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
