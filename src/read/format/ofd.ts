import { DOMParser } from 'linkedom'
import { YinliError } from '../../base/errors.ts'
import { linesOf, type Glyph } from '../layout/glyphs.ts'
import type { LaidPage } from '../layout/page.ts'
import { openArchive, type Archive } from './archive.ts'
import type { Content, Limits } from './format.ts'

/**
 * A document of China's own page format (OFD, GB/T 33190-2016): a ZIP of XML in which every text object says where its characters stand, in
 * millimetres. Text of page templates (letterheads) is read too; pictures, seals and annotations are not.
 */
export async function openOfd(bytes: Uint8Array, name: string, limits: Limits): Promise<Content> {
  const archive = await openArchive(bytes, name, limits, 'OFD')
  const damaged = () => new YinliError('read-damaged', { name, format: 'OFD' })
  const open = async (path: string) => {
    try {
      return { path, root: new DOMParser().parseFromString(new TextDecoder().decode(await archive.read(resolved(archive, path) ?? path)), 'text/xml').documentElement as unknown as Element }
    } catch {
      throw damaged()
    }
  }
  const start = await open('OFD.xml')
  const pages: LaidPage[] = []
  const documents = named(start.root, 'DocRoot')
  if (documents.length > limits.pages) throw new YinliError('read-too-many-pages', { name, pages: documents.length, limit: limits.pages })
  for (const docRoot of documents) {
    const document = await open(under(start.path, said(docRoot)))
    const usual = boxOf(named(document.root, 'PageArea')[0])
    const templates = new Map(named(document.root, 'TemplatePage').map(t => [t.getAttribute('ID'), under(document.path, t.getAttribute('BaseLoc') ?? '')]))
    const listed = named(document.root, 'Pages').flatMap(list => named(list, 'Page'))
    if (pages.length + listed.length > limits.pages) throw new YinliError('read-too-many-pages', { name, pages: pages.length + listed.length, limit: limits.pages })
    for (const entry of listed) {
      const page = await open(under(document.path, entry.getAttribute('BaseLoc') ?? ''))
      const box = boxOf(named(page.root, 'Area')[0]) ?? usual ?? a4
      const behind = named(page.root, 'Template').map(t => templates.get(t.getAttribute('TemplateID'))).filter(path => path !== undefined)
      const layers = [...(await Promise.all(behind.map(open))).map(template => template.root), page.root]
      const glyphs = layers.flatMap(layer => named(layer, 'TextObject').flatMap(object => glyphsOf(object, box)))
      pages.push({ width: box.width * pointsPerMm, height: box.height * pointsPerMm, lines: linesOf(glyphs, box) })
    }
  }
  if (!pages.length) throw damaged()
  if (pages.every(page => !page.lines.length)) throw new YinliError('read-no-text', { name })
  return { mediaType: 'application/ofd', encoding: 'binary', text: null, pages }
}

interface Area { x: number; y: number; width: number; height: number }

const a4: Area = { x: 0, y: 0, width: 210, height: 297 }
const pointsPerMm = 72 / 25.4
const numbers = (text: string | null | undefined) => (text ?? '').split(/\s+/).filter(Boolean).map(Number).filter(n => Number.isFinite(n))

function boxOf(area: Element | undefined): Area | null {
  const [x, y, width, height] = numbers(area && said(named(area, 'PhysicalBox')[0]))
  return width! > 0 && height! > 0 ? { x: x!, y: y!, width: width!, height: height! } : null
}

/** Characters of a text object: its own axes turned by CTM, set off by its boundary. */
function glyphsOf(object: Element, page: Area): Glyph[] {
  const [left = 0, top = 0] = numbers(object.getAttribute('Boundary'))
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.getAttribute('CTM'))
  const size = Number(object.getAttribute('Size')) || 4
  const bold = Number(object.getAttribute('Weight')) >= 600
  const high = size * Math.hypot(c, d)
  const glyphs: Glyph[] = []
  let [x, y] = [0, 0]
  for (const code of named(object, 'TextCode')) {
    // An object's second code without a place goes on where the first began.
    x = Number(code.getAttribute('X') ?? x)
    y = Number(code.getAttribute('Y') ?? y)
    const [acrossBy, downBy] = [deltas(code.getAttribute('DeltaX')), deltas(code.getAttribute('DeltaY'))]
    let [dx, dy] = [0, 0]
    Array.from(code.textContent ?? '').forEach((text, i) => {
      const step = acrossBy[i] ?? (downBy.length ? 0 : advance(text) * size)
      // A wider pitch is white between characters, no wider character.
      const wide = Math.min(step || size, advance(text) * size)
      const px = a * (x + dx) + c * (y + dy) + e + left - page.x
      const base = b * (x + dx) + d * (y + dy) + f + top - page.y
      if (px > -page.width && px < 2 * page.width && Number.isFinite(base)) glyphs.push({ text, x0: px, x1: px + wide * Math.hypot(a, b), y0: base - 0.88 * high, y1: base + 0.12 * high, base, size: high, bold })
      dx += step
      dy += downBy[i] ?? 0
    })
  }
  return glyphs
}

const advance = (text: string) => (/[\x20-\x7e]/.test(text) ? 0.5 : 1)

/** `5 g 3 4.2` is 5 and three times 4.2. */
function deltas(list: string | null): number[] {
  const words = (list ?? '').trim().split(/\s+/).filter(Boolean)
  const out: number[] = []
  for (let i = 0; i < words.length && out.length < 10_000; i++) {
    if (words[i] !== 'g') out.push(Number(words[i]))
    else {
      const times = Math.min(Number(words[i + 1]) || 0, 10_000)
      for (let k = 0; k < times; k++) out.push(Number(words[i + 2]))
      i += 2
    }
  }
  return out
}

/** Descendants of a local name, whatever prefix the namespace has. */
function named(root: Element, name: string): Element[] {
  const found: Element[] = []
  const visit = (element: Element): void => {
    for (const child of element.children) {
      if (child.tagName.replace(/^.*:/, '') === name) found.push(child)
      else visit(child)
    }
  }
  visit(root)
  return found
}

const said = (element: Element | undefined) => (element?.textContent ?? '').trim()

/** A path inside the archive: absolute ones begin at its root, others beside the file that names them. */
function under(base: string, path: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${base.replace(/[^/]*$/, '')}${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Programs differ in the case of names. */
const resolved = (archive: Archive, path: string) => archive.names.find(n => n === path) ?? archive.names.find(n => n.toLowerCase() === path.toLowerCase())
