import { createRoute, z } from '@hono/zod-openapi'
import { inForce } from '../../../rules/index.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import { policySheet, type PolicySheet, type ScoreSheet } from '../../../services/policy/sheet.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, routes } from '../route.ts'

const text = z.string().nullable()
const bands = z.object({ of: text, lines: z.array(z.object({ when: z.string(), then: z.string() })) }).nullable()
const score: z.ZodType<ScoreSheet> = z.lazy(() => z.object({ id: z.string(), zh: z.string(), en: z.string(), clause: text, most: z.number().nullable(), how: z.enum(['points', 'bands', 'sum', 'greatest']), text, bands, items: z.array(score) })).openapi('PolicyScoreSheet', { type: 'object' })
const named = z.array(z.object({ name: z.string(), value: z.string() }))
const sheet = z.object({
  text: z.string().openapi({ description: '规则文件原文 The file as it is written' }), scores: z.array(score), values: z.array(z.object({ name: z.string(), text, bands })),
  classes: z.object({ names: z.array(z.string()), of: text, rows: z.array(z.object({ zh: z.string(), codes: z.string(), columns: z.array(z.object({ fact: z.string(), least: z.array(z.string()) })) })) }).nullable(),
  benefit: z.object({ text, bands }).nullable(),
  cases: z.array(z.object({ title: z.string(), line: z.int(), on: z.string(), facts: named, expect: named, wrong: z.array(z.string()).openapi({ description: '结果与预期不同之处 What came out otherwise' }) })),
}).openapi('PolicySheet') satisfies z.ZodType<PolicySheet>
const entry = z.object({ id: z.string(), version: z.string(), zh: z.string(), en: z.string(), level: z.enum(['national', 'province', 'city', 'district']), issuer: z.string(), document: z.string(), validFrom: z.string(), validTo: text, confidence: z.enum(['P', 'S', 'S2', 'M']), toEnter: z.int(), unentered: z.int(), conditions: z.int(), cases: z.int() })

/** Policies as people read them: every version there is, and each with its tables and its cases. */
export const policySheetRoutes = ({ clock }: Pick<HttpDeps, 'clock'>) => {
  const tags = ['政策 Policies']
  return routes()
    .openapi(createRoute({ method: 'get', path: '/policy-versions', tags, summary: '全部政策的全部版本 Every version of every policy', responses: { 200: json(z.object({ today: z.string(), items: z.array(entry) }), '版本 Versions') } }), c =>
      c.json({
        today: clock.now().toISOString().slice(0, 10),
        items: policyLibrary().policies.map(({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter, parameters, conditions, examples }) =>
          ({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter: toEnter.length, unentered: parameters.filter(p => p.value === null).length, conditions: conditions && conditions.rule.kind !== 'is' ? conditions.rule.of.length : 0, cases: examples.length })),
      }, 200))
    .openapi(createRoute({ method: 'get', path: '/policies/{id}/sheet', tags, summary: '一项政策的分档表、评分表和用例（现场运行） Tables of bands and points, and its cases, run now', request: { params: idParam, query: z.object({ on: isoDay.optional() }) }, responses: { 200: json(sheet, '表和用例 Tables and cases'), ...badRequest, ...notFound } }), c => {
      const { id } = c.req.valid('param')
      const { policies, dictionary } = policyLibrary()
      const policy = found(inForce(policies, c.req.valid('query').on ?? clock.now().toISOString().slice(0, 10)).find(p => p.id === id) ?? null, '有效的政策 policy in force', id)
      return c.json(policySheet(policy, dictionary.facts), 200)
    })
}
