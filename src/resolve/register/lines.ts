import type { Division } from '../../model/places.ts'
import type { Side } from '../features.ts'
import { createFormer, type FormModel, type NameForm, type Places } from '../form.ts'
import { nested } from '../gazetteer.ts'
import { normaliseName } from '../normalise.ts'
import type { RegisterRecord } from './register.ts'

/** `others` holds what else a record may be called: former names, and its name with its place read as part of it. */
export interface Lines { ids: string[]; sides: Side[]; others: Map<number, Side[]> }

/** Takes every line's names apart; reads the lines once. */
export function readLines(records: Iterable<RegisterRecord>, model: FormModel): Lines {
  const { gazetteer, form } = createFormer(model)
  const company = (name: string, places?: Places) => form('company', name, places)
  const divisions = new Map<string, Division | null>()
  const divisionOf = (place: string) => {
    const found = divisions.get(place)
    if (found !== undefined) return found
    const division = gazetteer.split(normaliseName(place), true).place
    if (divisions.size < 100_000) divisions.set(place, division)
    return division
  }
  const ids: string[] = []
  const sides: Side[] = []
  const others = new Map<number, Side[]>()
  const bearers = new Map<string, number>()
  for (const { id, name, formerNames, code, place, address, industry } of records) {
    const seen = place === undefined ? null : divisionOf(place)
    const about = { code: code ? normaliseName(code) : undefined, address: address ? placeless(address, gazetteer) : undefined, industry: industry ? normaliseName(industry) : undefined }
    // One shape for all of them: millions are compared.
    const side = (f: NameForm, former: boolean): Side => ({
      type: f.type, plain: f.plain, place: f.place, inner: f.inner, core: f.core, own: f.own, trade: f.trade, legal: f.legal, whole: f.whole, branch: f.branch, generic: f.generic,
      seen, registered: true, former, code: about.code, address: about.address, industry: about.industry, bearers: 0, partners: undefined, amounts: undefined,
    })
    const made = company(name)
    const within = reread(made, seen, company)
    const own = side(within ?? made, false)
    bearers.set(own.own, (bearers.get(own.own) ?? 0) + 1)
    const also = [...(within ? [side(made, false)] : []), ...(formerNames ?? []).map(text => side(company(text), true))]
    if (also.length) others.set(sides.length, also)
    ids.push(id)
    sides.push(own)
  }
  for (const side of [...sides, ...[...others.values()].flat()]) side.bearers = bearers.get(side.own) ?? 0
  return { ids, sides, others }
}

/**
 * Another way to read a name, given where it is registered: with the short form of its own place in front that could be another word (白银), or without a place that
 * is another's (福清渡豪 of Shaoguan is no firm of Fuqing). Null when there is none.
 */
function reread({ plain, place, own }: NameForm, seen: Division | null, form: (name: string, places?: Places) => NameForm): NameForm | null {
  if (!seen) return null
  if (place) return !nested(place, seen) && !plain.startsWith(place.name) ? form(plain, 'none') : null
  const { short } = seen
  return short && own.startsWith(short) && own.length > short.length + 1 ? form(seen.name + plain.slice(short.length)) : null
}

/** An address without the divisions in front, which one register writes and another does not. */
const placeless = (address: string, gazetteer: { split(name: string): { rest: string } }) => gazetteer.split(normaliseName(address)).rest
