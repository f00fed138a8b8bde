import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { checkExamples, type Facts, type Policy } from '../../rules/index.ts'
import type { RawPolicy, RawScore } from '../../rules/policy-shape.ts'

/** A table of bands: `when` a line holds, what it gives. `of`: what the lines compare, where they all compare one thing. */
export interface Bands { of: string | null; lines: { when: string; then: string }[] }
export interface ScoreSheet { id: string; zh: string; en: string; clause: string | null; most: number | null; how: 'points' | 'bands' | 'sum' | 'greatest'; text: string | null; bands: Bands | null; items: ScoreSheet[] }
export interface CaseSheet { title: string; line: number; on: string; facts: { name: string; value: string }[]; expect: { name: string; value: string }[]; wrong: string[] }
export interface PolicySheet {
  /** The file as it is written. */
  text: string
  scores: ScoreSheet[]
  values: { name: string; text: string | null; bands: Bands | null }[]
  /** Classes from the highest on; each row of the table: whom it is for, and the least values for each class but the last. */
  classes: { names: string[]; rows: { zh: string; codes: string; columns: { fact: string; least: string[] }[] }[]; of: string | null } | null
  benefit: { text: string | null; bands: Bands | null } | null
  cases: CaseSheet[]
}

/** A policy as people read it beside its document: tables of bands and points, and its cases with what came out now. */
export function policySheet(policy: Policy, facts: Facts): PolicySheet {
  const text = readFileSync(fileURLToPath(new URL(`../../../${policy.file}`, import.meta.url)), 'utf8')
  // It was read and checked when the library was loaded.
  const raw = parse(text) as Partial<RawPolicy>
  const amount = raw.benefit?.amount
  return {
    text,
    scores: (raw.scores ?? []).map(scoreSheet),
    values: Object.entries(raw.values ?? {}).map(([name, value]) => ({ name, ...numberSheet(value) })),
    classes: raw.classify ? { names: raw.classify.names, of: raw.classify.of === undefined ? null : JSON.stringify(raw.classify.of), rows: (raw.classify.table ?? '').trim().split('\n').filter(Boolean).map(classRow) } : null,
    benefit: amount === undefined ? null : numberSheet(amount),
    cases: checkExamples(policy, facts).map((result, i) => {
      const example = policy.examples[i]!
      const said = (values: Record<string, unknown>) => Object.entries(values).map(([name, value]) => ({ name, value: plain(value) }))
      return { title: result.title, line: result.line, on: example.on ?? policy.validFrom, facts: said(example.facts), expect: said(example.expect), wrong: result.wrong }
    }),
  }
}

function scoreSheet(s: RawScore): ScoreSheet {
  const items = s.sum ?? s.greatest ?? []
  return {
    id: s.id, zh: s.zh, en: s.en, clause: s.clause ?? null, most: s.cap ?? s.max ?? null, how: s.sum ? 'sum' : s.greatest ? 'greatest' : s.bands === undefined ? 'points' : 'bands',
    text: s.points === undefined ? null : String(s.points), bands: s.bands === undefined ? null : bands(s.of, s.bands), items: items.map(scoreSheet),
  }
}

const numberSheet = (value: string | number | { of?: string | undefined; bands: string }) => (typeof value === 'object' ? { text: null, bands: bands(value.of, value.bands) } : { text: String(value), bands: null })

const bands = (of: string | undefined, text: string): Bands => ({
  of: of ?? null,
  lines: text.trim().split('\n').map(line => { const at = line.lastIndexOf(':'); return { when: line.slice(0, at).trim(), then: line.slice(at + 1).trim() } }),
})

/** `工业: B C D | 从业人员 1000 300 20 | 营业收入 40000 2000 300` */
function classRow(line: string): NonNullable<PolicySheet['classes']>['rows'][number] {
  const [head = '', ...columns] = line.split('|').map(part => part.trim())
  const [zh = '', codes = ''] = head.split(/:\s*/)
  return { zh, codes, columns: columns.map(column => { const [fact = '', ...least] = column.split(/\s+/); return { fact, least } }) }
}

const plain = (value: unknown): string => (value === true ? '是' : value === false ? '否' : Array.isArray(value) ? value.map(plain).join('，') : value === null ? '—' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value))
