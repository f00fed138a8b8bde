import { outcomeWords } from '../match/words.ts'
import { useLocalWords } from '../words/local.ts'
import type { Case } from './api.ts'
import { policyWords } from './words.ts'

/** The policy's own cases, run by the server now: what is known, what must come out, whether it does. */
export function Cases({ cases }: { cases: Case[] }) {
  const w = useLocalWords(policyWords)
  const outcomes: Record<string, string> = useLocalWords(outcomeWords).outcomes
  const names: Record<string, string> = w.page.expect
  if (cases.length === 0) return <p className="quiet">{w.page.noCases}</p>
  const wrong = cases.filter(c => c.wrong.length > 0).length
  return (
    <>
      <p className="small" role="status">{wrong ? w.page.someWrong(wrong, cases.length) : w.page.allRight(cases.length)}</p>
      <ul className="cases">
        {cases.map(c => (
          <li key={c.title} data-case={c.wrong.length ? 'wrong' : 'right'}>
            <details>
              <summary><CaseMark right={c.wrong.length === 0} /> <span lang="zh-CN">{c.title}</span></summary>
              <p className="small"><span className="quiet">{w.page.expected}</span> {c.expect.map(e => `${names[e.name] ?? e.name} ${e.name === 'outcome' ? outcomes[e.value] ?? e.value : e.value || '—'}`).join('；')}</p>
              {c.wrong.length > 0 && <ul className="small wrong" lang="zh-CN">{c.wrong.map(x => <li key={x}>{x}</li>)}</ul>}
              <p className="small quiet">{w.page.given}　<span className="num">{w.page.onDay(c.on)} · {w.page.line(c.line)}</span></p>
              <dl className="pairs small" lang="zh-CN">{c.facts.map(f => <div key={f.name} style={{ display: 'contents' }}><dt>{f.name}</dt><dd className="num">{f.value}</dd></div>)}</dl>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Shape and word; a colour only repeats them. */
function CaseMark({ right }: { right: boolean }) {
  const w = useLocalWords(policyWords)
  return <svg width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={right ? w.page.right : w.page.wrong} className={right ? 'status-done' : 'status-conflict'} fill="none" stroke="currentColor" strokeWidth="2"><path d={right ? 'm1.5 6.5 3 3 6-7' : 'm2 2 8 8M10 2l-8 8'} /></svg>
}
