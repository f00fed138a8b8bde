import type { Model } from '../../model/model.ts'
import type { PartRole } from '../../read/document.ts'
import type { ExtractedClaim, Mention, Modality, Property, Quantity, Status, TimeExpression } from '../records.ts'
import { type Bearer, bearersOf, mainOf } from './bearer.ts'
import { type Clause, leftOf, reach } from './clauses.ts'
import { countedBy } from './counted.ts'
import { made, type Sense, senseOf } from './figures.ts'
import { isComing, masked, type Scope, timeBefore } from './scope.ts'
import { statusOf } from './status.ts'
import type { Story } from './story.ts'
import type { Subject } from './subject.ts'

/** Claims with a figure: one for each quantity that states a property of a subject. `taken` are times that milestones stand on. */
export function findNumbers(story: Story, subjects: Subject[], scopes: Scope[], taken: Set<string>, quantities: Quantity[], model: Model): ExtractedClaim[] {
  const claims: ExtractedClaim[] = []
  const main = mainOf(story, subjects)
  // The place that figures were told of before anything else was spoken of.
  let spoken: Mention | null = null
  // What the last figure was of: 产值2072亿元，增长18.6% is growth of the 产值.
  let told: { of: string | undefined; sentence: number; earners: boolean } | null = null
  let lot = -1
  let sentence = -1
  let opening = 0
  let turned: { sentence: number; place: Mention } | null = null
  const heads: { claim: number; quantity: Quantity; said: boolean }[] = []
  const previous = new Map<Quantity['kind'], { sense: Sense; unit: string; sentence: number; segment: number }>()
  story.clauses.forEach((clause, i) => {
    const { shape } = clause
    if (clause.sentence !== sentence) { sentence = clause.sentence; opening = clause.start }
    let from = clause.start
    for (let k = clause.start; k < clause.end; k++) {
      const item = shape.items[k]
      if (item?.kind !== 'quantity') continue
      const quantity = item.at
      let to = k + 1
      while (to < clause.end && shape.items[to]?.kind !== 'quantity') to++
      const words = { head: shape.text.slice(leftOf(clause, k), k), near: shape.text.slice(Math.max(from, k - reach), k), tail: shape.text.slice(k + 1, Math.min(to, k + reach)), said: shape.text.slice(Math.max(opening, k - reach), k), next: to < clause.end }
      // 一年能吃下2万吨: what a year yields.
      const span = shape.items[from - 1]
      if (from > clause.start && span?.kind === 'quantity' && /^一[年天]$/u.test(span.at.text)) words.near = `每${span.at.text[1]}${words.near}`
      from = k + 1
      // 每分钟，这里就有600颗…
      const rate = k - clause.start < 12 && i > 0 && story.clauses[i - 1]!.sentence === clause.sentence && story.clauses[i - 1]!.text.match(/每(?:分钟|小时|秒|天)$/u)
      if (rate) words.near = `${rate[0]}${words.near}`
      const last = previous.get(quantity.kind)
      const sense = senseOf(quantity, words, quantity.text, last && last.sentence >= clause.sentence - 1 ? { kind: quantity.kind, unit: last.unit, sense: last.sense, same: last.sentence === clause.sentence } : null, model)
      if (!sense || (clause.role === 'body' && asked(clause))) continue
      previous.set(quantity.kind, { sense, unit: quantity.unit, sentence: clause.sentence, segment: clause.segment })
      const scope = scopes[i]!
      const bearers = bearersOf(clause, k, quantity, sense, subjects[i]!, titles.has(clause.role) ? main : spoken ?? main, story, words, model)
      // Once a sentence has turned to the place, its next figures stay there.
      if (!subjects[i]!.own.length && turned?.sentence === clause.sentence && bearers.length) bearers.splice(0, bearers.length, { subject: turned.place })
      else if (bearers.length === 1 && bearers[0]!.subject !== subjects[i]!.topic && bearers[0]!.subject.type === 'place' && !subjects[i]!.own.includes(bearers[0]!.subject)) turned = { sentence: clause.sentence, place: bearers[0]!.subject }
      if (!subjects[i]!.topic && !titles.has(clause.role) && bearers.length === 1 && bearers[0]!.subject.type === 'place') spoken = bearers[0]!.subject
      // ⟦甲⟧、⟦乙⟧等12个项目开工，总投资…: of the lot, which is the place's.
      if (quantity.kind === 'count' && words.head.endsWith('等') && subjects[i]!.own.length && subjects[i]!.after === k - 1 && subjects[i]!.own.every(m => m.type === 'project' || m.type === 'facility' || m.type === 'park') && /^的?[^，<]{0,6}项目/u.test(words.tail)) lot = clause.sentence
      const ofLot = lot === clause.sentence && (quantity.kind === 'count' || quantity.kind === 'money') && (words.head.endsWith('等') || !subjects[i]!.own.length)
      const who = ofLot ? (story.home ? [{ subject: story.home } as Bearer] : []) : sharedOut(clause, k, quantity, subjects[i]!) ?? bearers
      const time = sense.was ? timeOfStart(scope, k) : timeOf(clause, k, scope, story, taken)
      if (titles.has(clause.role)) heads.push({ claim: claims.length, quantity, said: subjects[i]!.own.length > 0 })
      for (const { subject, phase } of who) {
        const counted = countedBy(words, sense, shape, k, clause) ?? (sense.property === 'growth' && told?.sentence === clause.sentence ? told.of : undefined) ?? (sense.property === 'investment' && told?.sentence === clause.sentence && told.of?.endsWith('项目') && ['place', 'park', 'event'].includes(subject.type) ? told.of : undefined) ?? (earned(sense.property) && told?.sentence === clause.sentence && told.earners ? told.of : undefined)
        // 规上企业69家，实现营业收入…; 文化产业营收翻一番，突破…: who earns is told before.
        if (sense.property === 'growth' && counted && takings.test(counted)) told = { of: counted.replace(takings, '') || undefined, sentence: clause.sentence, earners: true }
        const carried = earned(sense.property) && told?.earners && counted === told.of
        if (quantity.kind !== 'ratio') told = { of: carried ? `${counted}${noun[sense.property]}` : counted ?? noun[sense.property], sentence: clause.sentence, earners: sense.property === 'count' && /企业$/u.test(counted ?? '') }
        const near = masked(words.near, model)
        const modality = sense.was ? 'actual' : modalityOf(scope, near, time, story)
        claims.push({ ...claimOf(subject, sense, quantity, counted, phase ?? phaseBeside(words.near) ?? scope.phase, time, modality), ...statusWith(scope, near, modality, model) })
      }
    }
  })
  matchTitles(claims, heads)
  claims.push(...inNames(story, quantities))
  return claims
}

