import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { explain, inForce, readCompany, type Company } from '../../../rules/index.ts'
import { checkedFinance, consentWays, outcomeStates } from '../../../services/finance/entries.ts'
import { allHandovers, financeFile as fileOf, handoverUnder } from '../../../services/finance/file.ts'
import type { Product } from '../../../services/finance/library.ts'
import { policyLibrary } from '../../../services/policy/library.ts'
import type { CompanyBook } from '../companies.ts'
import type { HttpDeps } from '../deps.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, problemAnswer, routes } from '../route.ts'
import { products } from '../rule-books.ts'
import { consent, explained, financeFile, handover, product } from './finance-shapes.ts'
import { companyRef } from './points-shapes.ts'
import { refOf } from './points.ts'
import { evaluateRequest } from './policies-shapes.ts'

const tags = ['金融产品 Finance']
const said = { by: z.string().trim().min(1).max(100).default('console').openapi({ description: '谁登记 Who writes it down' }), why: z.string().trim().max(1000).default('') }
const on = isoDay.optional().openapi({ description: '哪一天，默认今天 The day asked about, default today' })
const noDecision = '是否符合产品的公开条件，不是授信决定；贷或不贷由金融机构决定 Whether the published conditions are met. No credit decision: that is the lender’s alone'
const body = <T extends z.ZodRawShape>(shape: T) => ({ required: true, content: { 'application/json': { schema: z.object(shape) } } })
const noConsent = { 409: problemAnswer('没有有效的授权 There is no valid consent') }

