import { z } from '@hono/zod-openapi'
import type { EntityType, Mod, Modality, Property, QuantityKind, Status } from '../../claim/records.ts'
import { dropReasons } from '../../claim/model-pass/index.ts'
import type { IntakeItem, IntakeState } from '../../ledger/index.ts'
import type * as L from '../../ledger/ledger.ts'
import type { ArticleKind, DateBasis, DocumentTable, PartRole } from '../../read/document.ts'
import type { Evidence } from '../../services/evidence/evidence.ts'
import type { Indicator } from '../../services/indicators/indicators.ts'
import type { Overview } from '../../services/indicators/overview.ts'
import type { Taken } from '../../services/model-pass/answers.ts'
import type { Questions } from '../../services/model-pass/questions.ts'
import type { ShownPage } from '../../services/pages/page.ts'

/*
 * The wire shapes. They say in OpenAPI what the ledger's and the services' types say in TypeScript: every shape `satisfies`
 * the type it describes, so that the two cannot drift apart.
 */
export const entityTypes = ['company', 'institution', 'park', 'project', 'facility', 'product', 'programme', 'event', 'person', 'place'] as const satisfies readonly EntityType[]
export const properties = ['investment', 'output_value', 'revenue', 'land_area', 'building_area', 'compute', 'power', 'capacity', 'count', 'growth', 'share',
  'milestone', 'located_in', 'built_by', 'part_of', 'holds_post', 'makes'] as const satisfies readonly Property[]
export const modalities = ['actual', 'ongoing', 'planned'] as const satisfies readonly Modality[]
export const statuses = ['done', 'ongoing', 'planned', 'contracted', 'intended', 'hoped'] as const satisfies readonly Status[]
const mods = ['exact', 'more', 'less', 'about', 'range'] as const satisfies readonly Mod[]
const quantityKinds = ['money', 'area', 'power', 'compute', 'length', 'mass', 'volume', 'energy', 'ratio', 'count', 'duration', 'speed', 'temperature', 'other'] as const satisfies readonly QuantityKind[]
const bases = ['given', 'printed', 'inferred', 'unknown'] as const satisfies readonly DateBasis[]
const articleKinds = ['news', 'photo-caption', 'furniture', 'teaser', 'table'] as const satisfies readonly ArticleKind[]
const partRoles = ['kicker', 'headline', 'deck', 'byline', 'body', 'subhead', 'caption', 'credit', 'label', 'jump'] as const satisfies readonly PartRole[]

export const reviewStates = ['open', 'accepted', 'corrected', 'rejected'] as const satisfies readonly L.ReviewState[]
export const reviewVerdicts = ['accept', 'correct', 'reject'] as const satisfies readonly L.ReviewVerdict[]

const offset = z.int().min(0)
const day = z.string().nullable().openapi({ description: 'ISO day', example: '2026-03-05' })
const text = z.string().nullable()
const number = z.number().nullable()

export const entityRef = z.object({ id: z.string(), name: z.string(), type: z.enum(entityTypes) }).openapi('EntityRef') satisfies z.ZodType<L.EntityRef>

export const claim = z.object({
  id: z.string(), subject: entityRef, property: z.enum(properties),
  value: number.openapi({ description: 'In the base unit; the lower end of a range' }), max: number.openapi({ description: 'The upper end of a range' }),
  unit: text, mod: z.enum(mods).nullable(), of: text, phase: text, from: day, to: day, modality: z.enum(modalities),
  status: z.enum(statuses).openapi({ description: '原文用语给出的更细状态：签约、意向、期望；无此用语时与 modality 同义 What the words make of it; without such words, what the modality says' }), object: entityRef.nullable(),
  quote: z.string().openapi({ description: 'document.text.slice(start, end)' }), document: z.string(), article: z.string(),
  start: offset.openapi({ description: 'UTF-16 code units into the document’s text' }), end: offset,
  publishedOn: day, basis: z.enum(bases), publisher: text, extractor: z.string(),
  withdrawn: z.literal(true).optional().openapi({ description: '最近一次阅读已不再得出这条事实 The latest reading does not make this claim any more' }),
  review: z.enum(reviewStates).optional().openapi({ description: '只由模型提出的事实的核对结果 Of a claim that only a model makes: what became of it' }),
}).openapi('Claim') satisfies z.ZodType<L.StoredClaim>

