import type { Article, ArticleKind, DateBasis, Document, PartRole, Span } from '../read/document.ts'
import type { EntityType, Extraction, Mod, Modality, PartlyNamed, Property, Status } from '../claim/records.ts'
import type { DocumentPage, OpenedFile } from '../read/index.ts'
import type { Register } from './register.ts'

/** What one pass of an extractor over one document gives; the unit of appending. */
export interface Reading {
  document: Document
  articles: Article[]
  /** One per article, same order. */
  extractions: Extraction[]
  /**
   * A name with a colon is a reader beside the rules (`model:NAME`, `person:NAME`): it brings claims only, stands beside the document's own
   * reading instead of replacing it, and nothing it says is shown as said before somebody accepts it.
   */
  extractor: { name: string; version: string }
  /** The file itself, kept where the document's text is not all it says: what is no plain text. */
  file?: Uint8Array
  /** Ids of the corrections it was made with, in the order of the text: those that stand when it is appended. */
  corrections?: string[]
  /** Of a reader beside the rules: indexes of the articles it has read; those it says something of when left out. */
  read?: number[]
}

/** A reading as the ledger keeps it. */
export interface StoredReading extends Reading {
  /** One per article, same order. */
  articleIds: string[]
  /** Ids of `extractions[i].claims`, same order. */
  claimIds: string[][]
}

export interface AppendResult {
  document: string
  /** False when this very reading was in the ledger already (nothing was written). */
  added: boolean
  claims: { added: number; kept: number; withdrawn: number }
  /** Claims refused because their span does not slice the raw document to the quoted text. */
  refused: number
}

export interface StoredDocument {
  id: string
  /** The file's name. */
  name: string
  /** What a reader calls the page: the headline of its first news article, null where it has none. */
  title: string | null
  mediaType: string
  encoding: string
  publisher: string | null
  home: string | null
  publishedOn: string | null
  basis: DateBasis
  readAt: string
  extractor: string
  articles: number
  claims: number
  length: number
}

export interface StoredArticle {
  id: string
  document: string
  index: number
  kind: ArticleKind
  headline: string | null
  deck: string[]
  byline: string | null
  place: string | null
  continued: boolean
  spans: Span[]
  parts: { role: PartRole; start: number; end: number }[]
  /** Lists it announces with a number and names in part. */
  lists: PartlyNamed[]
}

/** An annotation layer of a document, for the Reader. */
export interface StoredMention { start: number; end: number; type: EntityType; entity: string; name: string; article: string }

/** Where a stretch stands in its file: a cell of a sheet, or a line of a page (`page` is null where the file has no pages); both count from 1. */
export type Locator = { kind: 'cell'; sheet: string; address: string } | { kind: 'line'; page: number | null; line: number }

export interface EntityRef { id: string; name: string; type: EntityType }

export interface StoredClaim {
  id: string
  subject: EntityRef
  property: Property
  value: number | null
  max: number | null
  unit: string | null
  mod: Mod | null
  of: string | null
  phase: string | null
  from: string | null
  to: string | null
  modality: Modality
  /** What the words make of it; where they say nothing finer, what the modality says (actual: done). */
  status: Status
  object: EntityRef | null
  /** `document.text.slice(start, end)`. */
  quote: string
  document: string
  article: string
  start: number
  end: number
  publishedOn: string | null
  basis: DateBasis
  publisher: string | null
  extractor: string
  /** True when the document's latest reading does not make this claim any more. */
  withdrawn?: true
  /** Of a claim that only a model makes: what became of it. Lists hold accepted ones alone. */
  review?: ReviewState
}

export type ReviewState = 'open' | 'accepted' | 'corrected' | 'rejected'
export type ReviewVerdict = 'accept' | 'correct' | 'reject'
/** What somebody thinks of a model's claim; it can be taken back, never rewritten. The newest that stands counts. */
export interface Review {
  id: string
  claim: string
  verdict: ReviewVerdict
  by: string
  at: string
  why: string
  /** The claim of a person that stands instead. */
  correction: string | null
  withdrawn: boolean
}
export interface ReviewItem { claim: StoredClaim; reviews: Review[] }
export interface ReviewQuery { state: ReviewState; document?: string; limit?: number; cursor?: string }

