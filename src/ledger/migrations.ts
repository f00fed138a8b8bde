import { sql, type Kysely, type Migration } from 'kysely'

const inOrder = (...statements: string[]): Migration => ({
  async up(db: Kysely<unknown>) { for (const statement of statements) await sql.raw(statement).execute(db) },
})

/** Ids and days sort by bytes whatever the server's locale. */
const id = 'text collate "C"'

/**
 * The store's shape. A migration that has been released is never changed; a new one is added.
 * The first half are facts: rows are added, never changed. The second half are views: kept in tables, made from the facts, and
 * made again by `rebuild`.
 */
export const migrations: Record<string, Migration> = {
  '0001-facts': inOrder(
    `create table document (id ${id} primary key, name text not null, media_type text not null, encoding text not null, length int not null, text text not null)`,
    `create table reading (
      seq int primary key, document ${id} not null references document, content ${id} not null, extractor text not null, version text not null,
      publisher text, home text, published_on ${id}, basis text not null, published_span jsonb, read_at text not null, refused int not null)`,
    'create index reading_document on reading (document, seq)',
    `create table article (
      reading int not null references reading, idx int not null, id ${id} not null, kind text not null, headline text, deck jsonb not null, byline text, place text, continued boolean not null,
      spans jsonb not null, parts jsonb not null, text text not null, runs jsonb not null, quantities jsonb not null, times jsonb not null, mentions jsonb not null, primary key (reading, idx))`,
    'create index article_id on article (id)',
    `create table claim (
      id ${id} primary key, document ${id} not null references document, subject_name text not null, subject_type text not null, property text not null, value float8, max float8, unit text, mod text,
      of_what text, phase text, from_day text, to_day text, modality text not null, object_name text, object_type text, start_at int not null, end_at int not null, quote text not null)`,
    `create table name (id ${id} primary key, seq int not null, type text not null, name text not null, context text)`,
    `create table reading_claim (reading int not null references reading, claim ${id} not null references claim, article int not null, subject ${id} not null references name, object ${id} references name, primary key (reading, claim))`,
    'create index reading_claim_claim on reading_claim (claim)',
    `create table reading_name (reading int not null references reading, name ${id} not null references name, mentions int not null, place text, primary key (reading, name))`,
    'create index reading_name_name on reading_name (name)',
    `create table judgement (id ${id} primary key, seq int not null unique, left_name ${id} not null references name, right_name ${id} not null references name, verdict text not null, by_whom text not null, at text not null, why text not null)`,
    'create index judgement_left on judgement (left_name)',
    'create index judgement_right on judgement (right_name)',
    `create table withdrawal (judgement ${id} primary key references judgement, by_whom text not null, at text not null)`,
  ),
  '0002-views': inOrder(
    `create table latest (document ${id} primary key references document, reading int not null unique references reading, claims int not null, articles int not null)`,
    `create table name_view (name ${id} primary key references name, entity ${id} not null, place text, seen text, mentions int not null, lexemes tsvector not null)`,
    'create index name_view_entity on name_view (entity)',
    'create index name_view_lexemes on name_view using gin (lexemes)',
    `create table name_block (block text not null, name ${id} not null references name, primary key (block, name))`,
    `create table claim_view (
      claim ${id} primary key references claim, document ${id} not null, article ${id} not null, published_on ${id} not null, start_at int not null, subject ${id} not null, object ${id},
      subject_node ${id} not null, object_node ${id}, property text not null, modality text not null, of_what text, words text not null)`,
    'create index claim_view_order on claim_view (published_on desc, document, start_at, claim)',
    'create index claim_view_document on claim_view (document)',
    'create index claim_view_article on claim_view (article)',
    'create index claim_view_subject on claim_view (subject, property)',
    'create index claim_view_object on claim_view (object)',
    'create index claim_view_subject_node on claim_view (subject_node)',
    'create index claim_view_object_node on claim_view (object_node)',
    `create table article_view (article ${id} primary key, document ${id} not null, reading int not null, idx int not null, lexemes tsvector not null)`,
    'create index article_view_document on article_view (document)',
    'create index article_view_lexemes on article_view using gin (lexemes)',
    `create table entity_view (id ${id} primary key, type text not null, name text not null, aliases jsonb not null, place text, claims int not null, documents int not null, first_seen ${id}, last_seen ${id})`,
    'create index entity_view_order on entity_view (claims desc, documents desc, id)',
  ),
  // Readers beside the rules, whose claims people judge one by one.
  '0003-reviews': inOrder(
    `create table review (
      id ${id} primary key, seq int not null unique, claim ${id} not null references claim, document ${id} not null references document, verdict text not null, by_whom text not null, at text not null, why text not null,
      correction ${id} references claim)`,
    'create index review_claim on review (claim, seq)',
    'create index review_document on review (document)',
    `create table review_withdrawal (review ${id} primary key references review, by_whom text not null, at text not null)`,
    'create index reading_extractor on reading (extractor, document, seq)',
    'alter table claim_view add column reading int',
    'update claim_view v set reading = l.reading from latest l where l.document = v.document',
    'alter table claim_view alter column reading set not null',
  ),
  // Finer than the modality, where the words are. A claim of before has none until its page is read again.
  '0004-status': inOrder(
    'alter table claim add column status text',
    'alter table claim_view add column status text',
    'create index claim_view_status on claim_view (status) where status is not null',
  ),
  // Lists that an article names in part; null where there is none, and in what was read before.
  '0005-lists': inOrder('alter table article add column lists jsonb'),
  // Where the lines of a document that is no plain text are printed, and the file itself, in pieces of bounded size.
  '0006-pages': inOrder(
    `create table page (document ${id} not null references document, idx int not null, layout jsonb not null, primary key (document, idx))`,
    `create table file_part (document ${id} not null references document, idx int not null, bytes bytea not null, primary key (document, idx))`,
    `create table document_table (document ${id} not null references document, idx int not null, content jsonb not null, primary key (document, idx))`,
  ),
  // Files on their way in. They are no part of the ledger's record and of no backup.
  '0007-intake': inOrder(
    `create table intake (
      id uuid primary key, name text not null, size int not null, publisher text, home text, published_on text, state text not null, pages_done int not null, pages int, document text, claims int, added boolean, files int,
      code text, details jsonb, parent uuid, received_at text not null, finished_at text)`,
    'create index intake_order on intake (received_at desc)',
    'create index intake_state on intake (state)',
    'create table intake_part (intake uuid not null references intake on delete cascade, idx int not null, bytes bytea not null, primary key (intake, idx))',
  ),
  '0008-intake-begun': inOrder('alter table intake add column begun int not null default 0'),
  // What people say a recognised line reads. `reading` is the one that came with it, and of a reading, `corrections` are those it was made with.
  '0009-line-corrections': inOrder(
    `create table correction (
      id ${id} primary key, document ${id} not null references document, start_at int not null, end_at int not null, printed text not null, text text not null, by_whom text not null, at text not null, why text not null,
      reading int not null references reading)`,
    'create index correction_document on correction (document, start_at, reading)',
    `create table correction_withdrawal (correction ${id} primary key references correction, by_whom text not null, at text not null, reading int not null references reading)`,
    'alter table reading add column corrections jsonb',
  ),
  // What people write down about a thing (a stage, a promise, how a conflict was settled), and what changed, in order.
  '0010-entries-and-changes': inOrder(
    `create table entry (id ${id} primary key, seq int not null unique, kind ${id} not null, about ${id} not null, fields jsonb not null, by_whom text not null, at text not null, why text not null)`,
    'create index entry_about on entry (about, kind)',
    'create index entry_kind on entry (kind, seq)',
    `create table entry_withdrawal (entry ${id} primary key references entry, by_whom text not null, at text not null)`,
    `create table change (seq int primary key, at text not null, kind text not null, ref ${id} not null, document ${id}, entities jsonb not null)`,
  ),
  // Names have several keys, made by a table that has versions: those of before are made anew when the ledger is opened, and judged by it when a page names them.
  '0011-identity': inOrder(
    'create table made_by (view text primary key, version int not null)',
    'alter table name_view add column judged int not null default 0',
    "create index judgement_unsure on judgement (seq) where verdict = 'unsure'",
  ),
  // What articles tell of projects; null where they tell of none, and in what was read before.
  '0012-told': inOrder('alter table article add column told jsonb', 'create index article_told on article (reading) where told is not null'),
  // For a ledger of a million claims: lists by property, subject or object go by day, words of claims are found by their pairs of characters.
  '0013-speed': inOrder(
    "create function word_pairs(words text) returns text[] language sql immutable parallel safe as 'select array_agg(distinct substr(words, n, 2)) from generate_series(1, length(words) - 1) n'",
    'create index claim_view_pairs on claim_view using gin (word_pairs(words))',
    'create index claim_view_property_day on claim_view (property, published_on desc)',
    'create index claim_view_subject_day on claim_view (subject, published_on desc)',
    'create index claim_view_object_day on claim_view (object, published_on desc)',
    'drop index claim_view_object',
    'create index claim_view_modality_day on claim_view (modality, published_on desc)',
    'create index article_view_reading on article_view (reading desc)',
    'create index entity_view_type on entity_view (type, claims desc, documents desc, id)',
  ),
  // Companies with what registers and they themselves say of them. Lines are only added; a block is what somebody made of the lines of some companies, and goes when lines come.
  '0014-register': inOrder(
    `create table company (ordinal int primary key, id ${id} not null unique, code ${id} unique, name text not null, plain ${id} not null, node ${id})`,
    'create index company_plain on company (plain)',
    'create index company_node on company (node) where node is not null',
    `create table company_source (id ${id} primary key, seq int not null unique, kind text not null, name text not null, as_of ${id} not null, columns jsonb not null, by_whom text not null, at text not null, why text not null, complete boolean not null)`,
    `create table company_source_withdrawal (source ${id} primary key references company_source, by_whom text not null, at text not null)`,
    `create table company_line (seq int primary key, id ${id} not null unique, company int not null references company, source ${id} not null references company_source, place text not null, as_of ${id} not null, facts jsonb not null)`,
    'create index company_line_company on company_line (company)',
    'create index company_line_source on company_line (source)',
    `create table company_problem (source ${id} not null references company_source, idx int not null, severity text not null, code text not null, cell ${id} not null, details jsonb not null, primary key (source, idx))`,
    'create unique index company_problem_cell on company_problem (source, cell, code)',
    `create table company_mapping (headers ${id} primary key, mapping jsonb not null, by_whom text not null, at text not null)`,
    'create table company_block (block int primary key, bytes bytea not null)',
    "create index change_register on change (seq) where kind = 'register'",
  ),
  // Names that begin with a word, for words that very many have.
  '0015-names': inOrder('create index name_lower on name (lower(name) text_pattern_ops)'),
}