export const document = z.object({
  id: z.string().openapi({ description: 'SHA-256 of the file' }), name: z.string().openapi({ description: '文件名 The file’s name' }), title: text.openapi({ description: '首篇报道的标题 Headline of its first news article' }), mediaType: z.string(), encoding: z.string(), publisher: text, home: text,
  publishedOn: day, basis: z.enum(bases), readAt: z.string(), extractor: z.string(), articles: z.int(), claims: z.int(), length: z.int(),
}).openapi('Document') satisfies z.ZodType<L.StoredDocument>

const span = z.tuple([offset, offset]).readonly()
export const article = z.object({
  id: z.string(), document: z.string(), index: z.int(), kind: z.enum(articleKinds), headline: text, deck: z.array(z.string()), byline: text, place: text,
  continued: z.boolean(), spans: z.array(span), parts: z.array(z.object({ role: z.enum(partRoles), start: offset, end: offset })),
  lists: z.array(z.object({
    start: offset, end: offset, announced: z.int(), mod: z.enum(mods), unit: z.string(), of: z.string(), named: z.int(), names: z.array(z.object({ start: offset, end: offset, id: z.string().openapi({ description: '本版上的全名 The fullest name on the page' }) })),
  })).openapi({ description: '报了总数、只点了一部分名的名单：等8家企业 Lists announced with a number and named in part' }),
}).openapi('Article') satisfies z.ZodType<L.StoredArticle>

export const documentWithText = document.extend({ text: z.string(), articleList: z.array(article) }).openapi('DocumentWithText')

/** Tables of a document: cells as stretches of its text. */
export const tables = z.object({
  items: z.array(z.object({ name: z.string(), start: offset, end: offset, rows: z.array(z.array(z.object({ start: offset, end: offset, column: z.int().openapi({ description: '0 为 A 列 0 for column A' }), address: z.string().openapi({ example: 'C5' }) }))) })),
}).openapi('DocumentTables') satisfies z.ZodType<{ items: DocumentTable[] }>

const appendResult = z.object({
  document: z.string(), added: z.boolean().openapi({ description: 'False when this reading was in the ledger already' }),
  claims: z.object({ added: z.int(), kept: z.int(), withdrawn: z.int() }), refused: z.int(),
}) satisfies z.ZodType<L.AppendResult>
export const appended = z.object({
  result: appendResult,
  document,
}).openapi('Appended')

export const annotations = z.object({
  quantities: z.array(z.object({ start: offset, end: offset, text: z.string(), kind: z.enum(quantityKinds), value: z.number(), max: number, unit: z.string(), mod: z.enum(mods) })),
  times: z.array(z.object({ start: offset, end: offset, text: z.string(), kind: z.enum(['point', 'span', 'vague']), from: day, to: day })),
  mentions: z.array(z.object({ start: offset, end: offset, type: z.enum(entityTypes), entity: z.string(), name: z.string(), article: z.string() })),
  claims: z.array(claim),
}).openapi('Annotations') satisfies z.ZodType<Awaited<ReturnType<L.Ledger['annotations']>>>

export const entity = entityRef.extend({
  aliases: z.array(z.string()), place: text, claims: z.int(), documents: z.int(), firstSeen: day, lastSeen: day,
}).openapi('Entity') satisfies z.ZodType<L.StoredEntity>

export const searchHit = z.object({
  kind: z.enum(['article', 'entity', 'claim']), id: z.string(), title: z.string(), snippet: z.array(z.object({ text: z.string(), hit: z.boolean() })),
  document: text, start: offset.nullable(), end: offset.nullable(), publishedOn: day, publisher: text, score: z.number(),
}).openapi('SearchHit') satisfies z.ZodType<L.SearchHit>

export const verdicts = ['same', 'not_same', 'unsure'] as const satisfies readonly L.Verdict[]
export const judgement = z.object({
  id: z.string(), left: z.string(), right: z.string(), leftName: z.string(), rightName: z.string(), verdict: z.enum(verdicts), by: z.string(), at: z.string(), why: z.string(), withdrawn: z.boolean(),
}).openapi('Judgement') satisfies z.ZodType<L.Judgement>

