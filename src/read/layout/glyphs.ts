import { character } from '../fold.ts'
import type { Box, LaidLine } from './page.ts'

/** A printed character (or ligature) on an upright page; any unit of length, origin top left. */
export interface Glyph extends Box {
  text: string
  /** Where the type stands on, and its height. */
  base: number
  size: number
  bold: boolean
}

/** Gaps inside a line, in type heights: what comes next in the file may stand further off than what only happens to stand beside it. */
const near = 0.6
const nextInFile = 1
/** A gap this wide may be a gutter; it is one where other lines start too. */
const gutter = 0.4

/**
 * Glyphs in the order of the file -> printed lines, in fractions of the page. Glyphs stand on one line when they share a baseline and no gutter
 * lies between them; what is printed twice for boldness is there once; radical code points become the characters they look like.
 */
export function linesOf(glyphs: Glyph[], { width, height }: { width: number; height: number }): LaidLine[] {
  const runs = runsOf(glyphs)
  const starts = alignedStarts(runs)
  return rowsOf(runs).flatMap(row => joined(row, starts)).map(run => lineOf(run, width, height)).filter(line => line.text !== '')
}

/** `reach`: how far it goes with the white behind its last glyph. */
interface Run { glyphs: Glyph[]; base: number; size: number; order: number; reach: number }

/** What the file prints one after the other on one baseline. */
function runsOf(glyphs: Glyph[]): Run[] {
  const runs: Run[] = []
  let last: Glyph | undefined
  for (const glyph of glyphs) {
    const run = runs.at(-1)
    const gap = last ? glyph.x0 - last.x1 : 0
    if (run && last && level(last, glyph) && gap < near * glyph.size && gap > -0.6 * glyph.size) {
      run.glyphs.push(glyph)
      run.size = Math.max(run.size, glyph.size)
    } else runs.push({ glyphs: [glyph], base: glyph.base, size: glyph.size, order: runs.length, reach: 0 })
    last = glyph
  }
  return runs.map(trimmed).filter(run => run.glyphs.length > 0)
}

const blank = (glyph: Glyph) => glyph.text.trim() === ''

/** White at a run's ends is none of its own, but says that something follows close by. */
function trimmed(run: Run): Run {
  let from = 0
  let to = run.glyphs.length
  while (from < to && blank(run.glyphs[from]!)) from++
  while (to > from && blank(run.glyphs[to - 1]!)) to--
  const end = run.glyphs[to - 1]?.x1 ?? 0
  return { ...run, glyphs: run.glyphs.slice(from, to), reach: Math.min(Math.max(end, run.glyphs.at(-1)?.x1 ?? 0), end + run.size) }
}

/** One baseline; small type may be raised a little. */
const level = (a: { base: number; size: number }, b: { base: number; size: number }) => Math.abs(a.base - b.base) < 0.3 * Math.max(a.size, b.size) && Math.max(a.size, b.size) < 2.2 * Math.min(a.size, b.size)

/** Runs on one baseline, from left to right. */
function rowsOf(runs: Run[]): Run[][] {
  const rows: Run[][] = []
  for (const run of runs.toSorted((a, b) => a.base - b.base)) {
    // The last few rows may still be open: large and small type share a page.
    const row = rows.slice(-4).findLast(candidate => level(candidate[0]!, run) && Math.abs(candidate[0]!.base - run.base) < 0.3 * Math.min(candidate[0]!.size, run.size) + 0.1)
    if (row) row.push(run)
    else rows.push([run])
  }
  for (const row of rows) row.sort((a, b) => a.glyphs[0]!.x0 - b.glyphs[0]!.x0)
  return rows
}

