import { sql } from 'kysely'
import { normaliseName, type NameNode, type Opinion, type Side } from '../resolve/index.ts'
import { idList } from './paging.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'

/** A name is compared with so many older ones of a block at most; a block that is larger says little. */
const mostCompared = 24
/** So many doubts are written down of a name, the likeliest first. */
const mostDoubts = 6

/** What a reading says of the names it brings: by it names are told apart that alone do not tell. */
export type Said = Pick<Tables['claim'], 'subject_name' | 'object_name' | 'property' | 'value'> & { subject: string; object: string | null }
export interface Judged { left: string; right: string; opinion: Opinion }
type Peer = NameNode & { entity: string }

interface Known {
  /** Entities of those of the names that the ledger has. */
  entities: Map<string, string>
  /** Pairs that are left as they were judged. */
  before: Set<string>
  said: Said[]
}

/**
 * Finds the older names that may be the same as these: bounded work a name, whatever the ledger holds. What it returns judges one name after the
 * other, each beside those before it: one "same" at most, and the likeliest doubts.
 */
export async function candidates({ namer, comparer }: Store, tx: Tx, nodes: NameNode[], { entities, before, said }: Known): Promise<(node: NameNode) => Judged[]> {
  const peers = await blockPeers(namer, tx, nodes)
  const entityOf = new Map([...[...peers.values()].flat().map(peer => [peer.id, peer.entity] as const), ...entities])
  const root = (node: NameNode) => entityOf.get(node.id) ?? node.id
  const near = (node: NameNode) => [...new Map(node.blocks.flatMap(key => peers.get(key) ?? []).map(peer => [peer.id, peer])).values()]
    .filter(peer => root(peer) !== root(node) && !before.has(pairKey(peer.id, node.id)))
  for (const node of nodes) for (const key of node.blocks) peers.set(key, [...(peers.get(key) ?? []), { ...node, entity: root(node) }])
  const side = await withFacts(tx, nodes.flatMap(node => near(node).filter(peer => comparer.judge(peer, node).verdict === 'unsure').flatMap(peer => [node.id, peer.id])), said)

  const later = new Set(nodes.map(n => n.id))
  return node => {
    later.delete(node.id)
    const others = near(node).filter(peer => !later.has(peer.id))
    const opinions = others.map(other => ({ other, opinion: comparer.judge(side(other), side(node)) })).filter(o => o.opinion.verdict !== 'not_same').sort((x, y) => y.opinion.score - x.opinion.score)
    const same = opinions.filter(o => o.opinion.verdict === 'same')
    // A name that would be the same as two things that contradict each other says neither.
    const contradicted = same.some(({ other }) => others.some(third => (root(third) === root(other) && comparer.score(third, node) === -Infinity)
      || (root(third) !== root(other) && same.some(s => s.other === third) && comparer.score(third, other) === -Infinity)))
    const best = contradicted ? undefined : same[0]
    if (best) entityOf.set(node.id, root(best.other))
    return [
      ...(best ? [{ left: best.other.id, right: node.id, opinion: best.opinion }] : []),
      ...opinions.filter(o => root(o.other) !== root(node)).slice(0, mostDoubts).map(({ other, opinion }) => ({ left: other.id, right: node.id, opinion: opinion.verdict === 'same' ? comparer.doubt(opinion) : opinion })),
    ]
  }
}

/** Older names by block, the oldest first. Of a block of many only the core's is looked at. */
async function blockPeers(namer: Store['namer'], tx: Tx, nodes: NameNode[]): Promise<Map<string, Peer[]>> {
  const { rows } = await sql<{ block: string; id: string; type: NameNode['type']; name: string; context: string | null; seen: string | null; entity: string }>`
    select b.block, n.id, n.type, n.name, n.context, v.seen, v.entity
    from (select distinct jsonb_array_elements_text(${JSON.stringify(nodes.flatMap(n => n.blocks))}::jsonb) as block) asked
    cross join lateral (select * from name_block where name_block.block = asked.block order by name limit ${mostCompared + 1}) b
    join name n on n.id = b.name join name_view v on v.name = n.id order by n.seq`.execute(tx)
  const peers = new Map<string, Peer[]>()
  const made = new Map<string, Peer>()
  for (const { block, id, entity, ...name } of rows) {
    const peer = made.get(id) ?? { ...namer(name), id, entity }
    made.set(id, peer)
    peers.set(block, [...(peers.get(block) ?? []), peer])
  }
  const cores = new Set(nodes.map(n => n.blocks[0]))
  for (const [block, all] of peers) if (all.length > mostCompared && !cores.has(block)) peers.delete(block)
  return peers
}

/** Pairs with one of these names on which anybody has said something, taken back or not. */
export async function judgedPairs(tx: Tx, nodes: NameNode[]): Promise<Set<string>> {
  if (!nodes.length) return new Set()
  const ids = idList(nodes.map(n => n.id))
  const rows = await tx.selectFrom('judgement').select(['left_name', 'right_name']).where(e => e.or([e('left_name', 'in', ids), e('right_name', 'in', ids)])).execute()
  return new Set(rows.map(r => pairKey(r.left_name, r.right_name)))
}
const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** Gives these names what is said of them: who built or owns them, and their amounts. Others stay as they are. */
async function withFacts(tx: Tx, ids: string[], said: Said[]): Promise<(node: NameNode) => Side> {
  if (!ids.length) return node => node
  const { rows } = await sql<Said>`
    select c.subject_name, c.object_name, c.property, c.value, x.subject, x.object
    from ${idList([...new Set(ids)])} asked(id)
    cross join lateral (
      (select v.claim, v.subject_node as subject, v.object_node as object from claim_view v where v.subject_node = asked.id limit 60)
      union (select v.claim, v.subject_node, v.object_node from claim_view v where v.object_node = asked.id limit 60)
    ) x join claim c on c.id = x.claim`.execute(tx)
  const partners = new Map<string, Set<string>>()
  const amounts = new Map<string, Set<string>>()
  const add = (to: Map<string, Set<string>>, id: string, what: string) => { to.set(id, (to.get(id) ?? new Set()).add(what)) }
  for (const s of [...rows, ...said]) {
    if (s.object !== null && tying.has(s.property)) {
      add(partners, s.subject, normaliseName(s.object_name!))
      add(partners, s.object, normaliseName(s.subject_name))
    }
    if (s.value !== null && telling.has(s.property)) add(amounts, s.subject, `${s.property} ${s.value}`)
  }
  return node => ({ ...node, ...(partners.has(node.id) && { partners: partners.get(node.id)! }), ...(amounts.has(node.id) && { amounts: amounts.get(node.id)! }) })
}
const tying: ReadonlySet<string> = new Set(['built_by', 'part_of', 'holds_post'])
const telling: ReadonlySet<string> = new Set(['investment', 'land_area', 'building_area', 'power', 'compute', 'capacity'])
