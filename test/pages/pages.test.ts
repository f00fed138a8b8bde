import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { build, buildPage, files } from './build.mjs'

// What must hold of the gold itself; how well the extractors read these pages is measured elsewhere.

interface Span { start: number, end: number, text: string }
interface Claim { subject: string, object?: string, property: string, value?: number, max?: number, unit?: string, mod?: string, of?: string, from?: string, to?: string, modality: string, start: number, end: number }
interface Page {
  page: string, text: string
  manifest: { page: string, publisher: string, home: string | null, date: string, dateSource: string }
  quantities: (Span & { kind: string, value: number, max: number | null, unit: string, mod: string })[]
  times: (Span & { kind: string, from: string | null, to: string | null })[]
  mentions: (Span & { type: string, id: string })[]
  claims: Claim[]
  articles: { page: string, index: number, kind: string, spans: [number, number][], parts: { start: number, end: number }[] }[]
}

const pages: Page[] = build()
const KINDS = 'money area power compute length mass volume energy ratio count duration speed temperature other'.split(' ')
const BASE: Record<string, string[]> = {
  money: ['CNY', 'USD', 'EUR', 'JPY', 'HKD'], area: ['m2'], power: ['W'], compute: ['FLOPS'], length: ['m'], mass: ['kg'], volume: ['m3'], energy: ['kWh', 'J'], ratio: ['1'], duration: ['s'], speed: ['m/s'], temperature: ['°C'],
}
const NUMBERS: Record<string, string[]> = {
  investment: ['money'], output_value: ['money'], revenue: ['money'], land_area: ['area'], building_area: ['area'], compute: ['compute'], power: ['power'], growth: ['ratio'], share: ['ratio'], capacity: KINDS, count: ['count'],
}
const RELATIONS = ['located_in', 'built_by', 'part_of', 'holds_post', 'makes']
const DAY = /^\d{4}-\d\d-\d\d$/
const isDay = (s: string) => DAY.test(s) && new Date(s).toISOString().slice(0, 10) === s

it('the files are what the sources build', () => {
  for (const [name, content] of Object.entries(files(pages) as Record<string, string>)) expect(readFileSync(new URL(name, import.meta.url), 'utf8'), name).toBe(content)
})

it('one id has one type on all pages', () => {
  const types = new Map<string, string>()
  for (const p of pages) for (const m of p.mentions) {
    expect(types.get(m.id) ?? m.type, `${p.page} ${m.id}`).toBe(m.type)
    types.set(m.id, m.type)
  }
})

