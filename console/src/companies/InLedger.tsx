import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, type Ref } from '../api/index.ts'
import { useChainWords } from '../chain/words.ts'
import { useNames } from '../api/model.ts'
import { useClaimColumns } from '../pages/Facts.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { Grid } from '../table/Grid.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyApi } from './api.ts'
import { companyWords } from './words.ts'

/** What pages say of the company: its claims, the projects and others that are named with it, the links of chains it is on. */
export function InLedger({ entity }: { entity: Ref }) {
  const t = useWords()
  const w = useLocalWords(companyWords)
  const names = useNames()
  const { lang } = useSettings()
  const chain = useChainWords()
  const columns = useClaimColumns(['subject'])
  const said = useQuery({ queryKey: ['claims', { subject: entity.id, limit: '20' }], queryFn: () => api.claims({ subject: entity.id, limit: '20' }) })
  const named = useQuery({ queryKey: ['claims', { object: entity.id }], queryFn: () => api.claims({ object: entity.id, limit: '200' }) })
  const links = useQuery({ queryKey: ['links', entity.id], queryFn: () => companyApi.links(entity.id) })
  if (said.isPending || named.isPending) return <Loading />
  if (said.error) return <Problem error={said.error} retry={said.refetch} />
  const others = new Map<string, { ref: Ref; by: Set<string> }>()
  for (const c of named.data?.items ?? []) {
    const row = others.get(c.subject.id) ?? { ref: c.subject, by: new Set<string>() }
    row.by.add(names.property(c.property))
    others.set(c.subject.id, row)
  }
  const to = (ref: Ref) => `/${ref.type === 'project' ? 'projects' : 'entities'}/${encodeURIComponent(ref.id)}`
  return (
    <>
      {said.data.total === 0 ? <p className="quiet">{w.page.noClaims}</p> : <Grid title={w.page.claims} columns={columns} rows={said.data.items} id={c => c.id} />}
      <p className="row small" style={{ marginTop: 8 }}><Link to={`/entities/${encodeURIComponent(entity.id)}`}>{w.page.entity}</Link>{said.data.total > 20 && <Link className="num" to={`/facts?subject=${encodeURIComponent(entity.id)}`}>{w.page.allClaims(said.data.total)}</Link>}</p>
      {others.size > 0 && <><h3 style={{ marginTop: 16 }}>{w.page.named}</h3><ul className="related">{[...others.values()].map(({ ref, by }) => <li key={ref.id}><Link to={to(ref)} lang="zh-CN">{ref.name}</Link> <span className="quiet small">{names.type(ref.type)} · {[...by].join(t.app.separator)}</span></li>)}</ul></>}
      {(links.data?.items.length ?? 0) > 0 && <><h3 style={{ marginTop: 16 }}>{w.page.links}</h3><ul className="related">{links.data!.items.map(l => <li key={`${l.chain.id} ${l.link.id}`}><Link to={`/chains/${l.chain.id}/${l.link.id}`}>{l.chain[lang]} › {l.link[lang]}</Link> <span className="quiet small">{chain.stages[l.stage]}</span></li>)}</ul></>}
    </>
  )
}
