import type { InferResponseType } from 'hono/client'
import { routes } from '../api/index.ts'
import { unwrap } from '../api/request.ts'

type Answer<R extends (...args: never[]) => Promise<unknown>> = InferResponseType<R, 200>
const one = routes.chains[':id']
const link = one.links[':link']

export type Chains = Answer<typeof routes.chains.$get>
export type Chain = Answer<typeof one.$get>
export type ChainLink = Chain['layers'][number]['links'][number]
export type LinkPage = Answer<typeof link.$get>
export type Placement = LinkPage['placements']['items'][number]
export type Sentence = LinkPage['remarks'][number]['sentence']
export type Taxonomy = Answer<typeof routes.taxonomies.$get>['items'][number]
export interface View { asOf?: string; compare?: string; place?: string }

export const chainApi = {
  list: (query: Omit<View, 'compare'>) => unwrap<Chains>(routes.chains.$get({ query })),
  chain: (id: string, query: View) => unwrap<Chain>(one.$get({ param: { id }, query })),
  link: (id: string, of: string, query: View) => unwrap<LinkPage>(link.$get({ param: { id, link: of }, query: { ...query, limit: '500' } })),
  taxonomies: () => unwrap<{ items: Taxonomy[] }>(routes.taxonomies.$get()),
  place: (id: string, of: string, json: { entity: string; on: boolean; produces: boolean; leader: boolean; by: string; why: string }) => unwrap<unknown>(link.placements.$post({ param: { id, link: of }, json })),
  bottleneck: (id: string, of: string, json: { is: boolean; by: string; why: string }) => unwrap<unknown>(link.bottleneck.$post({ param: { id, link: of }, json })),
  takeBack: (id: string, of: string, entry: string, by: string) => unwrap<unknown>(link.entries[':entry'].$delete({ param: { id, link: of, entry }, query: { by } })),
}

/** Fetched by the browser itself. */
export const chainSvgUrl = (id: string, query: View & { lang: 'zh' | 'en' }) => { const url = one['map.svg'].$url({ param: { id }, query }); return url.pathname + url.search }
