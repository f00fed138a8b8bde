import type { Glyph } from '../layout/glyphs.ts'
import type { Box } from '../layout/page.ts'

/** What a PDF page prints, upright, in points from its top left corner. */
export interface PageContent {
  width: number
  height: number
  glyphs: Glyph[]
  /** Text set at an angle to the page's, one string a run. */
  aside: (Box & { text: string; size: number })[]
  rules: Box[]
  pictures: (Box & { image: string | null })[]
}

type Matrix = readonly [number, number, number, number, number, number]
/** The parts of pdf.js that are used here. */
export interface PdfPage {
  getViewport(options: { scale: number }): { width: number; height: number; transform: number[] }
  getOperatorList(options: { annotationMode: number }): Promise<{ fnArray: number[]; argsArray: unknown[] }>
  commonObjs: PdfObjects
  objs: PdfObjects
}
interface PdfObjects { has(id: string): boolean; get(id: string, then?: (value: unknown) => void): unknown }
interface Font { vertical?: boolean; fontMatrix?: number[]; bold?: boolean; black?: boolean; name?: string }
interface PdfGlyph { unicode: string; width: number; isSpace: boolean; vmetric?: number[] }
interface State { m: Matrix; font: Font | null; size: number; spacing: number; wordSpacing: number; stretch: number; leading: number; rise: number; picture: boolean; white: boolean }

const start: Matrix = [1, 0, 0, 1, 0, 0]
const times = (m: Matrix, n: ArrayLike<number>): Matrix => [
  m[0] * n[0]! + m[2] * n[1]!, m[1] * n[0]! + m[3] * n[1]!, m[0] * n[2]! + m[2] * n[3]!, m[1] * n[2]! + m[3] * n[3]!, m[0] * n[4]! + m[2] * n[5]! + m[4], m[1] * n[4]! + m[3] * n[5]! + m[5],
]
const boxOf = (m: Matrix, x0: number, y0: number, x1: number, y1: number): Box => {
  const corners = [[x0, y0], [x1, y0], [x0, y1], [x1, y1]].map(([x, y]) => [m[0] * x! + m[2] * y! + m[4], m[1] * x! + m[3] * y! + m[5]])
  const xs = corners.map(c => c[0]!)
  const ys = corners.map(c => c[1]!)
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }
}

/** Marks on one page; a broadsheet of small type has some twenty thousand. */
const mostGlyphs = 200_000
/** A page that nobody could read. */
export class TooIntricate extends Error {}

/** The type of Chinese print fills its box so far over the line it stands on. */
const ascent = 0.88

/** Follows the page's drawing operators with pen and matrices and notes every glyph, rule and picture. */
export async function contentOf(page: PdfPage, OPS: Record<string, number>): Promise<PageContent> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: 0 })
  const printed: Printed[] = []
  const rules: Box[] = []
  const pictures: PageContent['pictures'] = []
  let state: State = { m: transform as unknown as Matrix, font: null, size: 0, spacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0, picture: false, white: false }
  const saved: State[] = []
  let text: Matrix = start
  let line: Matrix = start
  const save = () => { if (saved.length < 10_000) saved.push({ ...state }) }
  const restore = () => { state = saved.pop() ?? state }
  const move = (x: number, y: number) => { text = line = times(line, [1, 0, 0, 1, x, y]) }
  const setFont = (name: string, size: number) => {
    state.font = page.commonObjs.has(name) ? page.commonObjs.get(name) as Font : null
    state.size = size
  }
  const handlers: Record<string, (args: any) => void> = {
    save, restore,
    transform: args => { state.m = times(state.m, args) },
    paintFormXObjectBegin: ([matrix]) => { save(); if (matrix) state.m = times(state.m, matrix) },
    paintFormXObjectEnd: restore,
    beginText: () => { text = line = start },
    setFont: ([name, size]) => setFont(name, size),
    setGState: ([entries]) => { for (const [key, value] of entries ?? []) if (key === 'Font') setFont(value[0], value[1]) },
    setTextMatrix: args => { text = line = [...(args.length === 1 ? args[0] : args)] as unknown as Matrix },
    moveText: ([x, y]) => move(x, y),
    setLeadingMoveText: ([x, y]) => { state.leading = -y; move(x, y) },
    setLeading: ([leading]) => { state.leading = leading },
    nextLine: () => move(0, -state.leading),
    setCharSpacing: ([spacing]) => { state.spacing = spacing },
    setWordSpacing: ([spacing]) => { state.wordSpacing = spacing },
    setHScale: ([percent]) => { state.stretch = percent / 100 },
    setTextRise: ([rise]) => { state.rise = rise },
    showText: ([items]) => { for (const item of items) show(item) },
    setFillRGBColor: ([color]) => { state.picture = false; state.white = color === '#ffffff' },
    setFillColorN: () => { state.picture = true },
    constructPath: ([, , minMax]) => { if (minMax) path(minMax) },
    paintImageXObject: ([id]) => { pictures.push({ ...boxOf(state.m, 0, 0, 1, 1), image: id }) },
    paintInlineImageXObject: () => { pictures.push({ ...boxOf(state.m, 0, 0, 1, 1), image: null }) },
    paintImageMaskXObject: () => { pictures.push({ ...boxOf(state.m, 0, 0, 1, 1), image: null }) },
    shadingFill: () => {},
  }
  const byNumber = new Map(Object.entries(handlers).map(([name, handler]) => [OPS[name], handler]))
  fnArray.forEach((fn, i) => byNumber.get(fn)?.(argsArray[i] ?? []))
  if (printed.length > mostGlyphs || rules.length > mostGlyphs || pictures.length > mostGlyphs) throw new TooIntricate()
  return { ...upright(printed, rules, pictures, width, height) }

  function path(minMax: ArrayLike<number>) {
    const box = boxOf(state.m, minMax[0]!, minMax[1]!, minMax[2]!, minMax[3]!)
    const [w, h] = [box.x1 - box.x0, box.y1 - box.y0]
    if (!Number.isFinite(w + h) || state.white) return
    if (Math.min(w, h) <= 4 && Math.max(w, h) >= 24) rules.push(box)
    else if (state.picture && w >= 24 && h >= 24 && w * h < 0.8 * width * height) pictures.push({ ...box, image: null })
  }

  function show(item: PdfGlyph | number | null) {
    const { font, size, spacing, wordSpacing, stretch, rise, m } = state
    const vertical = font?.vertical ?? false
    if (typeof item === 'number') {
      text = times(text, vertical ? [1, 0, 0, 1, 0, item / 1000 * size] : [1, 0, 0, 1, -item / 1000 * size * stretch, 0])
      return
    }
    if (!item) return
    const scale = size * (font?.fontMatrix?.[0] ?? 0.001)
    const gap = spacing + (item.isSpace ? wordSpacing : 0)
    const all = times(m, times(text, [size * stretch, 0, 0, size, 0, rise]))
    if (vertical) {
      // Its origin is the middle of the box's top.
      const [v = -1000, vx = item.width / 2] = item.vmetric ?? []
      printed.push({ text: item.unicode, bold: isBold(font), m: times(m, times(text, [size * stretch, 0, 0, size, -vx * scale, rise - ascent * size])), w: item.width / 1000, down: true })
      text = times(text, [1, 0, 0, 1, 0, v * scale - gap])
      return
    }
    const w = size ? (item.width * scale) / size : 0
    printed.push({ text: item.unicode, bold: isBold(font), m: all, w, down: false })
    text = times(text, [1, 0, 0, 1, (item.width * scale + gap) * stretch, 0])
  }
}

