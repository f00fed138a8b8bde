import type { ReactNode } from 'react'
import type { Entry, ProjectRecord } from '../api/index.ts'
import { Status } from '../figure/Status.tsx'
import { EntryNote } from './Grounds.tsx'
import type { EntryKind } from './fields.ts'
import type { Enter } from './ProjectPage.tsx'
import { useProjectWords } from './words.ts'

/** What people write down about a project: progress, needs, who serves it, contacts, listings; each entry can be taken back. */
export function Work({ project: { progress, needs, team, contacts, memberships, log }, enter }: { project: ProjectRecord; enter: Enter }) {
  const t = useProjectWords()
  const f = (e: Entry, key: string) => (typeof e.fields[key] === 'string' ? e.fields[key] : '')
  const statistics = log.filter(e => e.kind === 'statistics')
  const list = (entries: Entry[], say: (e: Entry) => ReactNode, none: string) => (entries.length === 0
    ? <p className="quiet">{none}</p>
    : <ul className="plainlist">{entries.map(e => <li key={e.id}>{say(e)}<EntryNote entry={e} undo /></li>)}</ul>)
  const needState = { open: 'planned', met: 'done', refused: 'conflict' } as const
  return (
    <>
      <Part title={t.page.progress} kind="progress" enter={enter} empty={progress.length === 0}>
        {progress.length === 0 ? <p className="quiet">{t.page.noProgress}</p> : (
          <ul className="plainlist">
            {progress.map(p => (
              <li key={p.entry.id}>
                <span className="num"><strong>{p.percent}%</strong> {p.expected !== null && <span className="quiet">{t.page.expected(p.expected)}</span>} {p.expected !== null && p.expected > p.percent && <span className="status-conflict">{t.page.behind(p.expected - p.percent)}</span>}</span> <span className="num quiet">{p.on}</span>{p.phase && <span lang="zh-CN"> · {p.phase}</span>}
                <EntryNote entry={p.entry} undo />
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t.page.needs} kind="need" enter={enter} empty={needs.length === 0}>{list(needs, e => <><Status value={needState[f(e, 'state') as 'open'] ?? 'planned'} wordless /> {t.entry.states[f(e, 'state') as 'open']} · {t.entry.elements[f(e, 'element') as 'land']} · <span lang="zh-CN">{f(e, 'what')}</span> <span className="num quiet">{f(e, 'due')}</span></>, t.page.noNeeds)}</Part>
      <Part title={t.page.team} kind="team" enter={enter} empty={team.length === 0}>{list(team, e => <span lang="zh-CN">{f(e, 'who')} <span className="quiet">{[f(e, 'role'), f(e, 'unit')].filter(Boolean).join(' · ')}</span></span>, t.page.noTeam)}</Part>
      <Part title={t.page.contacts} kind="contact" enter={enter} empty={contacts.length === 0}>{list(contacts, e => <><span className="num">{f(e, 'on')}</span> <span lang="zh-CN">{f(e, 'with')} · {f(e, 'what')}</span>{f(e, 'next') && <span className="quiet num"> → {f(e, 'next')}</span>}</>, t.page.noContacts)}</Part>
      <Part title={t.page.memberships} kind="membership" enter={enter} empty={memberships.length === 0}>
        {memberships.length === 0 ? <p className="quiet">{t.page.noMemberships}</p> : (
          <ul className="plainlist">
            {memberships.map((m, i) => (
              <li key={i}><span lang="zh-CN">{m.programme}</span><span className="cellnote small quiet">{m.definition ? <span lang="zh-CN">{m.definition}（{m.source}）</span> : <><Status value="unknown" wordless /> {t.page.unknownDefinition}</>}</span>{m.entry && <EntryNote entry={m.entry} undo />}</li>
            ))}
          </ul>
        )}
      </Part>
      <Part title={t.page.statistics} kind="statistics" enter={enter} empty={statistics.length === 0}>{list(statistics, e => <><span className="num">{f(e, 'on')}</span> {e.fields['entered'] ? t.page.inStatistics : t.page.notInStatistics}</>, t.page.noStatistics)}</Part>
    </>
  )
}

function Part({ title, kind, enter, empty, children }: { title: string; kind: EntryKind; enter: Enter; empty: boolean; children: ReactNode }) {
  const t = useProjectWords()
  return (
    <section className={empty ? 'section noprint' : 'section'} data-part={kind}>
      <h2 className="row between">{title}<button type="button" className="link small noprint" onClick={() => enter(kind)}>{t.entry.add[kind]}</button></h2>
      {children}
    </section>
  )
}
