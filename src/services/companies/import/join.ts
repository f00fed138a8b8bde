import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Ledger, StoredEntity } from '../../../ledger/ledger.ts'
import type { Company } from '../../../ledger/register.ts'
import type { Model } from '../../../model/model.ts'
import { createComparer, createNamer, normaliseName, resolveRegister, type RegisterRecord } from '../../../resolve/index.ts'

/** How many companies now go by a name of the ledger: by the very name, by one alike, and those that wait for a person in the review of names. */
export interface Joined { exact: number; alike: number; unsure: number }

/** A key that more companies share says nothing. */
const mostShared = 60
/** So many doubts of one name of the ledger go to a person. */
const mostDoubts = 3

/**
 * Joins companies of the register with those the ledger's pages name. Only companies that share a key with a name of the ledger are compared, whatever the register
 * holds; what the ledger's own table of names is unsure of waits in the review of names.
 */
export async function joinWithLedger(ledger: Ledger, model: Model): Promise<Joined> {
  const { register } = ledger
  const named = await ledgerCompanies(ledger)
  if (!named.length) return { exact: 0, alike: 0, unsure: 0 }
  const placeOf = placesOf(model)
  const exact = await sameNames(ledger, named)
  await inBatches([...exact.values()], companies => register.name(companies.map(c => ({ ordinal: c.ordinal, place: placeOf(c) }))))
  const left = named.filter(({ entity }) => !exact.has(entity.id))
  const { certain, unsure } = await alike(ledger, left, model, placeOf)
  const before = new Set([...certain, ...unsure].map(c => c.ordinal))
  await inBatches([...certain, ...unsure], companies => register.name(companies.map(c => ({ ordinal: c.ordinal, place: placeOf(c) }))))
  // What the ledger made of them: a company whose entity pages name is joined, another waits.
  const told = new Set(left.map(({ entity }) => entity.id))
  let joined = 0
  await inBatches([...before], async ordinals => { joined += (await register.companies({ ordinals })).filter(c => c.entity && told.has(c.entity.id)).length })
  return { exact: exact.size, alike: joined, unsure: before.size - joined }
}

interface Named { entity: StoredEntity; names: string[] }

/** Companies that pages name and that no company of the register goes by yet. */
async function ledgerCompanies(ledger: Ledger): Promise<Named[]> {
  const all: Named[] = []
  for (let cursor: string | undefined; ;) {
    const page = await ledger.entities({ type: 'company', limit: 500, cursor })
    const known = new Set((await ledger.register.companies({ entities: page.items.map(e => e.id) })).map(c => c.entity!.id))
    all.push(...page.items.filter(e => !known.has(e.id)).map(entity => ({ entity, names: [...new Set([entity.name, ...entity.aliases])] })))
    if (!page.next) return all
    cursor = page.next
  }
}

/** Entity -> the one company of the very name; of a name that several bear, none. */
async function sameNames({ register }: Ledger, named: Named[]): Promise<Map<string, Company>> {
  const found = new Map<string, Company>()
  await inBatches(named, async some => {
    const byName = new Map<string, Company[]>()
    for (const c of await register.companies({ names: some.flatMap(n => n.names) })) byName.set(normaliseName(c.name), [...(byName.get(normaliseName(c.name)) ?? []), c])
    for (const { entity, names } of some) {
      const own = [...new Map(names.flatMap(name => byName.get(normaliseName(name)) ?? []).map(c => [c.ordinal, c])).values()]
      if (own.length === 1 && !own[0]!.entity) found.set(entity.id, own[0]!)
    }
  })
  return found
}

async function alike({ register }: Ledger, named: Named[], model: Model, placeOf: (c: Company) => string | null): Promise<{ certain: Company[]; unsure: Company[] }> {
  const [namer, comparer] = [createNamer(model), createComparer(model)]
  const keys = new Map<string, Company[]>()
  const nodes = new Map<string, ReturnType<typeof namer>>(named.flatMap(({ entity, names }) => names.map((name, i) => [`e${i} ${entity.id}`, namer({ type: 'company', name, context: null, seen: entity.place })] as const)))
  for (const node of nodes.values()) for (const key of node.blocks) keys.set(key, [])
  for await (const some of register.all()) {
    for (let at = 0; at < some.length; at += 500) {
      for (const c of some.slice(at, at + 500)) if (!c.entity) for (const key of namer({ type: 'company', name: c.name, context: null, seen: placeOf(c) }).blocks) {
        const sharing = keys.get(key)
        if (sharing && sharing.length <= mostShared) sharing.push(c)
      }
      // Others are served in between.
      await nextTurn()
    }
  }
  const near = new Map([...keys.values()].filter(sharing => sharing.length <= mostShared).flat().map(c => [`r${c.ordinal}`, c]))
  if (!near.size) return { certain: [], unsure: [] }
  const records: RegisterRecord[] = [
    ...[...near].map(([id, c]) => ({ id, name: c.name, ...(c.code ? { code: c.code } : {}), ...(placeOf(c) ? { place: placeOf(c)! } : {}) })),
    ...named.flatMap(({ entity, names }) => names.map((name, i) => ({ id: `e${i} ${entity.id}`, name, ...(entity.place ? { place: entity.place } : {}) }))),
  ]
  const { clusters, unsure } = resolveRegister(records, model)
  const certain = new Map<string, Company>()
  for (const cluster of clusters) {
    const own = cluster.filter(id => near.has(id))
    if (own.length === 1 && cluster.length > 1) certain.set(own[0]!, near.get(own[0]!)!)
  }
  const doubts = new Map<string, number>()
  const open = new Map<string, Company>()
  for (const { left, right } of unsure) {
    const [of, other] = near.has(left) ? [left, right] : [right, left]
    const company = near.get(of)
    const node = nodes.get(other)
    if (!company || !node || certain.has(of) || (doubts.get(other) ?? 0) >= mostDoubts) continue
    // As like another as this one: to say that they are the same would be a guess.
    if (comparer.judge(node, namer({ type: 'company', name: company.name, context: null, seen: placeOf(company) })).verdict !== 'unsure') continue
    doubts.set(other, (doubts.get(other) ?? 0) + 1)
    open.set(of, company)
  }
  return { certain: [...certain.values()], unsure: [...open.values()] }
}

/** Where a company is registered, by its code. */
function placesOf({ places }: Model): (c: Pick<Company, 'code'>) => string | null {
  const byCode = new Map(places.divisions.map(d => [d.code, d.name]))
  return ({ code }) => (code ? byCode.get(code.slice(2, 8)) ?? byCode.get(code.slice(2, 6)) ?? null : null)
}

async function inBatches<T>(all: T[], each: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < all.length; at += 200) await each(all.slice(at, at + 200))
}