interface Printed { text: string; bold: boolean; m: Matrix; w: number; down: boolean }

const isBold = (font: Font | null) => font !== null && (font.bold === true || font.black === true || /bold|black|heavy|黑/i.test(font.name ?? ''))

/** Turns the page so that most of its text stands upright; what stands otherwise comes aside, run by run. */
function upright(printed: Printed[], rules: Box[], pictures: PageContent['pictures'], width: number, height: number): PageContent {
  const inked = printed.filter(p => Number.isFinite(p.m[4] + p.m[5]) && p.text && size(p) > 0.5)
  const turns = [0, 0, 0, 0]
  const turnOf = ({ m }: Printed) => { const angle = Math.atan2(m[1], m[0]) / (Math.PI / 2); return Math.abs(angle - Math.round(angle)) < 0.06 ? (Math.round(angle) + 4) % 4 : -1 }
  for (const p of inked) if (turnOf(p) >= 0) turns[turnOf(p)]!++
  const turn = turns.indexOf(Math.max(...turns))
  // A turn by so many quarters back, within the page.
  const back: Matrix = ([start, [0, -1, 1, 0, 0, width], [-1, 0, 0, -1, width, height], [0, 1, -1, 0, height, 0]] as Matrix[])[turn]!
  const glyphs: Glyph[] = []
  const aside: PageContent['aside'] = []
  let last: { m: Matrix; box: PageContent['aside'][number] } | null = null
  for (const p of inked) {
    const m = times(back, p.m)
    const box = boxOf(m, 0, ascent - 1, p.w, ascent)
    if (turnOf(p) === turn && !p.down) {
      glyphs.push({ text: p.text, ...box, base: m[5], size: size(p), bold: p.bold })
      last = null
      continue
    }
    const near = last && Math.hypot(m[4] - last.m[4], m[5] - last.m[5]) < 2.5 * size(p)
    if (last && near) {
      const run = last.box
      Object.assign(run, { text: run.text + p.text, x0: Math.min(run.x0, box.x0), y0: Math.min(run.y0, box.y0), x1: Math.max(run.x1, box.x1), y1: Math.max(run.y1, box.y1) })
      last.m = m
    } else {
      const run = { ...box, text: p.text, size: size(p) }
      aside.push(run)
      last = { m, box: run }
    }
  }
  const turned = <T extends Box>(box: T): T => ({ ...box, ...boxOf(back, box.x0, box.y0, box.x1, box.y1) })
  const [w, h] = turn % 2 ? [height, width] : [width, height]
  return { width: w, height: h, glyphs, aside, rules: rules.map(turned), pictures: pictures.map(turned) }
}

const size = ({ m }: Printed) => Math.hypot(m[2], m[3])
