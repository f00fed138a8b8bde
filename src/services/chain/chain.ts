import { everyEntry, follow } from '../../ledger/follow.ts'
import { followStories } from '../../ledger/follow-stories.ts'
import type { EntityRef, Ledger } from '../../ledger/ledger.ts'
import type { Chain, Chains } from '../../model/chains.ts'
import type { Model } from '../../model/model.ts'
import { chainEntryKinds, placementOf } from './entries.ts'
import { layoutOf } from './layout.ts'
import { leadsFor } from './leads.ts'
import { linkChange } from './compare.ts'
import { gather, type Placement } from './placements.ts'
import { regions } from './regions.ts'
import { sentencesOf } from './sentence.ts'
import { storyReader, type Remark } from './sightings.ts'
import { situationOf, type Situation } from './situation.ts'
import { standing, standingKinds, standingProperties, standingTypes } from './standing.ts'
import { counted, standingOf } from './states.ts'
import { linkKey, placedLinks, termFinder } from './terms.ts'
import type { Brief, ChainQuery, ChainSummary, ChainView, LinkOf, LinkPage, LinkView } from './view.ts'

export interface ChainMap {
  list(query: Omit<ChainQuery, 'compare'>): Promise<ChainSummary[]>
  /** Null when there is no such chain. */
  chain(id: string, query: ChainQuery): Promise<ChainView | null>
  link(id: string, link: string, query: ChainQuery & { limit?: number; cursor?: string }): Promise<LinkPage | null>
  /** The links that somebody (an entity's id) counts on, the surest first. */
  linksOf(entity: string, asOf: string): Promise<LinkOf[]>
}

/** So many names stand in a box of the map. */
const shownNames = 3
const shownEvidence = 3

