import type { Claim, ProjectRecord } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { distinctFigures, Figure, scopeText } from '../figure/Figure.tsx'
import { modalities, Status } from '../figure/Status.tsx'
import { Grid } from '../table/Grid.tsx'
import { useWords } from '../words/index.ts'
import { Grounds } from './Grounds.tsx'
import { useProjectWords } from './words.ts'

/** Money by status in columns of its own; nothing is added, for each figure has its own scope and day. */
export function Amounts({ investment }: { investment: ProjectRecord['investment'] }) {
  const t = useProjectWords()
  const used = (['actual', 'ongoing', 'planned'] as const).filter(m => investment[m].length > 0)
  if (used.length === 0) return <p className="quiet">{t.page.noAmounts}</p>
  return (
    <div className="amounts">
      {used.map(m => <div key={m}><h3><Status value={modalities[m]} /></h3><Figures claims={investment[m]} named={false} /></div>)}
    </div>
  )
}

/** Capacity, compute, power, ground and whatever else is counted of it. */
export function Capacity({ project: { capacity, compute, power, land, buildings } }: { project: ProjectRecord }) {
  const t = useProjectWords()
  const claims = distinctFigures([...capacity, ...compute, ...power, ...land, ...buildings])
  if (claims.length === 0) return null
  return <section className="section" aria-labelledby="capacity"><h2 id="capacity">{t.page.capacity}</h2><Figures claims={claims} named /></section>
}

/** A project's parts, each with its own stage, next promise and figures. */
export function Phases({ phases }: { phases: ProjectRecord['phases'] }) {
  const t = useProjectWords()
  const names = useNames()
  return (
    <Grid
      title={t.page.phases} rows={phases} id={p => p.phase}
      columns={[
        { key: 'phase', title: t.page.phase, text: p => p.phase, cell: p => <span lang="zh-CN">{p.phase}</span> },
        { key: 'stage', title: t.page.stage, text: p => p.stage?.stage ?? '', cell: p => p.stage && <>{names.stage(p.stage.stage)}<span className="cellnote"><Grounds claim={p.stage.claim} entry={p.stage.entry} text="" /></span></> },
        { key: 'next', title: t.page.next, text: p => p.next?.due ?? '', cell: p => p.next && <Grounds claim={p.next.claim} entry={p.next.entry} text={`${names.milestone(p.next.milestone)} ${p.next.due}`} /> },
        { key: 'figures', title: t.page.figures, wide: true, text: () => '', cell: p => <Figures claims={[...p.investment.actual, ...p.investment.ongoing, ...p.investment.planned, ...p.figures]} named /> },
      ]}
    />
  )
}

/** Claims one below the other; `named` says what each is a figure of. */
export function Figures({ claims, named }: { claims: Claim[]; named: boolean }) {
  const t = useWords()
  const names = useNames()
  return (
    <ul className="figures">
      {distinctFigures(claims).map(c => (
        <li key={c.id}>
          {named && <span className="quiet">{names.property(c.property)} </span>}<Figure claim={c} status={named ? 'word' : 'shape'} period />
          <span className="cellnote quiet small" lang="zh-CN">{[scopeText(c, t), c.publisher, c.publishedOn].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
