import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings } from '../words/index.ts'
import { chainApi, type Taxonomy } from './api.ts'
import { StateMark, type State } from './State.tsx'
import { useChainView } from './Controls.tsx'
import { useChainWords } from './words.ts'
import './chain.css'

const states: State[] = ['strong', 'weak', 'planned', 'missing']

/** Every chain with how many of its links are strong, weak or missing; beneath, what the numbers of cities stand for. */
export default function Chains() {
  const t = useChainWords()
  const { lang } = useSettings()
  useTitle(t.title)
  const [{ asOf, place }, , kept] = useChainView()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['chains', asOf, place], queryFn: () => chainApi.list({ asOf, place }) })
  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : (
        <div className="tablewrap" role="region" aria-label={t.title} tabIndex={0}>
          <table className="table chains">
            <thead><tr><th scope="col">{t.title}</th><th scope="col">{t.links}</th>{states.map(s => <th key={s} scope="col" className="end"><StateMark state={s} /></th>)}<th scope="col" className="end">{t.bottlenecks}</th><th scope="col" className="end">{t.companies}</th><th scope="col" className="end">{t.projects}</th></tr></thead>
            <tbody>{data.items.map(c => (
              <tr key={c.id}>
                <th scope="row"><Link to={`/chains/${c.id}${kept}`}>{c[lang]}</Link></th>
                <td><Strip states={c.states} links={c.links} /></td>
                {states.map(s => <td key={s} className="end num">{c.states[s] || <span className="quiet">0</span>}</td>)}
                <td className="end num">{c.bottlenecks ? `▲ ${c.bottlenecks}` : <span className="quiet">0</span>}</td><td className="end num">{c.companies}</td><td className="end num">{c.projects}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
      <Taxonomies />
    </>
  )
}

/** One square a link, the strong ones first. */
function Strip({ states: of, links }: { states: Record<State, number>; links: number }) {
  return <span className="chainstrip" aria-hidden="true" style={{ minWidth: links * 15 }}>{states.flatMap(s => Array.from({ length: of[s] }, (_, i) => <StateMark key={`${s}${i}`} state={s} wordless />))}</span>
}

function Taxonomies() {
  const t = useChainWords()
  const { data } = useQuery({ queryKey: ['taxonomies'], queryFn: chainApi.taxonomies, staleTime: Infinity })
  if (!data) return null
  return (
    <section className="section" aria-labelledby="taxonomies">
      <h2 id="taxonomies">{t.taxonomies}</h2>
      <p className="quiet small">{t.taxonomiesLead}</p>
      <ul className="taxonomies">{data.items.map(x => <li key={x.id}><OneTaxonomy of={x} /></li>)}</ul>
    </section>
  )
}

function OneTaxonomy({ of: x }: { of: Taxonomy }) {
  const t = useChainWords()
  const { lang } = useSettings()
  return (
    <>
      <h3><span lang={lang === 'zh' ? 'zh-CN' : 'en'}>{x[lang]}</span> <span className="quiet small" lang="zh-CN">{x.place}{x.from && ` · ${x.from}`}</span></h3>
      <dl className="pairs">{x.groups.map(g => (
        <div key={g.zh} style={{ display: 'contents' }}>
          <dt>{g[lang]}（{t.announced(g.announced)}）</dt>
          <dd lang="zh-CN">{g.parts === null ? <span className="quiet" lang={lang === 'zh' ? 'zh-CN' : 'en'}>? {t.unknownParts}</span> : g.parts.map((p, i) => (
            <span key={p.zh}>{i > 0 && '、'}{p.chain ? <Link to={`/chains/${p.chain}${p.link ? `/${p.link}` : ''}`}>{p.zh}</Link> : p.zh}{p.codes.length > 0 && <span className="quiet small num"> {p.codes.join(' ')}</span>}</span>
          ))}</dd>
        </div>
      ))}</dl>
      <p className="small quiet">{t.origin}: {x.source.split(' ; ').map((s, i) => <span key={s}>{i > 0 && ' · '}{s.startsWith('http') ? <a href={s} rel="noreferrer">{new URL(s).host}</a> : <span lang="zh-CN">{s}</span>}</span>)}{!x.verified && ` · ${t.unverified}`}</p>
    </>
  )
}
