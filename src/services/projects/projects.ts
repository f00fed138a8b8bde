import { randomUUID } from 'node:crypto'
import type { EntityType, Property } from '../../claim/records.ts'
import { YinliError } from '../../base/errors.ts'
import { everyEntry, everyTold, follow, type About } from '../../ledger/follow.ts'
import type { EntityRef, Ledger, StoredClaim, StoredTold } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { buildProject, ownerOf, soon, type Sources } from './build.ts'
import { after } from './colour.ts'
import { projectEntryKinds } from './entries.ts'
import type { AlertQuery, Alerts, DatesPage, ProjectPage, ProjectQuery, ProjectRecord, ProjectSummary, Turn } from './record.ts'
import { movesOf, movesWithin } from './moves.ts'
import { knownBy, order } from './steps.ts'
import { summaryOf } from './summary.ts'
import { colours, type Row, type Shown, type Standed } from './row.ts'
import { createTable, type Table } from './table.ts'
import { pointOn, timelineOf } from './timeline.ts'

export interface Projects<T = ProjectSummary> {
  /** `tag`: equal for equal questions as long as the answer is the same, and never again for another. */
  list(query: ProjectQuery & { asOf: string }): Promise<ProjectPage<T> & { tag: string }>
  /** All that is known of each project of a page. */
  records(query: ProjectQuery & { asOf: string }): Promise<{ items: ProjectRecord[]; next: string | null }>
  /** The same projects in the same order, each with every date promised and observed. */
  dates(query: ProjectQuery & { asOf: string }): Promise<DatesPage>
  alerts(query: AlertQuery): Promise<Alerts>
  /** Any id the project ever had; null when nothing makes it a project. */
  record(id: string, asOf: string): Promise<ProjectRecord | null>
  /** Records by the ids asked for; those that are no projects are left out. */
  recordsOf(ids: readonly string[], asOf: string): Promise<Map<string, ProjectRecord>>
  /** Of which something was done within the days, was promised by their end, or is asked for; facilities of which nothing but that is known too. */
  moving(range: { from: string; to: string }): Promise<string[]>
}

const types: EntityType[] = ['project', 'facility', 'park']
const owners: EntityType[] = ['company', 'institution']
/** Somebody looks at today, others at a day before. */
const mostTables = 3
/** So many projects are told of that turn within a week, the soonest first. */
const mostTurns = 100

/**
 * The projects of a ledger: which there are is followed, with what a list shows of each; a record is made of the claims of the moment.
 * `show`: how a row of a list is kept and given; `today`: the day most ask for.
 */
