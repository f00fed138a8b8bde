import type { Kysely, Transaction } from 'kysely'
import type { EntityType, Mod, Modality, PartlyNamed, Property, Status } from '../claim/records.ts'
import type { ArticleKind, DateBasis, DocumentTable, PartRole, Span } from '../read/document.ts'
import type { Extraction } from '../claim/records.ts'
import type { StoredPage } from './files.ts'
import type { ErrorCode } from '../base/errors.ts'
import type { IntakeState } from './intake.ts'
import type { ChangeKind, ReviewVerdict, Verdict } from './ledger.ts'
import type { CompanyFacts, SourceProblem } from './register.ts'

/** Rows as migrations.ts makes them. jsonb columns are written as JSON text and come back parsed. */
export interface Tables {
  document: { id: string; name: string; media_type: string; encoding: string; length: number; text: string }
  page: { document: string; idx: number; layout: StoredPage }
  document_table: { document: string; idx: number; content: DocumentTable }
  /** Bytes of the file from `idx * partSize` on, in base64. */
  file_part: { document: string; idx: number; bytes: string }
  reading: {
    seq: number; document: string; content: string; extractor: string; version: string; publisher: string | null; home: string | null
    published_on: string | null; basis: DateBasis; published_span: Span | null; read_at: string; refused: number
    /** Ids of the corrections it was made with; null for none. */
    corrections?: string[] | null
  }
  article: {
    reading: number; idx: number; id: string; kind: ArticleKind; headline: string | null; deck: string[]; byline: string | null; place: string | null; continued: boolean
    spans: Span[]; parts: { role: PartRole; start: number; end: number }[]; text: string; runs: Run[]
    quantities: Extraction['quantities']; times: Extraction['times']; mentions: StoredMentionRow[]; lists?: PartlyNamed[] | null; told?: StoredToldRow[] | null
  }
  claim: {
    id: string; document: string; subject_name: string; subject_type: EntityType; property: Property; value: number | null; max: number | null; unit: string | null; mod: Mod | null
    of_what: string | null; phase: string | null; from_day: string | null; to_day: string | null; modality: Modality; object_name: string | null; object_type: EntityType | null
    start_at: number; end_at: number; quote: string
    /** Null where words make it no finer than the modality. */
    status: Status | null
  }
  name: { id: string; seq: number; type: EntityType; name: string; context: string | null }
  reading_claim: { reading: number; claim: string; article: number; subject: string; object: string | null }
  reading_name: { reading: number; name: string; mentions: number; place: string | null }
  judgement: { id: string; seq: number; left_name: string; right_name: string; verdict: Verdict; by_whom: string; at: string; why: string }
  withdrawal: { judgement: string; by_whom: string; at: string }
  correction: { id: string; document: string; start_at: number; end_at: number; printed: string; text: string; by_whom: string; at: string; why: string; reading: number }
  correction_withdrawal: { correction: string; by_whom: string; at: string; reading: number }
  review: { id: string; seq: number; claim: string; document: string; verdict: ReviewVerdict; by_whom: string; at: string; why: string; correction: string | null }
  review_withdrawal: { review: string; by_whom: string; at: string }
  intake: {
    id: string; name: string; size: number; publisher: string | null; home: string | null; published_on: string | null; state: IntakeState; pages_done: number; pages: number | null; document: string | null; claims: number | null
    added: boolean | null; files: number | null; code: ErrorCode | null; details: Record<string, string | number> | null; parent: string | null; received_at: string; finished_at: string | null; begun: number
  }
  intake_part: { intake: string; idx: number; bytes: string }
  entry: { id: string; seq: number; kind: string; about: string; fields: Record<string, unknown>; by_whom: string; at: string; why: string }
  entry_withdrawal: { entry: string; by_whom: string; at: string }
  /** `entities`: ids of those whose claims, names or entries may be other than before. */
  change: { seq: number; at: string; kind: ChangeKind; ref: string; document: string | null; entities: string[] }
  /** `plain` is the name in one spelling, `node` the id of the name by which the ledger knows it. */
  company: { ordinal: number; id: string; code: string | null; name: string; plain: string; node: string | null }
  company_source: { id: string; seq: number; kind: 'import' | 'correction'; name: string; as_of: string; columns: Record<string, string>; by_whom: string; at: string; why: string; complete: boolean }
  company_source_withdrawal: { source: string; by_whom: string; at: string }
  company_line: { seq: number; id: string; company: number; source: string; place: string; as_of: string; facts: CompanyFacts }
  company_problem: { source: string; idx: number; severity: SourceProblem['severity']; code: string; cell: string; details: Record<string, string> }
  company_mapping: { headers: string; mapping: Record<string, string | null>; by_whom: string; at: string }
  company_block: { block: number; bytes: Uint8Array }
  latest: { document: string; reading: number; claims: number; articles: number }
  /** By which version of its table a view was made. */
  made_by: { view: string; version: number }
  /** `judged` is the version of the table by which it was compared with others. `place` is the division in front of the name, `seen` that of the article it was first seen in, `mentions` how often latest readings have it. */
  name_view: { name: string; entity: string; place: string | null; seen: string | null; mentions: number; lexemes: string; judged: number }
  name_block: { block: string; name: string }
  claim_view: {
    claim: string; document: string; article: string; published_on: string; start_at: number; subject: string; object: string | null; subject_node: string; object_node: string | null
    property: Property; modality: Modality; of_what: string | null; words: string; status: Status | null
    /** The reading it is taken from: the document's latest, or one beside it whose claim was accepted. */
    reading: number
  }
  article_view: { article: string; document: string; reading: number; idx: number; lexemes: string }
  entity_view: { id: string; type: EntityType; name: string; aliases: string[]; place: string | null; claims: number; documents: number; first_seen: string | null; last_seen: string | null }
}

/** Mention of an article, with the id of the name it is an occurrence of. */
export interface StoredMentionRow { start: number; end: number; type: EntityType; name: string; node: string }
/** What an article tells of a project, with the id of the name it goes by and the words themselves. */
export interface StoredToldRow { start: number; end: number; node: string; text: string; stage?: string; owner?: string }
/** A stretch of repaired text that lies unbroken in the raw document: [offset in the article's text, raw offset, length]. */
export type Run = [at: number, raw: number, length: number]

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