export const review = z.object({
  id: z.string(), claim: z.string(), verdict: z.enum(reviewVerdicts), by: z.string(), at: z.string(), why: z.string(),
  correction: text.openapi({ description: '代之以哪条事实 The claim that stands instead' }), withdrawn: z.boolean(),
}).openapi('Review') satisfies z.ZodType<L.Review>
export const reviewItem = z.object({
  claim, reviews: z.array(review).openapi({ description: '新的在前，收回的也在内 The newest first, withdrawn ones too' }), context: z.object({ before: z.string(), quote: z.string(), after: z.string() }),
}).openapi('ReviewItem') satisfies z.ZodType<L.ReviewItem>

export const questions = z.object({
  document: z.string(), version: z.string().openapi({ description: '问法的版本 Version of the way of asking' }), system: z.string(), schema: z.record(z.string(), z.unknown()),
  items: z.array(z.object({ article: z.string(), headline: text, user: z.string() })),
}).openapi('Questions') satisfies z.ZodType<Questions>
export const taken = z.object({
  result: appendResult, kept: z.int(), agreed: z.int().openapi({ description: '规则也得出的 Those the rules make too' }), dropped: z.partialRecord(z.enum(dropReasons), z.int()),
}).openapi('Taken') satisfies z.ZodType<Taken>

export const counts = z.object({
  documents: z.int(), articles: z.int(), claims: z.int(), entities: z.int(),
  byProperty: z.record(z.string(), z.int()), byStatus: z.record(z.string(), z.int()).openapi({ description: '按 modality；其中的签约、意向、期望另计 By modality; of those finer than that, how many are within' }), lastReadAt: text,
}).openapi('Counts') satisfies z.ZodType<Awaited<ReturnType<L.Ledger['counts']>>>

const locator = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cell'), sheet: z.string(), address: z.string().openapi({ example: 'C5' }) }),
  z.object({ kind: z.literal('line'), page: z.int().nullable(), line: z.int() }),
]).nullable().openapi({ description: '在文件里的位置：表格的单元格，或某页某行（从 1 起） Where it stands in the file: a cell of a sheet, or a line of a page, from 1' })

export const lineCorrection = z.object({
  id: z.string(), document: z.string(), start: offset, end: offset, printed: z.string().openapi({ description: '识读的原文，不会改动 What was recognised; it stays' }), text: z.string(), by: z.string(), at: z.string(), why: z.string(),
  withdrawn: z.object({ by: z.string(), at: z.string() }).nullable().openapi({ description: '已收回 Taken back' }),
}).openapi('LineCorrection') satisfies z.ZodType<L.LineCorrection>

export const evidence = z.object({
  corrections: z.array(lineCorrection).openapi({ description: '句中各行的更正，事实据更正后的文字读出 Corrections of the sentence’s lines, with which the claim was read' }),
  claim, document, locator, article: article.nullable(), related: z.array(claim),
  context: z.object({ before: z.string(), quote: z.string(), after: z.string(), sentenceStart: offset }),
}).openapi('Evidence') satisfies z.ZodType<Evidence>

/** What somebody wrote down that an indicator counts. */
export const definitionShape = z.object({ id: z.string(), text: z.string(), source: z.string(), from: day, by: z.string(), at: z.string() }).openapi('IndicatorDefinition')
export const indicator = z.object({
  place: entityRef, property: z.enum(properties), of: text, value: z.number(), max: number, unit: text, mod: z.enum(mods).nullable(),
  status: z.enum(statuses), from: day, to: day, claim,
  periodBasis: z.enum(['printed', 'carried']).nullable().openapi({ description: '时期的依据：原文写明，或沿用上一个数的 Printed, or carried over from the figure before' }), definition: definitionShape.nullable().openapi({ description: '空：未知 Null: unknown' }),
}).openapi('Indicator') satisfies z.ZodType<Indicator>

