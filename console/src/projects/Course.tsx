import type { ProjectRecord } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure } from '../figure/Figure.tsx'
import { dayText, periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { Grid } from '../table/Grid.tsx'
import type { Column } from '../table/view.ts'
import { useSettings } from '../words/index.ts'
import { EntryNote, Grounds } from './Grounds.tsx'
import { keptRows, type KeptRow } from './kept.ts'
import { useProjectWords } from './words.ts'

/** The stages reached, the latest first: when, or since when it is known, and by what. */
export function History({ steps }: { steps: ProjectRecord['history'] }) {
  const t = useProjectWords()
  const names = useNames()
  const { lang } = useSettings()
  if (steps.length === 0) return <p className="quiet">{t.page.noHistory}</p>
  return (
    <ol className="history">
      {[...steps].reverse().map((s, i) => (
        <li key={i} data-status={s.ongoing ? 'ongoing' : 'done'} data-step={s.stage}>
          <span className="num quiet small">{s.on ? dayText(s.on, lang) : s.known ? `${dayText(s.known, lang)} ${t.page.known}` : ''}{s.phase && <span lang="zh-CN"> · {s.phase}</span>}</span><br />
          <strong>{names.stage(s.stage)}</strong> {s.claim && <Figure claim={s.claim} />}{s.strength === 'read' && <span className="small quiet"> {t.page.read}</span>}
          {s.entry && <EntryNote entry={s.entry} undo />}
        </li>
      ))}
    </ol>
  )
}

/** Promised and observed dates side by side, with what became of each promise. */
export function Dates({ project }: { project: Pick<ProjectRecord, 'promised' | 'observed' | 'entity'> }) {
  const t = useProjectWords()
  const columns = useKeptColumns()
  const rows = keptRows(project.promised, project.observed)
  return rows.length === 0 ? <p className="quiet">{t.page.noDates}</p> : <Grid title={t.page.dates} columns={columns} rows={rows} id={r => r.id} />
}

export function useKeptColumns(): Column<KeptRow>[] {
  const t = useProjectWords()
  const names = useNames()
  const { lang } = useSettings()
  const date = (row: KeptRow, side: 'promised' | 'observed') => {
    const said = row[side]
    if (!said) return side === 'promised' ? <span className="quiet">{t.page.unpromised}</span> : null
    const text = 'due' in said ? periodText(said.from, said.due, lang) : periodText(said.from, said.to, lang)
    return <Grounds claim={said.claim} entry={said.entry} text={text || t.page.undated} instead />
  }
  return [
    { key: 'milestone', title: t.page.milestone, text: r => names.milestone(r.milestone), cell: r => <>{names.milestone(r.milestone)}{r.phase && <span className="cellnote" lang="zh-CN">{r.phase}</span>}</> },
    { key: 'promised', title: t.page.promised, text: r => r.promised?.due ?? '', cell: r => date(r, 'promised') },
    { key: 'observed', title: t.page.observed, text: r => r.observed?.to ?? '', cell: r => date(r, 'observed') },
    { key: 'state', title: t.page.state, text: r => (r.promised ? t.page.states[r.promised.state] : ''), cell: r => r.promised && <Kept promised={r.promised} /> },
  ]
}

/** What became of a promise, in a shape and words. */
export function Kept({ promised: { state, late } }: { promised: ProjectRecord['promised'][number] }) {
  const t = useProjectWords()
  const shape = { open: 'planned', overdue: 'conflict', kept: 'done', 'kept-late': 'done', moved: 'unknown' } as const
  return <span data-kept={state}><Status value={shape[state]} wordless /> {t.page.states[state]}{late > 0 && <span className="cellnote num">{t.lateBy(late)}</span>}</span>
}

/** How long it took from one stage to another. */
export function Durations({ durations }: { durations: ProjectRecord['durations'] }) {
  const t = useProjectWords()
  const names = useNames()
  const known = durations.filter(d => d.days !== null)
  if (known.length === 0) return null
  return (
    <section className="section" aria-labelledby="durations">
      <h2 id="durations">{t.page.durations}</h2>
      <ul className="plainlist">{known.map((d, i) => <li key={i}>{names.stage(d.from)} → {names.stage(d.to)}{d.phase && <span lang="zh-CN"> · {d.phase}</span>} <strong className="num">{t.page.days(d.days!)}</strong>{!d.exact && <span className="cellnote quiet small">{t.page.inexact}</span>}</li>)}</ul>
    </section>
  )
}
