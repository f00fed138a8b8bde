import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { listFileUrl, matchApi, type Offer } from './api.ts'
import type { Set } from './Match.tsx'
import { matchWords } from './pageWords.ts'
import { PolicyPicker, ReasonTable } from './PolicyMatch.tsx'

const states = ['open', 'pushed', 'paid', 'refused', 'all'] as const

/** 免申即享: those who qualify, and what the office did about each; every mark can be taken back. */
export function Offers({ on, params, set }: { on: string; params: URLSearchParams; set: Set }) {
  const w = useLocalWords(matchWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['tallies', on], queryFn: () => matchApi.tallies(on) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  if (!data.items.some(t => t.companies > 0)) return <Empty title={w.noRegister} hint={w.noRegisterHint}><Link className="plain" to="/companies">{w.importLink}</Link></Empty>
  const tally = data.items.find(t => t.policy === params.get('policy')) ?? data.items.find(t => t.counts.met > 0) ?? data.items[0]!
  return <><p className="quiet">{w.offersLead}</p><PolicyPicker items={data.items} value={tally.policy} set={set} /><Worklist key={tally.policy} policy={tally.policy} unit={tally.cost?.unit ?? null} on={on} params={params} set={set} /></>
}

function Worklist({ policy, unit, on, params, set }: { policy: string; unit: string | null; on: string; params: URLSearchParams; set: Set }) {
  const w = useLocalWords(matchWords)
  const client = useQueryClient()
  const { by } = useSettings()
  const state = states.find(s => s === params.get('state')) ?? 'open'
  const [chosen, setChosen] = useState<string[]>([])
  const [why, setWhy] = useState('')
  const [said, setSaid] = useState('')
  const list = useInfiniteQuery({ queryKey: ['offers', policy, on, state], initialPageParam: undefined as string | undefined, queryFn: ({ pageParam }) => matchApi.offers(policy, { on, state, sort: 'amount', limit: '50', ...(pageParam && { cursor: pageParam }) }), getNextPageParam: last => last.next ?? undefined })
  const again = (text: string) => { setChosen([]); setWhy(''); setSaid(text); return client.invalidateQueries({ queryKey: ['offers', policy] }) }
  const mark = useMutation({ mutationFn: (next: 'pushed' | 'paid' | 'refused') => matchApi.mark(policy, { companies: chosen, state: next, by: by.trim(), why: why.trim() }), onSuccess: () => again(w.done) })
  const undo = useMutation({ mutationFn: (entry: string) => matchApi.takeBack(policy, entry, by.trim()), onSuccess: () => again(w.undone) })
  const rows = list.data?.pages.flatMap(p => p.items) ?? []
  const first = list.data?.pages[0]
  const toggle = (id: string) => setChosen(now => (now.includes(id) ? now.filter(c => c !== id) : [...now, id]))
  const ready = chosen.length > 0 && by.trim() !== '' && !mark.isPending
  const byId = new Map(rows.map(r => [r.company.id, r]))
  return (
    <>
      <div className="row noprint" role="group" aria-label={w.handled} style={{ margin: '8px 0' }}>
        {states.map(s => <button key={s} type="button" className="plain" aria-pressed={s === state} onClick={() => { setChosen([]); set({ state: s === 'open' ? '' : s }) }}>{w.states[s]}{s !== 'all' && first && <span className="num"> {first.states[s]}</span>}</button>)}
        <a className="plain" href={listFileUrl(policy, { on, outcome: 'met', sort: 'amount', format: 'xlsx' })} download>{w.xlsx}</a>
      </div>
      {list.isPending ? <Loading /> : list.error ? <Problem error={list.error} retry={list.refetch} /> : rows.length === 0 ? <Empty title={w.noneOpen} hint={w.noneOpenHint} /> : (
        <>
          <div className="offeract noprint">
            <button type="button" className="plain" onClick={() => setChosen(chosen.length === rows.length ? [] : rows.map(r => r.company.id))} aria-pressed={chosen.length === rows.length}>{w.chooseAll}</button>
            <span className="num quiet">{w.chosen(chosen.length)}</span>
            <label>{w.by}<input className="field" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
            <label>{w.whyRefused}<input className="field" maxLength={1000} value={why} onChange={e => setWhy(e.target.value)} /></label>
            <button type="button" className="plain" disabled={!ready} onClick={() => mark.mutate('pushed')}>{w.act.pushed}</button>
            <button type="button" className="plain" disabled={!ready} onClick={() => mark.mutate('paid')}>{w.act.paid}</button>
            <button type="button" className="plain" disabled={!ready || why.trim() === ''} onClick={() => mark.mutate('refused')}>{w.act.refused}</button>
          </div>
          {(mark.error ?? undo.error) && <Problem error={mark.error ?? undo.error} />}
          <p className="small quiet num" role="status">{said && `${said}　`}{w.shown(rows.length, first!.total)}</p>
          <ReasonTable rows={rows} unit={unit} policy={policy} on={on}
            lead={{ title: '', cell: r => <input type="checkbox" aria-label={w.chooseOne(r.company.name)} checked={chosen.includes(r.company.id)} onChange={() => toggle(r.company.id)} /> }}
            tail={{ title: w.handled, cell: r => <Done offer={byId.get(r.company.id)!} undo={entry => undo.mutate(entry)} able={by.trim() !== '' && !undo.isPending} /> }} />
          {list.hasNextPage && <p style={{ marginTop: 16 }}><button type="button" className="plain" disabled={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>{w.next}</button></p>}
        </>
      )}
    </>
  )
}

function Done({ offer, undo, able }: { offer: Offer; undo: (entry: string) => void; able: boolean }) {
  const w = useLocalWords(matchWords)
  return (
    <>
      {!offer.stillMet && <p className="status-conflict small">! {w.gone}</p>}
      <ul>{offer.marks.map((m, i) => <li key={m.id} className="small"><strong>{w.states[m.state]}</strong> <span className="quiet">{m.by} <span className="num">{m.at.slice(0, 10)}</span> <span lang="zh-CN">{m.why}</span></span> {i === 0 && <button type="button" className="link noprint" disabled={!able} onClick={() => undo(m.id)}>{w.undo}</button>}</li>)}</ul>
    </>
  )
}
