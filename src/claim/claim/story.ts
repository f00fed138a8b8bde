import type { Article } from '../../read/document.ts'
import type { Extraction, Mention } from '../records.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { type Item, shapeOf } from './shape.ts'

/** An article cut into clauses, with its names in reading order. */
export interface Story {
  article: Article
  clauses: Clause[]
  mentions: Mention[]
  publishedOn: string | null
  /** The mention whose id is the article's place (我市), where one is on hand. */
  home: Mention | null
  /** The publisher, for mastheads and 本报. */
  paper: Mention | null
  /** Names anywhere on the page, this article's first. */
  page: Mention[]
}

/** Cuts an article. Items that cross a paragraph's end or lie outside every paragraph are left out. */
export function storyOf(article: Article, layers: Omit<Extraction, 'claims'>, publishedOn: string | null, page: Mention[]): Story {
  const items: Item[] = [
    ...layers.mentions.map(at => ({ kind: 'mention' as const, at })),
    ...layers.quantities.map(at => ({ kind: 'quantity' as const, at })),
    ...layers.times.map(at => ({ kind: 'time' as const, at })),
  ].sort((a, b) => a.at.start - b.at.start || b.at.end - a.at.end)
  const clauses: Clause[] = []
  const numbers = { sentence: 0, segment: 0 }
  let next = 0
  article.clean.paragraphs.forEach((p, i) => {
    while (next < items.length && items[next]!.at.start < p.start) next++
    const own: Item[] = []
    for (let k = next; k < items.length && items[k]!.at.start < p.end; k++) own.push(items[k]!)
    clauses.push(...clausesOf(shapeOf(article.clean.text, p.start, p.end, own), i, p.role, numbers))
  })
  const mentions = [...layers.mentions].sort((a, b) => a.start - b.start)
  const own = new Set(mentions)
  const names = [...mentions, ...page.filter(m => !own.has(m))]
  const places = names.filter(m => m.type === 'place' || m.type === 'park')
  const home = places.find(m => m.id === article.place) ?? mentions.find(m => /^我[市区县州]$/.test(m.text)) ?? null
  const paper = names.find(m => m.type === 'institution' && /(?:[报刊讯]|晚报|日报|周刊)$/.test(m.id) && !/^人民日报$|通讯/.test(m.id)) ?? null
  return { article, clauses, mentions, publishedOn, home, paper, page: names }
}
