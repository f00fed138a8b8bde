import { createRoute, z } from '@hono/zod-openapi'
import { listIndicators, type Indicator } from '../../../services/indicators/indicators.ts'
import { overview } from '../../../services/indicators/overview.ts'
import type { HttpDeps } from '../deps.ts'
import { redactClaim, redactDocument } from '../redact.ts'
import { remember } from '../remember.ts'
import { json, routes } from '../route.ts'
import { indicator, overviewShape, properties } from '../shapes.ts'

const tags = ['视图 Views']

/** `version` changes whenever the ledger may have; the views are worked out again only then, or on another day. */
export const viewRoutes = ({ ledger, model, clock }: HttpDeps, version: () => number | string) => {
  const numbers = properties.filter(p => model.properties[p]?.value === 'quantity')
  const shown = (row: Indicator) => ({ ...row, claim: redactClaim(row.claim) })
  const today = () => clock.now().toISOString().slice(0, 10)
  const asOf = () => `${today()} ${version()}`
  const all = remember(asOf, () => overview(ledger, numbers))
  const indicators = remember(asOf, () => listIndicators(ledger, numbers))
  return routes()
    .openapi(createRoute({ method: 'get', path: '/overview', tags, summary: '总览 What the ledger knows', responses: { 200: json(overviewShape, '总览 Overview') } }), async c => {
      const view = await all()
      return c.json({ ...view, newestDocuments: view.newestDocuments.map(redactDocument), newestClaims: view.newestClaims.map(redactClaim), places: view.places.map(p => ({ ...p, indicators: p.indicators.map(shown) })) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/indicators', tags, summary: '指标表 Figures of places and parks', responses: { 200: json(z.object({ items: z.array(indicator), asOf: z.string() }), '每个数字都是一条事实 Every figure is a claim') } }),
      async c => c.json({ items: (await indicators()).map(shown), asOf: today() }, 200))
}
