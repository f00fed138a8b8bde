import { YinliError } from '../base/errors.ts'
import { contentId } from '../base/ids.ts'
import type { EntityType, ExtractedClaim } from '../claim/records.ts'
import { isFiner } from '../claim/status.ts'
import type { Article, MappedText } from '../read/document.ts'
import type { NameNode, Namer } from '../resolve/index.ts'
import { packPage, partsOf } from './files.ts'
import { isBeside } from './beside.ts'
import type { Reading } from './ledger.ts'
import type { Run, Tables } from './schema.ts'

/** A reading as rows, before it has a place in the ledger. */
export interface Prepared {
  content: string
  document: Tables['document']
  pages: Tables['page'][]
  tables: Tables['document_table'][]
  parts: Tables['file_part'][]
  reading: Omit<Tables['reading'], 'seq' | 'read_at'>
  articles: Omit<Tables['article'], 'reading'>[]
  claims: Tables['claim'][]
  readingClaims: Omit<Tables['reading_claim'], 'reading'>[]
  readingNames: Omit<Tables['reading_name'], 'reading'>[]
  nodes: Map<string, NameNode>
}

/**
 * Turns a reading into rows. What is not grounded stays out and is counted: a claim whose span does not slice the document to some text,
 * or whose subject or object is no name on the page. A reader beside the rules brings no layers: of its articles only the place is kept. Throws `ledger-text-unstorable` for text that no PostgreSQL can hold.
 */
export function prepareReading({ document: d, articles, extractions, extractor, file, read, corrections }: Reading, namer: Namer): Prepared {
  const beside = isBeside(extractor.name)
  requireStorable(d.name, [d.text, d.name, d.publisher, d.home, articles.map(a => [a.headline, a.deck, a.byline, a.place]), extractions, extractor])
  const types = new Map<string, EntityType>()
  for (const { mentions } of extractions) for (const m of mentions) if (!types.has(m.id)) types.set(m.id, m.type)
  const nodes = new Map<string, NameNode>()
  const counted = new Map<string, Prepared['readingNames'][number]>()
  const ids = articleIds(d.sha256, articles)
  const claims = new Map<string, Tables['claim']>()
  const readingClaims: Prepared['readingClaims'] = []
  let refused = 0

  const rows = articles.flatMap((article, idx): Prepared['articles'] => {
    const { quantities, times, mentions, lists, told, claims: found } = extractions[idx] ?? { quantities: [], times: [], mentions: [], claims: [] }
    const seen = article.place ?? d.home
    const node = (name: string, type: EntityType) => {
      const made = namer({ type, name, context: seen ?? d.publisher ?? d.sha256, seen })
      if (!nodes.has(made.id)) nodes.set(made.id, made)
      const count = counted.get(made.id)
      if (!count) counted.set(made.id, { name: made.id, mentions: 0, place: seen })
      return made.id
    }
    const own = new Map(mentions.map(m => [m.id, m.type]))
    const typeOf = (name: string) => own.get(name) ?? types.get(name)
    const stored = beside ? [] : mentions.map(m => {
      const id = node(m.id, m.type)
      counted.get(id)!.mentions++
      return { start: m.start, end: m.end, type: m.type, name: m.id, node: id }
    })
    const kept = beside ? [] : (told ?? []).flatMap(({ id, owner, ...t }) => {
      const type = own.get(id)
      return type ? [{ ...t, node: node(id, type), ...(owner !== undefined && own.has(owner) && { owner: node(owner, own.get(owner)!) }) }] : []
    })
    for (const c of found) {
      const claim = groundedClaim(c, d.sha256, d.text, typeOf)
      if (!claim) { refused++; continue }
      if (claims.has(claim.id)) continue
      claims.set(claim.id, claim)
      readingClaims.push({
        claim: claim.id, article: idx, subject: node(claim.subject_name, claim.subject_type),
        object: claim.object_name === null ? null : node(claim.object_name, claim.object_type!),
      })
    }
    const about = {
      idx, id: ids[idx]!, kind: article.kind, headline: article.headline, deck: article.deck, byline: article.byline, place: article.place, continued: article.continued, spans: article.spans, parts: article.parts,
    }
    if (!beside) return [{ ...about, text: article.clean.text, runs: runsOf(article.clean), quantities, times, mentions: stored, ...(lists && { lists }), ...(kept.length && { told: kept }) }]
    return read?.includes(idx) || readingClaims.some(c => c.article === idx) ? [{ ...about, text: '', runs: [], quantities: [], times: [], mentions: [] }] : []
  })
  const about = {
    document: d.sha256, extractor: extractor.name, version: extractor.version, publisher: d.publisher, home: d.home, published_on: d.publishedOn, basis: d.publishedBasis, published_span: d.publishedSpan, refused, ...(corrections?.length ? { corrections } : {}),
  }
  return {
    content: contentId([about, rows, readingClaims]),
    document: { id: d.sha256, name: d.name, media_type: d.mediaType, encoding: d.encoding, length: d.text.length, text: d.text },
    pages: (d.pages ?? []).map((page, idx) => ({ document: d.sha256, idx, layout: packPage(page) })), tables: d.tables.map((content, idx) => ({ document: d.sha256, idx, content })), parts: file ? partsOf(d.sha256, file) : [],
    reading: { ...about, content: '' }, articles: rows, claims: [...claims.values()], readingClaims, readingNames: [...counted.values()], nodes,
  }
}