/** How many runs start at about a place: the left edge of a column has many. */
function alignedStarts(runs: Run[]): (x: number, size: number) => number {
  const counts = new Map<number, number>()
  const step = 1
  for (const run of runs) {
    const key = Math.round(run.glyphs[0]!.x0 / step)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return x => [-1, 0, 1].reduce((n, d) => n + (counts.get(Math.round(x / step) + d) ?? 0), 0)
}

/** Runs of one row that are read on. */
function joined(row: Run[], starts: (x: number, size: number) => number): Run[] {
  const out: Run[] = []
  for (const run of row) {
    const last = out.at(-1)
    const size = Math.min(run.size, last?.size ?? run.size)
    const gap = last ? run.glyphs[0]!.x0 - last.reach : 0
    const allowed = (run.order === (last?.order ?? -2) + 1 ? nextInFile : near) * size
    if (last && gap < allowed && !(gap >= gutter * size && starts(run.glyphs[0]!.x0, size) >= 4)) {
      for (const glyph of run.glyphs) last.glyphs.push(glyph)
      last.order = run.order
      last.reach = Math.max(last.reach, run.reach)
      last.size = Math.max(last.size, run.size)
    } else out.push({ ...run, glyphs: [...run.glyphs] })
  }
  return out
}

function lineOf({ glyphs: unsorted }: Run, width: number, height: number): LaidLine {
  const glyphs = withoutDoubles(unsorted.toSorted((a, b) => a.x0 - b.x0))
  let text = ''
  const at: number[] = []
  const put = (said: string, x0: number, x1: number) => {
    for (let i = 0; i < said.length; i++) at.push((x0 + ((x1 - x0) * i) / said.length) / width)
    text += said
  }
  glyphs.forEach((glyph, i) => {
    const last = glyphs[i - 1]
    if (last && parted(last, glyph)) put(' ', last.x1, glyph.x0)
    // White of any kind is one space, so that a line stays a line.
    put(/^\s+$/.test(glyph.text) ? ' ' : said(glyph.text), glyph.x0, glyph.x1)
  })
  const inked = glyphs.filter(g => !blank(g))
  const size = inked.map(g => g.size).sort((a, b) => a - b)[inked.length >> 1] ?? 0
  const x1 = glyphs.at(-1)?.x1 ?? 0
  at.push(x1 / width)
  return {
    text, x0: (glyphs[0]?.x0 ?? 0) / width, y0: Math.min(...inked.map(g => g.y0)) / height, x1: x1 / width, y1: Math.max(...inked.map(g => g.y1)) / height,
    at, confidence: 1, sure: null, size: size / height, ...(inked.filter(g => g.bold).length * 2 > inked.length ? { bold: true } : {}),
  }
}

/** White between two glyphs that no space stands in. */
function parted(a: Glyph, b: Glyph): boolean {
  if (blank(a) || blank(b)) return false
  const latin = /[A-Za-z0-9]$/.test(a.text) && /^[A-Za-z0-9]/.test(b.text)
  return b.x0 - a.x1 > (latin ? 0.2 : 0.55) * Math.min(a.size, b.size)
}

/** Boldness faked by printing again, a hair off. */
function withoutDoubles(glyphs: Glyph[]): Glyph[] {
  const out: Glyph[] = []
  for (const glyph of glyphs) {
    const twin = out.slice(-3).find(g => g.text === glyph.text && glyph.x0 - g.x0 < 0.35 * Math.max(g.x1 - g.x0, 0.1) && Math.abs(g.base - glyph.base) < 0.2 * g.size)
    if (twin) twin.bold = true
    else out.push(blank(glyph) && out.length > 0 && blank(out.at(-1)!) ? { ...glyph } : glyph)
  }
  return out
}

/** What a glyph says: radicals as characters, long dashes as two, compatibility forms and ligatures by their letters; nothing that no text can hold. */
export function said(text: string): string {
  return Array.from(text, character).join('').replace(/⸺/g, '——').replace(/[ﬀ-ﬆ]/g, c => c.normalize('NFKC')).replace(/[\0-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]|\p{Surrogate}/gu, '')
}
