import type { Page, StoredClaim, StoredEntity } from '../../../ledger/ledger.ts'
import { YinliError } from '../../../base/errors.ts'
import { printJson, type Context } from '../context.ts'
import type { Door, Query } from '../door.ts'
import { figure, statusWords } from '../../../ledger/figure.ts'
import type { Words } from '../io.ts'
import { table } from '../table.ts'

export interface FactOptions { subject?: string; property?: string; since?: string; status?: string; limit?: string }

/** Claims as a table. */
export async function facts(options: FactOptions, context: Context): Promise<number> {
  const door = await context.door()
  const { claims, total, atLeast } = await findClaims(door, await claimQuery(door, options), Number(options.limit ?? 50))
  if (context.json) await printJson(context.io, { items: claims, total, ...(atLeast && { atLeast }) })
  else {
    await context.io.out(claims.length ? claimTable(claims, await namesOf(door), context) : `${context.say({ zh: '没有符合条件的事实。', en: 'No claim matches.' })}\n`)
    if (claims.length < total) context.io.err(`${context.say({ zh: `共 ${total} 条${atLeast ? '以上' : ''}，显示 ${claims.length} 条；用 --limit 看更多。`, en: `${claims.length} of ${atLeast ? 'over ' : ''}${total}; --limit shows more.` })}\n`)
  }
  return 0
}

/** The query of the API for these options; a subject may be given by id or by name. */
export async function claimQuery(door: Door, { subject, property, since, status }: FactOptions): Promise<Query> {
  return { subject: subject && (await findEntity(door, subject)).id, property, since, status }
}

/** An entity by any id or name it ever had. Throws `not-found`, naming those that come near. */
export async function findEntity(door: Door, idOrName: string): Promise<StoredEntity> {
  const direct = await door.get<StoredEntity>(`/api/entities/${encodeURIComponent(idOrName)}`).catch(error => {
    if (error instanceof YinliError && error.code === 'not-found') return null
    throw error
  })
  if (direct) return direct
  const { items } = await door.get<Page<StoredEntity>>('/api/entities', { q: idOrName, limit: 10 })
  const exact = items.filter(e => e.name === idOrName || e.aliases.includes(idOrName))
  if (exact.length === 1) return exact[0]!
  if (items.length === 1) return items[0]!
  const near = (exact.length ? exact : items).slice(0, 5).map(e => `${e.name} ${e.id}`).join('; ')
  throw new YinliError('not-found', { what: '主体 entity', id: near ? `${idOrName} (? ${near})` : idOrName })
}

/** Up to `limit` claims, over as many pages as that takes. */
export async function findClaims(door: Door, query: Query, limit: number): Promise<{ claims: StoredClaim[]; total: number; atLeast?: true }> {
  if (!Number.isInteger(limit) || limit < 1) throw new YinliError('usage-invalid', { what: `--limit ${limit}` })
  const claims: StoredClaim[] = []
  for (let cursor: string | undefined; ;) {
    const page = await door.get<Page<StoredClaim>>('/api/claims', { ...query, limit: Math.min(limit - claims.length, 1000), cursor })
    claims.push(...page.items)
    if (!page.next || claims.length >= limit) return { claims, total: page.total, atLeast: page.atLeast }
    cursor = page.next
  }
}

interface Named extends Words { id: string }
export interface Names { property(id: string): Words; milestone(id: string): Words; type(id: string): Words }

/** Names of properties, milestones and types as the model has them. */
export async function namesOf(door: Door): Promise<Names> {
  const model = await door.get<{ types: Named[]; properties: Named[]; milestones: Named[] }>('/api/model')
  const among = (part: Named[]) => (id: string) => part.find(p => p.id === id) ?? { zh: id, en: id }
  return { property: among(model.properties), milestone: among(model.milestones), type: among(model.types) }
}

export function claimTable(claims: StoredClaim[], names: Names, { speech, say }: Pick<Context, 'speech' | 'say'>): string {
  const word = (words: Words) => (speech === 'en' ? words.en : words.zh)
  return table<StoredClaim>([
    { title: say({ zh: '出版', en: 'Published' }), cell: c => c.publishedOn ?? '?' },
    { title: say({ zh: '主体', en: 'Subject' }), cell: c => [c.subject.name, c.phase].filter(Boolean).join(' '), max: 36 },
    { title: say({ zh: '属性', en: 'Property' }), cell: c => [word(names.property(c.property)), c.of && c.property !== 'milestone' && c.property !== 'holds_post' && c.of !== 'total' ? `(${c.of})` : ''].join(''), max: 24 },
    { title: say({ zh: '数值', en: 'Value' }), cell: c => figure(c, id => word(names.milestone(id))), max: 32 },
    { title: say({ zh: '状态', en: 'Status' }), cell: c => `${statusWords[c.status].shape} ${word(statusWords[c.status])}` },
    { title: say({ zh: '原文', en: 'As printed' }), cell: c => c.quote, max: 28 },
    { title: say({ zh: '出版者', en: 'Publisher' }), cell: c => c.publisher ?? '', max: 20 },
    { title: say({ zh: '编号', en: 'Id' }), cell: c => c.id },
  ], claims)
}
