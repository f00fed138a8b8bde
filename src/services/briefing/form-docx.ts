import { YinliError } from '../../base/errors.ts'
import type { Archive } from '../../read/format/archive.ts'
import { everyPart, loopCloses, loopOpens, placeholder, withoutMarks, type Inquiry, type Scope } from './form.ts'
import type { Note } from './paper.ts'
import { contentType, declaration, escapeXml, footnote, footnoteReference, namespaces, noteStyle, relationship, separators } from './wordml.ts'
import { decodeXml, isElement, parseXml, writeXml, type Element, type Node } from './xml.ts'
import { zip } from './zip.ts'

/** Fills the placeholders of a Word document. All else of it stays letter for letter; footnotes are added to those it has. */
export async function fillDocx(archive: Archive, file: string, inquiry: Inquiry): Promise<{ bytes: Uint8Array<ArrayBuffer>; lost: string[] }> {
  const parts = await everyPart(archive)
  const text = (path: string) => { const part = parts.get(path); return part === undefined ? null : new TextDecoder().decode(part) }
  const written = new Map<string, string>()
  const notes: string[] = []
  const old = text('word/footnotes.xml')
  let next = Math.max(0, ...[...(old ?? '').matchAll(/<w:footnote\b[^>]*?\bw:id="(-?\d+)"/g)].map(m => Number(m[1]))) + 1
  const cite = (note: Note) => { notes.push(footnote(next, note.text)); return footnoteReference(next++) }
  for (const path of parts.keys()) {
    const what = /^word\/(?:(document)|(header\d*|footer\d*|footnotes|endnotes))\.xml$/.exec(path)
    if (!what) continue
    const xml = text(path)!
    // Word allows footnotes in the text alone.
    const form = new Part(inquiry, what[1] ? cite : null, what[1] ? '正文' : what[2]!, Math.max(1, xml.length))
    const made = writeXml(form.fill(parseXml(xml, file), file))
    if (made !== xml) written.set(path, made)
  }
  if (notes.length) addFootnotes({ text: path => written.get(path) ?? text(path), write: (path, xml) => written.set(path, xml) }, notes, file)
  const files = [...new Set([...parts.keys(), ...written.keys()])].map(name => ({ name, content: written.get(name) ?? parts.get(name)! }))
  return { bytes: await zip(files), lost: [] }
}

/** Times a form may grow, and characters it may come to. */
const largest = 64 * 2 ** 20

/** One part of the document: its loops are repeated, then its placeholders answered in the order of the text. */
class Part {
  readonly #inquiry: Inquiry
  readonly #cite: ((note: Note) => string) | null
  readonly #where: string
  #size: number
  constructor(inquiry: Inquiry, cite: ((note: Note) => string) | null, where: string, size: number) {
    this.#inquiry = inquiry
    this.#cite = cite
    this.#where = where
    this.#size = size
  }

  fill(nodes: Node[], file: string): Node[] {
    return this.#each(nodes, null, this.#cite !== null, file)
  }

