import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { Figure } from '../figure/Figure.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings } from '../words/index.ts'
import { chainApi, type LinkPage as Page, type Placement, type Sentence } from './api.ts'
import { Controls, useChainView } from './Controls.tsx'
import { Entering } from './Entering.tsx'
import { Quote } from './Quote.tsx'
import { Rule } from './Rule.tsx'
import { countText, StateMark } from './State.tsx'
import { useChainWords } from './words.ts'
import './chain.css'

/** One link: who is on it and by which sentence, what is said of it, who could close its gaps. */
export default function LinkPage() {
  const t = useChainWords()
  const { lang } = useSettings()
  const { id = '', link = '' } = useParams()
  const [view, change, kept] = useChainView()
  const { data: page, error, isPending, refetch } = useQuery({ queryKey: ['chain', id, link, view], queryFn: () => chainApi.link(id, link, view), placeholderData: before => before })
  // The places to choose from are the chain's.
  const chain = useQuery({ queryKey: ['chain', id, view], queryFn: () => chainApi.chain(id, view), placeholderData: before => before }).data
  useTitle(page?.link[lang] ?? t.title)
  if (isPending) return <><div className="head"><h1>{t.title}</h1></div><Loading /></>
  if (error) return <><div className="head"><h1>{t.title}</h1></div><Problem error={error} retry={refetch} notFound={[t.noneTitle, t.noneHint]} /></>
  const items = page.placements.items
  const sure = items.filter(p => !p.off && p.confidence >= page.rule.counted)
  return (
    <>
      <div className="head">
        <p className="small noprint"><Link to={`/chains${kept}`}>{t.title}</Link> › <Link to={`/chains/${id}${kept}`}>{page.chain[lang]}</Link> › {page.layer[lang]}</p>
        <h1>{page.link[lang]}</h1>
        <p className="row"><StateMark state={page.link.state} /><span className="num">{countText(page.link, t)}</span>{page.link.bottleneck.is && <span className="chainheld">▲ {t.bottleneck}</span>}<span className="num">{[page.place ?? t.everywhere, `${t.asOf} ${page.asOf}`].join(' · ')}</span></p>
      </div>
      <Controls view={view} onChange={change} places={chain?.places ?? []} compared={false} />
      <dl className="pairs chainfacts">
        <dt>{t.upstream}</dt><dd><Near of={page.fedBy} id={id} kept={kept} /></dd>
        <dt>{t.downstream}</dt><dd><Near of={page.feeds} id={id} kept={kept} /></dd>
        <dt>{t.products}</dt><dd lang="zh-CN">{page.link.products.join('、') || t.nothing}</dd>
        <dt>{t.codes}</dt><dd lang="zh-CN">{page.link.codes.map(c => <span key={c.code} className="nowrap"><span className="num">{c.code}</span> {c.name}</span>)}</dd>
        {page.reported.length > 0 && <><dt>{t.reported}</dt><dd>{page.reported.map(c => <span key={c.id}><span lang="zh-CN">{c.subject.name} {c.of}</span> <Figure claim={c} status="none" period /></span>)}</dd></>}
      </dl>
      {sure.length === 0 ? <Empty title={t.emptyTitle} hint={t.emptyHint} /> : <Who title={t.who} items={sure} page={page} />}
      {page.remarks.length > 0 && (
        <section className="section" aria-labelledby="said">
          <h2 id="said">{t.said}</h2>
          <ul className="chainremarks">{page.remarks.map((r, i) => (
            <li key={i}><span className={r.kind === 'bottleneck' ? 'chainheld' : 'quiet'}>{r.kind === 'bottleneck' ? '▲' : '□'} {t.remarks[r.kind]}</span> <Quote of={r.sentence} />
              {r.entities.length > 0 && <span className="cellnote">{t.working}: {r.entities.map((e, n) => <span key={e.id} lang="zh-CN">{n > 0 && '、'}<Link to={`/entities/${encodeURIComponent(e.id)}`}>{e.name}</Link></span>)}</span>}</li>
          ))}</ul>
        </section>
      )}
      <section className="section" aria-labelledby="leads">
        <h2 id="leads">{t.leads}</h2>
        <p className="quiet small">{page.leads.length ? t.leadsHint : t.noLeads}</p>
        <ul className="chainleads">{page.leads.map((l, i) => (
          <li key={i}><Link to={`/entities/${encodeURIComponent(l.entity.id)}`} lang="zh-CN">{l.entity.name}</Link><span className="why">{t.why[l.why]}{l.place && <> · <span lang="zh-CN">{l.place}</span></>} · {t.stages[l.stage]}</span>{l.sentence && <div className="small"><Quote of={l.sentence} /></div>}</li>
        ))}</ul>
      </section>
      <Who title={t.candidates} hint={t.candidatesHint} items={items.filter(p => !p.off && p.confidence < page.rule.counted)} page={page} />
      <Who title={t.offs} items={items.filter(p => p.off)} page={page} />
      <Entering chain={id} link={link} page={page} />
      <Rule rule={page.rule} />
    </>
  )
}

