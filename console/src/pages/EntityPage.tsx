import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { api, type Claim, type Entity, type Ref } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure } from '../figure/Figure.tsx'
import { dayText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { Grid } from '../table/Grid.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useClaimColumns } from './Facts.tsx'
import { Judgements } from './Judgements.tsx'
import './entity.css'

/** What is said of one entity, by whom and when; its history; what it is related to; how its name was merged. */
export default function EntityPage() {
  const t = useWords()
  const id = useParams().id!
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['entity', id], queryFn: () => api.entity(id) })
  useTitle(data?.name ?? t.entities.title)
  if (isPending) return <Loading />
  if (error) return <><h1 className="head">{t.entities.title}</h1><Problem error={error} retry={refetch} notFound={[t.entity.notFound, t.entity.notFoundHint]} /></>
  return <Known entity={data} />
}

function Known({ entity }: { entity: Entity }) {
  const t = useWords()
  const names = useNames()
  const about = useQuery({ queryKey: ['claims', { subject: entity.id }], queryFn: () => api.claims({ subject: entity.id, limit: '500' }) })
  const naming = useQuery({ queryKey: ['claims', { object: entity.id }], queryFn: () => api.claims({ object: entity.id, limit: '200' }) })
  const ofColumns = useClaimColumns(['subject'])
  const namingColumns = useClaimColumns(['when'])
  const said = about.data?.items ?? []
  const named = naming.data?.items ?? []
  const aliases = entity.aliases.filter(a => a !== entity.name)
  return (
    <>
      <div className="head">
        <h1 lang="zh-CN">{entity.name}</h1>
        <p>{[names.type(entity.type), entity.place, aliases.length > 0 && `${t.entity.also} ${aliases.join(t.app.separator)}`].filter(Boolean).join(' · ')}{entity.type === 'project' && <> · <Link to={`/projects/${encodeURIComponent(entity.id)}`}>{t.entity.projectPage}</Link></>}</p>
      </div>
      {about.error && <Problem error={about.error} retry={about.refetch} />}
      {about.isPending ? <Loading /> : (
        <div className="aside">
          <div>
            <section className="section first" aria-labelledby="said">
              <h2 id="said" className="row between">{t.entity.said}{said.length > 0 && <Link className="small num" to={`/facts?subject=${encodeURIComponent(entity.id)}`}>{t.reader.factsCount(about.data?.total ?? 0)}</Link>}</h2>
              {said.length === 0 ? <p className="quiet">{t.entity.noClaims}</p> : <Grid title={t.entity.said} columns={ofColumns} rows={said} id={c => c.id} />}
            </section>
            {named.length > 0 && (
              <section className="section" aria-labelledby="named">
                <h2 id="named">{t.entity.asObject}</h2>
                <Grid title={t.entity.asObject} columns={namingColumns} rows={named} id={c => c.id} />
              </section>
            )}
          </div>
          <div>
            <section className="section first" aria-labelledby="history"><h2 id="history">{t.entity.history}</h2><History claims={said} /></section>
            <section className="section" aria-labelledby="related"><h2 id="related">{t.entity.related}</h2><Related self={entity.id} said={said} named={named} /></section>
            <section className="section" aria-labelledby="judged">
              <h2 id="judged">{t.entity.judgements}</h2>
              <Judgements entity={entity} />
            </section>
          </div>
        </div>
      )}
    </>
  )
}

/** Promised and observed dates on one line, the latest first: a ring promises, a dot has been seen. */
function History({ claims }: { claims: Claim[] }) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const dated = claims.flatMap(c => { const day = c.to ?? c.from; return day && (c.property === 'milestone' || c.value !== null) ? [{ c, day }] : [] }).sort((a, b) => (a.day < b.day ? 1 : -1)).slice(0, 40)
  if (dated.length === 0) return <p className="quiet">{t.entity.noHistory}</p>
  return (
    <ol className="history">
      {dated.map(({ c, day }) => (
        <li key={c.id} data-status={c.status}>
          <span className="num quiet small">{dayText(day, lang)} · {c.modality === 'planned' ? t.entity.promised : t.entity.observed}</span><br />
          {c.property !== 'milestone' && `${names.property(c.property)} `}<Figure claim={c} status="none" /> <Status value={c.status} />
          {c.publishedOn && <><br /><span className="quiet small">{t.entity.reportedOn(dayText(c.publishedOn, lang))}</span></>}
        </li>
      ))}
    </ol>
  )
}

function Related({ self, said, named }: { self: string; said: Claim[]; named: Claim[] }) {
  const t = useWords()
  const names = useNames()
  const others = new Map<string, { ref: Ref; by: Set<string> }>()
  for (const [list, side] of [[said, 'object'], [named, 'subject']] as const) {
    for (const c of list) {
      const ref = c[side]
      if (!ref || ref.id === self) continue
      const row = others.get(ref.id) ?? { ref, by: new Set() }
      row.by.add(names.property(c.property))
      others.set(ref.id, row)
    }
  }
  if (others.size === 0) return <p className="quiet">{t.app.none}</p>
  return <ul className="related">{[...others.values()].map(({ ref, by }) => <li key={ref.id}><Link to={`/entities/${encodeURIComponent(ref.id)}`} lang="zh-CN">{ref.name}</Link> <span className="quiet small">{names.type(ref.type)} · {[...by].join(t.app.separator)}</span></li>)}</ul>
}
