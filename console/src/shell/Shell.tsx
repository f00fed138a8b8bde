import { useQuery } from '@tanstack/react-query'
import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { Link, NavLink, Outlet, useLocation, useNavigate, useSearchParams } from 'react-router'
import { api } from '../api/index.ts'
import { ApiError } from '../api/request.ts'
import { EvidenceDrawer } from '../evidence/Evidence.tsx'
import { momentText } from '../figure/period.ts'
import { Tip } from '../figure/Tip.tsx'
import { setSettings, useSettings, useWords } from '../words/index.ts'
import { Boundary } from './Boundary.tsx'
import { places, useShortcuts } from './keys.ts'
import { Icon, Mark, type IconName } from './Mark.tsx'
import { SignIn } from './SignIn.tsx'
import { Loading } from './States.tsx'
import './shell.css'

const items: IconName[] = ['overview', 'library', 'projects', 'rounds', 'dispatch', 'fill', 'chains', 'companies', 'policies', 'match', 'sandbox', 'plans', 'entities', 'facts', 'indicators', 'parks', 'points', 'ladder', 'finance', 'conflicts', 'review', 'try']
const pathOf = (name: IconName) => (name === 'overview' ? '/' : `/${name}`)
const keyOf = (name: IconName) => Object.keys(places).find(key => places[key] === pathOf(name))

/** Header, navigation, the page, and beside it the evidence drawer. */
export function Shell() {
  const t = useWords()
  const { pathname } = useLocation()
  const search = useRef<HTMLInputElement>(null)
  const [menu, setMenu] = useState(false)
  useShortcuts(useCallback(() => { search.current?.focus(); search.current?.select() }, []))
  usePageFocus(pathname)
  useEffect(() => setMenu(false), [pathname])
  const health = useQuery({ queryKey: ['health'], queryFn: api.health, refetchInterval: 60_000 })
  if (health.error instanceof ApiError && health.error.status === 401) return <SignIn />
  return (
    <div className="shell">
      <a className="skip" href="#main">{t.app.skip}</a>
      <header className="top">
        <button type="button" className="plain menubutton" aria-expanded={menu} aria-controls="nav" onClick={() => setMenu(!menu)}>{t.app.menu}</button>
        <Link className="brand" to="/"><Mark />{t.app.name}</Link>
        <div className="bar">
          <SearchBox input={search} />
          <span className="asof num">{health.data ? (health.data.lastReadAt ? `${t.app.asOf} ${momentText(health.data.lastReadAt)}` : t.app.noData) : ''}</span>
          <Tools />
        </div>
      </header>
      <nav id="nav" className="nav" aria-label={t.nav.label} data-open={menu || undefined} onKeyDown={e => { if (e.key === 'Escape') setMenu(false) }}>
        <ul>
          {items.map(name => (
            <li key={name}><NavLink to={pathOf(name)} end={name === 'overview'}><Icon name={name} />{t.nav[name]}<kbd aria-hidden="true">g {keyOf(name)}</kbd></NavLink></li>
          ))}
        </ul>
      </nav>
      <main id="main" className="main" tabIndex={-1}>
        <Boundary key={pathname}><Suspense fallback={<Loading />}><Outlet /></Suspense></Boundary>
      </main>
      <EvidenceDrawer />
      <Tip />
    </div>
  )
}

function Tools() {
  const t = useWords()
  const { lang, elder } = useSettings()
  return (
    <div className="tools">
      <button type="button" aria-pressed={elder} title={t.app.elderHint} onClick={() => setSettings({ elder: !elder })}>{t.app.elder}</button>
      <button type="button" lang={lang === 'zh' ? 'en' : 'zh-CN'} title={t.app.languageHint} onClick={() => setSettings({ lang: lang === 'zh' ? 'en' : 'zh' })}>{t.app.language}</button>
      <Link to="/help">{t.app.help}</Link>
    </div>
  )
}

function SearchBox({ input }: { input: React.RefObject<HTMLInputElement | null> }) {
  const t = useWords()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const [params] = useSearchParams()
  const asked = pathname === '/search' ? (params.get('q') ?? '') : ''
  const [words, setWords] = useState(asked)
  useEffect(() => setWords(asked), [asked])
  return (
    <form role="search" onSubmit={e => { e.preventDefault(); if (words.trim()) navigate(`/search?q=${encodeURIComponent(words.trim())}`) }}>
      <input
        ref={input} className="field" type="search" maxLength={200} aria-label={t.search.label} aria-keyshortcuts="/" placeholder={`${t.search.placeholder}　/`} value={words} onChange={e => setWords(e.target.value)}
        onKeyDown={e => {
          if (e.key === 'Escape') e.currentTarget.blur()
          if (e.key === 'ArrowDown') { const first = document.querySelector<HTMLElement>('[data-results] a'); if (first) { e.preventDefault(); first.focus() } }
        }}
      />
    </form>
  )
}

/** A new page starts at its top with focus on its content, so that a screen reader and the Tab key start there too. */
function usePageFocus(pathname: string) {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) { first.current = false; return }
    scrollTo(0, 0)
    if (!document.activeElement?.closest('.evidence, [role=search]')) document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}
