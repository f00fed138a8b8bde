import type { EntityType, Property } from '../../claim/records.ts'
import { YinliError } from '../../base/errors.ts'
import { everyEntry, everyTold, follow, type About } from '../../ledger/follow.ts'
import type { EntityRef, Ledger, StoredClaim, StoredTold } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { buildProject, ownerOf, soon, type Sources } from './build.ts'
import { after } from './colour.ts'
import { projectEntryKinds } from './entries.ts'
import type { AlertQuery, Alerts, DatesPage, ProjectPage, ProjectQuery, ProjectRecord, ProjectSummary, Turn } from './record.ts'
import { knownBy, order } from './steps.ts'
import { colours, sift, sorted, type Row, type Standed } from './sift.ts'
import { pointOn, timelineOf } from './timeline.ts'

export interface Projects {
  list(query: ProjectQuery & { asOf: string }): Promise<ProjectPage>
  /** All that is known of each project of a page. */
  records(query: ProjectQuery & { asOf: string }): Promise<{ items: ProjectRecord[]; next: string | null }>
  /** The same projects in the same order, each with every date promised and observed. */
  dates(query: ProjectQuery & { asOf: string }): Promise<DatesPage>
  alerts(query: AlertQuery): Promise<Alerts>
  /** Any id the project ever had; null when nothing makes it a project. */
  record(id: string, asOf: string): Promise<ProjectRecord | null>
}

const types: EntityType[] = ['project', 'facility', 'park']
const owners: EntityType[] = ['company', 'institution']

