import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { placeMeant } from '../../../ledger/place-meant.ts'
import { everyEntry } from '../../../ledger/follow.ts'
import { addUp } from '../../../services/indicators/add.ts'
import { listIndicators, withClaims, type Indicator } from '../../../services/indicators/indicators.ts'
import { overview } from '../../../services/indicators/overview.ts'
import { followIndicators, type PlaceRows } from '../../../services/indicators/rows.ts'
import { seriesOf, targetsOf, type Target } from '../../../services/indicators/series.ts'
import { aim, define, definitionFields, definitionKind, targetFields, targetKind } from '../../../services/indicators/written.ts'
import { createParks, type ParkSummary } from '../../../services/parks/parks.ts'
import type { HttpDeps } from '../deps.ts'
import { redactClaim, redactDocument } from '../redact.ts'
import { badRequest, found, idParam, json, notFound, paging, routes, words } from '../route.ts'
import { overviewShape, pageOf, properties, statuses } from '../shapes.ts'
import { added, entered, indicatorPage, parkSummary, parkWithFigures, series, target } from './indicators-shapes.ts'

const tags = ['指标与园区 Indicators and parks']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const why = z.string().trim().max(1000).default('')
const id = z.string().min(1).max(300)
const query = z.object({
  place: id.optional().openapi({ description: '地区或园区的编号、名称或简称 Id, name or short name of a place or park' }), publisher: z.string().max(300).optional(), property: z.enum(properties).optional(), status: z.enum(statuses).optional(), year: z.coerce.number().int().min(1900).max(2200).optional(), q: words, type: z.enum(['place', 'park']).optional(),
  sort: z.enum(['place', 'value', '-value', 'period', '-period']).default('place'), ...paging,
})
const matter = z.object({ place: id, property: z.enum(properties), of: z.string().max(300).optional(), unit: z.string().max(40).optional() })

