import type { Model } from '../../model/model.ts'
import type { ExtractedClaim, Mention, Modality, Property, Quantity, TimeExpression } from '../records.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import { countedBy } from './counted.ts'
import { type Sense, senseOf } from './figures.ts'
import { nameAt } from './relations.ts'
import { isComing, type Scope } from './scope.ts'
import { pattern } from './shape.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'
import { once } from './vocabulary.ts'

/** Claims with a figure: one for each quantity that states a property of a subject. `taken` are times that milestones stand on. */
export function findNumbers(story: Story, subjects: Subject[], scopes: Scope[], taken: Set<string>, quantities: Quantity[], model: Model): ExtractedClaim[] {
  const rx = once(model, 'numbers', w => ({
    built: pattern(`(?:${w.build})了?(?:的)?[^，。；<m>]{0,16}(<work>)`, 'u'),
    owned: pattern('^的?(?:首个|一期)?(<park>|<project>|<facility>)', 'u'),
    place: pattern('^[^，<m><q>]{1,10}在(<named>|<place>)', 'u'),
    shown: pattern('在<named>', 'u'),
    list: pattern('(<m>(?:[一二三四]期)?(?:[、和](?:<m>(?:[一二三四]期)?))*)这?<count>$', 'u'),
  }))
  const claims: ExtractedClaim[] = []
  const main = mainOf(story, subjects)
  const previous = new Map<Quantity['kind'], { sense: Sense; sentence: number; segment: number }>()
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    let from = clause.start
    for (let k = clause.start; k < clause.end; k++) {
      const item = shape.items[k]
      if (item?.kind !== 'quantity') continue
      const quantity = item.at
      let to = k + 1
      while (to < clause.end && shape.items[to]?.kind !== 'quantity') to++
      const words = { head: shape.text.slice(leftOf(clause, k), k), near: shape.text.slice(Math.max(from, k - reach), k), tail: shape.text.slice(k + 1, Math.min(to, k + reach)) }
      from = k + 1
      const last = previous.get(quantity.kind)
      const sense = senseOf(quantity, words, quantity.text, last && last.sentence >= clause.sentence - 1 ? { kind: quantity.kind, sense: last.sense, same: last.sentence === clause.sentence } : null, model)
      if (!sense) continue
      previous.set(quantity.kind, { sense, sentence: clause.sentence, segment: clause.segment })
      const scope = scopes[i]!
      const who = subjectOf(clause, k, quantity, sense, subjects[i]!, main, rx, words)
      const time = timeOf(clause, k, scope, story, taken)
      for (const { subject, phase } of who) {
        const counted = countedBy(words, sense, shape, k, clause)
        claims.push(claimOf(subject, sense, quantity, counted, phase ?? scope.phase, time, modalityOf(scope, words, time, story)))
      }
    }
  })
  claims.push(...inNames(story, quantities))
  return claims
}

function claimOf(subject: Mention, sense: Sense, q: Quantity, of: string | undefined, phase: string | null, time: { from: string | null; to: string | null } | null, modality: Modality): ExtractedClaim {
  const kept = phase && ['project', 'facility', 'park', 'company'].includes(subject.type) ? phase : null
  return {
    subject: subject.id, property: sense.property, value: sense.sign === -1 ? -q.value : q.value, ...(q.max !== null && { max: q.max }), unit: q.unit, mod: q.mod,
    ...(sense.property === 'investment' ? { of: sense.of ?? (kept ? 'phase' : of ?? 'total') } : of && { of }),
    ...(kept && { phase: kept }), ...(time?.from && { from: time.from }), ...(time?.to && { to: time.to }), modality, start: q.start, end: q.end,
  }
}

/** Whom headlines and openings speak of before they name it: the first event told of, else the first project or park. */
function mainOf(story: Story, subjects: Subject[]): Mention | null {
  const body = story.clauses.findIndex(c => c.role === 'body' || c.role === 'caption')
  const lead = body < 0 ? [] : story.clauses.filter(c => c.sentence <= story.clauses[body]!.sentence + 1 && c.role !== 'headline')
  const names = lead.flatMap(c => Array.from({ length: c.end - c.start }, (_, n) => nameAt(c.shape, c.start + n))).filter(m => m !== null)
  return names.find(m => m.type === 'event') ?? subjects.map(s => s.own[0]).find(m => m && ['project', 'facility', 'park', 'company'].includes(m.type)) ?? story.home ?? names.find(m => m.type !== 'person') ?? null
}

