import { z } from '@hono/zod-openapi'
import type { Taxonomy } from '../../../model/chains.ts'
import type { Entry } from '../../../ledger/ledger.ts'
import type { ChainSummary, ChainView, LinkOf, LinkPage } from '../../../services/chain/view.ts'
import { claim, entityRef } from '../shapes.ts'

const named = { id: z.string(), zh: z.string(), en: z.string() }
const text = z.string().nullable()
const states = ['strong', 'weak', 'planned', 'missing'] as const
const state = z.enum(states).openapi({ description: '强、弱、缺但有在建或规划、缺 Strong, weak, missing but planned, missing: by the stated rule' })
const stage = z.enum(['producing', 'present', 'planned', 'carrier']).openapi({ description: '在产、已有、在建或规划、载体 Producing, present, planned, a park or institution' })
const grounds = ['person', 'makes', 'property', 'says', 'name', 'aims', 'beside'] as const

export const chainSummary = z.object({ ...named, version: z.int(), from: z.string(), links: z.int(), states: z.object({ strong: z.int(), weak: z.int(), planned: z.int(), missing: z.int() }), companies: z.int(), projects: z.int(), bottlenecks: z.int() }).openapi('ChainSummary') satisfies z.ZodType<ChainSummary>

const brief = z.object({ entity: entityRef, stage, leader: z.boolean(), place: text })
const change = z.object({ before: state, filled: z.boolean(), appeared: z.array(brief), gone: z.array(brief), moved: z.array(z.object({ brief, before: stage })) })
const link = z.object({
  ...named, state, counts: z.object({ producing: z.int(), leaders: z.int(), present: z.int(), reported: z.int(), planned: z.int(), carriers: z.int() }),
  bottleneck: z.object({ is: z.boolean(), said: z.int(), by: z.enum(['pages', 'person']).nullable() }), gaps: z.int(),
  products: z.array(z.string()), codes: z.array(z.object({ code: z.string(), name: z.string() })).openapi({ description: 'GB/T 4754-2017' }), feeds: z.array(z.string()), who: z.array(brief), placed: z.int(), change: change.nullable(),
}).openapi('ChainLink')
const rule = z.object({
  version: z.int(), from: z.string(), counted: z.number(), confidence: z.object(Object.fromEntries(grounds.map(g => [g, z.number()])) as Record<(typeof grounds)[number], z.ZodNumber>),
  states: z.array(z.object({ id: z.enum(states), zh: z.string(), en: z.string(), needs: z.partialRecord(z.enum(['producing', 'leaders', 'present', 'reported', 'planned']), z.number()) })),
}).openapi('LinkRule')

export const chainView = z.object({
  ...named, version: z.int(), from: z.string(), source: z.string(), verified: z.boolean(), asOf: z.string(), compare: text, place: text, places: z.array(z.object({ name: z.string(), count: z.int() })),
  layers: z.array(z.object({ ...named, links: z.array(link) })), rule,
  map: z.object({
    width: z.number(), height: z.number(), layers: z.array(z.object({ id: z.string(), y: z.number(), height: z.number() })), boxes: z.array(z.object({ link: z.string(), x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    edges: z.array(z.object({ from: z.string(), to: z.string(), d: z.string(), back: z.boolean() })),
  }),
}).openapi('Chain') satisfies z.ZodType<ChainView>

export const chainEntry = z.object({ id: z.string(), seq: z.int(), kind: z.string(), about: z.string(), fields: z.record(z.string(), z.unknown()), by: z.string(), at: z.string(), why: z.string(), withdrawn: z.boolean() }).openapi('ChainEntry') satisfies z.ZodType<Entry>
const sentence = z.object({ before: z.string(), hit: z.string(), after: z.string(), document: z.string(), start: z.int(), end: z.int(), headline: text, publisher: text, publishedOn: text })
const evidence = z.object({ ground: z.enum(grounds), claim: text, entry: text, document: text, start: z.int(), end: z.int(), on: text, makes: z.boolean(), planned: z.boolean(), sentence: sentence.nullable() })
const near = z.object({ ...named, state })
export const linkPage = z.object({
  chain: z.object({ ...named, version: z.int() }), layer: z.object(named), link, feeds: z.array(near), fedBy: z.array(near), asOf: z.string(), compare: text, place: text, rule,
  placements: z.object({
    total: z.int(), next: text, items: z.array(z.object({
      key: z.string(), entity: entityRef, confidence: z.number(), stage, leader: z.boolean(), off: z.boolean(), place: text, builders: z.array(z.object({ id: z.string(), name: z.string() })), evidence: z.array(evidence), more: z.int(), entries: z.array(chainEntry),
    })),
  }),
  remarks: z.array(z.object({ kind: z.enum(['bottleneck', 'gap']), sentence, entities: z.array(entityRef) })), reported: z.array(claim),
  leads: z.array(z.object({ entity: entityRef, place: text, why: z.enum(['elsewhere', 'talks', 'neighbour', 'candidate']), link: text, stage, sentence: sentence.nullable() })), entries: z.array(chainEntry),
}).openapi('ChainLinkPage') satisfies z.ZodType<LinkPage>

export const linkOf = z.object({ chain: z.object(named), link: z.object(named), stage, confidence: z.number() }).openapi('ChainLinkOf') satisfies z.ZodType<LinkOf>

export const taxonomy = z.object({
  ...named, name: z.string(), place: z.string(), from: text, source: z.string(), verified: z.boolean(),
  groups: z.array(z.object({ zh: z.string(), en: z.string(), announced: z.number().nullable(), parts: z.array(z.object({ zh: z.string(), chain: z.string().optional(), link: z.string().optional(), codes: z.array(z.string()) })).nullable().openapi({ description: 'null：公开资料里没有列出 Not listed in public' }) })),
}).openapi('Taxonomy') satisfies z.ZodType<Taxonomy>
