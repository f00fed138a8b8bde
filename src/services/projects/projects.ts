import type { EntityType, Property } from '../../claim/records.ts'
import { YinliError } from '../../base/errors.ts'
import { everyEntry, follow, type About } from '../../ledger/follow.ts'
import type { EntityRef, Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { buildProject, type Sources } from './build.ts'
import { projectEntryKinds } from './entries.ts'
import type { Facet, ProjectPage, ProjectQuery, ProjectRecord, ProjectSummary } from './record.ts'
import { order } from './steps.ts'

export interface Projects {
  list(query: ProjectQuery & { asOf: string }): Promise<ProjectPage>
  /** Any id the project ever had; null when nothing makes it a project. */
  record(id: string, asOf: string): Promise<ProjectRecord | null>
}

const types: EntityType[] = ['project', 'facility', 'park']

/** The projects of a ledger: which there are is followed, what is shown is made of the claims of the moment. */
export function createProjects(ledger: Ledger, model: Model): Projects {
  const rows = follow(ledger, { types, kinds: projectEntryKinds }, about => rowOf(about, model))

  async function sourcesOf(ids: string[]): Promise<Map<string, Sources>> {
    const entries = await everyEntry(ledger, { kinds: projectEntryKinds, about: ids })
    const found = new Map<string, Sources>()
    for await (const claims of ledger.claimsBySubject({ subjects: ids, types })) {
      const entity = claims[0]!.subject
      found.set(entity.id, { entity, claims, entries: entries.filter(e => e.about === entity.id), told: [] })
    }
    return found
  }

  return {
    async list(query) {
      const all = [...(await rows()).rows.values()].map(row => ({ ...row, ...standing(row, query.asOf) }))
      const limit = Math.min(query.limit ?? 50, 1000)
      const from = Number(query.cursor ?? 0)
      if (!Number.isInteger(from) || from < 0) throw new YinliError('request-invalid', { where: 'cursor', what: '' })
      const matching = all.filter(row => passes(row, query)).sort(sorter(query.sort, Object.keys(model.stages)))
      const shown = matching.slice(from, from + limit)
      const sources = await sourcesOf(shown.map(row => row.entity.id))
      return {
        items: shown.flatMap(row => { const own = sources.get(row.entity.id); return own ? [summaryOf(recordOf(own, model, query.asOf))] : [] }),
        total: matching.length, next: from + limit < matching.length ? String(from + limit) : null, asOf: query.asOf, facets: facetsOf(all, query),
      }
    },
    async record(id, asOf) {
      const entity = await ledger.entity(id)
      const own = entity && (await sourcesOf([entity.id])).get(entity.id)
      return own && isProject(own) ? recordOf(own, model, asOf) : null
    },
  }
}

/** What a list needs of a project to be filtered and sorted. */
interface Row { entity: EntityRef; places: EntityRef[]; words: string; programmes: string[]; documents: Set<string>; money: number; lastSeen: string | null; stage: string | null; due: string | null }
type Standing = Pick<Row, 'stage' | 'due'> & { colour: 'red' | 'yellow' | 'green' | null }

function rowOf(about: About, model: Model): Row | null {
  const subject = about.claims[0]?.subject
  if (!subject) return null
  const sources: Sources = { entity: subject, claims: about.claims, entries: about.entries, told: [] }
  if (!isProject(sources)) return null
  const made = buildProject(sources, model, '9999-12-31')
  return {
    entity: subject, places: made.places.map(p => p.entity), words: [subject.name, ...made.places.map(p => p.entity.name), ...made.builders.map(b => b.entity.name)].join(' '), programmes: made.programmes,
    documents: new Set(about.claims.map(c => c.document)), money: Math.max(0, ...Object.values(made.investment).flat().map(c => c.value ?? 0)), lastSeen: made.lastSeen, stage: made.stage?.stage ?? null, due: made.next?.due ?? null,
  }
}

const standing = (row: Row, _asOf: string): Standing => ({ stage: row.stage, due: row.due, colour: null })

/** A project is what money, ground or a step of building is told of; a facility or park, where money or power is. */
const isProject = ({ entity, claims }: Sources): boolean => claims.some(c => (entity.type === 'project' ? substance : entity.type === 'facility' ? weighty : []).includes(c.property))
const weighty: Property[] = ['investment', 'power', 'compute']
const substance: Property[] = [...weighty, 'milestone', 'land_area', 'building_area']

function recordOf(sources: Sources, model: Model, asOf: string): ProjectRecord {
  return { ...buildProject(sources, model, asOf), colour: { colour: null, rule: '', asOf, why: [] }, alerts: [] }
}

/** The part of a record that a list shows. */
function summaryOf({ entity, place, district, owner, builders, stage, colour, next, investment, power, compute, land, quoted, programmes, claims, entries, firstSeen, lastSeen }: ProjectRecord): ProjectSummary {
  return { entity, place, district, owner, builders, stage, colour, next, investment, power, compute, land, quoted, programmes, claims, entries, firstSeen, lastSeen }
}

type Standed = Row & Standing
const tests: Record<string, (row: Standed, query: ProjectQuery) => boolean> = {
  stage: (row, q) => !q.stage || (row.stage ?? 'none') === q.stage,
  colour: (row, q) => !q.colour || (row.colour ?? 'none') === q.colour,
  type: (row, q) => !q.type || row.entity.type === q.type,
  place: (row, q) => !q.place || row.places.some(p => p.id === q.place || p.name === q.place),
  programme: (row, q) => !q.programme || row.programmes.includes(q.programme),
  document: (row, q) => !q.document || row.documents.has(q.document),
  q: (row, q) => !q.q || q.q.toLowerCase().split(/\s+/).every(word => row.words.toLowerCase().includes(word)),
}
const passes = (row: Standed, query: ProjectQuery, except?: string) => Object.entries(tests).every(([name, test]) => name === except || test(row, query))

function facetsOf(rows: Standed[], query: ProjectQuery): ProjectPage['facets'] {
  const facet = (name: string, values: (row: Standed) => [string, string | null][]): Facet[] => {
    const found = new Map<string, Facet>()
    for (const row of rows) if (passes(row, query, name)) for (const [value, called] of values(row)) {
      const own = found.get(value) ?? { value, name: called, count: 0 }
      own.count++
      found.set(value, own)
    }
    return [...found.values()].sort((a, b) => b.count - a.count || order(a.value, b.value)).slice(0, 200)
  }
  return {
    stage: facet('stage', row => [[row.stage ?? 'none', null]]), colour: facet('colour', row => [[row.colour ?? 'none', null]]), type: facet('type', row => [[row.entity.type, null]]),
    place: facet('place', row => row.places.map(p => [p.id, p.name])), programme: facet('programme', row => row.programmes.map(p => [p, p])),
  }
}

function sorter(sort: string | undefined, stages: string[]): (a: Standed, b: Standed) => number {
  const [key, sign] = sort?.startsWith('-') ? [sort.slice(1), -1] : [sort ?? 'lastSeen', sort ? 1 : -1]
  const colours = ['green', 'yellow', 'red']
  const by: Record<string, (row: Standed) => number | string> = {
    name: row => row.entity.name, lastSeen: row => row.lastSeen ?? '', stage: row => stages.indexOf(row.stage ?? ''), colour: row => colours.indexOf(row.colour ?? ''), due: row => row.due ?? '9999', investment: row => row.money,
  }
  const value = by[key!]
  if (!value) throw new YinliError('request-invalid', { where: 'sort', what: Object.keys(by).join(', ') })
  return (a, b) => {
    const [x, y] = [value(a), value(b)]
    return sign! * (x < y ? -1 : x > y ? 1 : 0) || order(a.entity.name, b.entity.name) || order(a.entity.id, b.entity.id)
  }
}

