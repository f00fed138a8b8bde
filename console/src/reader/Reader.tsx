import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api, type Annotations, type FullDocument, type LineCorrection, type PageSize, type SheetTable } from '../api/index.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { Facts } from './Facts.tsx'
import { Inspector } from './Inspector.tsx'
import { LinePanel } from './LinePanel.tsx'
import { useLayers, useMarked, type Choice } from './marking.ts'
import { pageAt, runs, useLayouts } from './layout.ts'
import { PagePicture } from './PagePicture.tsx'
import { PageText } from './PageText.tsx'
import { parseSpan } from './segments.ts'
import { isSheet, TableText } from './TableText.tsx'
import { Toolbar } from './Toolbar.tsx'
import './reader.css'

/** The page as printed beside what is said of it. `?claim=ID` and `?at=START-END` lead to an exact stretch. */
export default function Reader() {
  const t = useWords()
  const id = useParams().id!
  const page = useQuery({ queryKey: ['document', id], queryFn: () => api.document(id), staleTime: Infinity })
  const notes = useQuery({ queryKey: ['annotations', id], queryFn: () => api.annotations(id) })
  const sizes = useQuery({ queryKey: ['pages', id], queryFn: () => api.pages(id), staleTime: Infinity })
  useTitle(page.data?.title ?? page.data?.name ?? t.nav.reader)
  const sheet = page.data && isSheet(page.data)
  const tables = useQuery({ queryKey: ['tables', id], queryFn: () => api.tables(id), staleTime: Infinity, enabled: sheet === true })
  const error = page.error ?? notes.error ?? tables.error ?? sizes.error
  if (error) return <><h1 className="head">{t.nav.reader}</h1><Problem error={error} retry={() => { void page.refetch(); void notes.refetch(); void sizes.refetch() }} notFound={[t.reader.notFound, t.reader.notFoundHint]} /></>
  if (!page.data || !notes.data || !sizes.data || (sheet && !tables.data)) return <Loading />
  return <Loaded key={id} page={page.data} notes={notes.data} tables={sheet && tables.data ? tables.data.items : null} sizes={sizes.data.items} />
}

function Loaded({ page, notes, tables, sizes }: { page: FullDocument; notes: Annotations; tables: SheetTable[] | null; sizes: PageSize[] }) {
  const { keys } = useSettings()
  const [params, setParams] = useSearchParams()
  const [shown, toggle] = useLayers()
  const [inspected, setInspected] = useState<Choice | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const at = params.get('at')
  const claimId = params.get('claim') ?? params.get('evidence')
  const claim = notes.claims.find(c => c.id === claimId) ?? null
  const target = useMemo(() => parseSpan(at, page.text.length), [at, page.text.length])
  const choice: Choice | null = inspected ?? (claim && { layer: 'claims', id: claim.id })

  const choose = useCallback((next: Choice | null) => {
    setInspected(next?.layer === 'claims' ? null : next)
    setParams(now => {
      const query = new URLSearchParams(now)
      query.delete('at')
      if (next?.layer === 'claims') query.set('claim', next.id)
      else query.delete('claim')
      return query
    }, { replace: true, preventScrollReset: true })
  }, [setParams])

  const asText = sizes.length === 0 || params.get('view') === 'text'
  const focus = target?.[0] ?? claim?.start ?? 0
  const [turned, turnTo] = useState<{ number: number; from: number } | null>(null)
  const number = turned?.from === focus ? turned.number : pageAt(sizes, focus)
  const layouts = useLayouts(page.id, sizes, number)
  const here = layouts.size
  const unsure = useMemo(() => runs([...layouts.values()].flatMap(l => l.lines.flatMap(line => line.unsure))), [here, number])
  useMarked(box, choice, claim?.id ?? null, at, `${asText} ${number} ${layouts.has(number)}`)

  const { data: said } = useQuery({ queryKey: ['corrections', page.id], queryFn: () => api.corrections(page.id), enabled: sizes.length > 0 })
  const corrections = said?.items ?? none
  const corrected = useMemo(() => new Map(corrections.filter(c => !c.withdrawn).reverse().map(c => [c.start, c.text])), [corrections])
  const chosenAt = startOf(choice, notes)
  const line = chosenAt === null ? undefined : [...layouts.values()].flatMap(l => l.lines).find(l => l.start <= chosenAt && chosenAt < l.end)
  const walk = (e: React.KeyboardEvent) => {
    const lines = layouts.get(number)?.lines
    if (!keys || !lines || (e.key !== 'j' && e.key !== 'k') || e.ctrlKey || e.metaKey || e.altKey || !(e.target as Element).closest('.paper')) return
    const now = lines.findIndex(l => l.start === line?.start)
    const next = lines[Math.max(0, Math.min(lines.length - 1, now + (e.key === 'j' ? 1 : -1)))]
    if (next) choose({ layer: 'line', index: next.start })
    e.preventDefault()
  }

  const inOrder = useMemo(() => [...notes.claims].sort((a, b) => a.start - b.start), [notes.claims])
  const step = (by: number) => {
    const now = inOrder.findIndex(c => c.id === claim?.id)
    const next = inOrder[Math.max(0, Math.min(inOrder.length - 1, now < 0 ? 0 : now + by))]
    if (next) choose({ layer: 'claims', id: next.id })
  }

  return (
    <div className="reader" ref={box} onKeyDown={walk}>
      <Toolbar page={page} notes={notes} shown={shown} onToggle={toggle} box={box} pages={sizes.length} asText={asText} onView={text => setParams(now => { const query = new URLSearchParams(now); if (text) query.set('view', 'text'); else query.delete('view'); return query }, { replace: true })}
        onArticle={span => { setInspected(null); setParams(now => { const query = new URLSearchParams(now); query.delete('claim'); query.delete('evidence'); query.set('at', span.join('-')); return query }, { replace: true }) }} />
      {tables
        ? <TableText page={page} tables={tables} notes={notes} shown={shown} target={target} onChoose={choose} onStep={step} current={claim?.id ?? null} />
        : asText ? <PageText page={page} notes={notes} shown={shown} target={target} unsure={unsure} corrected={sizes.length ? corrected : undefined} onChoose={choose} onStep={step} current={claim?.id ?? null} />
          : <PagePicture page={page} sizes={sizes} number={number} onTurn={to => turnTo({ number: to, from: focus })} layout={layouts.get(number)} notes={notes} shown={shown} target={target} corrected={corrected} onChoose={choose} onStep={step} current={claim?.id ?? null} />}
      <div className="beside">
        <Inspector choice={choice} notes={notes} />
        {line && <LinePanel key={line.start} document={page.id} line={line} printed={page.text.slice(line.start, line.end)} corrections={corrections} />}
        <Facts page={page} claims={inOrder} current={claim?.id ?? null} onChoose={id => choose({ layer: 'claims', id })} />
      </div>
    </div>
  )
}

const none: LineCorrection[] = []

/** Where in the text something chosen begins. */
function startOf(choice: Choice | null, notes: Annotations): number | null {
  if (!choice) return null
  if (choice.layer === 'line') return choice.index
  if (choice.layer === 'claims') return notes.claims.find(c => c.id === choice.id)?.start ?? null
  return (choice.layer === 'names' ? notes.mentions : notes[choice.layer])[choice.index]?.start ?? null
}