/** A claim as a row with its id; null when its span slices the document to no text, or subject or object are no names on the page. */
export function groundedClaim(c: ExtractedClaim, document: string, text: string, typeOf: (name: string) => EntityType | undefined): Tables['claim'] | null {
  if (!Number.isInteger(c.start) || !Number.isInteger(c.end) || c.start < 0 || c.end > text.length) return null
  const quote = text.slice(c.start, c.end)
  // A span that cuts a character in two slices to something that is no text.
  if (quote.trim() === '' || unstorable.test(quote)) return null
  const subjectType = typeOf(c.subject)
  const objectType = c.object === undefined ? null : typeOf(c.object)
  if (subjectType === undefined || objectType === undefined) return null
  if ([c.value, c.max].some(v => v !== undefined && !Number.isFinite(v))) return null
  const row = {
    document, subject_name: c.subject, subject_type: subjectType, property: c.property, value: c.value ?? null, max: c.max ?? null, unit: c.unit ?? null, mod: c.mod ?? null, of_what: c.of ?? null, phase: c.phase ?? null,
    from_day: c.from ?? null, to_day: c.to ?? null, modality: c.modality, object_name: c.object ?? null, object_type: objectType, start_at: c.start, end_at: c.end, quote,
  }
  // A claim keeps the id it had before there were statuses, unless its words make it another claim (contracted is not done): a status is stored
  // and hashed only where it is finer than the modality. So a row still follows from its id, and what was stored never needs changing.
  const status = isFiner(c.status) ? c.status : undefined
  return { id: contentId({ ...row, status }), ...row, status: status ?? null }
}

/** An article keeps its id from reading to reading as long as it has the same stretches of the page. */
function articleIds(document: string, articles: Article[]): string[] {
  const used = new Set<string>()
  return articles.map(({ spans, index }) => {
    const id = contentId(['article', document, spans])
    const own = used.has(id) ? contentId(['article', document, spans, index]) : id
    used.add(own)
    return own
  })
}

/** The character map as stretches: text that was only un-wrapped has one a line instead of a number a character. */
export function runsOf({ text, map }: MappedText): Run[] {
  const runs: Run[] = []
  let last: Run | undefined
  for (let i = 0; i < text.length; i++) {
    if (last && map[i] === last[1] + last[2]) last[2]++
    else runs.push(last = [i, map[i]!, 1])
  }
  return runs
}

/** NUL, and surrogates without their other half: PostgreSQL's text and jsonb take neither. */
const unstorable = /\0|\p{Surrogate}/u

function requireStorable(name: string, value: unknown): void {
  if (typeof value === 'string') {
    const bad = unstorable.exec(value)
    if (bad) throw new YinliError('ledger-text-unstorable', { name: name.replace(new RegExp(unstorable, 'gu'), '�'), what: `U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}` })
  } else if (Array.isArray(value)) for (const item of value) requireStorable(name, item)
  else if (value !== null && typeof value === 'object') for (const item of Object.values(value)) requireStorable(name, item)
}
