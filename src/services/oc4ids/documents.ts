import type { StoredClaim } from '../../ledger/ledger.ts'
import { moment, withoutEmpty } from './fields.ts'

export interface SourceDocument { id: string; title: string; description?: string; datePublished?: string; author?: string; language: string; url?: string }

type Told = { text: string; document: string; publishedOn: string | null; publisher: string | null }

/** The pages it rests on, the newest first, each with the words that tell of the project. `base`: where a page can be opened. */
export function documentsOf(told: readonly Told[], claims: readonly StoredClaim[], base: string | null): SourceDocument[] {
  const pages = new Map<string, { publisher: string | null; publishedOn: string | null; words: string }>()
  for (const t of told) if (!pages.has(t.document)) pages.set(t.document, { ...t, words: t.text })
  for (const c of claims) if (!pages.has(c.document)) pages.set(c.document, { publisher: c.publisher, publishedOn: c.publishedOn, words: c.quote.replace(/\s+/g, '') })
  return [...pages].sort(([, a], [, b]) => ((a.publishedOn ?? '') < (b.publishedOn ?? '') ? 1 : -1)).map(([id, page]) => withoutEmpty({
    id, title: [page.publisher, page.publishedOn].filter(Boolean).join(' ') || id, description: page.words || undefined, datePublished: page.publishedOn ? moment(page.publishedOn) : undefined, author: page.publisher ?? undefined, language: 'zh',
    url: base ? `${base}/read/${id}` : undefined,
  }))
}