export function createProjects<T = ProjectSummary>(ledger: Ledger, model: Model, { show = s => s as T, today }: { show?: (summary: ProjectSummary) => T; today?: () => string } = {}): Projects<T> {
  const shownOf = (sources: Sources, asOf: string): Shown => ({ asOf, home: sources.home?.id ?? null, what: show(summaryOf(buildProject(sources, model, asOf))) })
  const rows = follow<Row>(ledger, { name: 'projects', types, kinds: projectEntryKinds, told: true, refs: row => row.refs }, about => rowOf(about, model, today && (sources => shownOf(sources, today()))))

  /** Where owners are said to be, and by which claims. */
  const homes = follow<Home[]>(ledger, { name: 'homes', types: owners, properties: ['located_in'], refs: all => all.map(h => h.place) }, about => about.claims.flatMap(c => (c.object ? [{ place: c.object, document: c.document, claim: c.id }] : [])))

  const stages = Object.keys(model.stages)
  /** By the day they are of. */
  const tables = new Map<string, { version: string; tag: string; table: Table; alerts: Map<string, Promise<Alerts>> }>()
  const standing = async (asOf: string) => {
    const [{ rows: all, version }, { rows: at, version: placed }] = [await rows(), await homes()]
    const key = `${version} ${placed}`
    const kept = tables.get(asOf)
    if (kept?.version === key) return kept
    const made: Standed[] = []
    for (const row of all.values()) {
      if (!row.listed || (row.firstSeen ?? '') > asOf) continue
      const home = row.places.length || !row.owner ? undefined : at.get(row.owner)?.find(h => row.documents.has(h.document))
      made.push({ row, at: made.length, ...pointOn(row.points, asOf), places: home ? [home.place] : row.places, home: home?.claim ?? null })
    }
    const now = { version: key, tag: randomUUID(), table: createTable(made, stages, kept?.table.orders), alerts: new Map() }
    tables.delete(asOf)
    tables.set(asOf, now)
    if (tables.size > mostTables) tables.delete(tables.keys().next().value!)
    return now
  }

  async function sourcesOf(ids: string[]): Promise<Map<string, Sources>> {
    if (!ids.length) return new Map()
    const said = async () => { const all = []; for await (const claims of ledger.claimsBySubject({ subjects: ids, types })) all.push(claims); return all }
    const [entries, told, subjects] = await Promise.all([everyEntry(ledger, { kinds: projectEntryKinds, about: ids }), everyTold(ledger, { subjects: ids }), said()])
    const found = new Map<string, Sources>()
    const put = (entity: EntityRef, claims: StoredClaim[]) => found.set(entity.id, { entity, claims, entries: entries.filter(e => e.about === entity.id), told: newestFirst(told.filter(t => t.entity.id === entity.id)) })
    for (const claims of subjects) put(claims[0]!.subject, claims)
    for (const { entity } of told) if (!found.has(entity.id) && types.includes(entity.type)) put(entity, [])
    await placeByOwner([...found.values()])
    return found
  }

  /** Of a project whose place no page gives, the place that the same page gives its owner. */
  async function placeByOwner(all: Sources[]): Promise<void> {
    const lost = all.filter(s => !s.claims.some(c => c.property === 'located_in' || c.property === 'part_of')).flatMap(s => { const owner = ownerOf(s.claims, s.told)?.entity; return owner ? [{ s, owner }] : [] })
    if (!lost.length) return
    for await (const claims of ledger.claimsBySubject({ subjects: [...new Set(lost.map(l => l.owner.id))], types: owners, properties: ['located_in'] })) {
      for (const { s, owner } of lost) if (owner.id === claims[0]!.subject.id) s.home = claims.find(c => [...s.claims, ...s.told].some(own => own.document === c.document))
    }
  }

  /** The rows of a page, with what goes around them. */
  async function pageOf(query: ProjectQuery & { asOf: string }) {
    const { table, tag } = await standing(query.asOf)
    const { from, limit } = pageFrom(query)
    const selection = table.select(query)
    return { tag, shown: table.page(selection, query.sort, from, limit), around: { total: selection.total, next: from + limit < selection.total ? String(from + limit) : null, asOf: query.asOf, facets: selection.facets } }
  }

  async function page<R>(query: ProjectQuery & { asOf: string }, show: (record: ProjectRecord) => R) {
    const { shown, around } = await pageOf(query)
    const sources = await sourcesOf(shown.map(({ row }) => row.entity.id))
    return { items: shown.flatMap(({ row }) => { const own = sources.get(row.entity.id); return own ? [show(buildProject(own, model, query.asOf))] : [] }), ...around }
  }

  return {
    async list(query) {
      const { shown, around, tag } = await pageOf(query)
      const stale = shown.filter(({ row, home }) => row.shown?.asOf !== query.asOf || row.shown.home !== home)
      const sources = await sourcesOf(stale.map(({ row }) => row.entity.id))
      for (const { row } of stale) {
        const own = sources.get(row.entity.id)
        row.shown = own ? shownOf(own, query.asOf) : null
      }
      return { items: shown.flatMap(({ row }) => (row.shown?.asOf === query.asOf ? [row.shown.what as T] : [])), ...around, tag }
    },
    records: query => page(query, record => record),
    dates: query => page(query, ({ entity, stage, colour, promised, observed }) => ({ entity, stage, colour, promised, observed })),
    async alerts(query) {
      const now = await standing(query.asOf)
      const key = JSON.stringify(query)
      const known = now.alerts.get(key)
      if (known) return known
      const made = alertsOf(now.table, query)
      if (now.alerts.size > 100) now.alerts.clear()
      now.alerts.set(key, made)
      made.catch(() => now.alerts.delete(key))
      return made
    },
    record: async (id, asOf) => (await recordsOf([id], asOf)).get(id) ?? null,
    recordsOf,
    moving: async range => [...(await rows()).rows.values()].filter(row => row.moves && movesWithin(row.moves, range)).map(row => row.entity.id),
  }

  async function recordsOf(ids: readonly string[], asOf: string): Promise<Map<string, ProjectRecord>> {
    const [known, sources] = await Promise.all([ledger.named(ids), sourcesOf([...ids])])
    return new Map(ids.flatMap(id => { const own = sources.get(known.get(id)?.id ?? id); return own && isProject(own) ? [[id, buildProject(own, model, asOf)] as const] : [] }))
  }

  async function alertsOf(table: Table, { asOf, within = soon, kind, ...query }: AlertQuery): Promise<Alerts> {
    const { has } = table.select(query)
    const all = table.rows.filter(row => has[row.at])
    const { from, limit } = pageFrom(query)
    const [until, week] = [after(asOf, { days: within }), after(asOf, { days: 7 })]
    const urgent = all.flatMap(one => one.row.promises.filter(p => p.made <= asOf && (p.until === null || p.until > asOf) && p.due <= until && (!kind || (kind === 'overdue') === p.due < asOf)).map(p => ({ one, ...p, key: keyOf(p) })))
      .sort((a, b) => colours.indexOf(b.one.colour!) - colours.indexOf(a.one.colour!) || order(a.due, b.due) || order(a.one.row.entity.id, b.one.row.entity.id))
    const shown = urgent.slice(from, from + limit)
    const turning = all.flatMap(one => one.row.points.filter(p => p.day > asOf && p.day <= week && (p.colour === 'yellow' || p.colour === 'red') && p.colour !== one.colour).slice(-1).map(point => ({ one, point })))
      .sort((a, b) => order(a.point.day, b.point.day) || order(a.one.row.entity.name, b.one.row.entity.name)).slice(0, mostTurns)
    const sources = await sourcesOf([...new Set([...shown, ...turning].map(({ one }) => one.row.entity.id))])
    const items = shown.flatMap(({ one, key }) => { const own = sources.get(one.row.entity.id); return own ? buildProject(own, model, asOf, within).alerts.filter(a => keyOf(a) === key) : [] })
    const nextWeek = turning.flatMap(({ one, point }): Turn[] => {
      const own = sources.get(one.row.entity.id)
      // What is known today, looked at on that day.
      const reason = own && buildProject({ ...own, ...knownBy(own, asOf) }, model, point.day).colour.why[0]
      return reason && reason.colour !== 'green' ? [{ project: one.row.entity, on: point.day, from: one.colour, to: reason.colour, reason }] : []
    })
    return { items, total: urgent.length, next: from + limit < urgent.length ? String(from + limit) : null, asOf, nextWeek }
  }
}

