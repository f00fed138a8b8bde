import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { createChainMap } from '../../../services/chain/chain.ts'
import { chainEntries } from '../../../services/chain/entries.ts'
import type { Sentence } from '../../../services/chain/sentence.ts'
import { chainSvg } from '../../../services/chain/svg.ts'
import type { LinkPage } from '../../../services/chain/view.ts'
import { loadChains } from '../../../model/load-chains.ts'
import type { HttpDeps } from '../deps.ts'
import { redact, redactClaim } from '../redact.ts'
import { badRequest, found, idParam, isoDay, json, notFound, paging, routes } from '../route.ts'
import { chainEntry, chainSummary, chainView, linkOf, linkPage, taxonomy } from './chains-shapes.ts'

const tags = ['产业链 Chains']
const who = z.string().trim().min(1).max(100).default('console').openapi({ description: '谁 Who' })
const view = z.object({
  asOf: isoDay.optional().openapi({ description: '截至哪一天出版的（默认今天） What was published up to this day (default today)' }),
  compare: isoDay.optional().openapi({ description: '与哪一天相比 An earlier day to compare with' }),
  place: z.string().trim().min(1).max(60).optional().openapi({ description: '只看一地，如 无锡市 Of one place only' }),
})
const linkParam = idParam.extend({ link: z.string().min(1).max(100) })
const said = { by: who, why: z.string().trim().max(1000).default('') }
const body = <T extends z.ZodType>(schema: T) => ({ required: true, content: { 'application/json': { schema } } })