describe.each(pages.map(p => [p.page, p] as const))('%s', (_, p) => {
  it('is a page of a known place and day', () => {
    expect(p.manifest.publisher).toBeTruthy()
    expect(isDay(p.manifest.date)).toBe(true)
    expect(['given', 'printed', 'inferred']).toContain(p.manifest.dateSource)
    const length = p.text.replace(/\s/g, '').length
    expect(length).toBeGreaterThanOrEqual(700)
    expect(length).toBeLessThanOrEqual(1900)
    expect(p.text).not.toMatch(/[{}#|]{1}[a-z] /)
  })

  it.each(['quantities', 'times', 'mentions'] as const)('%s slice to their text, sorted, without overlap', layer => {
    let last = 0
    for (const s of p[layer]) {
      expect(p.text.slice(s.start, s.end).replace(/ *\n\s*/g, '')).toBe(s.text)
      expect(s.text.trim()).toBe(s.text)
      expect(s.start).toBeGreaterThanOrEqual(last)
      last = s.end
    }
  })

  it('quantities have a kind, its base unit and a sane value', () => {
    for (const q of p.quantities) {
      expect(KINDS).toContain(q.kind)
      if (BASE[q.kind]) expect(BASE[q.kind], q.text).toContain(q.unit)
      expect(Number.isFinite(q.value)).toBe(true)
      expect(['exact', 'more', 'less', 'about', 'range']).toContain(q.mod)
      expect(q.max !== null, q.text).toBe(q.mod === 'range')
      if (q.max !== null) expect(q.max).toBeGreaterThan(q.value)
    }
  })

  it('times are dates in order', () => {
    for (const t of p.times) {
      expect(['point', 'span', 'vague']).toContain(t.kind)
      for (const d of [t.from, t.to]) if (d !== null) expect(isDay(d), t.text).toBe(true)
      if (t.kind === 'vague') expect([t.from, t.to]).toEqual([null, null])
      if (t.kind === 'point') expect(t.from && t.to, t.text).toBeTruthy()
      if (t.from && t.to) expect(t.from <= t.to, t.text).toBe(true)
    }
  })

  it('every occurrence of a name is a mention', () => {
    const names = new Set(p.mentions.filter(m => m.text.length >= 2).map(m => m.text))
    const covered = (i: number, n: number) => p.mentions.some(m => m.start <= i && i + n <= m.end) || p.times.some(t => t.start <= i && i + n <= t.end)
    for (const name of names) for (let i = p.text.indexOf(name); i >= 0; i = p.text.indexOf(name, i + 1)) expect(covered(i, name.length), `${name} at ${i}`).toBe(true)
  })

  it('every digit belongs to a quantity, a time or a name, or is known not to', () => {
    const marked = Array.from({ length: p.text.length }, () => false)
    for (const s of [...p.quantities, ...p.times, ...p.mentions]) marked.fill(true, s.start, s.end)
    for (const a of p.articles) if (a.kind === 'furniture') for (const [s, e] of a.spans) marked.fill(true, s, e)
    const loose = [...p.text.matchAll(/\d+/g)].filter(m => !marked[m.index!]).map(m => p.text.slice(Math.max(0, m.index! - 4), m.index! + m[0].length + 4).replace(/\n/g, ''))
    // Jumps, ranks, document numbers, clock times and sizes in slogans: few on any page.
    expect(loose.length, loose.join(' / ')).toBeLessThanOrEqual(8)
  })

  it('claims are about mentions on the page and carry what their property asks for', () => {
    const types = new Map(p.mentions.map(m => [m.id, m.type]))
    let last = 0
    for (const c of p.claims) {
      const where = `${c.subject} ${c.property} ${c.of ?? ''}`
      expect(c.start, where).toBeGreaterThanOrEqual(last)
      last = c.start
      expect(types.has(c.subject), where).toBe(true)
      if (c.object !== undefined) expect(types.has(c.object), where).toBe(true)
      expect(['actual', 'ongoing', 'planned'], where).toContain(c.modality)
      if (c.property in NUMBERS) {
        const q = p.quantities.find(q => q.start === c.start && q.end === c.end)
        expect(q, where).toBeDefined()
        expect(NUMBERS[c.property], where).toContain(q!.kind)
        expect([Math.abs(c.value!), c.max ?? null, c.unit, c.mod], where).toEqual([Math.abs(q!.value), q!.max, q!.unit, q!.mod])
        if (c.property !== 'growth') expect(c.value, where).toBe(q!.value)
        if (['growth', 'share', 'count', 'capacity'].includes(c.property)) expect(c.of, where).toBeTruthy()
      } else expect(c.value, where).toBeUndefined()
      if (RELATIONS.includes(c.property)) expect(c.object, where).toBeDefined()
      if (c.property === 'holds_post') expect(types.get(c.subject), where).toBe('person')
      for (const d of [c.from, c.to]) if (d !== undefined) expect(isDay(d), where).toBe(true)
    }
  })

  it('a claim is stated once at its place', () => {
    const seen = p.claims.map(c => JSON.stringify(c))
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('every character but space belongs to one article', () => {
    const owner = Array.from({ length: p.text.length }, () => -1)
    for (const a of p.articles) for (const [s, e] of a.spans) for (let i = s; i < e; i++) { expect(owner[i], `${i}`).toBe(-1); owner[i] = a.index }
    const lost = [...p.text].map((c, i) => /\s/.test(c) || owner[i]! >= 0 ? '' : c).join('')
    expect(lost).toBe('')
    for (const a of p.articles) for (const r of a.parts) expect(a.spans.some(([s, e]) => s <= r.start && r.end <= e)).toBe(true)
  })
})

it.each([
  ['逾60亿元', { kind: 'money', value: 6e9, unit: 'CNY', mod: 'more' }],
  ['40-50个', { kind: 'count', value: 40, max: 50, unit: '个', mod: 'range' }],
  ['3.5万—4万吨', { kind: 'mass', value: 3.5e7, max: 4e7, unit: 'kg', mod: 'range' }],
  ['三分之二以上', { kind: 'ratio', value: 2 / 3, unit: '1', mod: 'more' }],
  ['九成五', { kind: 'ratio', value: 0.95, unit: '1', mod: 'exact' }],
  ['一千二百余万元', { kind: 'money', value: 1.2e7, unit: 'CNY', mod: 'more' }],
  ['360亿千瓦时', { kind: 'energy', value: 3.6e10, unit: 'kWh', mod: 'exact' }],
])('the build reads %s', (text, want) => {
  const { quantities } = buildPage(`page: x\nhome: x\ndate: 2020-01-01\n@@ N1 body\n有{q ${text}}。`)
  expect(quantities[0]).toMatchObject({ max: null, ...want, value: Number(want.value.toPrecision(15)) })
})
