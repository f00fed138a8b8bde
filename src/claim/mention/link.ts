import type { EntityType, Mention } from '../records.ts'
import type { Candidate, Reading } from './reading.ts'
import { resolve } from './resolve.ts'
import { unwrap } from '../ground.ts'

interface Known { text: string; type: EntityType; id: string }

/** Finds every further occurrence of the page's names and of their short forms, and gives each mention its id. */
export function link(readings: Reading[], found: Candidate[][], context: { home: string | null; publisher: string | null }): Mention[][] {
  const known = new Map<string, Known>()
  const add = (text: string, type: EntityType, id: string) => { if (text.length >= 2 && !known.has(text)) known.set(text, { text, type, id }) }
  if (context.publisher) add(context.publisher, 'institution', context.publisher)
  found.forEach((list, i) => {
    for (const c of list) {
      const text = readings[i]!.text.slice(c.start, c.end)
      c.id ??= identify(readings[i]!, c, text)
      if (!/^(?:[市省区县州]|我[市区县])/.test(text) && c.type !== 'place') add(text, c.type, c.id)
    }
  })
  for (const k of [...known.values()]) for (const short of shortForms(k)) add(short, k.type, k.id)
  const index = new Map<string, Known[]>()
  for (const k of known.values()) {
    const key = k.text.slice(0, 2)
    const list = index.get(key)
    if (list) list.push(k)
    else index.set(key, [k])
  }
  for (const list of index.values()) list.sort((a, b) => b.text.length - a.text.length)
  return readings.map((r, i) => {
    const more: Candidate[] = []
    for (let at = 0; at + 1 < r.text.length; at++) {
      const k = index.get(r.text.slice(at, at + 2))?.find(k => r.text.startsWith(k.text, at))
      if (k) more.push({ start: at, end: at + k.text.length, type: k.type, rank: 1, id: k.id })
    }
    return resolve([...found[i]!, ...more]).map(c => ({ start: c.start, end: c.end, text: unwrap(r.article.clean.text.slice(c.start, c.end)), type: c.type, id: c.id! }))
  })
}

function identify(r: Reading, c: Candidate, text: string): string {
  const id = text.replace(/\s+/g, '')
  if (c.type === 'park' && r.place && /^(?:高新区|经开区|保税区|综保区|开发区|新区|自贸区|工业园区|综合保税区)$/.test(id)) return r.place.replace(/[市县区]$/, '') + id
  if (c.type === 'project' && !id.endsWith('项目')) return id
  return id
}

/** 江苏金陵体育器材股份有限公司 -> 金陵体育; X项目 -> X. */
function shortForms(k: Known): string[] {
  if (k.type === 'project' && k.text.endsWith('项目')) return k.text.length > 6 ? [k.text.slice(0, -2)] : []
  return []
}