/** Chains, who is on their links and why; gaps, bottlenecks and leads; the map as a picture. */
export const chainRoutes = ({ ledger, model, clock }: HttpDeps) => {
  const catalogue = loadChains()
  const map = createChainMap(ledger, catalogue, model)
  const dated = <T extends { asOf?: string }>(query: T) => ({ ...query, asOf: query.asOf ?? clock.now().toISOString().slice(0, 10) })
  const key = (chain: string, link: string) => {
    if (!catalogue.chains.some(c => c.id === chain && c.layers.some(l => l.links.some(k => k.id === link)))) throw new YinliError('not-found', { what: '环节 link', id: `${chain}/${link}` })
    return `link:${chain}/${link}`
  }
  const picture = async (id: string, query: z.infer<typeof view> & { lang?: 'zh' | 'en' }) => {
    const svg = chainSvg(found(await map.chain(id, dated(query)), '产业链 chain', id), query.lang)
    return new Response(svg, { headers: { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Content-Disposition': `inline; filename="${id}.svg"` } })
  }
  const pictureQuery = view.extend({ lang: z.enum(['zh', 'en']).default('zh') })
  const app = routes()
  // The address people write: the name of the chain with the kind of the file behind it.
  app.get('/chains/:file{[a-z0-9-]+[.]svg}', async c => {
    const query = pictureQuery.safeParse(c.req.query())
    if (!query.success) throw new YinliError('request-invalid', { where: query.error.issues[0]!.path.join('.'), what: query.error.issues[0]!.message })
    return picture(c.req.param('file').slice(0, -4), query.data)
  })
  return app
    .openapi(createRoute({ method: 'get', path: '/chains', tags, summary: '各条产业链和各环节强弱缺的数目 Chains, and how many of their links are strong, weak or missing', request: { query: view.omit({ compare: true }) }, responses: { 200: json(z.object({ items: z.array(chainSummary), asOf: z.string() }), '产业链 Chains'), ...badRequest } }), async c => {
      const query = dated(c.req.valid('query'))
      return c.json({ items: await map.list(query), asOf: query.asOf }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/chains/{id}', tags, summary: '一条产业链：各层、各环节、上下游、两天对比 A chain: layers, links, what feeds what, two days compared', request: { params: idParam, query: view }, responses: { 200: json(chainView, '产业链 The chain'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      return c.json(found(await map.chain(id, dated(c.req.valid('query'))), '产业链 chain', id), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/chains/{id}/map.svg', tags, summary: '图谱（SVG），也在 /chains/{id}.svg The map as a picture, also at /chains/{id}.svg', request: { params: idParam, query: pictureQuery }, responses: { 200: { description: 'SVG', content: { 'image/svg+xml': { schema: z.string() } } }, ...badRequest, ...notFound } }),
      async c => picture(c.req.valid('param').id, c.req.valid('query')))
    .openapi(createRoute({ method: 'get', path: '/chains/{id}/links/{link}', tags, summary: '一个环节：谁在上面、凭哪句话、缺口、卡脖子、招引线索 A link: who is on it and by which sentence, gaps, bottlenecks, leads', request: { params: linkParam, query: view.extend(paging) }, responses: { 200: json(linkPage, '环节 The link'), ...badRequest, ...notFound } }), async c => {
      const { id, link } = c.req.valid('param')
      return c.json(redacted(found(await map.link(id, link, dated(c.req.valid('query'))), '环节 link', `${id}/${link}`)), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/entities/{id}/links', tags, summary: '一个主体在哪些产业链的哪些环节上 The links of chains that somebody is on', request: { params: idParam, query: view.pick({ asOf: true }) }, responses: { 200: json(z.object({ items: z.array(linkOf), asOf: z.string() }), '环节 Links'), ...badRequest, ...notFound } }), async c => {
      const entity = found(await ledger.entity(c.req.valid('param').id), '主体 entity', c.req.valid('param').id)
      const { asOf } = dated(c.req.valid('query'))
      return c.json({ items: await map.linksOf(entity.id, asOf), asOf }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/chains/{id}/links/{link}/placements', tags, summary: '把主体放上或移出一个环节 Put somebody on a link, or take them off it', request: { params: linkParam, body: body(chainEntries.placement.extend(said)) }, responses: { 201: json(chainEntry, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { id, link } = c.req.valid('param')
      const { by, why, ...fields } = c.req.valid('json')
      const entity = found(await ledger.entity(fields.entity), '主体 entity', fields.entity)
      return c.json(await ledger.enter({ kind: 'placement', about: key(id, link), fields: { ...fields, entity: entity.id }, by, why }), 201)
    })
    .openapi(createRoute({ method: 'post', path: '/chains/{id}/links/{link}/bottleneck', tags, summary: '标明一个环节是否“卡脖子” Say whether a link is held up from outside', request: { params: linkParam, body: body(chainEntries.bottleneck.extend(said)) }, responses: { 201: json(chainEntry, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { id, link } = c.req.valid('param')
      const { by, why, ...fields } = c.req.valid('json')
      return c.json(await ledger.enter({ kind: 'bottleneck', about: key(id, link), fields, by, why }), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/chains/{id}/links/{link}/entries/{entry}', tags, summary: '收回一条登记（仍可见） Take an entry back; it stays on record', request: { params: linkParam.extend({ entry: z.string().min(1).max(100) }), query: z.object({ by: who }) }, responses: { 200: json(chainEntry, '已收回 Taken back'), ...notFound } }), async c => {
      const { id, link, entry } = c.req.valid('param')
      const { items } = await ledger.entries({ about: [key(id, link)], withdrawn: true, limit: 1000 })
      found(items.find(e => e.id === entry) ?? null, '登记 entry', entry)
      return c.json(await ledger.withdrawEntry(entry, c.req.valid('query').by), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/taxonomies', tags, summary: '各地产业体系的代号（465、5+X…）各指什么 What the numbers that cities call their industries by stand for', responses: { 200: json(z.object({ items: z.array(taxonomy) }), '产业体系 Taxonomies') } }),
      c => c.json({ items: catalogue.taxonomies }, 200))
}

/** Phones and addresses in quoted sentences as dots. */
function redacted(page: LinkPage): LinkPage {
  const hide = (s: Sentence): Sentence => {
    const shown = redact(s.before + s.hit + s.after)
    return { ...s, headline: s.headline && redact(s.headline), before: shown.slice(0, s.before.length), hit: shown.slice(s.before.length, s.before.length + s.hit.length), after: shown.slice(s.before.length + s.hit.length) }
  }
  return {
    ...page, reported: page.reported.map(redactClaim), remarks: page.remarks.map(r => ({ ...r, sentence: hide(r.sentence) })), leads: page.leads.map(l => ({ ...l, sentence: l.sentence && hide(l.sentence) })),
    placements: { ...page.placements, items: page.placements.items.map(p => ({ ...p, evidence: p.evidence.map(e => ({ ...e, sentence: e.sentence && hide(e.sentence) })) })) },
  }
}
