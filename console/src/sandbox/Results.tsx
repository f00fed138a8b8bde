import { useState } from 'react'
import { Link } from 'react-router'
import type { OutcomeName } from '../match/api.ts'
import { OutcomeMark } from '../match/Outcome.tsx'
import { money } from '../match/PolicyMatch.tsx'
import { outcomeWords } from '../match/words.ts'
import { describeProblem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { sandboxApi, type Draft, type Tried } from './api.ts'
import { CliffView } from './CliffView.tsx'
import { sandboxWords } from './words.ts'

/** What a draft does: who gains and loses, what it costs, the cliff, what moves with one number, how it differs from the rule in force. */
export function Results({ tried, draft, choose }: { tried: Tried; draft: Draft; choose: (threshold: string) => void }) {
  const w = useLocalWords(sandboxWords)
  const count = (n: number) => n.toLocaleString('en-US')
  const cost = (side: Tried['before']) => (side?.cost ? `${money(side.cost.low, side.cost.high)} ${side.cost.unit}` : null)
  return (
    <>
      <p role="status" className="small quiet num">{tried.on} · {w.took(Math.round(tried.tookMs), count(tried.companies))}</p>
      <dl className="cards">
        <div><dt>{w.met}</dt><dd className="num">{count(tried.before?.counts.met ?? 0)} → <strong>{count(tried.after.counts.met)}</strong></dd></div>
        <div><dt>▲ {w.gain}</dt><dd className="num"><strong>{count(tried.gain.total)}</strong></dd></div>
        <div><dt>▼ {w.lose}</dt><dd className="num"><strong>{count(tried.lose.total)}</strong></dd></div>
        {cost(tried.after) && <div><dt>{w.cost}</dt><dd className="num">{cost(tried.before) ?? '–'} → <strong>{cost(tried.after)}</strong>{tried.after.cost!.open > 0 && <span className="small quiet"> {w.costOpen(tried.after.cost!.open)}</span>}</dd></div>}
      </dl>
      {tried.examples.length > 0 && <div className="problem"><strong>! {w.examples}</strong><ul>{tried.examples.map(e => <li key={e.line} className="small"><span className="num">{e.line}</span> <span lang="zh-CN">{e.title}：{e.wrong.join('；')}</span></li>)}</ul></div>}
      <Changed kind="gain" tried={tried} draft={draft} />
      <Changed kind="lose" tried={tried} draft={draft} />
      <Moves tried={tried} />
      <CliffView tried={tried} choose={choose} />
      <Difference tried={tried} />
    </>
  )
}

function Changed({ kind, tried, draft }: { kind: 'gain' | 'lose'; tried: Tried; draft: Draft }) {
  const w = useLocalWords(sandboxWords)
  const t = useWords()
  const { lang } = useSettings()
  const [error, setError] = useState<unknown>(null)
  const { items, total } = tried[kind]
  if (!total) return <section className="section"><h2>{kind === 'gain' ? `▲ ${w.gain}` : `▼ ${w.lose}`}</h2><p className="quiet">{kind === 'gain' ? w.noGain : w.noLose}</p></section>
  return (
    <section className="section" aria-label={w[kind]}>
      <h2>{kind === 'gain' ? `▲ ${w.gain}` : `▼ ${w.lose}`} <span className="num">{total.toLocaleString('en-US')}</span></h2>
      <p className="row between small quiet"><span>{w.listFirst(items.length, total)}</span><button type="button" className="plain noprint" onClick={() => sandboxApi.file(draft, kind).then(() => setError(null), setError)}>{w.export}</button></p>
      {error !== null && <p role="alert" className="status-conflict">{describeProblem(error, t).title}</p>}
      <div className="tablewrap scrolled" role="region" aria-label={w[kind]} tabIndex={0}>
        <table className="table"><tbody>{items.map(c => (
          <tr key={c.company.id}><th scope="row" className="wide"><Link to={`/companies/${encodeURIComponent(c.company.id)}`} lang="zh-CN">{c.company.name}</Link></th><td className="nowrap small">{c.before && <>{w.was} <OutcomeMark value={c.before} /></>} → <OutcomeMark value={c.outcome} /></td><td className="wide small">{c.reason[lang]}</td></tr>
        ))}</tbody></table>
      </div>
    </section>
  )
}

const outcomes: OutcomeName[] = ['met', 'unmet', 'unknown', 'not-applicable']

function Moves({ tried }: { tried: Tried }) {
  const w = useLocalWords(sandboxWords)
  const o = useLocalWords(outcomeWords)
  if (!tried.before || outcomes.every(a => outcomes.every(b => a === b || !tried.moves[a]![b]))) return null
  return (
    <details className="section folded"><summary>{w.moves}</summary><p className="small quiet">{w.movesHint}</p>
      <div className="tablewrap" role="region" aria-label={w.moves} tabIndex={0}><table className="table"><thead><tr><th scope="col"><span className="sr">{w.before}</span></th>{outcomes.map(b => <th key={b} scope="col" className="end">{o.outcomes[b]}</th>)}</tr></thead>
        <tbody>{outcomes.map(a => <tr key={a}><th scope="row">{o.outcomes[a]}</th>{outcomes.map(b => <td key={b} className="end num">{a === b ? <span className="quiet">{tried.moves[a]![b]!.toLocaleString('en-US')}</span> : <strong>{tried.moves[a]![b]!.toLocaleString('en-US')}</strong>}</td>)}</tr>)}</tbody></table></div>
    </details>
  )
}

function Difference({ tried }: { tried: Tried }) {
  const w = useLocalWords(sandboxWords)
  const { lang } = useSettings()
  // Changed lines with two of their neighbours.
  const near = tried.lines.map((_, i) => tried.lines.slice(Math.max(0, i - 2), i + 3).some(l => l.kind !== 'same'))
  const some = near.some(Boolean)
  return (
    <section className="section" aria-labelledby="compare">
      <h2 id="compare">{w.compare}</h2>
      {!some && <p className="quiet">{w.noDifference}</p>}
      {tried.meaning.length > 0 && <><h3>{w.meaning}</h3><ul className="meaning">{tried.meaning.map((m, i) => <li key={i}><strong>{m.what[lang]}</strong> <span className="small quiet">{w.kinds[m.kind]}</span> {m.before !== null && <del lang="zh-CN">{m.before}</del>} {m.after !== null && <ins lang="zh-CN">{m.after}</ins>}</li>)}</ul></>}
      {some && <><h3>{w.lines}</h3><pre className="linediff" lang="zh-CN" tabIndex={0} aria-label={w.lines}>{tried.lines.map((l, i) => near[i] && <div key={i} className={l.kind}><span className="num" aria-hidden="true">{String(l.before ?? '').padStart(4)}{String(l.after ?? '').padStart(5)} </span>{l.kind === 'added' ? '+ ' : l.kind === 'removed' ? '- ' : '  '}{l.text}</div>)}</pre></>}
    </section>
  )
}
