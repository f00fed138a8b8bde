import type { Article, DocumentTable } from './document.ts'

/** The text with its tables blanked out, every offset kept. */
export function withoutTables(text: string, tables: DocumentTable[]): string {
  let out = ''
  let from = 0
  for (const { start, end } of tables) {
    out += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ')
    from = end
  }
  return tables.length ? out + text.slice(from) : text
}

/** Stories and tables in the order of the text; each table is an article. */
export function withTables(articles: Article[], text: string, tables: DocumentTable[]): Article[] {
  if (!tables.length) return articles
  const first = (article: Article) => article.spans.reduce((at, [start]) => Math.min(at, start), Infinity)
  return [...articles, ...tables.map(table => tableArticle(table, text))].sort((a, b) => first(a) - first(b)).map((article, index) => ({ ...article, index }))
}

function tableArticle({ name, start, end, rows }: DocumentTable, text: string): Article {
  const paragraphs = rows.map(row => ({ role: 'body' as const, start: row[0]!.start - start, end: row.at(-1)!.end - start }))
  return {
    index: 0, kind: 'table', headline: name, deck: [], byline: null, spans: [[start, end]], parts: [{ role: 'body', start, end }], place: null, continued: false,
    clean: { text: text.slice(start, end), map: Int32Array.from({ length: end - start }, (_, i) => start + i), twin: null, paragraphs },
  }
}
