import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { api } from '../api/index.ts'
import { ApiError } from '../api/request.ts'
import { chainApi } from '../chain/api.ts'
import { EvidenceDrawer } from '../evidence/Evidence.tsx'
import { distinctFigures } from '../figure/Figure.tsx'
import { momentText } from '../figure/period.ts'
import { statuses, Status } from '../figure/Status.tsx'
import { Tip } from '../figure/Tip.tsx'
import { colours } from '../projects/Colour.tsx'
import { Mark } from '../shell/Mark.tsx'
import { Loading } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { ChainMap, Chains, Facts, Indicators, Late, Matrix } from './slides.tsx'
import { useTurning } from './useTurning.ts'
import { useWallWords } from './words.ts'
import '../chain/chain.css'
import '../projects/projects.css'
import './wall.css'

const every = 60_000
const seconds = 20
const rows = 10

/** The wall: one read-only page for a large screen that turns by itself, fetches anew each minute, and says so when what it shows is old. */
export default function Wall() {
  const t = useWallWords()
  const words = useWords()
  const { lang } = useSettings()
  useTitle(t.title)
  useWallType()
  const fresh = { refetchInterval: every, refetchIntervalInBackground: true, staleTime: 0, retry: false } as const
  const overview = useQuery({ queryKey: ['overview'], queryFn: api.overview, ...fresh })
  const worst = useQuery({ queryKey: ['projects', 'wall'], queryFn: () => api.projects({ sort: '-colour', limit: String(4 * rows) }), ...fresh })
  const stages = useQueries({ queries: colours.map(colour => ({ queryKey: ['projects', 'wall', colour], queryFn: () => api.projects({ colour, limit: '1' }), ...fresh })) })
  const chains = useQuery({ queryKey: ['chains', 'wall'], queryFn: () => chainApi.list({}), ...fresh })
  const drawn = [...(chains.data?.items ?? [])].filter(c => c.companies + c.projects > 0).sort((a, b) => b.companies + b.projects - a.companies - a.projects).slice(0, 3)
  const maps = useQueries({ queries: drawn.map(c => ({ queryKey: ['chain', 'wall', c.id], queryFn: () => chainApi.chain(c.id, {}), ...fresh })) })
  const health = useQuery({ queryKey: ['health'], queryFn: api.health, ...fresh })
  useReloadOn(health.data?.version)

  const asked = [overview, worst, health, chains, ...stages]
  const late = worst.data?.items.filter(p => p.colour.colour === 'red' || p.colour.colour === 'yellow') ?? []
  const claims = distinctFigures(overview.data?.newestClaims ?? []).filter(c => c.value !== null || c.property === 'milestone')
  const figures = overview.data?.places.flatMap(p => p.indicators.map(row => ({ place: p.place, claim: row.claim }))) ?? []
  const slides = [
    { key: 'projects', title: t.views.projects, body: <Matrix counts={stages.map(s => s.data?.facets.stage ?? [])} asOf={worst.data?.asOf ?? ''} rule={worst.data?.items[0]?.colour.rule ?? ''} /> },
    ...(late.length ? chunks(late, rows).map((items, i) => ({ key: `late${i}`, title: t.views.alerts, body: <Late projects={items} /> })) : [{ key: 'late', title: t.views.alerts, body: <p className="nothing">{t.noAlerts}</p> }]),
    ...chunks(claims, rows).slice(0, 2).map((items, i) => ({ key: `facts${i}`, title: t.views.facts, body: <Facts claims={items} /> })),
    ...chunks(chains.data?.items ?? [], rows).map((items, i) => ({ key: `chains${i}`, title: t.views.chains, body: <Chains chains={items} asOf={chains.data!.asOf} /> })),
    ...maps.flatMap(({ data }) => (data ? [{ key: `chain-${data.id}`, title: data[lang], body: <ChainMap chain={data} /> }] : [])),
    ...chunks(figures, rows).slice(0, 4).map((items, i) => ({ key: `figures${i}`, title: t.views.indicators, body: <Indicators figures={items} /> })),
  ]
  const { at, paused, pause, go } = useTurning(slides.length, seconds)
  const slide = slides[at]!
  // A nought that only means "not fetched yet" would be a false figure.
  const known = [overview, worst, ...stages].every(q => q.data !== undefined)
  const error = asked.find(q => q.error)?.error
  const oldest = Math.min(...asked.map(q => q.dataUpdatedAt))
  const stale = useOld(oldest, error)
  const same = slides.filter(s => s.title === slide.title)
  return (
    <main className="wall">
      <header>
        <span className="brand"><Mark />{words.app.name}</span>
        <h1>{slide.title}{same.length > 1 && <span className="num quiet"> {t.page(same.indexOf(slide) + 1, same.length)}</span>}</h1>
        <span className="num quiet">{overview.data?.counts.lastReadAt ? t.asOf(momentText(overview.data.counts.lastReadAt)) : ''}</span>
      </header>
      {stale && <p className="stale" role="alert"><Status value="conflict" wordless /> {error instanceof ApiError && error.status === 401 ? t.signIn : oldest ? t.stale(momentText(new Date(oldest).toISOString())) : t.never}</p>}
      <div className="slide" data-slide={slide.key} aria-live={paused ? 'polite' : 'off'}>{!known ? !stale && <Loading /> : overview.data?.counts.documents === 0 ? <p className="nothing">{t.empty}</p> : slide.body}</div>
      <footer>
        <span className="row legend">{statuses.map(s => <Status key={s} value={s} />)}</span>
        <span className="row noprint">
          <button type="button" className="plain" onClick={() => go(-1)} aria-keyshortcuts="ArrowLeft">← {t.previous}</button>
          <button type="button" className="plain" onClick={pause} aria-pressed={paused} aria-keyshortcuts="Space">{paused ? t.resume : t.pause}</button>
          <button type="button" className="plain" onClick={() => go(1)} aria-keyshortcuts="ArrowRight">{t.next} →</button>
          <span className="num" data-at>{t.page(at + 1, slides.length)}</span>
          <span className="num quiet">{oldest > 0 && t.fetched(momentText(new Date(oldest).toISOString()))}</span>
          <Link to="/">{t.leave}</Link>
        </span>
      </footer>
      <EvidenceDrawer />
      <Tip />
    </main>
  )
}

const chunks = <T,>(list: T[], size: number): T[][] => Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))

/** Type in proportion to the screen, while the wall is shown. */
function useWallType() {
  useEffect(() => {
    document.documentElement.toggleAttribute('data-wall', true)
    return () => { document.documentElement.removeAttribute('data-wall') }
  }, [])
}

/** What is fetched every minute is old after three; looked at again as time goes by. */
function useOld(fetched: number, error: unknown): boolean {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => { const timer = setInterval(() => setNow(Date.now()), 15_000); return () => clearInterval(timer) }, [])
  return Boolean(error) || (fetched > 0 && now - fetched > 3 * every)
}

/** A wall that nobody attends takes a new version of the console by itself. */
function useReloadOn(version: string | undefined) {
  const first = useRef(version)
  useEffect(() => {
    if (first.current && version && version !== first.current) location.reload()
    first.current ??= version
  }, [version])
}
