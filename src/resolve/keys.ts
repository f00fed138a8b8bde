import type { NameForm } from './form.ts'

/**
 * Keys of a name: two names that share one may be the same thing, others are never compared. The core; the own part, under which short forms and
 * full names meet; how the own part begins, where it goes on; and the core with each character of the own part left out, under which names meet that differ in one character or have two
 * exchanged. A key that very many names share says little: whoever looks names up bounds how many of a block are compared.
 */
export function blockKeys(form: NameForm): string[] {
  const { type, core, own, trade, place, generic } = form
  const keys = [core ? `${type} ${core}` : `${type} ${place?.code ?? ''}`]
  if (generic || !misread.has(type) || own.length < 2) return keys
  keys.push(`${type} ~${own}`)
  if (own.length > 2) keys.push(`${type} ^${[...own].slice(0, 3).join('')}`)
  if (core.length >= 4 && own.length <= 12) for (const left of [own, ...withoutOne(own)]) keys.push(`${type} -${left}${trade}`)
  return [...new Set(keys)]
}

/** Types whose names have a part of their own that is shortened and misspelt. */
const misread: ReadonlySet<string> = new Set(['company', 'project', 'park', 'facility', 'product'])

/** A text with each of its characters left out. Two texts of one length that differ in one place, or in two neighbours exchanged, share one of these. */
function withoutOne(text: string): string[] {
  const characters = [...text]
  return characters.map((_, i) => characters.filter((__, at) => at !== i).join(''))
}
