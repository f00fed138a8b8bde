import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { api, type Annotations, type FullDocument } from '../api/index.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { isTyping } from '../shell/keys.ts'
import { Facts } from './Facts.tsx'
import { Inspector } from './Inspector.tsx'
import { PageText } from './PageText.tsx'
import { layers, parseSpan, type Layer } from './segments.ts'
import { Toolbar } from './Toolbar.tsx'
import './reader.css'

/** What is chosen: a claim by id, or one item of another layer by its place in that layer. */
export type Choice = { layer: 'claims'; id: string } | { layer: Exclude<Layer, 'claims'>; index: number }

/** The page as printed beside what is said of it. `?claim=ID` and `?at=START-END` lead to an exact stretch. */
export default function Reader() {
  const t = useWords()
  const id = useParams().id!
  const page = useQuery({ queryKey: ['document', id], queryFn: () => api.document(id), staleTime: Infinity })
  const notes = useQuery({ queryKey: ['annotations', id], queryFn: () => api.annotations(id) })
  useTitle(page.data?.title ?? page.data?.name ?? t.nav.reader)
  const error = page.error ?? notes.error
  if (error) return <><h1 className="head">{t.nav.reader}</h1><Problem error={error} retry={() => { void page.refetch(); void notes.refetch() }} notFound={[t.reader.notFound, t.reader.notFoundHint]} /></>
  if (!page.data || !notes.data) return <Loading />
  return <Loaded key={id} page={page.data} notes={notes.data} />
}

function Loaded({ page, notes }: { page: FullDocument; notes: Annotations }) {
  const [params, setParams] = useSearchParams()
  const [shown, setShown] = useState<ReadonlySet<Layer>>(() => new Set(layers))
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

  const toggle = useCallback((layer: Layer) => setShown(now => {
    const next = new Set(now)
    if (!next.delete(layer)) next.add(layer)
    return next
  }), [])
  useLayerKeys(toggle)
  useMarked(box, choice, claim?.id ?? null, at)

  const inOrder = useMemo(() => [...notes.claims].sort((a, b) => a.start - b.start), [notes.claims])
  const step = (by: number) => {
    const now = inOrder.findIndex(c => c.id === claim?.id)
    const next = inOrder[Math.max(0, Math.min(inOrder.length - 1, now < 0 ? 0 : now + by))]
    if (next) choose({ layer: 'claims', id: next.id })
  }

  return (
    <div className="reader" ref={box}>
      <Toolbar page={page} notes={notes} shown={shown} onToggle={toggle} box={box} />
      <PageText page={page} notes={notes} shown={shown} target={target} onChoose={choose} onStep={step} current={claim?.id ?? null} />
      <div className="beside">
        <Inspector choice={choice} notes={notes} />
        <Facts page={page} claims={inOrder} current={claim?.id ?? null} onChoose={id => choose({ layer: 'claims', id })} />
      </div>
    </div>
  )
}

function useLayerKeys(toggle: (layer: Layer) => void) {
  const { keys } = useSettings()
  useEffect(() => {
    if (!keys) return
    const listen = (e: KeyboardEvent) => {
      const layer = layers[Number(e.key) - 1]
      if (!layer || e.ctrlKey || e.metaKey || e.altKey || isTyping(e.target)) return
      e.preventDefault()
      toggle(layer)
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [toggle, keys])
}

/**
 * Marks what is chosen on both sides and brings it into sight. The marks are attributes that React does not set, so a choice
 * costs two queries instead of drawing a page of thousands of stretches again.
 */
function useMarked(box: React.RefObject<HTMLDivElement | null>, choice: Choice | null, claim: string | null, at: string | null) {
  const key = choice ? (choice.layer === 'claims' ? choice.id : `${choice.layer}${choice.index}`) : ''
  useEffect(() => {
    const root = box.current
    if (!root) return
    for (const old of root.querySelectorAll('[data-sel]')) old.removeAttribute('data-sel')
    const marks = choice ? root.querySelectorAll(choice.layer === 'claims' ? `[data-c~="${CSS.escape(choice.id)}"]` : `[data-${choice.layer}="${choice.index}"]`) : []
    for (const mark of marks) mark.setAttribute('data-sel', '')
    const fact = claim && root.querySelector(`[data-fact="${CSS.escape(claim)}"]`)
    if (fact) { fact.setAttribute('data-sel', ''); bring(fact) }
    const first = claim ? marks[0] : !choice && at ? root.querySelector('[data-target]') : null
    if (first) bring(first)
  }, [box, key, claim, at])
}

/** Scrolls only the part that holds the element when both sides are side by side; on narrow screens the page itself. */
function bring(element: Element) {
  const scroller = element.closest('.paper, .beside')
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight + 1) {
    if (!element.closest('.beside')) element.scrollIntoView({ block: 'center' })
    return
  }
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  if (inner.top < outer.top + 64 || inner.bottom > outer.bottom - 64) scroller.scrollBy({ top: inner.top - outer.top - outer.height / 2 + inner.height / 2 })
}