/** Who is on which link of which chain, followed as the ledger grows. */
export function createChainMap(ledger: Ledger, { chains }: Chains, model: Model): ChainMap {
  const rule = model['link-rule']
  const find = termFinder(chains)
  const links = placedLinks(chains)
  const region = regions(model.places)
  const told = followStories(ledger, 'chain-stories', storyReader(find, rule), row => (row.kind === 'placement' ? [row.entity] : row.entities.map(e => e.id)))
  const claimed = follow(ledger, { name: 'chain-standings', types: standingTypes, properties: standingProperties, kinds: standingKinds }, standing(find, links))
  const kept = new Map<string, Situation>()

  /** Everything as of a day and within a place; made once for each state of the ledger. */
  async function situation(asOf: string, place: string | null): Promise<Situation> {
    const [stories, standings] = [await told(), await claimed()]
    const key = `${stories.version} ${standings.version} ${asOf} ${place ?? ''}`
    const known = kept.get(key)
    if (known) return known
    const entries = await everyEntry(ledger, { kinds: chainEntryKinds })
    const named = new Map<string, EntityRef>()
    for (const id of new Set(entries.flatMap(e => (e.kind === 'placement' ? [placementOf(e).entity] : [])))) { const entity = await ledger.entity(id); if (entity) named.set(id, { id: entity.id, name: entity.name, type: entity.type }) }
    const all = gather({ sightings: stories.rows.values(), standings: standings.rows, entries, named }, rule, asOf)
    const made = situationOf(all, standings.rows, place, region, (chain, link) => links.get(linkKey(chain, link))?.link.feeds ?? [])
    if (kept.size > 11) kept.delete(kept.keys().next().value!)
    kept.set(key, made)
    return made
  }

  const standingAt = (s: Situation, key: string) => standingOf(key, s.placements.get(key) ?? [], s.reported.get(key) ?? [], { remarks: s.remarks, bottlenecks: s.all.bottlenecks }, rule)

  function linkView(chain: Chain, id: string, now: Situation, before: Situation | null): LinkView {
    const key = linkKey(chain.id, id)
    const { link } = links.get(key)!
    const placements = counted(now.placements.get(key) ?? [], rule)
    const at = (s: Situation) => { const { state, counts } = standingAt(s, key); return { state, producing: counts.producing, placements: counted(s.placements.get(key) ?? [], rule) } }
    return {
      id, zh: link.zh, en: link.en, ...standingAt(now, key), products: link.products, codes: Object.entries(link.codes).map(([code, name]) => ({ code, name })), feeds: link.feeds, placed: placements.length,
      who: [...placements].sort((a, b) => rank(a) - rank(b)).slice(0, shownNames).map(briefOf),
      change: before && linkChange(at(before), at(now)),
    }
  }

  async function chainView(id: string, { asOf, compare, place = undefined }: ChainQuery): Promise<ChainView | null> {
    const chain = chains.find(c => c.id === id)
    if (!chain) return null
    const now = await situation(asOf, place ?? null)
    const before = compare ? await situation(compare, place ?? null) : null
    return {
      id, zh: chain.zh, en: chain.en, version: chain.version, from: chain.from, source: chain.source, verified: chain.verified, asOf, compare: compare ?? null, place: place ?? null,
      places: placesOf(chain, now), map: layoutOf(chain), rule: shownRule,
      layers: chain.layers.map(layer => ({ id: layer.id, zh: layer.zh, en: layer.en, links: layer.links.map(link => linkView(chain, link.id, now, before)) })),
    }
  }

  /** Divisions that those on a chain lie in, with those around them, the fullest first. */
  function placesOf(chain: Chain, { all, pathsOf }: Situation): { name: string; count: number }[] {
    const counts = new Map<string, Set<string>>()
    for (const p of counted(all.placements, rule)) {
      if (!p.key.startsWith(`${chain.id}/`)) continue
      for (const code of pathsOf(p)) counts.set(code, (counts.get(code) ?? new Set()).add(p.entity.id))
    }
    return [...counts].flatMap(([code, who]) => { const name = region.nameOf(code); return name ? [{ name, count: who.size }] : [] }).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, 60)
  }

  const shownRule: ChainView['rule'] = { version: rule.version, from: rule.from, counted: rule.counted, states: rule.states, confidence: rule.confidence }

  return {
    async list({ asOf, place }) {
      const now = await situation(asOf, place ?? null)
      return chains.map(chain => {
        const views = chain.layers.flatMap(layer => layer.links.map(link => linkView(chain, link.id, now, null)))
        const who = new Map(chain.layers.flatMap(layer => layer.links).flatMap(link => counted(now.placements.get(linkKey(chain.id, link.id)) ?? [], rule)).map(p => [p.entity.id, p.entity]))
        const types = [...who.values()].map(e => e.type)
        return {
          id: chain.id, zh: chain.zh, en: chain.en, version: chain.version, from: chain.from, links: views.length, bottlenecks: views.filter(v => v.bottleneck.is).length,
          states: { strong: inState(views, 'strong'), weak: inState(views, 'weak'), planned: inState(views, 'planned'), missing: inState(views, 'missing') },
          companies: types.filter(t => t === 'company').length, projects: types.filter(t => t === 'project' || t === 'facility').length,
        }
      })
    },
    chain: chainView,
    async linksOf(entity, asOf) {
      const now = await situation(asOf, null)
      return [...now.placements].flatMap(([key, placements]) => counted(placements, rule).filter(p => p.entity.id === entity).map(({ stage, confidence }) => {
        const { chain, link } = links.get(key)!
        return { chain: { id: chain.id, zh: chain.zh, en: chain.en }, link: { id: link.id, zh: link.zh, en: link.en }, stage, confidence }
      })).sort((a, b) => b.confidence - a.confidence)
    },
    async link(id, linkId, query) {
      const view = await chainView(id, query)
      const layer = view?.layers.find(l => l.links.some(link => link.id === linkId))
      const link = layer?.links.find(l => l.id === linkId)
      if (!view || !layer || !link) return null
      const key = linkKey(id, linkId)
      const now = await situation(query.asOf, query.place ?? null)
      const own = [...(now.placements.get(key) ?? [])].sort((a, b) => Number(a.off) - Number(b.off) || Number(b.confidence >= rule.counted) - Number(a.confidence >= rule.counted) || rank(a) - rank(b))
      const [from, limit] = [Number(query.cursor ?? 0) || 0, query.limit ?? 50]
      const shown = own.slice(from, from + limit)
      const remarks = oncePerPlace(now.remarks.filter(r => r.key === key)).slice(0, 20)
      const leads = leadsFor(links.get(key)!.link, id, now, rule)
      const entries = await everyEntry(ledger, { kinds: chainEntryKinds, about: [`link:${key}`] })
      const sentence = await sentencesOf(ledger, [...shown.flatMap(p => p.evidence.slice(0, shownEvidence)), ...remarks, ...leads.flatMap(l => l.evidence ?? [])])
      const reported = (await Promise.all((now.reported.get(key) ?? []).slice(0, 12).map(r => ledger.claim(r.claim)))).filter(c => c !== null)
      const named = (l: LinkView) => ({ id: l.id, zh: l.zh, en: l.en, state: l.state })
      const every = view.layers.flatMap(l => l.links)
      return {
        chain: { id, zh: view.zh, en: view.en, version: view.version }, layer: { id: layer.id, zh: layer.zh, en: layer.en }, link, rule: view.rule, asOf: view.asOf, compare: view.compare, place: view.place, reported, entries,
        feeds: every.filter(l => link.feeds.includes(l.id)).map(named), fedBy: every.filter(l => l.feeds.includes(linkId)).map(named),
        placements: {
          total: own.length, next: from + limit < own.length ? String(from + limit) : null,
          items: shown.map(({ evidence, around: _around, ...p }) => ({ ...p, evidence: evidence.slice(0, shownEvidence).map(e => ({ ...e, sentence: sentence(e) })), more: Math.max(0, evidence.length - shownEvidence), entries: entries.filter(e => e.kind === 'placement' && evidence.some(x => x.entry === e.id)) })),
        },
        remarks: remarks.flatMap(r => { const said = sentence(r); return said ? [{ kind: r.kind, sentence: said, entities: r.entities }] : [] }),
        leads: leads.map(({ evidence, ...lead }) => ({ ...lead, sentence: evidence ? sentence(evidence) : null })),
      }
    },
  }
}

/** A sentence that names a link by several terms says it once, of everybody it names. */
function oncePerPlace(remarks: readonly Remark[]): Remark[] {
  const found = new Map<string, Remark>()
  for (const r of remarks) {
    const key = `${r.kind} ${r.document} ${r.start}`
    const own = found.get(key)
    found.set(key, own ? { ...own, entities: [...own.entities, ...r.entities.filter(e => !own.entities.some(o => o.id === e.id))] } : r)
  }
  return [...found.values()]
}

const inState = (views: LinkView[], state: LinkView['state']) => views.filter(v => v.state === state).length
const order = { producing: 0, present: 1, planned: 2, carrier: 3 }
const rank = (p: Placement) => order[p.stage] * 2 - Number(p.leader)
export const briefOf = (p: Placement): Brief => ({ entity: p.entity, stage: p.stage, leader: p.leader, place: p.place })