export interface StoredEntity extends EntityRef {
  aliases: string[]
  place: string | null
  claims: number
  documents: number
  firstSeen: string | null
  lastSeen: string | null
}

/** `width` and `height` in points or pixels; `start` and `end` in the document's text; whether its text was recognised in an image. */
export interface PageSize { width: number; height: number; start: number; end: number; recognised: boolean }

/** What somebody says a recognised line reads. `printed` is what was recognised at `start` to `end` of the document's text, which stays. */
export interface LineCorrection { id: string; document: string; start: number; end: number; printed: string; text: string; by: string; at: string; why: string; withdrawn: { by: string; at: string } | null }
/** Reads a document again with these corrections in place, its offsets those of the text as it was recognised. */
export type Reread = (corrections: Pick<LineCorrection, 'id' | 'start' | 'end' | 'text'>[]) => Promise<Reading>

/** `atLeast`: there are more than `total`, which is as far as was counted. */
export interface Page<T> { items: T[]; total: number; atLeast?: true; next: string | null }

export interface ClaimQuery {
  subject?: string
  object?: string
  property?: Property
  document?: string
  article?: string
  /** Published on or after this ISO day. */
  since?: string
  /** A modality with all that is finer in it (planned: hoped and intended too), or `done`, `contracted`, `intended`, `hoped` alone. */
  status?: Modality | Status
  q?: string
  limit?: number
  cursor?: string
  /** False spares counting: `total` is then what is on the page. */
  counted?: boolean
}

export interface SearchHit {
  kind: 'article' | 'entity' | 'claim'
  id: string
  title: string
  /** Snippet as stretches; `hit` stretches match the words. */
  snippet: { text: string; hit: boolean }[]
  document: string | null
  start: number | null
  end: number | null
  publishedOn: string | null
  publisher: string | null
  score: number
}

export type Verdict = 'same' | 'not_same' | 'unsure'
/** A statement about identity, by a machine or a person, on two names; it can be taken back, never rewritten. */
export interface Judgement { id: string; left: string; right: string; leftName: string; rightName: string; verdict: Verdict; by: string; at: string; why: string; withdrawn: boolean }

/**
 * What somebody writes down about a thing: a stage reached, a date promised, a conflict settled. It can be taken back, never rewritten.
 * `about` is an entity's id, or a key of the service that keeps it (`link:ai/chips`, `round:2026-3`); `kind` names the schema of `fields`.
 */
export interface Entry { id: string; seq: number; kind: string; about: string; fields: Record<string, unknown>; by: string; at: string; why: string; withdrawn: boolean }
export interface EntryQuery { kinds?: readonly string[]; about?: readonly string[]; /** Those taken back too. */ withdrawn?: boolean; limit?: number; cursor?: string; /** As of claims. */ counted?: boolean }

export type ChangeKind = 'reading' | 'judgement' | 'review' | 'entry' | 'register' | 'rebuilt'
/**
 * Something was written. `ref`: the document, judgement, claim, entry or source of a register; `entities`: those whose claims, names or entries may differ now, of a register its companies (none named: any).
 * After `rebuilt` everything may.
 */
export interface Change { seq: number; at: string; kind: ChangeKind; ref: string; document: string | null; entities: string[] }

/** What a page tells of a thing that it treats as a project. */
export interface StoredTold { entity: EntityRef; text: string; stage: string | null; /** The company by whose name its own begins. */ owner: EntityRef | null; document: string; article: string; start: number; end: number; publishedOn: string | null; publisher: string | null }

