import { createRoute, z } from '@hono/zod-openapi'
import { explain, inForce, readCompany, type Condition, type Policy } from '../../../rules/index.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, problemAnswer, routes } from '../route.ts'
import { evaluateRequest, evaluation, factList, policyDetail, policySummary, type ConditionText } from './policies-shapes.ts'

const tags = ['政策 Policies']
const day = z.object({ on: isoDay.optional().openapi({ description: '哪一天有效的版本，默认今天 The version in force on this day, default today' }) })

/** Policies as rules: what there is, what each says, and what a company's facts come to under them. */
export const policyRoutes = ({ clock }: Pick<HttpDeps, 'clock'>) => {
  const dayOf = (on: string | undefined) => on ?? clock.now().toISOString().slice(0, 10)
  return routes()
    .openapi(createRoute({ method: 'get', path: '/policies', tags, summary: '有效的政策 Policies in force', request: { query: day }, responses: { 200: json(z.object({ on: z.string(), items: z.array(policySummary) }), '政策 Policies'), ...badRequest } }), c => {
      const on = dayOf(c.req.valid('query').on)
      return c.json({ on, items: inForce(policyLibrary().policies, on).map(summary) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/policies/facts', tags, summary: '可以提供的事实 The facts that can be given', responses: { 200: json(factList, '事实 Facts') } }), c =>
      c.json({ items: [...policyLibrary().dictionary.facts.byId.values()].map(f => ({ id: f.id, zh: f.zh, en: f.en, kind: f.kind, note: f.note, ...(f.kind === 'number' ? { unit: f.unit, years: f.years } : f.kind === 'choice' ? { options: f.options } : {}) })) }, 200))
    .openapi(createRoute({ method: 'get', path: '/policies/{id}', tags, summary: '一项政策的条件和出处 Conditions and sources of a policy', request: { params: idParam, query: day }, responses: { 200: json(policyDetail, '政策 The policy'), ...badRequest, ...notFound } }), c => {
      const { id } = c.req.valid('param')
      const { policies, dictionary } = policyLibrary()
      const policy = found(inForce(policies, dayOf(c.req.valid('query').on)).find(p => p.id === id) ?? null, '有效的政策 policy in force', id)
      const facts = policy.uses.map(({ fact, back }) => { const { zh, en } = dictionary.facts.byId.get(fact)!; return { id: fact, zh, en, back } })
      const versions = policies.filter(p => p.id === id).map(({ version, document, validFrom, validTo }) => ({ version, document, validFrom, validTo }))
      return c.json({ ...detail(policy), facts, versions }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/policies/evaluate', tags, summary: '一家企业符合哪些政策，为什么，还缺什么 What a company qualifies for, why, and what is missing', request: { body: { required: true, content: { 'application/json': { schema: evaluateRequest } } } }, responses: { 200: json(z.object({ on: z.string(), items: z.array(evaluation) }), '逐项结果 Outcomes'), ...badRequest, ...notFound, 422: problemAnswer('事实不能使用 A fact cannot be used') } }), c => {
      const { facts, on: asked, policies: ids } = c.req.valid('json')
      const on = dayOf(asked)
      const { policies, dictionary } = policyLibrary()
      const company = readCompany(dictionary.facts, facts)
      const valid = inForce(policies, on)
      const chosen = ids ? ids.map(id => found(valid.find(p => p.id === id) ?? null, '有效的政策 policy in force', id)) : valid
      return c.json({ on, items: chosen.map(p => explain(p, company, on, dictionary.facts)) }, 200)
    })
}

const summary = ({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter, benefit }: Policy) =>
  ({ id, version, zh, en, level, issuer, document, validFrom, validTo, confidence, toEnter, benefit: benefit && { zh: benefit.zh, en: benefit.en, unit: benefit.unit, text: benefit.text } })

const detail = (p: Policy) => ({
  ...summary(p), notes: p.notes, sources: p.sources, clauses: p.clauses, file: p.file, parameters: p.parameters.map(q => ({ name: q.name, zh: q.zh, en: q.en, value: q.text, confidence: q.confidence })),
  applies: p.applies?.text ?? null, conditions: p.conditions && conditionText(p.conditions), classes: p.classes?.names ?? null,
})

function conditionText({ id, zh, en, clause, confidence, line, rule }: Condition): ConditionText {
  return { id, zh, en, clause, confidence, line, how: rule.kind, count: rule.kind === 'atLeast' ? rule.count : null, text: rule.kind === 'is' ? rule.text : null, of: rule.kind === 'is' ? [] : rule.of.map(conditionText) }
}
