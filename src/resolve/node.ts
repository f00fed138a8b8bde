import { contentId } from '../base/ids.ts'
import type { EntityType } from '../claim/records.ts'
import type { Model } from '../model/model.ts'
import type { Division } from '../model/places.ts'
import { createGazetteer } from './gazetteer.ts'
import { normaliseName } from './normalise.ts'

/** A name as a paper uses it: what judgements are about. */
export interface NameNode {
  /** Equal for equal type, normalised name and, where the name alone does not tell, context. */
  id: string
  type: EntityType
  name: string
  /** Place or paper that tells whose 王芳 or 实验小学 is meant; null when the name tells by itself. */
  context: string | null
  /** The division in front of the name. */
  place: Division | null
  /** Place of the article it was first seen in. */
  seen: Division | null
  /** The name without place and legal form. */
  core: string
  /** The legal form (有限公司), '' when there is none. */
  legal: string
  /** True when the core names a kind of thing (人民医院). */
  generic: boolean
  /** Nodes that share a block may be the same thing; others are never compared. */
  block: string
}

export interface Said { type: EntityType; name: string; context: string | null; seen: string | null }
/** Makes the node of a name. `context` is used where the name needs one. */
export type Namer = (said: Said) => NameNode

/** Compiles the model once; a namer is pure. */
export function createNamer(model: Pick<Model, 'places' | 'identity'>): Namer {
  const gazetteer = createGazetteer(model)
  const { legal: forms, clipped, generic } = model.identity
  const long = Object.keys(clipped).sort((a, b) => b.length - a.length)
  const clip = new RegExp(long.join('|'), 'g')
  const longestGeneric = Math.max(...[...generic].map(w => w.length))

  /** Whether the text is nothing but words of kinds; linear by dynamic programming from the left. */
  const isGeneric = (text: string) => {
    const reach = [true]
    for (let end = 1; end <= text.length; end++) {
      reach[end] = false
      for (let n = 1; n <= longestGeneric && n <= end; n++) if (reach[end - n] && generic.has(text.slice(end - n, end))) { reach[end] = true; break }
    }
    return reach[text.length]!
  }

  return ({ type, name, context, seen }) => {
    const plain = normaliseName(name)
    const { place, rest } = type === 'person' ? { place: null, rest: plain } : gazetteer.split(plain)
    const short = rest.replace(clip, found => clipped[found]!)
    const legal = type === 'company' ? forms.find(form => short.endsWith(form) && short.length > form.length) ?? '' : ''
    const bare = legal ? short.slice(0, -legal.length) : short
    const core = type === 'project' && bare.length > 4 ? bare.replace(/(?:建设)?(?:项目|工程)$/, '') : bare
    const kindOnly = type !== 'place' && isGeneric(core)
    const needs = type === 'person' || (kindOnly && !place) || /^第[\d〇一二三四五六七八九十百]+[次届期]/.test(core)
    const own = needs ? context : null
    return {
      id: contentId(['name', type, place ? `${place.code} ${short}` : short, own === null ? null : gazetteer.division(own)?.code ?? own]),
      type, name, context: own, place, seen: seen === null ? null : gazetteer.division(normaliseName(seen)), core, legal, generic: kindOnly,
      block: core ? `${type} ${core}` : `${type} ${place?.code ?? ''}`,
    }
  }
}