/** Everything said of some subjects: of these ids, or of every subject of these types. */
export interface SubjectQuery { subjects?: readonly string[]; types?: readonly EntityType[]; properties?: readonly Property[] }

/** A list that an article announces and names in part; `claim` counts it where there is such a claim, and `subject` is what that is said of. */
export interface AnnouncedList { document: string; article: string; publishedOn: string | null; list: PartlyNamed; claim: string | null; subject: EntityRef | null }
export interface StoryQuery { documents?: readonly string[] }
/** A name in a story's text. */
export interface StoryMention { start: number; end: number; type: EntityType; name: string; entity: string }
/** A story as it is read, un-wrapped and un-doubled. Offsets count in `text`; `rawSpan` of stories.ts leads back to the document. */
export interface Story {
  id: string
  document: string
  headline: string | null
  place: string | null
  publishedOn: string | null
  publisher: string | null
  text: string
  /** Stretches of the text that lie unbroken in the document: [offset in the text, raw offset, length]. */
  runs: [at: number, raw: number, length: number][]
  mentions: StoryMention[]
}

/** Where a name stands; `claim` is what is stated there, null where it is only mentioned. */
export interface Told { claim: string | null; document: string; start: number; end: number }
/** One side of a doubt: a name's id and text, the entity it belongs to now, and the newest places where it stands. */
export interface DoubtSide { name: string; text: string; entity: StoredEntity; told: Told[] }
/** Two names of which a machine cannot say whether they are one thing. `score` is between 0 and 1. */
export interface Doubt { id: string; score: number; why: string; left: DoubtSide; right: DoubtSide }

/** A view as the shelf knows it. */
export interface KeptView {
  /** What there is of it now, null before it was first made. */
  state(): { rows: ReadonlyMap<string, unknown>; version: number } | null
  /** Brings it up to date. */
  current(): Promise<unknown>
}

/** Views over many entities, kept in files beside the ledger so that a start takes in only what was written since. */
export interface Shelf {
  /** Rows of a view as they were last saved, with the number of the last change they know; null where they are not of this ledger, or were made by other code. */
  load(name: string): Promise<{ rows: Map<string, unknown>; version: number } | null>
  add(name: string, view: KeptView): void
  /** Brings every view up to date, one after the other, until told to stop. */
  warm(stopped: () => boolean): Promise<void>
  /** Saves the views that have changed since they were saved. */
  save(): Promise<void>
  /** How many views there are, and of how many of them there is something to answer with. */
  progress(): { ready: number; all: number }
}

