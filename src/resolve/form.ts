import type { EntityType } from '../claim/records.ts'
import type { Model } from '../model/model.ts'
import type { Division } from '../model/places.ts'
import { createGazetteer, type Gazetteer } from './gazetteer.ts'
import { normaliseName } from './normalise.ts'

/** A name taken apart: 苏州|青禾|新能源科技|有限公司 (place, own part, trade, legal form). */
export interface NameForm {
  type: EntityType
  /** One spelling of the whole name. */
  plain: string
  /** The division in front of the name, or in its brackets. */
  place: Division | null
  /** A place in brackets (青禾电子(苏州)有限公司): the division's code, or the words themselves. */
  inner: string
  /** The name without places and legal form. */
  core: string
  /** What is the thing's own in the core; all of it where no words of trade follow. */
  own: string
  trade: string
  /** The legal form (有限公司), '' when there is none. */
  legal: string
  /** True when the name stands whole, as in a register. */
  whole: boolean
  /** What makes it a branch (苏州分公司), '' for a company itself. */
  branch: string
  /** True when the core names a kind of thing (人民医院). */
  generic: boolean
}

/** Takes names apart; `rest` is the name behind its places, clipped forms put short. */
export interface Former {
  readonly gazetteer: Gazetteer
  /** One spelling, the place in front, and what follows it. Linear in the name. */
  head(type: EntityType, name: string, places?: Places): { plain: string; place: Division | null; rest: string }
  /** Whether the text is nothing but words of kinds. */
  isKind(text: string): boolean
  /** Legal form at the end and what stands before it. */
  legal(rest: string): { legal: string; bare: string }
  form(type: EntityType, name: string, places?: Places): NameForm
}

/** How places in front are read: as ids were made, a name of several as the outermost, or none at all. */
export type Places = 'told' | 'outermost' | 'none'

export type FormModel = Pick<Model, 'places' | 'identity' | 'names'>

/** Compiles the model once; what it gives is pure. */
export function createFormer(model: FormModel): Former {
  const gazetteer = createGazetteer(model)
  const { legal: forms, clipped, generic, branches, whole } = model.identity
  const clip = new RegExp(Object.keys(clipped).sort((a, b) => b.length - a.length).join('|'), 'g')
  const trades = new Set([...model.names.trades, ...model.names.nominal, ...model.names.generic, ...generic].filter(word => word.length > 1))
  const isKind = fromWords(generic)
  const tradeFrom = backWords(trades)
  const branchEnd = new RegExp(`^(.{2,}?(?:公司|集团|银行|中心|合作社|厂))(.{0,12}(?:${branches.join('|')}))$`)

  const legal = (rest: string) => {
    const found = forms.find(form => rest.endsWith(form) && rest.length > form.length) ?? ''
    return { legal: found, bare: found ? rest.slice(0, -found.length) : rest }
  }
  const head = (type: EntityType, name: string, places: Places = 'told') => {
    const plain = normaliseName(name)
    const { place, rest } = type === 'person' || places === 'none' ? { place: null, rest: plain } : gazetteer.split(plain, places === 'outermost')
    return { plain, place, rest: rest.replace(clip, found => clipped[found]!) }
  }
  const form = (type: EntityType, name: string, places: Places = 'outermost'): NameForm => {
    const { plain, place, rest } = head(type, name, places)
    if (type !== 'company') {
      const core = type === 'project' && rest.length > 4 ? rest.replace(/(?:建设)?(?:项目|工程)$/, '') : rest
      const at = type === 'person' || type === 'place' ? core.length : tradeFrom(core)
      return { type, plain, place, inner: '', core, own: core.slice(0, at), trade: core.slice(at), legal: '', whole: false, branch: '', generic: type !== 'place' && isKind(core) }
    }
    const parts = branchEnd.exec(rest)
    const { inner, text } = brackets(parts ? parts[1]! : rest, gazetteer)
    const cut = legal(text)
    const core = cut.bare
    const at = tradeFrom(core)
    return { type, plain, place: place ?? gazetteer.byCode(inner), inner, core, own: core.slice(0, at), trade: core.slice(at), legal: cut.legal, whole: whole.some(sign => cut.legal.includes(sign)), branch: parts ? parts[2]! : '', generic: isKind(core) }
  }
  return { gazetteer, head, isKind, legal, form }
}

/** What stands in brackets, and the name without it; (集团) belongs to the legal form. */
function brackets(rest: string, gazetteer: Gazetteer): { inner: string; text: string } {
  let inner = ''
  const text = rest.replace(/\(([^()]{1,12})\)/g, (_, words: string) => {
    if (words === '集团') return words
    inner += gazetteer.division(words)?.code ?? words
    return ''
  })
  return text ? { inner, text } : { inner: '', text: rest }
}

/** Whether a text is made of these words alone; by dynamic programming from the left. */
function fromWords(words: ReadonlySet<string>): (text: string) => boolean {
  const longest = Math.max(...[...words].map(w => w.length))
  return text => {
    const reach = [true]
    for (let end = 1; end <= text.length; end++) {
      reach[end] = false
      for (let n = 1; n <= longest && n <= end; n++) if (reach[end - n] && words.has(text.slice(end - n, end))) { reach[end] = true; break }
    }
    return reach[text.length]!
  }
}

/** Where the longest end of a text made of these words begins, two characters from its start at least; its length when there is none. */
function backWords(words: ReadonlySet<string>): (text: string) => number {
  const longest = Math.max(...[...words].map(w => w.length))
  return text => {
    const reach: boolean[] = []
    reach[text.length] = true
    let first = text.length
    for (let start = text.length - 1; start >= 2; start--) {
      for (let n = 1; n <= longest && start + n <= text.length; n++) if (reach[start + n] && words.has(text.slice(start, start + n))) { reach[start] = true; first = start; break }
    }
    return first
  }
}
