import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Colour } from './Colour.tsx'
import { Grounds } from './Grounds.tsx'
import { ReasonText } from './Why.tsx'
import { useProjectWords } from './words.ts'
import './projects.css'

const most = 5

/** What is red or yellow and why, and what falls due or turns within seven days. Nothing where no project is judged yet. */
export function Alerts() {
  const t = useProjectWords()
  const names = useNames()
  const worst = useQuery({ queryKey: ['projects', 'worst', most], queryFn: () => api.projects({ sort: '-colour', limit: String(most) }) }).data
  const soon = useQuery({ queryKey: ['alerts', most], queryFn: () => api.alerts({ kind: 'due-soon', within: '7', limit: String(most) }) }).data
  if (!worst?.facets || !soon?.nextWeek || worst.total === 0) return null
  const late = worst.items.filter(p => p.colour.colour === 'red' || p.colour.colour === 'yellow')
  const turns = soon.nextWeek.slice(0, most)
  return (
    <section className="section alerts" aria-labelledby="alerts">
      <h2 id="alerts" className="row between">{t.alerts.title}
        <span className="row small">{(['red', 'yellow', 'green', 'none'] as const).map(c => <Link key={c} to={`/projects?f.colour=${c}`}><Colour value={c} /> <span className="num">{worst.facets.colour.find(f => f.value === c)?.count ?? 0}</span></Link>)}</span>
      </h2>
      {late.length + soon.items.length + turns.length === 0 ? <p className="quiet">{t.alerts.none}</p> : (
        <div>
          <div>
            <h3>{t.alerts.now}</h3>
            {late.length === 0 && <p className="quiet">{t.alerts.noneNow}</p>}
            <ul>{late.map(p => <li key={p.entity.id} data-alert={p.colour.colour}><Colour value={p.colour.colour!} /><Link to={`/projects/${encodeURIComponent(p.entity.id)}`} lang="zh-CN">{p.entity.name}</Link><span className="small quiet">{p.colour.why[0] && <ReasonText reason={p.colour.why[0]} />}</span></li>)}</ul>
          </div>
          <div>
            <h3>{t.alerts.week}</h3>
            {soon.items.length + turns.length === 0 && <p className="quiet">{t.alerts.noneWeek}</p>}
            <ul>
              {soon.items.map((a, i) => <li key={i} data-alert="due"><Link to={`/projects/${encodeURIComponent(a.project.id)}`} lang="zh-CN">{a.project.name}</Link><Grounds claim={a.claim} entry={null} text={`${names.milestone(a.milestone)} ${a.due}`} status="shape" /><span className="small num">{t.dueIn(a.days)}</span></li>)}
              {turns.map(turn => <li key={`${turn.project.id}${turn.on}`} data-alert="turn"><span className="num">{turn.on}</span><Link to={`/projects/${encodeURIComponent(turn.project.id)}`} lang="zh-CN">{turn.project.name}</Link><span>{t.alerts.turns} <Colour value={turn.to} /></span><span className="small quiet"><ReasonText reason={turn.reason} /></span></li>)}
            </ul>
            {soon.nextWeek.length > turns.length && <p className="small quiet num">{t.alerts.more(soon.nextWeek.length - turns.length)}</p>}
          </div>
        </div>
      )}
    </section>
  )
}
