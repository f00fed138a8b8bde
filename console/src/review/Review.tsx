import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { api, type ReviewItem } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText } from '../figure/Figure.tsx'
import { ReviewTabs } from '../identity/Tabs.tsx'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings, useWords } from '../words/index.ts'
import { Correct } from './Correct.tsx'
import { History, Item } from './Item.tsx'
import { useKeys } from './keys.ts'
import { List, Outcome } from './List.tsx'
import { NoModel } from './NoModel.tsx'
import { stateOf, states, useQueue, type State } from './queue.ts'
import '../table/table.css'
import './review.css'

/** What a model says and the rules do not, worked through one by one. The address holds outcome and document. */
export default function Review() {
  const t = useWords()
  useTitle(t.review.title)
  const [params, setParams] = useSearchParams()
  const state = states.find(s => s === params.get('state')) ?? 'open'
  const document = params.get('document') ?? ''
  const set = (key: string, value: string) => setParams(now => { const next = new URLSearchParams(now); if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  return (
    <>
      <div className="head"><h1>{t.review.title}</h1><p>{t.review.lead}</p></div>
      <ReviewTabs />
      <Queue key={`${state} ${document}`} state={state} document={document} onState={s => set('state', s === 'open' ? '' : s)} onDocument={id => set('document', id)} />
    </>
  )
}

interface Props { state: State; document: string; onState: (state: State) => void; onDocument: (id: string) => void }

function Queue({ state, document, onState, onDocument }: Props) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const { list, items, counts, judge, undo, busy, last } = useQueue(state, document)
  const [chosen, choose] = useState<string | null>(null)
  const [correcting, setCorrecting] = useState(false)
  const [help, setHelp] = useState(false)
  const [why, setWhy] = useState('')
  const [told, tell] = useState('')
  const at = Math.max(0, items.findIndex(i => i.claim.id === chosen))
  const item = items[at]

  const go = (to: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, to))]
    if (next) { choose(next.claim.id); setCorrecting(false); setWhy(''); judge.reset(); undo.reset() }
    if (to >= items.length - 3 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  /** The next one that waits, from here on and round again. */
  const onward = (from: ReviewItem) => {
    const order = [...items.slice(at + 1), ...items.slice(0, at)]
    const next = order.find(i => stateOf(i.reviews) === 'open' && i.claim.id !== from.claim.id)
    if (next) go(items.indexOf(next))
  }
  const say = (what: string, { claim }: ReviewItem) => tell(`${what}${t.review.colon}${claim.subject.name} ${claimText(claim, names, lang)}`)
  const decide = (verdict: 'accept' | 'correct' | 'reject', correction?: Parameters<typeof judge.mutate>[0]['correction']) => {
    if (!item || busy) return
    judge.mutate({ item, verdict, why: why.trim(), ...(correction && { correction }) }, { onSuccess: () => { say(t.review.said[verdict], item); setCorrecting(false); setWhy(''); if (state === 'open') onward(item) } })
  }
  const takeBack = (given?: ReviewItem) => {
    const back = given ?? last ?? (item && stateOf(item.reviews) !== 'open' ? item : null)
    if (back && !busy) undo.mutate(back, { onSuccess: () => { say(t.review.said.undone, back); choose(back.claim.id); setCorrecting(false) } })
  }
  const cancel = () => { setCorrecting(false); judge.reset() }
  useKeys({ j: () => go(at + 1), k: () => go(at - 1), a: () => decide('accept'), r: () => decide('reject'), c: () => item && setCorrecting(true), u: () => takeBack(), '?': () => setHelp(!help), ...(correcting && { Escape: cancel }) })
  useEffect(() => { globalThis.document.querySelector('.queue [aria-current]')?.scrollIntoView({ block: 'nearest' }) }, [item?.claim.id])

  const total = counts.data && states.reduce((n, s) => n + counts.data[s], 0)
  if (list.isPending || !counts.data) return list.error || counts.error ? <Problem error={list.error ?? counts.error} retry={() => { void list.refetch(); void counts.refetch() }} /> : <Loading />
  if (total === 0 && !document) return <NoModel />
  const standing = item ? stateOf(item.reviews) : 'open'
  return (
    <>
      <Bar state={state} document={document} counts={counts.data} onState={onState} onDocument={onDocument} />
      {!item ? <Empty title={state === 'open' ? t.review.doneTitle : t.review.noneTitle} hint={t.review.doneHint} /> : (
        <div className="desk">
          <article className="one" aria-labelledby="one">
            <header className="row between">
              <h2 id="one"><span lang="zh-CN">{item.claim.subject.name}</span> · {names.property(item.claim.property)}</h2>
              <span className="row"><Outcome state={standing} /><span className="quiet small num">{t.review.position(at + 1, list.data?.pages[0]?.total ?? items.length)}</span></span>
            </header>
            <Item item={item} beside={!correcting} />
            {correcting
              ? <Correct key={item.claim.id} item={item} onSave={correction => decide('correct', correction)} onCancel={cancel} />
              : (
                <div className="row deeds noprint">
                  <Deed keys="a" strong busy={busy} onClick={() => decide('accept')}>{t.review.accept}</Deed>
                  <Deed keys="c" busy={busy} onClick={() => setCorrecting(true)}>{t.review.correct}</Deed>
                  <Deed keys="r" busy={busy} onClick={() => decide('reject')}>{t.review.reject}</Deed>
                  <input className="field why" maxLength={1000} aria-label={t.review.why} placeholder={t.review.why} value={why} onChange={e => setWhy(e.target.value)} onKeyDown={e => { if (e.key === 'Escape') e.currentTarget.blur() }} />
                </div>
              )}
            {(judge.error ?? undo.error) && <Problem error={judge.error ?? undo.error} />}
            <div className="row between told">
              <p role="status" className="small">{told}</p>
              <span className="row noprint">
                {(last || standing !== 'open') && <Deed keys="u" busy={busy} onClick={() => takeBack(standing === 'open' ? undefined : item)}>{t.review.undo}</Deed>}
                <Deed keys="k" busy={at === 0} onClick={() => go(at - 1)}>{t.review.previous}</Deed>
                <Deed keys="j" busy={at === items.length - 1} onClick={() => go(at + 1)}>{t.review.next}</Deed>
                <Deed keys="?" onClick={() => setHelp(!help)} pressed={help}>{t.review.help}</Deed>
              </span>
            </div>
            {help && <p className="small keys">{t.review.helpText}</p>}
            <section className="past"><h3>{t.review.history}</h3><History reviews={item.reviews} /></section>
          </article>
          <List items={items} current={item.claim.id} onChoose={id => go(items.findIndex(i => i.claim.id === id))} more={list.hasNextPage ? () => void list.fetchNextPage() : null} />
        </div>
      )}
    </>
  )
}