/** The append-only store. Every method is safe to call from several requests at once. */
export interface Ledger {
  readonly engine: 'pglite' | 'postgresql'
  /** Where views are kept over a restart, where the process that opened it keeps them. */
  readonly shelf?: Shelf
  /** Companies with what registers and they themselves say of them. */
  readonly register: Register
  append(reading: Reading): Promise<AppendResult>
  documents(query: { q?: string; limit?: number; cursor?: string }): Promise<Page<StoredDocument>>
  document(id: string): Promise<(StoredDocument & { text: string; articleList: StoredArticle[] }) | null>
  annotations(document: string): Promise<{ quantities: Extraction['quantities']; times: Extraction['times']; mentions: StoredMention[]; claims: StoredClaim[] }>
  article(id: string): Promise<StoredArticle | null>
  claims(query: ClaimQuery): Promise<Page<StoredClaim>>
  claim(id: string): Promise<StoredClaim | null>
  /** Other claims on the same matter: same subject, property and `of`. */
  related(claim: string): Promise<StoredClaim[]>
  entities(query: { type?: EntityType; q?: string; limit?: number; cursor?: string }): Promise<Page<StoredEntity>>
  /** Any id an entity ever had resolves to it. */
  entity(id: string): Promise<StoredEntity | null>
  /** What entities go by now, by the ids asked for; ids of nothing that is named are left out. */
  named(ids: readonly string[]): Promise<Map<string, EntityRef>>
  search(words: string, limit?: number): Promise<SearchHit[]>
  judge(judgement: { left: string; right: string; verdict: Verdict; by: string; why: string }): Promise<Judgement>
  withdraw(judgement: string, by: string): Promise<void>
  judgements(entity: string): Promise<Judgement[]>
  /** Pairs that a machine is unsure of and nobody has judged, the likest first. */
  doubts(query: { limit?: number; cursor?: string }): Promise<Page<Doubt>>
  /** The latest reading of a document by the rules, or by the reader of that name beside them. */
  reading(document: string, extractor?: string): Promise<StoredReading | null>
  /** Claims that only models make, by what became of them; the newest publication first, then by place. */
  reviews(query: ReviewQuery): Promise<Page<ReviewItem>>
  /** Throws `not-found`, `review-not-open`. */
  review(review: { claim: string; verdict: ReviewVerdict; by: string; why: string; correction?: string }): Promise<Review>
  /** Takes back the review of a claim that stands. Throws `not-found`. */
  withdrawReview(claim: string, by: string): Promise<Review>
  /** Corrections of a document's lines, the newest first, those taken back too. */
  corrections(document: string): Promise<LineCorrection[]>
  /** Writes a correction of a line down with the reading it gives. Throws `not-found`, `request-invalid`. */
  correct(correction: Pick<LineCorrection, 'document' | 'start' | 'end' | 'text' | 'by' | 'why'>, reread: Reread): Promise<LineCorrection>
  /** Takes a correction back, with the reading that gives. Throws `not-found`. */
  takeBack(given: { document: string; correction: string; by: string }, reread: Reread): Promise<LineCorrection>
  /** Text and layout of a document as it was first opened; null when it is not here. */
  opened(document: string): Promise<OpenedFile | null>
  /** Sizes of a document's pages, with the stretch of the text on each; empty for plain text. */
  pageSizes(document: string): Promise<PageSize[]>
  /** The layout of one page, counted from 0; null where there is none such. */
  page(document: string, index: number): Promise<DocumentPage | null>
  /** The file as it came in; null where it was plain text or is not here. */
  file(document: string): Promise<Uint8Array | null>
  /** Claims in view with these ids, in their order; what is not in view is left out. */
  claimsOf(ids: readonly string[]): Promise<StoredClaim[]>
  /** Claims in view, all of one subject together, subjects in the order of their ids. */
  claimsBySubject(query: SubjectQuery): AsyncGenerator<StoredClaim[]>
  /** Lists announced with a number and named in part, of all documents or of these. */
  lists(query: { documents?: readonly string[] }): Promise<AnnouncedList[]>
  /** Stories of the latest readings, or of some documents; furniture and teasers left out. */
  stories(query: StoryQuery): AsyncGenerator<Story>
  /** What pages tell of projects, of all or of these, page by page. */
  told(query: { subjects?: readonly string[] }): AsyncGenerator<StoredTold>
  /** Throws `request-invalid`. */
  enter(entry: Pick<Entry, 'kind' | 'about' | 'fields' | 'by' | 'why'>): Promise<Entry>
  /** Takes an entry back; twice is once. Throws `not-found`. */
  withdrawEntry(id: string, by: string): Promise<Entry>
  /** Entries that stand, the newest first; what is about a name is about the entity it belongs to now. */
  entries(query: EntryQuery): Promise<Page<Entry>>
  /** What was written after `since`, in order. `last`: the number of the newest change there is. */
  changes(query: { since?: number; limit?: number }): Promise<{ items: Change[]; last: number }>
  /** `byStatus`: by modality, and of the statuses finer than that how many there are within. */
  counts(): Promise<{ documents: number; articles: number; claims: number; entities: number; byProperty: Record<string, number>; byStatus: Record<string, number>; lastReadAt: string | null }>
  /** Integrity: every claim's span slices its document, every reading is whole. Empty when clean. */
  check(): Promise<string[]>
  close(): Promise<void>
}
