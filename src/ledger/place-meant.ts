import { YinliError } from '../base/errors.ts'
import type { EntityType } from '../claim/records.ts'
import { shortName } from '../model/places.ts'
import type { Ledger, StoredEntity } from './ledger.ts'

/**
 * The id of the place somebody means: by any id or name it ever had, or by its name without its ending (云川 for 云川县). What means none is given back as it is.
 * Throws `place-ambiguous`, naming all that could be meant.
 */
export async function placeMeant(ledger: Pick<Ledger, 'entity' | 'entities'>, asked: string | undefined, types: readonly EntityType[] = ['place']): Promise<string | undefined> {
  if (asked === undefined) return undefined
  const known = await ledger.entity(asked)
  if (known) return known.id
  const near = (await Promise.all(types.map(type => ledger.entities({ type, q: asked, limit: 200 })))).flatMap(page => page.items)
  const called = (test: (name: string) => boolean) => near.filter(e => [e.name, ...e.aliases].some(test))
  const exact = called(name => name === asked)
  const [meant, ...others] = exact.length ? exact : called(name => (shortName(name) ?? name.replace(township, '')) === asked)
  if (others.length) throw new YinliError('place-ambiguous', { place: asked, those: [meant!, ...others].slice(0, 8).map(words).join('、') })
  return meant?.id ?? asked
}

const township = /(?:镇|乡|街道)$/
const words = ({ name, place, id }: StoredEntity) => `${name}${place && !name.includes(place) ? `（${place}）` : ''} ${id}`
