import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, type Claim, type Overview as Data } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { DocumentLink } from '../evidence/DocumentLink.tsx'
import { distinctFigures, Figure, scopeText } from '../figure/Figure.tsx'
import { momentText } from '../figure/period.ts'
import { modalities, Status } from '../figure/Status.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Alerts } from '../projects/Alerts.tsx'
import { isNew } from '../shell/visit.ts'
import { useWallWords } from '../wall/words.ts'
import { useWords } from '../words/index.ts'
import './overview.css'

const grouped = (n: number) => n.toLocaleString('en-US')

/** What the ledger knows: every number leads to the list it counts or to the line it was printed in. */
export default function Overview() {
  const t = useWords()
  const wall = useWallWords()
  useTitle(t.nav.overview)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['overview'], queryFn: api.overview })
  return (
    <>
      <div className="head row between"><div><h1>{t.nav.overview}</h1><p>{t.overview.lead}</p></div><Link className="plain noprint" to="/wall">{wall.title}</Link></div>
      {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.counts.documents === 0
        ? <Empty title={t.overview.emptyTitle} hint={t.overview.emptyHint}><Link className="plain" to="/library">{t.overview.upload}</Link></Empty>
        : <Filled data={data} />}
    </>
  )
}

function Filled({ data: { counts, newestDocuments, newestClaims, places } }: { data: Data }) {
  const t = useWords()
  const names = useNames()
  const finer = (['contracted', 'intended', 'hoped'] as const).filter(s => counts.byStatus[s])
  const heads = [['documents', '/library'], ['entities', '/entities'], ['claims', '/facts']] as const
  return (
    <>
      <dl className="counts">
        {heads.map(([key, to]) => (
          <div key={key}><dt>{t.overview[key]}</dt><dd><Link className="num" to={to} title={t.overview.sourceOf(t.overview[key])} data-count={key}>{grouped(counts[key])}</Link></dd></div>
        ))}
        {(['actual', 'ongoing', 'planned'] as const).map(modality => (
          <div key={modality}><dt>{t.overview.ofWhich} <Status value={modalities[modality]} /></dt><dd><Link className="num" to={`/facts?status=${modality}`} title={t.overview.sourceOf(t.status[modalities[modality]])}>{grouped(counts.byStatus[modality] ?? 0)}</Link></dd></div>
        ))}
      </dl>
      {finer.length > 0 && <p className="row finer"><span className="quiet">{t.overview.finer}</span>{finer.map(s => <Link key={s} className="num" to={`/facts?status=${s}`} title={t.overview.sourceOf(t.status[s])}><Status value={s} /> {grouped(counts.byStatus[s]!)}</Link>)}</p>}
      <Alerts />
      <div className="columns">
        <section className="section" aria-labelledby="places">
          <h2 id="places" className="row between">{t.overview.indicators}<Link className="small" to="/indicators">{t.overview.indicatorsAll}</Link></h2>
          {places.length === 0 && <p className="quiet">{t.indicators.emptyHint}</p>}
          {places.slice(0, 6).map(({ place, total, indicators }) => ({ place, total, claims: distinctFigures(indicators.map(row => row.claim)).slice(0, 6) })).map(({ place, total, claims }) => (
            <div key={place.id} className="place">
              <h3 lang="zh-CN"><Link to={`/entities/${encodeURIComponent(place.id)}`}>{place.name}</Link></h3>
              <ul>{claims.map(c => <li key={c.id}><span className="quiet">{names.property(c.property)}{scopeText(c, t) && ` · ${scopeText(c, t)}`}</span><Figure claim={c} period /></li>)}</ul>
              {total > claims.length && <p className="small"><Link to={`/indicators?place=${encodeURIComponent(place.id)}`}>{t.table.and(total - claims.length)}</Link></p>}
            </div>
          ))}
        </section>
        <section className="section" aria-labelledby="facts">
          <h2 id="facts" className="row between">{t.overview.newestClaims}<Link className="small" to="/facts">{t.nav.facts}</Link></h2>
          <ul className="feed">{distinctFigures(newestClaims).slice(0, 10).map(claim => <Said key={claim.id} claim={claim} />)}</ul>
        </section>
      </div>
      <div className="columns">
        <section className="section" aria-labelledby="docs">
          <h2 id="docs" className="row between">{t.overview.newest}<Link className="small" to="/library">{t.nav.library}</Link></h2>
          <ul className="feed">
            {newestDocuments.map(d => (
              <li key={d.id}>
                <span><DocumentLink document={d}>{isNew(d.readAt) && <span className="badge" title={t.app.newHint}>{t.app.new}</span>}</DocumentLink>{!d.title && <br />}<span className="quiet small">{d.publisher ?? t.evidence.unknownPublisher} · {d.publishedOn ?? t.reader.unknownDate}</span></span>
                <span className="quiet small num end"><Link to={`/facts?document=${d.id}`}>{t.reader.factsCount(d.claims)}</Link><br />{momentText(d.readAt)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="section" aria-labelledby="matters">
          <h2 id="matters">{t.overview.byProperty}</h2>
          <ul className="matters">
            {names.properties.filter(p => counts.byProperty[p.id]).map(p => <li key={p.id}><Link to={`/facts?property=${p.id}`}><span>{names.property(p.id)}</span><span className="num">{grouped(counts.byProperty[p.id]!)}</span></Link></li>)}
          </ul>
        </section>
      </div>
    </>
  )
}

function Said({ claim }: { claim: Claim }) {
  const t = useWords()
  const names = useNames()
  const scope = scopeText(claim, t)
  return (
    <li>
      <span><Link to={`/entities/${encodeURIComponent(claim.subject.id)}`} lang="zh-CN">{claim.subject.name}</Link><br /><span className="quiet small">{names.property(claim.property)}{scope && ` · ${scope}`} · {claim.publisher ?? t.evidence.unknownPublisher} <span className="nowrap">{claim.publishedOn}</span></span></span>
      <span className="end"><Figure claim={claim} /></span>
    </li>
  )
}
