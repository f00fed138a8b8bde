import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Conflict, ConflictQuery, Settling } from '../api/index.ts'
import { momentText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { useKeys } from '../review/keys.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { Sides } from './Sides.tsx'
import { conflictWords } from './words.ts'
import { states, useHistory, useWorklist, type Filter, type State } from './worklist.ts'
import '../table/table.css'
import '../review/review.css'
import './conflicts.css'

type Verdict = Settling['verdict']
interface Draft { verdict: Verdict; claim: string | null }

/** Figures in tension, worked through one by one. The address holds state, kind, entity and document. */
export default function Conflicts() {
  const w = useLocalWords(conflictWords)
  useTitle(w.title)
  const [params, setParams] = useSearchParams()
  const state = states.find(s => s === params.get('state')) ?? 'open'
  const filter = Object.fromEntries((['kind', 'entity', 'document'] as const).flatMap(key => (params.get(key) ? [[key, params.get(key)]] : []))) as Filter
  const set = (change: Record<string, string>) => setParams(now => { const next = new URLSearchParams(now); for (const [key, value] of Object.entries(change)) if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      <Worklist key={`${state} ${JSON.stringify(filter)}`} state={state} filter={filter} wanted={params.get('id')} set={set} />
    </>
  )
}

interface Props { state: State; filter: Filter; wanted: string | null; set: (change: Record<string, string>) => void }

function Worklist({ state, filter, wanted, set }: Props) {
  const w = useLocalWords(conflictWords)
  const { lang } = useSettings()
  const { list, items, counts, byKind, total, settle, undo, busy } = useWorklist(state, filter)
  const [chosen, choose] = useState<string | null>(wanted)
  const [draft, setDraft] = useState<Draft | null>(null)
  const [help, setHelp] = useState(false)
  const [told, tell] = useState('')
  const alone = useHistory(chosen !== null && !list.isPending && !items.some(i => i.id === chosen) ? chosen : undefined)
  const at = Math.max(0, items.findIndex(i => i.id === chosen))
  const item: Conflict | undefined = alone.data ?? items[at]
  const history = useHistory(item?.id)

  const go = (to: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, to))]
    if (next) { choose(next.id); setDraft(null); settle.reset(); undo.reset() }
    if (to >= items.length - 3 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  const start = (verdict: Verdict, claim: string | null = null) => { if (item && !busy) setDraft({ verdict, claim }) }
  const save = (why: string) => {
    if (!item || !draft || !why.trim()) return
    settle.mutate({ item, ...draft, why: why.trim() }, { onSuccess: () => { tell(w.settled); setDraft(null); if (state === 'open') { const next = items.slice(at + 1).concat(items.slice(0, at)).find(i => !i.settlement); if (next) choose(next.id) } } })
  }
  const takeBack = () => { if (item?.settlement && !busy) undo.mutate(item, { onSuccess: () => tell(w.reopened) }) }
  const holders = Object.fromEntries((item?.sides ?? []).slice(0, 9).flatMap((side, i) => (side.claim && item!.sides.length > 1 ? [[String(i + 1), () => start('holds', side.claim!.id)]] : [])))
  useKeys({ j: () => go(at + 1), k: () => go(at - 1), e: () => start('explained'), m: () => start('misread'), u: takeBack, '?': () => setHelp(!help), ...holders, ...(draft && { Escape: () => setDraft(null) }) })
  useEffect(() => { document.querySelector('.queue [aria-current]')?.scrollIntoView({ block: 'nearest' }) }, [item?.id])

  if (list.isPending || !counts) return list.error ? <Problem error={list.error} retry={() => void list.refetch()} /> : <Loading />
  if (counts.all === 0 && !filter.kind && !filter.entity && !filter.document) return <Empty title={w.emptyTitle} hint={w.emptyHint} />
  return (
    <>
      <Bar state={state} filter={filter} counts={counts} byKind={byKind} set={set} />
      {!item ? <Empty title={w.noneTitle} hint={w.noneHint}><button type="button" className="plain" onClick={() => set({ state: '', kind: '', entity: '', document: '', id: '' })}>{w.clear}</button></Empty> : (
        <div className="desk">
          <article className="one" aria-labelledby="one" data-conflict={item.id}>
            <header>
              <p className="row between small"><span className="row"><Level level={item.level} />{w.kinds[item.kind]}</span><span className="quiet num">{alone.data ? '' : w.position(at + 1, total)}</span></p>
              <h2 id="one" className="words">{item.words[lang]}</h2>
            </header>
            <Sides item={item} holds={item.level === 'note' ? null : claim => start('holds', claim)} />
            {draft
              ? <Why key={`${draft.verdict}${draft.claim}`} draft={draft} side={item.sides.findIndex(s => s.claim?.id === draft.claim) + 1} busy={busy} onSave={save} onCancel={() => setDraft(null)} />
              : (
                <div className="row deeds noprint">
                  <Deed keys="e" busy={busy} onClick={() => start('explained')}>{w.explained}</Deed>
                  <Deed keys="m" busy={busy} onClick={() => start('misread')}>{w.misread}</Deed>
                  {item.settlement && <Deed keys="u" busy={busy} onClick={takeBack}>{w.undo}</Deed>}
                  {item.subject.id && !filter.entity && <button type="button" className="link" onClick={() => set({ entity: item.subject.id, id: '' })}>{w.scopeEntity}</button>}
                </div>
              )}
            {(settle.error ?? undo.error) && <Problem error={settle.error ?? undo.error} />}
            <div className="row between told">
              <p role="status" className="small">{told}</p>
              <span className="row noprint">
                <Deed keys="k" busy={at === 0} onClick={() => go(at - 1)}>{w.previous}</Deed>
                <Deed keys="j" busy={at >= items.length - 1} onClick={() => go(at + 1)}>{w.next}</Deed>
                <Deed keys="?" pressed={help} onClick={() => setHelp(!help)}>{w.help}</Deed>
              </span>
            </div>
            {help && <p className="small keys">{w.helpText}</p>}
            <section className="past">
              <h3>{w.history}</h3>
              {history.data?.history.length ? (
                <ol className="reviews">
                  {history.data.history.map(s => (
                    <li key={s.id} data-settlement={s.verdict} data-withdrawn={s.withdrawn || undefined}>
                      <span className="num quiet">{momentText(s.at)}</span> <span lang="zh-CN">{s.by}</span> {s.claim && s.verdict === 'holds' ? w.holds(item.sides.findIndex(x => x.claim?.id === s.claim) + 1) : w.verdict[s.verdict]}{s.withdrawn && <span className="badge">{w.withdrawn}</span>}<span className="quiet" lang="zh-CN"> · {s.why}</span>
                    </li>
                  ))}
                </ol>
              ) : <p className="quiet small">{w.historyNone}</p>}
            </section>
          </article>
          <nav className="queue" aria-label={w.queue}>
            <ol>
              {items.map((one, i) => (
                <li key={one.id}>
                  <button type="button" aria-current={one.id === item.id || undefined} data-item={one.id} onClick={() => go(i)}>
                    <span lang="zh-CN">{one.subject.name}</span>
                    <span className="row between small"><span className="quiet">{w.kinds[one.kind]}</span>{one.settlement ? <span className="outcome accepted" data-outcome={one.settlement.verdict}>✓ {w.verdict[one.settlement.verdict]}</span> : <Level level={one.level} />}</span>
                  </button>
                </li>
              ))}
            </ol>
            {list.hasNextPage && <p><button type="button" className="plain" onClick={() => void list.fetchNextPage()}>{w.more}</button></p>}
          </nav>
        </div>
      )}
    </>
  )
}

/** How grave it is, as a sign and a word. */
function Level({ level }: { level: Conflict['level'] }) {
  const w = useLocalWords(conflictWords)
  return level === 'conflict' ? <span className="level conflict"><Status value="conflict" wordless /> {w.levels.conflict}</span> : <span className={`level ${level}`}>{level === 'tension' ? '?' : '·'} {w.levels[level]}</span>
}

function Why({ draft, side, busy, onSave, onCancel }: { draft: Draft; side: number; busy: boolean; onSave: (why: string) => void; onCancel: () => void }) {
  const w = useLocalWords(conflictWords)
  const [why, setWhy] = useState('')
  return (
    <form className="settling row noprint" onSubmit={e => { e.preventDefault(); onSave(why) }} onKeyDown={e => { if (e.key === 'Escape') onCancel() }}>
      <strong>{draft.verdict === 'holds' ? w.holds(side) : w.verdict[draft.verdict]}</strong>
      <input className="field" autoFocus required maxLength={1000} aria-label={w.why} placeholder={w.whyHint[draft.verdict]} value={why} onChange={e => setWhy(e.target.value)} />
      <button className="plain strong" disabled={busy || !why.trim()}>{w.save}</button>
      <button type="button" className="plain" onClick={onCancel}>{w.cancel}</button>
    </form>
  )
}

function Deed({ keys, busy = false, pressed, onClick, children }: { keys: string; busy?: boolean; pressed?: boolean; onClick: () => void; children: string }) {
  return <button type="button" className="plain" aria-keyshortcuts={keys} aria-pressed={pressed} disabled={busy} onClick={onClick}>{children}<kbd aria-hidden="true">{keys}</kbd></button>
}

function Bar({ state, filter, counts, byKind, set }: { state: State; filter: Filter; counts: Record<State, number>; byKind: Record<string, number>; set: Props['set'] }) {
  const w = useLocalWords(conflictWords)
  const { by } = useSettings()
  return (
    <>
      <div className="toolbar reviewbar noprint">
        <div className="states" role="group" aria-label={w.stateOf}>
          {states.map(s => <button key={s} type="button" className="plain" aria-pressed={s === state} data-state={s} onClick={() => set({ state: s === 'open' ? '' : s, id: '' })}>{w.states[s]}<span className="num">{counts[s]}</span></button>)}
        </div>
        <select className="field" aria-label={w.kind} value={filter.kind ?? ''} onChange={e => set({ kind: e.target.value, id: '' })}>
          <option value="">{w.anyKind}</option>
          {(Object.keys(w.kinds) as NonNullable<ConflictQuery['kind']>[]).map(kind => <option key={kind} value={kind}>{w.kinds[kind]}{byKind[kind] ? `（${byKind[kind]}）` : ''}</option>)}
        </select>
        {(filter.entity || filter.document) && <Link className="plain" to="/conflicts">{w.unscope}</Link>}
        <label className="push row">{w.by} <input className="field" maxLength={100} placeholder={w.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
      </div>
      <p className="small quiet progress"><span className="num" data-progress>{w.progress(counts.settled, counts.open)}</span> <progress max={counts.all || 1} value={counts.settled} aria-label={w.progress(counts.settled, counts.open)} /></p>
    </>
  )
}