function subjectOf(clause: Clause, k: number, quantity: Quantity, sense: Sense, subject: Subject, main: Mention | null, rx: { built: RegExp; owned: RegExp; list: RegExp; place: RegExp; shown: RegExp }, words: { head: string; tail: string }): { subject: Mention; phase?: string }[] {
  const { shape } = clause
  const sized = sense.property === 'land_area' || sense.property === 'building_area' || sense.property === 'investment'
  // 近1000亩的⟦产业园⟧
  const owned = sized && words.tail.match(rx.owned)
  if (owned) return [{ subject: nameAt(shape, k + owned[0].length)! }]
  // 44项⟦服务清单⟧
  if (sense.property === 'count' && /^的?\ue006/u.test(words.tail) && /[项条款]/u.test(quantity.unit)) return [{ subject: nameAt(shape, k + words.tail.indexOf('\ue006') + 1)! }]
  // ⟦甲⟧二期、⟦乙⟧这两个超50亿元大项目
  const list = sense.property === 'investment' && words.head.match(rx.list)
  if (list) {
    const found: { subject: Mention; phase?: string }[] = []
    for (let n = leftOf(clause, k) + list.index!; n < k; n++) {
      const m = nameAt(shape, n)
      if (m) found.push({ subject: m, ...(/^[一二三四]期/.test(shape.text.slice(n + 1)) && { phase: shape.text.slice(n + 1, n + 3) }) })
    }
    return found
  }
  if (sense.property === 'investment') {
    const built = shape.text.slice(k, Math.min(clause.end, k + reach)).match(rx.built)
    if (built) return [{ subject: nameAt(shape, k + built.index! + built[0].length - 1)! }]
  }
  // 三艘拖轮在⟦港区⟧…: what is counted is counted where it is.
  const at = sense.property === 'count' && !subject.own.length && !words.head.replace(/[\ue040\ue041、\s]/gu, '') ? words.tail.match(rx.place) : null
  if (at && clause.role === 'caption') return [{ subject: nameAt(shape, k + at[0].length)! }]
  const shown = clause.role === 'caption' && !subject.own.length && sense.property === 'count' ? words.head.match(rx.shown) : null
  if (shown) return [{ subject: nameAt(shape, leftOf(clause, k) + shown.index! + 1)! }]
  const first = subject.own.length && subject.after <= k ? subject.own : subject.topic ? [subject.topic] : main ? [main] : []
  const useful = first.filter(m => m.type !== 'person')
  const title = clause.role === 'headline' || clause.role === 'kicker' || clause.role === 'deck'
  if (title && !subject.own.length && main) return [{ subject: main }]
  return (useful.length ? useful : main ? [main] : []).slice(0, 1).map(m => ({ subject: m }))
}

function modalityOf(scope: Scope, words: { near: string; head: string }, time: { from: string | null } | null, story: Story): Modality {
  if (/意向(?:产业|性)?投资|意向金额|规划|计划|拟|预计|有望|将(?!<)/.test(words.near) && !/已/.test(words.near)) return 'planned'
  if (time?.from && story.publishedOn && time.from > story.publishedOn) return 'planned'
  if (/已/.test(words.near)) return 'actual'
  return scope.modality === 'planned' ? 'planned' : 'actual'
}

/** The time a figure stands in: in its clause before it, else carried over the segment; a day belongs to what happened on it, not to figures beside it. */
function timeOf(clause: Clause, k: number, scope: Scope, story: Story, taken: Set<string>): { from: string | null; to: string | null } | null {
  const own = scope.times.filter(t => t.index < k).at(-1)
  const span = (t: { time: TimeExpression; until: boolean }) =>
    t.until && /年[底末]?前?$/u.test(t.time.text) && t.time.to?.endsWith('-12-31') ? { from: `${t.time.to.slice(0, 4)}-01-01`, to: t.time.to } : { from: t.time.from, to: t.time.to }
  const wide = (t: { time: TimeExpression; until: boolean }) => t.until || t.time.kind === 'span' || days(t.time) > 11 || clause.role === 'caption'
  const key = (t: TimeExpression) => `${t.start}`
  // 8月投产后年加工…: the date is the milestone's.
  if (own && /(?:投产|达产|投用|投运|建成|开机|开业|运营)[^，]{0,2}后/u.test(clause.shape.text.slice(own.index, k))) return null
  if (own && wide(own)) {
    // 2021年9月动建，…: a time that a milestone of another clause stands on says nothing of figures.
    return taken.has(key(own.time)) && days(own.time) < 80 && !isComing(own.time, story.publishedOn) ? null : span(own)
  }
  if (own) return null
  const earlier = scope.earlier
  if (earlier && wide(earlier) && !taken.has(key(earlier.time))) return span(earlier)
  return null
}

function days(t: TimeExpression): number {
  if (t.from === null || t.to === null) return 1000
  return (Date.parse(t.to) - Date.parse(t.from)) / 86_400_000 + 1
}

/** Figures inside a descriptive project name (2GW钙钛矿生产线项目), once for each name. */
function inNames(story: Story, quantities: Quantity[]): ExtractedClaim[] {
  const claims: ExtractedClaim[] = []
  const said = new Set<string>()
  let next = 0
  for (const m of story.mentions) {
    if (m.type !== 'project') continue
    while (next < quantities.length && quantities[next]!.start < m.start) next++
    const q = quantities[next]
    if (!q || q.end > m.end || said.has(m.id)) continue
    const tail = story.article.clean.text.slice(q.end, m.end)
    const property: Property | null = q.kind === 'power' ? (/生产线|产线|组件|电池片?项目/u.test(tail) ? 'capacity' : 'power') : ['mass', 'volume', 'energy', 'count'].includes(q.kind) ? 'capacity' : q.kind === 'compute' ? 'compute' : null
    if (!property) continue
    said.add(m.id)
    const of = tail.replace(/^[／/]年|^年产/u, '').replace(/(?:生产线|产线|节能|技术|改造|扩建|新建|建设|智能化|项目|工程)+$/u, '').replace(/(?:节能|技术)$/u, '')
    claims.push({ subject: m.id, property, value: q.value, ...(q.max !== null && { max: q.max }), unit: q.unit, mod: q.mod, ...(of && { of }), modality: 'actual', start: q.start, end: q.end })
  }
  return claims
}