/** The projects of a ledger: which there are is followed, what is shown is made of the claims of the moment. */
export function createProjects(ledger: Ledger, model: Model): Projects {
  const rows = follow(ledger, { types, kinds: projectEntryKinds, told: true }, about => rowOf(about, model))

  /** Where owners are said to be, and by which documents. */
  const homes = follow(ledger, { types: owners, properties: ['located_in'] }, about => about.claims.flatMap(c => (c.object ? [{ place: c.object, document: c.document }] : [])))

  /** The rows as of the day asked for last, in the orders asked for: most who ask, ask for today. */
  let kept: { key: string; rows: Standed[]; orders: Map<string, Standed[]> } | null = null
  const standing = async (asOf: string) => {
    const [{ rows: all, version }, { rows: at, version: placed }] = [await rows(), await homes()]
    const key = `${version} ${placed} ${asOf}`
    if (kept?.key === key) return kept
    const made: Standed[] = [...all.values()].filter(row => (row.firstSeen ?? '') <= asOf).map(row => {
      const home = row.places.length || !row.owner ? undefined : at.get(row.owner)?.find(h => row.documents.has(h.document))
      return { ...row, ...pointOn(row.points, asOf), ...(home && { places: [home.place] }) }
    })
    return (kept = { key, rows: made, orders: new Map() })
  }

  async function sourcesOf(ids: string[]): Promise<Map<string, Sources>> {
    const entries = await everyEntry(ledger, { kinds: projectEntryKinds, about: ids })
    const told = await everyTold(ledger, { subjects: ids })
    const found = new Map<string, Sources>()
    const put = (entity: EntityRef, claims: StoredClaim[]) => found.set(entity.id, { entity, claims, entries: entries.filter(e => e.about === entity.id), told: newestFirst(told.filter(t => t.entity.id === entity.id)) })
    for await (const claims of ledger.claimsBySubject({ subjects: ids, types })) put(claims[0]!.subject, claims)
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

  async function page<T>(query: ProjectQuery & { asOf: string }, show: (record: ProjectRecord) => T) {
    const { rows: all, orders } = await standing(query.asOf)
    const { from, limit } = pageFrom(query)
    const sort = query.sort ?? ''
    if (!orders.has(sort)) orders.set(sort, sorted(all, query.sort, Object.keys(model.stages)))
    const { matching, facets } = sift(orders.get(sort)!, query)
    const shown = matching.slice(from, from + limit)
    const sources = await sourcesOf(shown.map(row => row.entity.id))
    return {
      items: shown.flatMap(row => { const own = sources.get(row.entity.id); return own ? [show(buildProject(own, model, query.asOf))] : [] }),
      total: matching.length, next: from + limit < matching.length ? String(from + limit) : null, asOf: query.asOf, facets,
    }
  }

  return {
    list: query => page(query, summaryOf),
    records: query => page(query, record => record),
    dates: query => page(query, ({ entity, stage, colour, promised, observed }) => ({ entity, stage, colour, promised, observed })),
    async alerts({ asOf, within = soon, kind, ...query }) {
      const all = sift((await standing(asOf)).rows, query).matching
      const { from, limit } = pageFrom(query)
      const [until, week] = [after(asOf, { days: within }), after(asOf, { days: 7 })]
      const urgent = all.flatMap(row => row.promises.filter(p => p.made <= asOf && (p.until === null || p.until > asOf) && p.due <= until && (!kind || (kind === 'overdue') === p.due < asOf)).map(p => ({ row, ...p, key: keyOf(p) })))
        .sort((a, b) => colours.indexOf(b.row.colour!) - colours.indexOf(a.row.colour!) || order(a.due, b.due) || order(a.row.entity.id, b.row.entity.id))
      const shown = urgent.slice(from, from + limit)
      const turning = all.flatMap(row => row.points.filter(p => p.day > asOf && p.day <= week && (p.colour === 'yellow' || p.colour === 'red') && p.colour !== row.colour).slice(-1).map(point => ({ row, point }))).slice(0, 1000)
      const sources = await sourcesOf([...new Set([...shown, ...turning].map(({ row }) => row.entity.id))])
      const items = shown.flatMap(({ row, key }) => { const own = sources.get(row.entity.id); return own ? buildProject(own, model, asOf, within).alerts.filter(a => keyOf(a) === key) : [] })
      const nextWeek = turning.flatMap(({ row, point }): Turn[] => {
        const own = sources.get(row.entity.id)
        // What is known today, looked at on that day.
        const reason = own && buildProject({ ...own, ...knownBy(own, asOf) }, model, point.day).colour.why[0]
        return reason && reason.colour !== 'green' ? [{ project: row.entity, on: point.day, from: row.colour, to: reason.colour, reason }] : []
      }).sort((a, b) => order(a.on, b.on) || order(a.project.name, b.project.name))
      return { items, total: urgent.length, next: from + limit < urgent.length ? String(from + limit) : null, asOf, nextWeek }
    },
    async record(id, asOf) {
      const entity = await ledger.entity(id)
      const own = entity && (await sourcesOf([entity.id])).get(entity.id)
      return own && isProject(own) ? buildProject(own, model, asOf) : null
    },
  }
}

const newestFirst = (told: StoredTold[]) => told.sort((a, b) => order(b.publishedOn, a.publishedOn) || order(a.document, b.document) || a.start - b.start)
const keyOf = (p: { milestone: string; phase: string | null; due: string }) => JSON.stringify([p.milestone, p.phase, p.due])

/** Where a page begins and how many it holds. */
function pageFrom({ limit = 50, cursor = '0' }: { limit?: number; cursor?: string }): { from: number; limit: number } {
  const from = Number(cursor)
  if (!Number.isInteger(from) || from < 0) throw new YinliError('request-invalid', { where: 'cursor', what: '' })
  return { from, limit: Math.min(limit, 1000) }
}

function rowOf(about: About, model: Model): Row | null {
  const subject = about.claims[0]?.subject ?? about.told[0]?.entity
  if (!subject) return null
  const sources: Sources = { entity: subject, claims: about.claims, entries: about.entries, told: newestFirst(about.told) }
  if (!isProject(sources)) return null
  const made = buildProject(sources, model, '9999-12-31')
  return {
    entity: subject, owner: made.owner?.entity.id ?? null, places: made.places.map(p => p.entity), words: [subject.name, ...made.places.map(p => p.entity.name), ...made.builders.map(b => b.entity.name), made.owner?.entity.name ?? ''].join(' ').toLowerCase(), programmes: made.programmes,
    documents: new Set([...about.claims, ...about.told].map(c => c.document)), money: Math.max(0, ...Object.values(made.investment).flat().map(c => c.value ?? 0)), firstSeen: made.firstSeen, lastSeen: made.lastSeen, ...timelineOf(sources, model),
  }
}

/** A project is what a page treats as one, or of which money, ground or a step of building is claimed; a facility, where money or power is. */
const isProject = ({ entity, claims, told }: Sources): boolean => told.length > 0 || claims.some(c => (entity.type === 'project' ? substance : entity.type === 'facility' ? weighty : []).includes(c.property))
const weighty: Property[] = ['investment', 'power', 'compute']
const substance: Property[] = [...weighty, 'milestone', 'land_area', 'building_area']

/** The part of a record that a list shows. */
function summaryOf({ entity, place, district, owner, builders, stage, colour, next, investment, power, compute, land, quoted, programmes, claims, entries, firstSeen, lastSeen }: ProjectRecord): ProjectSummary {
  return { entity, place, district, owner, builders, stage, colour, next, investment, power, compute, land, quoted, programmes, claims, entries, firstSeen, lastSeen }
}
