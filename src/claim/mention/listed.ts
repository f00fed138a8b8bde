import { hits } from '../../base/hits.ts'
import { proper } from './grow.ts'
import { endsWord, startsWord, type Candidate, type Reading } from './reading.ts'

/** 甲码头、乙智算中心等5个重点项目: what a list calls projects are projects, whatever their heads say. */
export function findListedWorks(r: Reading): Candidate[] {
  const out: Candidate[] = []
  for (const m of hits(/等(?:[\d一二三四五六七八九十]+余?多?个|一批)[\u3400-\u9fff]{0,8}?项目/g, r.text)) {
    const list = /[^,。;:!?\n]*$/.exec(r.text.slice(Math.max(0, m.index - 160), m.index))![0]
    let start = m.index - list.length
    list.split('、').forEach((item, i) => {
      const end = start + item.length
      const from = i ? start : itemStart(r, start, end)
      if (named(r, from, end)) out.push({ start: from, end, type: 'project', rank: 6 })
      start = end + 1
    })
  }
  return out
}

/** The first item runs back into its sentence: it begins behind the last verb, particle or preposition. */
function itemStart(r: Reading, start: number, end: number): number {
  let from = start
  for (let i = r.tokenOf[start]!; i < r.tokens.length && r.tokens[i]!.end < end; i++) {
    const t = r.tokens[i]!
    if (/[pucr]/.test(t.kind) || t.kind === 'v' && t.text.length > 1 || t.text === '”') from = t.end
  }
  return from
}

/** A name of its own and no company, place or person alone. */
function named(r: Reading, start: number, end: number): boolean {
  if (end - start < 5 || !startsWord(r, start) || !endsWord(r, end) || !proper(r, start, end) || r.people.has(end)) return false
  const tokens = r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end]!)
  return !/公司|集团|[和与及]/.test(r.text.slice(start, end)) && !tokens.some(t => t.kind === 'v' && t.text.length > 1) && !tokens.every(t => t.kind === 'L') && !r.lexicon.trades.has(tokens.at(-1)!.text)
}