interface Home { place: EntityRef; document: string; claim: string }

const newestFirst = (told: StoredTold[]) => told.sort((a, b) => order(b.publishedOn, a.publishedOn) || order(a.document, b.document) || a.start - b.start)
const keyOf = (p: { milestone: string; phase: string | null; due: string }) => JSON.stringify([p.milestone, p.phase, p.due])

/** Where a page begins and how many it holds. */
function pageFrom({ limit = 50, cursor = '0' }: { limit?: number; cursor?: string }): { from: number; limit: number } {
  const from = Number(cursor)
  if (!Number.isInteger(from) || from < 0) throw new YinliError('request-invalid', { where: 'cursor', what: '' })
  return { from, limit: Math.min(limit, 1000) }
}

/** `shown`: makes what a list shows of it; anew where its owner turns out to say where it is. */
function rowOf(about: About, model: Model, shown?: (sources: Sources) => Shown): Row | null {
  const subject = about.claims[0]?.subject ?? about.told[0]?.entity
  if (!subject) return null
  const sources: Sources = { entity: subject, claims: about.claims, entries: about.entries, told: newestFirst(about.told) }
  const listed = isProject(sources)
  const made = buildProject(sources, model, '9999-12-31')
  const moves = movesOf(made)
  if (!listed && !moves) return null
  const owner = made.owner?.entity ?? null
  return {
    entity: subject, owner: owner?.id ?? null, places: made.places.map(p => p.entity), refs: [...made.places, ...made.builders].map(s => s.entity).concat(owner ?? [], made.told.flatMap(t => t.owner ?? []), made.memberships.flatMap(m => m.claim?.object ?? [])),
    words: [subject.name, ...made.places.map(p => p.entity.name), ...made.builders.map(b => b.entity.name), owner?.name ?? ''].join(' ').toLowerCase(), programmes: made.programmes,
    documents: new Set([...about.claims, ...about.told].map(c => c.document)), money: Math.max(0, ...Object.values(made.investment).flat().map(c => c.value ?? 0)), firstSeen: made.firstSeen, lastSeen: made.lastSeen, ...timelineOf(sources, model),
    listed, moves, shown: shown && listed ? shown(sources) : null,
  }
}

/** A project is what a page treats as one, or of which money, ground or a step of building is claimed; a facility, where money or power is. */
const isProject = ({ entity, claims, told }: Sources): boolean => told.length > 0 || claims.some(c => (entity.type === 'project' ? substance : entity.type === 'facility' ? weighty : []).includes(c.property))
const weighty: Property[] = ['investment', 'power', 'compute']
const substance: Property[] = [...weighty, 'milestone', 'land_area', 'building_area']