export const overviewShape = z.object({
  counts, newestDocuments: z.array(document), newestClaims: z.array(claim),
  places: z.array(z.object({ place: entityRef, total: z.int().openapi({ description: '该地指标总数 All figures of the place' }), indicators: z.array(indicator) })),
}).openapi('Overview') satisfies z.ZodType<Overview>

const named = z.object({ id: z.string(), zh: z.string(), en: z.string() })
export const modelShape = z.object({
  types: z.array(named),
  properties: z.array(named.extend({ value: z.enum(['quantity', 'none', 'object']), kind: z.string().optional() })),
  milestones: z.array(named).openapi({ description: '按达到的次序 In the order in which they are reached' }),
  stages: z.array(named).openapi({ description: '项目的阶段，依次 Stages of a project, in order' }),
}).openapi('Model')

export const problem = z.object({
  type: z.string(), code: z.string(), status: z.int(), title: z.string(), hint: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])),
}).openapi('Problem')

/** A page of a list: `next` is the cursor of the following page, null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({
  items: z.array(item), total: z.int(), atLeast: z.literal(true).optional().openapi({ description: '为真时 total 只数到此为止，实际更多 Counted so far only: there are more' }), next: z.string().nullable(),
})

const boxed = { x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() }
export const pageSize = z.object({ width: z.number().openapi({ description: '点或像素 Points or pixels' }), height: z.number(), start: offset, end: offset, recognised: z.boolean().openapi({ description: '文字是否由图像识读而来 Whether its text was recognised in an image' }) }).openapi('PageSize') satisfies z.ZodType<L.PageSize>
export const shownPage = z.object({
  width: z.number(), height: z.number(),
  lines: z.array(z.object({
    start: offset, end: offset, ...boxed, at: z.array(z.number()).openapi({ description: '各字左缘与末字右缘，占版面宽的几分之几 Left edges of the characters and the right edge of the last, as fractions of the page' }),
    confidence: z.number(), unsure: z.array(offset).openapi({ description: '识读没有把握的字 Characters recognised without certainty' }), vertical: z.boolean().optional().openapi({ description: '竖排：at 为上缘 Set from top to bottom: `at` holds top edges' }),
  })).openapi({ description: '按阅读次序；位置是占版面的几分之几 In reading order; places are fractions of the page' }),
}).openapi('ShownPage') satisfies z.ZodType<ShownPage>

const intakeStates = ['waiting', 'reading', 'paused', 'done', 'failed'] as const satisfies readonly IntakeState[]
export const intakeState = z.enum(intakeStates)
/** A file on its way in, with what to say of it when it failed. */
export const intakeItem = z.object({
  id: z.string(), name: z.string(), size: z.int(), publisher: text, home: text, publishedOn: day, state: intakeState, pagesDone: z.int(), pages: z.int().nullable(), document: text, claims: z.int().nullable(), added: z.boolean().nullable(),
  files: z.int().nullable().openapi({ description: '压缩包里有几个文件 How many files came out of a ZIP' }), code: z.string().nullable(), details: z.record(z.string(), z.union([z.string(), z.number()])).nullable(), parent: text,
  receivedAt: z.string(), finishedAt: text, problem: z.object({ title: z.string(), hint: z.string() }).nullable(),
}).openapi('IntakeItem') satisfies z.ZodType<Omit<IntakeItem, 'code' | 'begun'> & { code: string | null; problem: { title: string; hint: string } | null }>

const severity = z.enum(['error', 'warning', 'info'])
export const preview = z.object({
  mediaType: z.string(), pages: z.int().nullable(), characters: z.int(),
  tables: z.array(z.object({
    name: z.string(), rows: z.int(), claims: z.int(),
    columns: z.array(z.object({ address: z.string(), header: z.string(), unit: text, as: z.string(), property: text, of: text })).nullable(),
    sample: z.array(z.object({ cell: z.string(), subject: z.string(), property: z.enum(properties), value: number, unit: text, of: text, from: text, to: text, object: text, modality: z.enum(modalities) })),
    problems: z.array(z.object({ severity, code: z.string(), address: z.string().openapi({ example: 'C5' }), value: z.string(), text: z.string() })), counts: z.record(severity, z.int()),
  })),
}).openapi('Preview')