/** Financial products: whom they are for, what a company lets go to a lender, what came of it. Nothing here decides about credit. */
export const financeRoutes = ({ ledger, clock }: HttpDeps, companies: CompanyBook) => {
  const today = () => clock.now().toISOString().slice(0, 10)
  const dictionary = () => policyLibrary().dictionary
  // What can be judged comes first, what is to be entered last.
  const valid = (day: string) => products().filter(p => inForce([p.policy], day).length).sort((a, b) => a.policy.toEnter.length - b.policy.toEnter.length)
  const explainAll = (company: Company, day: string) => valid(day).map(p => ({ product: view(p), evaluation: explain(p.policy, company, day, dictionary().facts) }))
  const companyAt = async (id: string) => found(await ledger.register.company(id), '企业 company', id)
  return routes()
    .openapi(createRoute({ method: 'get', path: '/finance', tags, summary: '金融产品 Products', request: { query: z.object({ on }) }, responses: { 200: json(z.object({ on: z.string(), items: z.array(product) }), '产品 Products'), ...badRequest } }), c => {
      const day = c.req.valid('query').on ?? today()
      return c.json({ on: day, items: valid(day).map(view) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/finance/explain', tags, summary: `按给出的事实看哪些产品的公开条件符合 ${noDecision}`, request: { body: { required: true, content: { 'application/json': { schema: evaluateRequest.omit({ policies: true }) } } } }, responses: { 200: json(z.object({ on: z.string(), items: z.array(explained) }), '逐项结果 Outcomes'), ...badRequest, 422: problemAnswer('事实不能使用 A fact cannot be used') } }), c => {
      const { facts, on: given } = c.req.valid('json')
      const day = given ?? today()
      return c.json({ on: day, items: explainAll(readCompany(dictionary().facts, facts), day) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/finance/handovers', tags, summary: '全部移交和结果，最近的在前 Everything handed over and what came of it, the newest first', request: { query: z.object(paging) }, responses: { 200: json(z.object({ items: z.array(handover), total: z.int(), next: z.string().nullable() }), '移交 Hand-overs'), ...badRequest } }), async c =>
      c.json(await allHandovers(ledger, c.req.valid('query')), 200))
    .openapi(createRoute({ method: 'get', path: '/companies/{id}/finance', tags, summary: `一家企业：产品条件、授权、移交、结果 ${noDecision}`, request: { params: idParam, query: z.object({ on }) }, responses: { 200: json(z.object({ company: companyRef, on: z.string(), items: z.array(explained), file: financeFile }), '产品和档案 Products and the file'), ...badRequest, ...notFound } }), async c => {
      const day = c.req.valid('query').on ?? today()
      const one = found(await companies.one(c.req.valid('param').id, day), '企业 company', c.req.valid('param').id)
      return c.json({ company: refOf(one.company), on: day, items: explainAll(one.facts, day), file: await fileOf(ledger, one.company.id, day) }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/finance/consents', tags, summary: '登记企业授权：给谁、哪些数据、到哪一天 Write a consent down: to whom, which facts, until when', request: { params: idParam, body: body({ product: z.string().max(100), lender: z.string().max(120).optional(), facts: z.array(z.string().max(60)).min(1).max(200), until: z.iso.date(), givenBy: z.string().max(120), how: z.enum(consentWays), ...said }) }, responses: { 201: json(consent, '已登记 Written down'), ...badRequest, ...notFound } }), async c => {
      const { by, why, ...given } = c.req.valid('json')
      const company = await companyAt(c.req.valid('param').id)
      const chosen = found(products().find(p => p.policy.id === given.product) ?? null, '金融产品 product', given.product)
      const lender = given.lender ?? chosen.lender?.zh
      if (!lender) throw new YinliError('request-invalid', { where: 'lender', what: '须写明移交给哪家机构 say who it goes to' })
      for (const fact of given.facts) found(dictionary().facts.byId.get(fact) ?? null, '事实 fact', fact)
      if (given.until < today()) throw new YinliError('request-invalid', { where: 'until', what: '已经过去 in the past' })
      const { id } = await ledger.enter({ kind: 'finance-consent', about: company.id, fields: checkedFinance('finance-consent', { ...given, lender }), by, why })
      return c.json(found((await fileOf(ledger, company.id, today())).consents.find(x => x.id === id) ?? null, '授权 consent', id), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/finance/consents/{entry}/end', tags, summary: '企业撤回授权 The company takes its consent back', request: { params: idParam.extend({ entry: z.string().max(100) }), body: body({ reason: z.string(), ...said }) }, responses: { 201: json(consent, '已撤回 Taken back'), ...badRequest, ...notFound } }), async c => {
      const { id, entry } = c.req.valid('param')
      const { by, why, reason } = c.req.valid('json')
      const company = await companyAt(id)
      const before = found((await fileOf(ledger, company.id, today())).consents.find(x => x.id === entry) ?? null, '授权 consent', entry)
      if (!before.ended) await ledger.enter({ kind: 'finance-consent-end', about: company.id, fields: checkedFinance('finance-consent-end', { consent: entry, reason }), by, why })
      return c.json(found((await fileOf(ledger, company.id, today())).consents.find(x => x.id === entry) ?? null, '授权 consent', entry), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/finance/handovers', tags, summary: '按授权移交：记下交出的每个数据 Hand over under a consent: each figure handed over is written down', request: { params: idParam, body: body({ consent: z.string().max(100), ...said }) }, responses: { 201: json(handover, '已移交 Handed over'), ...badRequest, ...notFound, ...noConsent } }), async c => {
      const { consent: id, by, why } = c.req.valid('json')
      const one = found(await companies.one(c.req.valid('param').id, today()), '企业 company', c.req.valid('param').id)
      const fields = handoverUnder(await fileOf(ledger, one.company.id, today()), id, one.facts, dictionary().facts)
      const entry = await ledger.enter({ kind: 'finance-handover', about: one.company.id, fields, by, why })
      return c.json(found((await fileOf(ledger, one.company.id, today())).handovers.find(h => h.id === entry.id) ?? null, '移交 hand-over', entry.id), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/companies/{id}/finance/outcomes', tags, summary: '登记结果：已联系、获批、未批、撤回 What came of it: contacted, granted, refused, withdrawn', request: { params: idParam, body: body({ handover: z.string().max(100), state: z.enum(outcomeStates), on: z.iso.date(), amount: z.string().max(30).optional(), note: z.string().optional(), ...said }) }, responses: { 201: json(handover, '已登记 Written down'), ...badRequest, ...notFound } }), async c => {
      const { by, why, ...fields } = c.req.valid('json')
      const company = await companyAt(c.req.valid('param').id)
      const at = async () => found((await fileOf(ledger, company.id, today())).handovers.find(h => h.id === fields.handover) ?? null, '移交 hand-over', fields.handover)
      await at()
      await ledger.enter({ kind: 'finance-outcome', about: company.id, fields: checkedFinance('finance-outcome', fields), by, why })
      return c.json(await at(), 201)
    })
}

const view = ({ policy: p, sample, kind, lender, terms, hands }: Product) => ({
  id: p.id, version: p.version, zh: p.zh, en: p.en, sample, kind, lender, document: p.document, validFrom: p.validFrom, validTo: p.validTo, confidence: p.confidence, terms, notes: p.notes, toEnter: p.toEnter,
  hands: hands.map(id => { const { zh, en } = policyLibrary().dictionary.facts.byId.get(id)!; return { id, zh, en } }),
})
