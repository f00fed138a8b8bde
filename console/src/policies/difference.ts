import type { ConditionText, PolicyDetail, PolicySheet, ScoreSheet } from './api.ts'
import { pretty } from './pretty.ts'

export interface Differing { kind: 'document' | 'force' | 'benefit' | 'clause' | 'condition' | 'parameter' | 'score'; name: string; before: string | null; after: string | null }
interface Whole { policy: PolicyDetail; sheet: PolicySheet }

/** What two versions of a policy say otherwise, by what it is about; what both say alike is not listed. */
export function differences(before: Whole, after: Whole, lang: 'zh' | 'en'): Differing[] {
  const [a, b] = [said(before, lang), said(after, lang)]
  const keys = [...new Set([...a.keys(), ...b.keys()])]
  return keys.flatMap(key => {
    const [x, y] = [a.get(key), b.get(key)]
    return x?.text === y?.text ? [] : [{ kind: (y ?? x)!.kind, name: (y ?? x)!.name, before: x?.text ?? null, after: y?.text ?? null }]
  })
}

type Said = Map<string, { kind: Differing['kind']; name: string; text: string }>

function said({ policy: p, sheet }: Whole, lang: 'zh' | 'en'): Said {
  const all: Said = new Map()
  const say = (kind: Differing['kind'], id: string, name: string, text: string) => all.set(`${kind} ${id}`, { kind, name, text })
  say('document', '', '', p.document)
  say('force', '', '', `${p.validFrom} – ${p.validTo ?? ''}`)
  if (p.benefit) say('benefit', '', p.benefit[lang], p.benefit.text)
  for (const [name, title] of Object.entries(p.clauses)) say('clause', name, name, title)
  const walk = (c: ConditionText) => {
    say('condition', c.id, c[lang], c.text === null ? c.of.map(o => o[lang]).join(c.how === 'any' ? ' / ' : ' + ') : pretty(c.text))
    c.of.forEach(walk)
  }
  p.conditions?.of.forEach(walk)
  for (const q of p.parameters) say('parameter', q.name, q[lang], `${q.value ?? '—'} ${q.confidence}`)
  const score = (s: ScoreSheet) => {
    say('score', s.id, s[lang], s.bands ? [s.bands.of ?? '', ...s.bands.lines.map(l => `${pretty(l.when)}: ${l.then}`)].join('\n').trim() : s.text !== null ? pretty(s.text) : s.items.map(o => o[lang]).join(s.how === 'greatest' ? ' / ' : ' + '))
    s.items.forEach(score)
  }
  sheet.scores.forEach(score)
  return all
}