/** Figures of places and parks: pages of them, series, targets beside actuals, sums or why there are none; parks with what lies in them. */
export const indicatorRoutes = ({ ledger, model, clock }: HttpDeps) => {
  const followed = followIndicators(ledger, model)
  const parks = createParks(ledger)
  const today = () => clock.now().toISOString().slice(0, 10)
  const shown = <T extends Indicator>(row: T): T => ({ ...row, claim: redactClaim(row.claim) })
  const shownTarget = (t: Target): Target => ({ ...t, claim: t.claim && redactClaim(t.claim), actual: t.actual && shown(t.actual) })
  const shownPark = <T extends ParkSummary>(p: T): T => ({ ...p, place: p.place && { ...p.place, claim: redactClaim(p.place.claim) }, land: p.land.map(redactClaim), specialisations: p.specialisations.map(s => ({ ...s, claim: redactClaim(s.claim) })) })
  const meant = (place: string | undefined) => placeMeant(ledger, place, ['place', 'park'])
  const rowsOf = async (place: string): Promise<PlaceRows> => {
    const entity = found(await ledger.entity((await meant(place))!), '主体 entity', place)
    return (await followed()).rows.get(entity.id) ?? { place: { id: entity.id, name: entity.name, type: entity.type }, rows: [], definitions: [], targets: [] }
  }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/overview', tags: ['视图 Views'], summary: '总览 What the ledger knows', responses: { 200: json(overviewShape, '总览 Overview') } }), async c => {
      const view = await overview(ledger, (await followed()).rows)
      return c.json({ ...view, newestDocuments: view.newestDocuments.map(redactDocument), newestClaims: view.newestClaims.map(redactClaim), places: view.places.map(p => ({ ...p, indicators: p.indicators.map(shown) })) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/indicators', tags, summary: '指标表 Figures of places and parks', request: { query }, responses: { 200: json(indicatorPage, '每个数字都是一条事实 Every figure is a claim'), ...badRequest } }), async c => {
      const asked = c.req.valid('query')
      const page = await listIndicators(ledger, (await followed()).rows, { ...asked, place: await meant(asked.place) })
      return c.json({ ...page, items: page.items.map(shown), asOf: today() }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/indicators/series', tags, summary: '一项指标历年的数 One indicator over the years', request: { query: matter }, responses: { 200: json(series, '带断点、定义和目标 With breaks, definitions and targets'), ...badRequest, ...notFound } }), async c => {
      const { place, property, of = null, unit = null } = c.req.valid('query')
      const found = await seriesOf(ledger, await rowsOf(place), { property, of, unit }, model)
      return c.json({ ...found, points: found.points.map(shown), targets: found.targets.map(shownTarget) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/indicators/targets', tags, summary: '目标与实际 Targets beside actual figures', request: { query: z.object({ place: id }) }, responses: { 200: json(z.object({ items: z.array(target) }), '目标 Targets'), ...badRequest, ...notFound } }),
      async c => c.json({ items: (await targetsOf(ledger, await rowsOf(c.req.valid('query').place))).map(shownTarget) }, 200))
    .openapi(createRoute({ method: 'post', path: '/indicators/sum', tags, summary: '相加，或说明为何不能 Adds figures up, or says why not', request: { body: { required: true, content: { 'application/json': { schema: z.object({ claims: z.array(id).min(1).max(500) }) } } } }, responses: { 200: json(added, '合计或原因 A sum or the reasons'), ...badRequest, ...notFound } }), async c => {
      const asked = [...new Set(c.req.valid('json').claims)]
      const claims = await ledger.claimsOf(asked)
      const missing = asked.find(id => !claims.some(claim => claim.id === id))
      if (missing !== undefined) throw new YinliError('not-found', { what: '事实 claim', id: missing })
      const { rows } = await followed()
      const periods = new Map(claims.flatMap(claim => (claim.from || claim.to ? [] : rows.get(claim.subject.id)?.rows.filter(r => r.claim === claim.id) ?? [])).map(r => [r.claim, r]))
      return c.json(addUp(claims.map(redactClaim).map(claim => ({ ...claim, from: periods.get(claim.id)?.from ?? claim.from, to: periods.get(claim.id)?.to ?? claim.to })), model), 200)
    })
    .openapi(createRoute({ method: 'post', path: '/indicators/definitions', tags, summary: '写明一项指标统计什么 Write down what an indicator counts', request: { body: { required: true, content: { 'application/json': { schema: definitionFields.extend({ place: id, by: who, why }) } } } }, responses: { 201: json(entered, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { place, ...said } = c.req.valid('json')
      return c.json(await define(ledger, model, place, said), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/indicators/targets', tags, summary: '登记一个目标 Write a target down', request: { body: { required: true, content: { 'application/json': { schema: targetFields.extend({ place: id, by: who, why }) } } } }, responses: { 201: json(entered, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { place, ...said } = c.req.valid('json')
      return c.json(await aim(ledger, model, place, said), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/indicators/written/{id}', tags, summary: '撤回登记的定义或目标 Take a definition or target back', request: { params: idParam, query: z.object({ by: who }) }, responses: { 200: json(entered, '已撤回 Taken back'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      found((await everyEntry(ledger, { kinds: [definitionKind, targetKind], withdrawn: true })).find(e => e.id === id) ?? null, '登记 entry', id)
      return c.json(await ledger.withdrawEntry(id, c.req.valid('query').by), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/parks', tags, summary: '园区 Parks', request: { query: z.object({ q: words, place: id.optional(), sort: z.enum(['name', 'projects', 'lastPublishedOn']).default('projects'), ...paging }) }, responses: { 200: json(pageOf(parkSummary), '一页 A page'), ...badRequest } }), async c => {
      const asked = c.req.valid('query')
      const page = await parks.list({ ...asked, place: await meant(asked.place) })
      return c.json({ ...page, items: page.items.map(shownPark) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/parks/{id}', tags, summary: '一个园区 One park', request: { params: idParam }, responses: { 200: json(parkWithFigures, '园区，带指标和目标 With figures and targets'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const park = found(await parks.park(id), '园区 park', id)
      const own = await rowsOf(park.park.id)
      const figures = await withClaims(ledger, own.rows.slice(0, 200).map(row => ({ own, row })))
      return c.json({ ...shownPark(park), members: park.members.map(m => ({ ...m, claim: redactClaim(m.claim) })), figures: figures.map(shown), targets: (await targetsOf(ledger, own)).map(shownTarget) }, 200)
    })
}