function Deed({ keys, strong = false, busy = false, pressed, onClick, children }: { keys: string; strong?: boolean; busy?: boolean; pressed?: boolean; onClick: () => void; children: string }) {
  return <button type="button" className={strong ? 'plain strong' : 'plain'} aria-keyshortcuts={keys} aria-pressed={pressed} disabled={busy} onClick={onClick}>{children}<kbd aria-hidden="true">{keys}</kbd></button>
}

function Bar({ state, document, counts, onState, onDocument }: Props & { counts: Record<State, number> }) {
  const t = useWords()
  const { by } = useSettings()
  const documents = useQuery({ queryKey: ['documents', 'to review'], queryFn: () => api.documents({ limit: '500' }) })
  const left = counts.open
  const done = counts.accepted + counts.corrected + counts.rejected
  return (
    <>
      <div className="toolbar reviewbar noprint">
        <div className="states" role="group" aria-label={t.review.stateOf}>
          {states.map(s => <button key={s} type="button" className="plain" aria-pressed={s === state} data-state={s} onClick={() => onState(s)}>{t.review.states[s]}<span className="num">{counts[s]}</span></button>)}
        </div>
        <select className="field" aria-label={t.review.document} value={document} onChange={e => onDocument(e.target.value)}>
          <option value="">{t.review.anyDocument}</option>
          {documents.data?.items.map(d => <option key={d.id} value={d.id}>{d.title ?? d.name}</option>)}
        </select>
        <label className="push row">{t.review.by} <input className="field" maxLength={100} placeholder={t.review.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      </div>
      <p className="small quiet progress"><span className="num" data-progress>{t.review.progress(done, left)}</span> <progress max={done + left || 1} value={done} aria-label={t.review.progress(done, left)} /></p>
    </>
  )
}