/** True in a question: 能装多少袋十斤装的大米？ */
function asked(clause: Clause): boolean {
  const { text } = clause.shape
  for (let at = clause.end; at < text.length && at < clause.end + reach; at++) if ('。！？…'.includes(text[at]!)) return text[at] === '？' && /多少|几[袋个年吨]/u.test(text.slice(clause.start, at))
  return false
}

/** 一期3GWh、二期⟦5GWh⟧: each figure's own phase. */
const phaseBeside = (near: string): string | null => near.match(/(?:^|[、和及与，]|项目|工程)((?:[一二三四五]期[、和及与])*[一二三四五]期)(?=[^、，期]{0,8}$)/u)?.[1] ?? null

/** 甲、乙分别达到320家、115家: each name's own figure; null where names and figures do not pair. */
function sharedOut(clause: Clause, k: number, quantity: Quantity, subject: Subject): Bearer[] | null {
  if (subject.own.length < 2 || subject.after > k) return null
  const each = clause.shape.text.slice(leftOf(clause, k), k).lastIndexOf('分别')
  if (each < 0) return null
  let figures = 0
  let place = -1
  for (let n = leftOf(clause, k) + each; n < clause.end && n < k + reach; n++) {
    const item = clause.shape.items[n]
    if (item?.kind !== 'quantity' || item.at.kind !== quantity.kind) continue
    if (n === k) place = figures
    figures++
  }
  return figures === subject.own.length && place >= 0 ? [{ subject: subject.own[place]! }] : null
}

const earned = (property: Property) => property === 'revenue' || property === 'output_value'
const takings = /(?:总?产值|(?:主营业务|营业|销售)?收入|营收)$/u

/** What a figure is called whose words name no sector. */
const noun: Partial<Record<Property, string>> = { output_value: '产值', revenue: '收入', investment: '投资', land_area: '面积', building_area: '建筑面积', compute: '算力', power: '装机容量' }

const titles = new Set<PartRole>(['headline', 'kicker', 'deck'])

/** A headline names nobody and repeats the body's figure: it is about whom the body's is about. */
function matchTitles(claims: ExtractedClaim[], heads: { claim: number; quantity: Quantity; said: boolean }[]): void {
  if (!heads.length) return
  const inBody = new Map<string, ExtractedClaim>()
  const key = (c: ExtractedClaim) => `${c.property}\n${c.unit}\n${c.value}`
  const ours = new Set(heads.map(h => claims[h.claim]))
  for (const c of claims) if (!ours.has(c) && !inBody.has(key(c))) inBody.set(key(c), c)
  for (const { claim, said } of heads) {
    const head = claims[claim]
    const body = head && !said ? inBody.get(key(head)) : undefined
    if (body) head!.subject = body.subject
  }
}

function claimOf(subject: Mention, sense: Sense, q: Quantity, of: string | undefined, phase: string | null, time: { from: string | null; to: string | null } | null, modality: Modality): ExtractedClaim {
  const kept = phase && ['project', 'facility', 'park', 'company'].includes(subject.type) ? phase : null
  return {
    subject: subject.id, property: sense.property, value: sense.sign === -1 ? -q.value : q.value, ...(q.max !== null && { max: q.max }), unit: q.unit, mod: q.mod,
    ...(sense.property === 'investment' ? { of: sense.of ?? (kept ? 'phase' : of ?? 'total') } : of && { of }),
    ...(kept && { phase: kept }), ...(time?.from && { from: time.from }), ...(time?.to && { to: time.to }), modality, start: q.start, end: q.end,
  }
}

