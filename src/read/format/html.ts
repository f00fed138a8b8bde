import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { YinliError } from '../../base/errors.ts'
import { decodeMarkup } from '../decode.ts'
import { writeDom } from './dom.ts'
import type { Content } from './format.ts'
import { Writer } from './written.ts'

/** Nodes of one page beyond which it is not read for its story but refused. */
const nodeLimit = 300_000
/** Elements within one another; what is written by hand or by a program for print stays under a hundred. */
const depthLimit = 2000

/** A web page: its headline, the line that says when and by whom it was published, and its story. Nothing in it is run or fetched. */
export async function openHtml(bytes: Uint8Array, name: string): Promise<Content> {
  const { text: markup, encoding } = decodeMarkup(bytes, name)
  if (depthOf(markup) > depthLimit) throw new YinliError('read-too-complex', { name })
  // linkedom keeps what stands outside <html> out of the body.
  const { document } = parseHTML(/<body[\s>]/i.test(markup) ? markup : `<!doctype html><html><body>${markup}</body></html>`)
  if (document.querySelectorAll('*').length > nodeLimit) throw new YinliError('read-too-complex', { name })
  const writer = new Writer()
  const headline = headlineOf(document)
  const published = publicationLine(document, headline)
  const body = storyOf(document) ?? document.body
  if (headline && !startsWith(body, headline)) writer.paragraph(headline, 1)
  if (published && !(body.textContent ?? '').includes(published)) writer.paragraph(published)
  writeDom(body, writer)
  if (!writer.length) throw new YinliError('read-no-text', { name })
  return { mediaType: 'text/html', encoding, text: writer.text, tables: writer.tables, pages: null }
}

/** How deep elements stand within one another, at most: elements that need no end are not counted. */
function depthOf(markup: string): number {
  let depth = 0
  let most = 0
  for (const [, close, element] of markup.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (endless.has(element!.toLowerCase())) continue
    depth = Math.max(0, depth + (close ? -1 : 1))
    most = Math.max(most, depth)
  }
  return most
}
const endless = new Set('area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot'.split(' '))

/** The part that a reader came for; the whole page where none stands out. Works on a copy. */
function storyOf(document: Document): Element | null {
  const copy = document.cloneNode(true) as Document
  const story = new Readability(copy, { charThreshold: 120, keepClasses: false, serializer: node => node as unknown as string, maxElemsToParse: nodeLimit }).parse()
  const element = story?.content as unknown as Element | undefined
  // What lists many notices or tables has no one story: nothing is lost of it.
  const share = (element?.textContent ?? '').replace(/\s/g, '').length / Math.max(1, visible(document))
  return element && (share > 0.3 || (element.textContent ?? '').length > 400) ? element : null
}

const visible = (document: Document) => [...document.body.querySelectorAll('p,td,li,h1,h2,h3,div')].filter(e => !e.querySelector('p,td,li,h1,h2,h3,div')).reduce((n, e) => n + (e.textContent ?? '').replace(/\s/g, '').length, 0)

/** The page's own headline: its h1, else what it calls itself without the site's name. */
function headlineOf(document: Document): string {
  const h1 = [...document.querySelectorAll('h1')].map(e => (e.textContent ?? '').trim()).filter(t => t.length > 3)
  if (h1.length === 1) return h1[0]!
  const named = document.querySelector('meta[name="ArticleTitle" i],meta[property="og:title"]')?.getAttribute('content')?.trim()
  return named || h1[0] || (document.title ?? '').split(/\s*[-_|—–]+\s*(?=[^-_|—–]*$)/)[0]!.trim()
}

/** 发布时间：2026-03-02 来源：… : the shortest element that says a day, near the headline. */
function publicationLine(document: Document, headline: string): string | null {
  const meta = document.querySelector('meta[name="PubDate" i],meta[property="article:published_time"],meta[name="publishdate" i]')?.getAttribute('content')
  const day = /(?:19|20)\d\d\s?[-年./]\s?\d{1,2}\s?[-月./]\s?\d{1,2}/
  const lines = [...document.querySelectorAll('p,span,div,time,td,li,em,i')]
    .filter(e => e.childElementCount <= 8).map(e => (e.textContent ?? '').replace(/\s+/g, ' ').trim()).filter(t => t.length < 120 && day.test(t) && t !== headline)
  const said = lines.filter(t => /时间|日期|发布|来源|date/i.test(t)).sort((a, b) => b.length - a.length)[0] ?? lines.find(t => t.length < 30)
  return said ?? (meta && day.test(meta) ? `发布时间：${day.exec(meta)![0]}` : null)
}

const startsWith = (body: Element, headline: string) => [...body.querySelectorAll('h1,h2,h3')].some(h => (h.textContent ?? '').trim() === headline)
