import { useEffect, useState } from 'react'
import type { OpenPair } from '../api/index.ts'
import { useKeys } from '../review/keys.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings, useWords } from '../words/index.ts'
import { Pair } from './Pair.tsx'
import { usePairs, type Decision, type Verdict } from './queue.ts'
import { ReviewTabs } from './Tabs.tsx'
import { useIdentityWords } from './words.ts'
import '../review/review.css'
import '../table/table.css'
import './identity.css'

/** Names of which the machine cannot say whether they are one thing, judged one pair after the other. */
export default function Identity() {
  const t = useIdentityWords()
  const app = useWords()
  useTitle(t.title)
  const { list, pairs, decided, judge, undo, busy, last, total } = usePairs()
  const [chosen, choose] = useState<string | null>(null)
  const [why, setWhy] = useState('')
  const [told, tell] = useState('')
  const [help, setHelp] = useState(false)
  const at = Math.max(0, pairs.findIndex(p => p.id === chosen))
  const pair = pairs[at]

  const go = (to: number) => {
    const next = pairs[Math.max(0, Math.min(pairs.length - 1, to))]
    if (next) { choose(next.id); setWhy(''); judge.reset(); undo.reset() }
    if (to >= pairs.length - 3 && list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
  }
  const say = (what: string, { left, right }: OpenPair) => tell(what + t.pair(left.name, right.name))
  const decide = (verdict: Verdict) => {
    if (!pair || busy || decided.has(pair.id)) return
    judge.mutate({ pair, verdict, why: why.trim() }, {
      onSuccess: () => {
        say(t.said[verdict], pair)
        setWhy('')
        // The next that waits, from here on and round again.
        const next = [...pairs.slice(at + 1), ...pairs.slice(0, at)].find(p => !decided.has(p.id))
        if (next) go(pairs.indexOf(next))
      },
    })
  }
  const takeBack = () => {
    const back = pair && decided.has(pair.id) ? pair : last
    if (back && !busy) undo.mutate(back, { onSuccess: () => { say(t.said.undone, back); choose(back.id) } })
  }
  useKeys({ s: () => decide('same'), n: () => decide('not_same'), u: () => decide('unsure'), z: takeBack, j: () => go(at + 1), k: () => go(at - 1), '?': () => setHelp(!help) })
  useEffect(() => { document.querySelector('.queue [aria-current]')?.scrollIntoView({ block: 'nearest' }) }, [pair?.id])

  return (
    <>
      <div className="head"><h1>{t.title}</h1><p>{t.lead}</p></div>
      <ReviewTabs />
      {list.error ? <Problem error={list.error} retry={() => void list.refetch()} /> : list.isPending ? <Loading /> : !pair ? <Empty title={t.emptyTitle} hint={t.emptyHint} /> : (
        <>
          <Progress done={decided.size} left={total - decided.size} />
          <div className="desk">
            <article className="one" aria-labelledby="one">
              <header className="row between">
                <h2 id="one"><span lang="zh-CN">{pair.left.name}</span> {t.and} <span lang="zh-CN">{pair.right.name}</span></h2>
                <span className="row"><Outcome decision={decided.get(pair.id)} /><span className="quiet small num">{t.position(at + 1, total)}</span></span>
              </header>
              <Pair pair={pair} />
              <div className="row deeds noprint">
                <Deed keys="s" strong busy={busy || decided.has(pair.id)} onClick={() => decide('same')}>{t.same}</Deed>
                <Deed keys="n" busy={busy || decided.has(pair.id)} onClick={() => decide('not_same')}>{t.notSame}</Deed>
                <Deed keys="u" busy={busy || decided.has(pair.id)} onClick={() => decide('unsure')}>{t.unsure}</Deed>
                <input className="field why" maxLength={1000} aria-label={t.why} placeholder={t.why} value={why} onChange={e => setWhy(e.target.value)} onKeyDown={e => { if (e.key === 'Escape') e.currentTarget.blur() }} />
              </div>
              {(judge.error ?? undo.error) && <Problem error={judge.error ?? undo.error} />}
              <div className="row between told">
                <p role="status" className="small">{told}</p>
                <span className="row noprint">
                  {(last || decided.has(pair.id)) && <Deed keys="z" busy={busy} onClick={takeBack}>{t.undo}</Deed>}
                  <Deed keys="k" busy={at === 0} onClick={() => go(at - 1)}>{t.previous}</Deed>
                  <Deed keys="j" busy={at === pairs.length - 1} onClick={() => go(at + 1)}>{t.next}</Deed>
                  <Deed keys="?" onClick={() => setHelp(!help)} pressed={help}>{t.help}</Deed>
                </span>
              </div>
              {help && <p className="small keys">{t.helpText}</p>}
            </article>
            <nav className="queue" aria-label={t.queue}>
              <ol>{pairs.map((p, i) => (
                <li key={p.id}><button type="button" aria-current={p.id === pair.id || undefined} data-pair={p.id} onClick={() => go(i)}>
                  <span lang="zh-CN">{p.left.name}</span><br /><span lang="zh-CN">{p.right.name}</span>
                  <span className="row between"><span className="quiet small num">{t.likeness(Math.round(p.score * 100))}</span><Outcome decision={decided.get(p.id)} /></span>
                </button></li>
              ))}</ol>
              {list.hasNextPage && <p><button type="button" className="plain" onClick={() => void list.fetchNextPage()}>{app.app.more}</button></p>}
            </nav>
          </div>
        </>
      )}
    </>
  )
}

function Progress({ done, left }: { done: number; left: number }) {
  const t = useIdentityWords()
  const { by } = useSettings()
  return (
    <>
      <div className="toolbar reviewbar noprint"><label className="row">{t.by} <input className="field" maxLength={100} placeholder={t.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label></div>
      <p className="small quiet progress"><span className="num" data-progress>{t.progress(done, left)}</span> <progress max={done + left || 1} value={done} aria-label={t.progress(done, left)} /></p>
    </>
  )
}

function Deed({ keys, strong = false, busy = false, pressed, onClick, children }: { keys: string; strong?: boolean; busy?: boolean; pressed?: boolean; onClick: () => void; children: string }) {
  return <button type="button" className={strong ? 'plain strong' : 'plain'} aria-keyshortcuts={keys} aria-pressed={pressed} disabled={busy} onClick={onClick}>{children}<kbd aria-hidden="true">{keys}</kbd></button>
}

/** What was decided in this sitting, as a sign and a word. */
function Outcome({ decision }: { decision: Decision | undefined }) {
  const t = useIdentityWords()
  if (!decision) return null
  return (
    <span className={`outcome ${decision.verdict}`} data-decided={decision.verdict}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8"><path d={signs[decision.verdict]} /></svg>{t.outcome[decision.verdict]}
    </span>
  )
}
const signs = { same: 'M2 4.5h8M2 7.5h8', not_same: 'M2 4.5h8M2 7.5h8M8.5 1.5l-5 9', unsure: 'M4 4a2 2 0 1 1 2.6 2c-.5.2-.6.6-.6 1.2M6 9.4v.8' }
