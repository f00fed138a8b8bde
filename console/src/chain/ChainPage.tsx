import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { chainApi, chainSvgUrl, type Chain, type ChainLink } from './api.ts'
import { Controls, useChainView } from './Controls.tsx'
import { ChainDrawing } from './Map.tsx'
import { Rule } from './Rule.tsx'
import { countText, StateMark, type State } from './State.tsx'
import { useChainWords } from './words.ts'
import './chain.css'

/** One chain: the map, the same as a table, and what two days differ by. */
export default function ChainPage() {
  const t = useChainWords()
  const w = useWords()
  const { lang } = useSettings()
  const { id = '' } = useParams()
  const [view, change, kept] = useChainView()
  const { data: chain, error, isPending, refetch } = useQuery({ queryKey: ['chain', id, view], queryFn: () => chainApi.chain(id, view), placeholderData: before => before })
  useTitle(chain?.[lang] ?? t.title)
  const to = (link: string) => `/chains/${id}/${link}${kept}`
  if (isPending) return <><div className="head"><h1>{t.title}</h1></div><Loading /></>
  if (error) return <><div className="head"><h1>{t.title}</h1></div><Problem error={error} retry={refetch} notFound={[t.noneTitle, t.noneHint]} /></>
  return (
    <>
      <div className="head">
        <p className="small noprint"><Link to={`/chains${kept}`}>{t.title}</Link></p>
        <h1>{chain[lang]}</h1>
        <p className="num">{[chain.place ?? t.everywhere, `${t.asOf} ${chain.asOf}`, chain.compare && t.comparing(chain.compare)].filter(Boolean).join(' · ')}</p>
      </div>
      <Controls view={view} onChange={change} places={chain.places}>
        <a className="plain" href={chainSvgUrl(id, { ...view, lang })} download={`${chain[lang]}-${chain.asOf}.svg`}>{t.svg}</a>
        <button type="button" className="plain" onClick={() => print()}>{w.app.print}</button>
      </Controls>
      <p className="row small chainlegend">{(['strong', 'weak', 'planned', 'missing'] as State[]).map(s => <StateMark key={s} state={s} />)}<span className="chainheld">▲ {t.bottleneck}</span></p>
      <ChainDrawing chain={chain} to={to} />
      {chain.compare && <Changes chain={chain} to={to} />}
      <section className="section" aria-labelledby="links">
        <h2 id="links">{t.tableTitle}</h2>
        {chain.layers.map(layer => (
          <div key={layer.id} className="chainlist">
            <h3>{layer[lang]}</h3>
            <ul>{layer.links.map(link => <li key={link.id}><Row link={link} to={to(link.id)} /></li>)}</ul>
          </div>
        ))}
      </section>
      <Rule rule={chain.rule}><p>{t.source(chain.source, chain.verified)}</p></Rule>
    </>
  )
}

function Row({ link, to }: { link: ChainLink; to: string }) {
  const t = useChainWords()
  const { lang } = useSettings()
  return (
    <>
      <Link className="name" to={to}>{link[lang]}</Link>
      <span><StateMark state={link.state} />{link.bottleneck.is && <span className="chainheld"> ▲ {t.bottleneck}</span>}</span>
      <span className="num quiet">{countText(link, t)}</span>
      <span className="who" lang="zh-CN">{link.who.map((b, i) => <span key={b.entity.id}>{i > 0 && '、'}<Link to={`/entities/${encodeURIComponent(b.entity.id)}`}>{b.entity.name}</Link></span>)}{link.placed > link.who.length && <Link to={to}> {t.more(link.placed)}</Link>}</span>
    </>
  )
}

function Changes({ chain, to }: { chain: Chain; to: (link: string) => string }) {
  const t = useChainWords()
  const { lang } = useSettings()
  const changed = chain.layers.flatMap(l => l.links).filter(l => l.change)
  const name = (b: NonNullable<ChainLink['change']>['appeared'][number]) => <Link to={`/entities/${encodeURIComponent(b.entity.id)}`} lang="zh-CN">{b.entity.name}</Link>
  return (
    <section className="section" aria-labelledby="changes">
      <h2 id="changes">{t.changes} <span className="quiet small num">{chain.compare} → {chain.asOf}</span></h2>
      {changed.length === 0 ? <p className="quiet">{t.noChanges}</p> : <ul className="chainchanges">{changed.map(l => (
        <li key={l.id}>
          <Link to={to(l.id)}>{l[lang]}</Link> {l.change!.before !== l.state && <><StateMark state={l.change!.before} /> → <StateMark state={l.state} /></>}{l.change!.filled && <strong> {t.filled}</strong>}
          <ul className="small">
            {l.change!.appeared.length > 0 && <li>+ {t.appeared}: {l.change!.appeared.map((b, i) => <span key={b.entity.id}>{i > 0 && '、'}{name(b)}（{t.stages[b.stage]}）</span>)}</li>}
            {l.change!.moved.map(m => <li key={m.brief.entity.id}>{name(m.brief)}: {t.moved(t.stages[m.before], t.stages[m.brief.stage])}</li>)}
            {l.change!.gone.length > 0 && <li>− {t.gone}: {l.change!.gone.map((b, i) => <span key={b.entity.id}>{i > 0 && '、'}{name(b)}</span>)}</li>}
          </ul>
        </li>
      ))}</ul>}
    </section>
  )
}