function Near({ of, id, kept }: { of: Page['feeds']; id: string; kept: string }) {
  const t = useChainWords()
  const { lang } = useSettings()
  return of.length === 0 ? <span className="quiet">{t.nothing}</span> : <>{of.map(l => <span key={l.id} className="nowrap"><StateMark state={l.state} wordless /> <Link to={`/chains/${id}/${l.id}${kept}`}>{l[lang]}</Link></span>)}</>
}

function Who({ title, hint, items, page }: { title: string; hint?: string; items: Placement[]; page: Page }) {
  const t = useChainWords()
  if (items.length === 0) return null
  return (
    <section className="section">
      <h2>{title} <span className="quiet small num">{items.length}</span></h2>
      {hint && <p className="quiet small">{hint}</p>}
      <div className="tablewrap" role="region" aria-label={title} tabIndex={0}>
        <table className="table">
          <thead><tr><th scope="col">{t.columns.who}</th><th scope="col">{t.columns.stage}</th><th scope="col">{t.columns.place}</th><th scope="col">{t.columns.ground}</th><th scope="col">{t.columns.sentence}</th><th scope="col" className="noprint"><span className="sr">{t.entries}</span></th></tr></thead>
          <tbody>{items.map(p => (
            <tr key={p.entity.id} data-placement={p.entity.id}>
              <th scope="row"><Link to={`/entities/${encodeURIComponent(p.entity.id)}`} lang="zh-CN">{p.entity.name}</Link>{p.leader && <span className="badge">{t.leader}</span>}{p.builders.length > 0 && <span className="cellnote" lang="zh-CN">{p.builders.map(b => b.name).join('、')}</span>}</th>
              <td>{t.stages[p.stage]}</td>
              <td lang="zh-CN">{p.place ?? <span className="quiet">?</span>}</td>
              <td>{t.grounds[p.evidence[0]!.ground]}<span className="cellnote num">{t.sure} {p.confidence}</span></td>
              <td className="wide">{p.evidence.filter((e, i, all) => e.sentence && all.findIndex(o => o.sentence && o.sentence.document === e.sentence!.document && whole(o.sentence) === whole(e.sentence!)) === i).slice(0, 2).map((e, i) => <div key={i}><Quote of={e.sentence!} /></div>)}{p.entries.map(e => <span key={e.id} className="cellnote" lang="zh-CN">{e.by} {e.at.slice(0, 10)} {e.why}</span>)}</td>
              <td className="noprint"><Switch placement={p} page={page} /></td>
            </tr>
          ))}</tbody>
        </table>
      </div>
    </section>
  )
}

const whole = (s: Sentence) => s.before + s.hit + s.after

/** Takes somebody off the link, or puts them on it, and takes an entry back. */
function Switch({ placement: p, page }: { placement: Placement; page: Page }) {
  const t = useChainWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const off = p.off || p.confidence < page.rule.counted
  const own = p.entries[0]
  const act = useMutation({
    mutationFn: () => (own ? chainApi.takeBack(page.chain.id, page.link.id, own.id, by || 'console') : chainApi.place(page.chain.id, page.link.id, { entity: p.entity.id, on: off, produces: false, leader: false, by: by || 'console', why: '' })),
    onSuccess: () => client.invalidateQueries(),
  })
  return <button type="button" className="link" disabled={act.isPending} onClick={() => act.mutate()}>{own ? t.takeBack : off ? t.on : t.off}</button>
}
