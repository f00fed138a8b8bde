import { contentId } from '../base/ids.ts'
import type { EntityType } from '../claim/records.ts'
import type { Division } from '../model/places.ts'
import { createFormer, type FormModel, type NameForm } from './form.ts'
import { blockKeys } from './keys.ts'
import { normaliseName } from './normalise.ts'

/** A name as a paper uses it: what judgements are about. */
export interface NameNode extends NameForm {
  /** Equal for equal type, normalised name and, where the name alone does not tell, context. */
  id: string
  name: string
  /** Place or paper that tells whose 王芳 or 实验小学 is meant; null when the name tells by itself. */
  context: string | null
  /** Place of the article it was first seen in. */
  seen: Division | null
  /** Nodes that share a block may be the same thing; others are never compared. */
  blocks: string[]
}

export interface Said { type: EntityType; name: string; context: string | null; seen: string | null }
/** Makes the node of a name. `context` is used where the name needs one. */
export type Namer = (said: Said) => NameNode

/** Compiles the model once; a namer is pure. */
export function createNamer(model: FormModel): Namer {
  const { gazetteer, head, isKind, legal, form } = createFormer(model)
  return ({ type, name, context, seen }) => {
    const { place, rest } = head(type, name)
    const made = form(type, name)
    // An id is forever: what makes it does not follow finer ways of taking a name apart.
    const bare = type === 'company' ? legal(rest).bare : made.core
    const needs = type === 'person' || (type !== 'place' && isKind(bare) && !place) || /^第[\d〇一二三四五六七八九十百]+[次届期]/.test(bare)
    const own = needs ? context : null
    return {
      ...made, name, context: own, seen: seen === null ? null : gazetteer.division(normaliseName(seen)), blocks: blockKeys(made),
      id: contentId(['name', type, place ? `${place.code} ${rest}` : rest, own === null ? null : gazetteer.division(own)?.code ?? own]),
    }
  }
}