/** A figure's status where its words give one; a plain statement (占地20亩) has none. */
function statusWith(scope: Scope, near: string, modality: Modality, model: Model): { status?: Status } {
  const said = modality === 'actual' ? scope.modality === 'planned' ? statusOf(near, modality, model) : scope.status : statusOf(near, modality, model)
  const status = modality === 'planned' && said === 'planned' && scope.modality === 'planned' ? scope.status : said
  return status === 'done' && !/已|完成|实现|建成/u.test(near) ? {} : status === 'ongoing' ? {} : { status }
}

function modalityOf(scope: Scope, near: string, time: { from: string | null } | null, story: Story): Modality {
  if (/意向(?:产业|性)?投资|意向金额|规划|计划|拟|预计|有望|将(?!<)/.test(near) && !/已/.test(near)) return 'planned'
  if (time?.from && story.publishedOn && time.from > story.publishedOn) return 'planned'
  if (/已/.test(near)) return 'actual'
  return scope.modality === 'planned' ? 'planned' : 'actual'
}

/** The time a figure stands in: in its clause before it, else carried over the segment; a day belongs to what happened on it, not to figures beside it. */
function timeOf(clause: Clause, k: number, scope: Scope, story: Story, taken: Set<string>): { from: string | null; to: string | null } | null {
  const before = timeBefore(scope.times, k)
  // 由年初的387家增至431家: the beginning is not when it came to so many.
  const own = before && /[由从]/u.test(clause.shape.text[before.index - 1] ?? '') && clause.shape.text.slice(before.index, k).search(/[\ue020-\ue02f]/u) >= 0 ? null : before
  const span = (t: { time: TimeExpression; until: boolean }) =>
    t.until && /年[底末]?前?$/u.test(t.time.text) && t.time.to?.endsWith('-12-31') ? { from: `${t.time.to.slice(0, 4)}-01-01`, to: t.time.to } : { from: t.time.from, to: t.time.to }
  // At 6月末 things stand so and so, which no single day's deed is.
  const wide = (t: { time: TimeExpression; until: boolean }) => t.until || /[月季][末底]$/u.test(t.time.text) || t.time.kind === 'span' || days(t.time) > 11 || clause.role === 'caption'
  const key = (t: TimeExpression) => `${t.start}`
  // 8月投产后年加工…: the date is the milestone's.
  if (own && /(?:投产|达产|投用|投运|建成|开机|开业|运营)[^，]{0,2}后/u.test(clause.shape.text.slice(Math.max(own.index, k - reach), k))) return null
  if (own && wide(own)) {
    // 2021年9月动建，…: a time that a milestone of another clause stands on says nothing of figures.
    return taken.has(key(own.time)) && days(own.time) < 80 && !isComing(own.time, story.publishedOn) ? null : span(own)
  }
  if (own) return null
  const earlier = scope.earlier
  if (earlier && !earlier.founding && wide(earlier) && !taken.has(key(earlier.time))) return span(earlier)
  return null
}

/** 由年初的387家: the start of a change stands in the time right before it, not in the time of the change. */
function timeOfStart(scope: Scope, k: number): { from: string | null; to: string | null } | null {
  const own = timeBefore(scope.times, k)
  return own && own.index >= k - 2 ? { from: own.time.from, to: own.time.to } : null
}

function days(t: TimeExpression): number {
  if (t.from === null || t.to === null) return 1000
  return (Date.parse(t.to) - Date.parse(t.from)) / 86_400_000 + 1
}

/** Figures inside a descriptive project name (2GW钙钛矿生产线项目, 10GW电池片和5GW组件项目), once for each name. */
function inNames(story: Story, quantities: Quantity[]): ExtractedClaim[] {
  const claims: ExtractedClaim[] = []
  const said = new Set<string>()
  const { text } = story.article.clean
  let next = 0
  for (const m of story.mentions) {
    if (m.type !== 'project' || said.has(m.id)) continue
    while (next < quantities.length && quantities[next]!.start < m.start) next++
    for (let n = next; n < quantities.length && quantities[n]!.end <= m.end; n++) {
      const q = quantities[n]!
      const tail = text.slice(q.end, Math.min(m.end, quantities[n + 1]?.start ?? m.end))
      const property = inName(q, text.slice(q.end, m.end))
      if (!property) continue
      said.add(m.id)
      const of = tail.replace(/^[／/]年|^年产/u, '').replace(/(?:生产线|产线|节能|技术|改造|扩建|新建|建设|智能化|项目|工程|配套|[和及、])+$/u, '').replace(/(?:节能|技术)$/u, '')
      claims.push({ subject: m.id, property, value: q.value, ...(q.max !== null && { max: q.max }), unit: q.unit, mod: q.mod, ...(of && { of }), modality: 'actual', start: q.start, end: q.end })
    }
  }
  return claims
}

function inName(q: Quantity, tail: string): Property | null {
  if (q.kind === 'power') return made.test(tail) ? 'capacity' : 'power'
  return ['mass', 'volume', 'energy', 'count'].includes(q.kind) ? 'capacity' : q.kind === 'compute' ? 'compute' : null
}