  #each(nodes: readonly Node[], scope: Scope, citable: boolean, file: string): Node[] {
    const made: Node[] = []
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      if (!isElement(node)) { made.push(node); continue }
      const last = scope === null && repeatable.has(node.name) ? this.#loopEnd(nodes, i) : -1
      if (last >= 0) {
        const body = nodes.slice(i, last + 1).flatMap((part): Node[] => (isElement(part) ? unmarked(part) : [part]))
        this.#size += writeXml(body).length * this.#inquiry.subjects.length
        if (this.#size > largest) throw new YinliError('read-too-complex', { name: file })
        for (const index of this.#inquiry.subjects.keys()) made.push(...this.#each(body, index, citable, file))
        i = last
      } else if (node.name === 'w:p') made.push(this.#paragraph(node, scope, citable, file))
      else made.push({ ...node, children: this.#each(node.children, scope, citable && !/^(?:w:txbxContent|mc:Fallback)$/.test(node.name), file) })
    }
    return made
  }

  /** The index of the paragraph or row that closes the loop which one opens; -1 where none does. */
  #loopEnd(nodes: readonly Node[], from: number): number {
    if (!loopOpens.test(textOf(nodes[from] as Element))) return -1
    return nodes.findIndex((node, i) => i >= from && isElement(node) && repeatable.has(node.name) && loopCloses.test(textOf(node)))
  }

  #paragraph(paragraph: Element, scope: Scope, citable: boolean, file: string): Element {
    const texts = ownTexts(paragraph)
    const whole = texts.map(said).join('')
    const edits = new Map<Element, (string | Note[])[]>()
    let at = 0
    const spans = texts.map(element => { const start = at; at += said(element).length; return { element, start, end: at } })
    const found = [...whole.matchAll(placeholder)].map(match => ({ start: match.index, end: match.index + match[0].length, answer: this.#inquiry.ask(match[0], match[1]!, scope, this.#where, citable) }))
    if (found.length) {
      for (const { element, start, end } of spans) {
        const pieces: (string | Note[])[] = []
        let from = start
        for (const f of found) {
          if (f.end <= start || f.start >= end) continue
          pieces.push(whole.slice(from, Math.max(from, f.start)))
          // The answer stands where the placeholder begins; the rest of it, in other runs, goes.
          if (f.start >= start) pieces.push(f.answer.text, f.answer.notes)
          from = Math.min(end, f.end)
        }
        if (from !== start || pieces.length) edits.set(element, joined([...pieces, whole.slice(from, end)]))
      }
    }
    const rebuild = (node: Node): Node[] => {
      if (!isElement(node)) return [node]
      if (node.name === 'w:p' && node !== paragraph) return [this.#paragraph(node, scope, false, file)]
      if (node.name === 'w:r' && node.children.some(child => isElement(child) && edits.has(child))) return this.#run(node, edits)
      return [{ ...node, children: node.name === 'w:txbxContent' ? this.#each(node.children, scope, false, file) : node.children.flatMap(rebuild) }]
    }
    return { ...paragraph, children: paragraph.children.flatMap(rebuild) }
  }

  /** A run with its texts changed, parted where footnotes stand; each part looks as the run did. */
  #run(run: Element, edits: ReadonlyMap<Element, (string | Note[])[]>): Node[] {
    const looks = run.children.filter(child => isElement(child) && child.name === 'w:rPr')
    const made: Node[] = []
    let open: Node[] = []
    const close = () => {
      if (open.length) made.push({ ...run, children: [...looks, ...open] })
      open = []
    }
    for (const child of run.children) {
      if (looks.includes(child)) continue
      const pieces = isElement(child) ? edits.get(child) : undefined
      if (!pieces) { open.push(child); continue }
      for (const piece of pieces) {
        if (typeof piece === 'string') {
          for (const [i, line] of piece.split(/\r?\n/).entries()) {
            if (i) open.push('<w:br/>')
            if (line) open.push(`<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
          }
        } else if (piece.length && this.#cite) {
          close()
          made.push(...piece.map((note, i) => (i ? '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>，</w:t></w:r>' : '') + this.#cite!(note)))
        }
      }
    }
    close()
    return made
  }
}

/** What a loop repeats. */
const repeatable: ReadonlySet<string> = new Set(['w:p', 'w:tr'])

/** Texts that follow each other as one. */
const joined = (pieces: (string | Note[])[]) => pieces.filter(piece => piece.length).reduce<(string | Note[])[]>((all, piece) => {
  const last = all.at(-1)
  return typeof last === 'string' && typeof piece === 'string' ? [...all.slice(0, -1), last + piece] : [...all, piece]
}, [])

const said = (text: Element) => decodeXml(text.children.join(''))
/** Texts of a paragraph, not of those in text boxes that hang on it. */
const ownTexts = (element: Element): Element[] => element.children.filter(isElement).flatMap(child => (child.name === 'w:t' ? [child] : child.name === 'w:p' || child.name === 'w:txbxContent' ? [] : ownTexts(child)))
const textOf = (element: Element): string => (element.name === 'w:p' ? ownTexts(element).map(said).join('') : element.children.filter(isElement).map(textOf).join(''))

/** A paragraph or row without the marks of its loop; nothing where there is nothing else in it. */
function unmarked(element: Element): Element[] {
  const before = textOf(element)
  const after = withoutMarks(before)
  if (after === before) return [element]
  return after.trim() ? [stripped(element)] : []
}

function stripped(element: Element): Element {
  if (element.name !== 'w:p') return { ...element, children: element.children.map(child => (isElement(child) ? stripped(child) : child)) }
  const texts = ownTexts(element)
  const whole = texts.map(said).join('')
  const gone = [...whole.matchAll(new RegExp(`${loopOpens.source}|${loopCloses.source}`, 'g'))].map(m => [m.index, m.index + m[0].length] as const)
  if (!gone.length) return element
  let at = 0
  const left = new Map(texts.map(text => {
    const kept = [...said(text)].length ? Array.from({ length: said(text).length }, (_, i) => at + i).filter(i => !gone.some(([from, to]) => i >= from && i < to)).map(i => whole[i]).join('') : ''
    at += said(text).length
    return [text, kept]
  }))
  const rewrite = (node: Node): Node => (!isElement(node) ? node : left.has(node) ? { ...node, open: '<w:t xml:space="preserve">', close: '</w:t>', children: [escapeXml(left.get(node)!)] } : { ...node, children: node.children.map(rewrite) })
  return rewrite(element) as Element
}

interface Package { text(path: string): string | null; write(path: string, xml: string): void }

/** Adds footnotes to those of a document, with all that a document without any needs to have some. */
function addFootnotes({ text, write }: Package, notes: string[], file: string): void {
  const put = (path: string, before: string, xml: string) => {
    const old = text(path)
    const at = old?.lastIndexOf(before) ?? -1
    if (old === null || at < 0) throw new YinliError('read-damaged', { name: file, format: 'DOCX' })
    write(path, old.slice(0, at) + xml + old.slice(at))
  }
  if (text('word/footnotes.xml') !== null) put('word/footnotes.xml', '</w:footnotes>', notes.join(''))
  else {
    write('word/footnotes.xml', `${declaration}<w:footnotes ${namespaces}>${separators}${notes.join('')}</w:footnotes>`)
    put('[Content_Types].xml', '</Types>', `<Override PartName="/word/footnotes.xml" ContentType="${contentType}.footnotes+xml"/>`)
    put('word/_rels/document.xml.rels', '</Relationships>', `<Relationship Id="rIdYinliFootnotes" Type="${relationship}/footnotes" Target="footnotes.xml"/>`)
  }
  const styles = text('word/styles.xml')
  if (styles !== null && !styles.includes('w:styleId="FootnoteText"') && styles.includes('</w:styles>')) put('word/styles.xml', '</w:styles>', noteStyle)
}
