import type { EntityType, Property } from '../../claim/records.ts'
import { everyEntry, follow, keep } from '../../ledger/follow.ts'
import type { AnnouncedList, Entry, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { bases, precision } from './basis.ts'
import { clashes } from './clash.ts'
import { growths } from './growth.ts'
import { implied } from './implied.ts'
import { shortList } from './lists.ts'
import { exceeded, expected, parts, type Expected } from './parts.ts'
import { settlementKind } from './settle.ts'
import type { Kind, Level, Tension } from './tension.ts'

export type State = 'open' | 'settled' | 'all'
export interface ConflictQuery { state: State; kind?: Kind; level?: Level; entity?: string; document?: string; limit?: number; cursor?: string }

/** All tensions the ledger holds now. */
export interface Standing {
  /** The heaviest first. */
  tensions: readonly Tension[]
  byId: ReadonlyMap<string, Tension>
  /** The settlement that stands, by tension. */
  settled: ReadonlyMap<string, Entry>
  /** By claim: the open conflicts it is in. */
  disputed: ReadonlyMap<string, string[]>
}

interface Row { tensions: Tension[]; expected: Expected[] }

/** Follows the ledger and gives what stands in tension in it; the cost is that of what changed. */
export function followConflicts(ledger: Ledger, model: Model): () => Promise<Standing> {
  const properties: Property[] = [...new Set([...model.conflicts.fixed, ...model.conflicts.measured, 'milestone'])] as Property[]
  const subjects = follow(ledger, { name: 'conflicts', types, properties }, ({ claims }) => rowOf(claims, model))
  const lists = followLists(ledger)
  const sums = new WeakMap<Expected, Tension | null>()
  let kept: { key: string; standing: Standing } | null = null

  return async () => {
    const { rows, version } = await subjects()
    const announced = await lists()
    const key = `${version} ${announced.version}`
    if (kept?.key === key) return kept.standing
    const found: Tension[] = []
    for (const row of rows.values()) {
      found.push(...row.tensions)
      // An article is asked for once; when it is read again, what its place expects is made anew with it.
      for (const each of row.expected) {
        if (!sums.has(each)) sums.set(each, exceeded(each, (await ledger.claims({ article: each.article, property: each.property, limit: 1000 })).items, model))
        const sum = sums.get(each)
        if (sum) found.push(sum)
      }
    }
    for (const own of announced.lists.values()) for (const list of own) found.push(shortList(list, model))
    const settled = new Map((await everyEntry(ledger, { kinds: [settlementKind] })).reverse().map(e => [e.about.slice('conflict:'.length), e]))
    kept = { key, standing: standing(found, settled) }
    return kept.standing
  }
}

const types: EntityType[] = ['company', 'institution', 'park', 'project', 'facility', 'product', 'programme', 'event', 'place']

function rowOf(claims: StoredClaim[], model: Model): Row | null {
  const tensions = [...clashes(claims, model), ...growths(claims, model), ...parts(claims, model), ...bases(claims, model), ...precision(claims, model), ...implied(claims, model)]
  const expects = expected(claims)
  return tensions.length || expects.length ? { tensions, expected: expects } : null
}

function standing(found: Tension[], settled: Map<string, Entry>): Standing {
  const byId = new Map(found.map(t => [t.id, t]))
  const tensions = [...byId.values()].sort((a, b) => b.weight - a.weight || order(b.publishedOn ?? '', a.publishedOn ?? '') || order(a.id, b.id))
  const disputed = new Map<string, string[]>()
  for (const { id, level, claims } of tensions) {
    if (level !== 'conflict' || settled.has(id)) continue
    for (const claim of claims) disputed.set(claim, [...(disputed.get(claim) ?? []), id])
  }
  return { tensions, byId, settled, disputed }
}

/** Lists named in part, by document. */
function followLists(ledger: Ledger): () => Promise<{ lists: ReadonlyMap<string, AnnouncedList[]>; version: number }> {
  let lists = new Map<string, AnnouncedList[]>()
  const put = (found: AnnouncedList[]) => { for (const list of found) lists.set(list.document, [...(lists.get(list.document) ?? []), list]) }
  const current = keep(ledger, {
    async anew() { lists = new Map(); put(await ledger.lists({})) },
    async again(changes) {
      const touched = [...new Set(changes.flatMap(c => c.document ?? []))]
      for (const document of touched) lists.delete(document)
      put(await ledger.lists({ documents: touched }))
    },
  })
  return async () => { const version = await current(); return { lists, version } }
}

/** A page of the worklist, and how many there are of each state. */
export function worklist({ tensions, settled }: Standing, { state, kind, level, entity, document, limit = 50, cursor }: ConflictQuery) {
  const scoped = tensions.filter(t => (!kind || t.kind === kind) && (!level || t.level === level) && (!entity || t.subject.id === entity) && (!document || t.documents.includes(document)))
  const open = scoped.filter(t => !settled.has(t.id))
  const listed = state === 'all' ? scoped : state === 'open' ? open : scoped.filter(t => settled.has(t.id))
  const from = Math.max(0, Math.trunc(Number(cursor ?? 0)) || 0)
  const byKind: Record<string, number> = {}
  for (const t of open) byKind[t.kind] = (byKind[t.kind] ?? 0) + 1
  return {
    items: listed.slice(from, from + limit), total: listed.length, next: from + limit < listed.length ? String(from + limit) : null,
    counts: { open: open.length, settled: scoped.length - open.length, all: scoped.length }, byKind,
  }
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
