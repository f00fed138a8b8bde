import type { ChainLink } from '../../model/chains.ts'
import type { LinkRule } from '../../model/link-rule.ts'
import type { Evidence, Placement } from './placements.ts'
import type { Situation } from './situation.ts'
import { counted } from './states.ts'
import { linkKey } from './terms.ts'
import type { Lead } from './view.ts'

/** At most so many leads of a kind. */
const most = 8

/**
 * Who could close the gaps of a link: projects on it that are being talked about or just signed, companies that do it in other places, companies
 * here that stand on the links beside it, and those here named beside its words. Companies only where somebody could be won.
 */
export function leadsFor(link: ChainLink, chain: string, now: Situation, rule: LinkRule): (Omit<Lead, 'sentence'> & { evidence: Evidence | null })[] {
  const key = linkKey(chain, link.id)
  const own = now.placements.get(key) ?? []
  const here = new Set(counted(own, rule).map(p => p.entity.id))
  const lead = (why: Lead['why'], p: Placement, at: string | null = null) => ({ entity: p.entity, place: p.place, why, link: at, stage: p.stage, evidence: p.evidence.find(e => e.document !== null) ?? null })
  const talked = [...own, ...(now.elsewhere.get(key) ?? [])].filter(p => { const row = now.standings.get(p.entity.id); return !p.off && p.stage === 'planned' && row?.talks && row.reached.length === 0 })
  const elsewhere = counted(now.elsewhere.get(key) ?? [], rule).filter(p => p.entity.type === 'company' && p.stage !== 'planned')
  const feeding = [...new Set([...link.feeds, ...[...now.placements.keys()].flatMap(k => (k.startsWith(`${chain}/`) ? [k.slice(chain.length + 1)] : []))])]
    .filter(id => link.feeds.includes(id) || now.feeds(chain, id).includes(link.id))
  const neighbours = feeding.flatMap(id => counted(now.placements.get(linkKey(chain, id)) ?? [], rule).filter(p => p.entity.type === 'company' && p.stage === 'producing' && !here.has(p.entity.id)).map(p => lead('neighbour', p, id)))
  const candidates = own.filter(p => !p.off && p.confidence < rule.counted && p.entity.type === 'company')
  return [
    ...talked.slice(0, most).map(p => lead('talks', p)), ...elsewhere.slice(0, most).map(p => lead('elsewhere', p)),
    ...neighbours.filter((l, i) => neighbours.findIndex(o => o.entity.id === l.entity.id) === i).slice(0, most), ...candidates.slice(0, most).map(p => lead('candidate', p)),
  ]
}
