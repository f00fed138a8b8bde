import type { Claim, ProjectPage, ProjectRow, Ref } from '../api/index.ts'
import type { Chain, Chains as ChainList } from '../chain/api.ts'
import { ChainDrawing } from '../chain/Map.tsx'
import { StateMark } from '../chain/State.tsx'
import { useChainWords } from '../chain/words.ts'
import { useNames } from '../api/model.ts'
import { Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Colour, colours } from '../projects/Colour.tsx'
import { EntryNote } from '../projects/Grounds.tsx'
import { ReasonText } from '../projects/Why.tsx'
import { useProjectWords } from '../projects/words.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useWallWords } from './words.ts'

/** All chains with how many of their links are strong, weak, planned or missing. */
export function Chains({ chains, asOf }: { chains: ChainList['items']; asOf: string }) {
  const t = useChainWords()
  const p = useProjectWords()
  const { lang } = useSettings()
  return (
    <>
      <Rows head={[t.title, t.links, t.states.strong, t.states.weak, t.states.planned, t.states.missing, t.bottlenecks, t.companies, t.projects]}>
        {chains.map(c => <tr key={c.id}><th scope="row">{c[lang]}</th><td className="num">{c.links}</td>{(['strong', 'weak', 'planned', 'missing'] as const).map(s => <td key={s}><StateMark state={s} wordless /> <span className="num">{c.states[s]}</span></td>)}<td className="num">{c.bottlenecks}</td><td className="num">{c.companies}</td><td className="num">{c.projects}</td></tr>)}
      </Rows>
      <p className="quiet num">{p.page.asOf(asOf)}</p>
    </>
  )
}

/** One chain drawn, as of a day. */
export function ChainMap({ chain }: { chain: Chain }) {
  const p = useProjectWords()
  return <><ChainDrawing chain={chain} to={link => `/chains/${encodeURIComponent(chain.id)}/${encodeURIComponent(link)}`} /><p className="quiet num">{p.page.asOf(chain.asOf)}</p></>
}

/** How many projects stand at which stage, by colour. `counts`: of each colour in turn. */
export function Matrix({ counts, asOf, rule }: { counts: ProjectPage['facets']['stage'][]; asOf: string; rule: string }) {
  const t = useWallWords()
  const p = useProjectWords()
  const names = useNames()
  const stages = ['none', ...names.stages.map(s => s.id)]
  const count = (facet: ProjectPage['facets']['stage'] | undefined, stage: string) => facet?.find(f => f.value === stage)?.count ?? 0
  const sum = (list: number[]) => list.reduce((n, m) => n + m, 0)
  return (
    <>
      <table className="matrix">
        <thead><tr><td />{stages.map(s => <th key={s} scope="col">{s === 'none' ? p.unstaged : names.stage(s)}</th>)}<th scope="col">{t.total}</th></tr></thead>
        <tbody>
          {colours.map((colour, i) => <tr key={colour}><th scope="row"><Colour value={colour} /></th>{stages.map(s => <td key={s} className="num" data-zero={count(counts[i], s) === 0 || undefined}>{count(counts[i], s)}</td>)}<td className="num">{sum(stages.map(s => count(counts[i], s)))}</td></tr>)}
        </tbody>
        <tfoot><tr><th scope="row">{t.total}</th>{stages.map(s => <td key={s} className="num">{sum(counts.map(c => count(c, s)))}</td>)}<td className="num">{sum(counts.flatMap(c => stages.map(s => count(c, s))))}</td></tr></tfoot>
      </table>
      <p className="quiet num">{t.unit} · {p.page.asOf(asOf)}{rule && ` · ${t.colourRule(rule)}`}</p>
    </>
  )
}

/** Projects that are red or yellow, each with the promise it rests on. */
export function Late({ projects }: { projects: ProjectRow[] }) {
  const t = useWallWords()
  const names = useNames()
  const c = t.alertColumns
  return (
    <Rows head={[c.colour, c.project, c.stage, c.why, c.said]}>
      {projects.map(({ entity, stage, colour: { colour, why: [reason] } }) => (
        <tr key={entity.id}>
          <td><Colour value={colour ?? 'none'} /></td><th scope="row" lang="zh-CN">{entity.name}</th><td className="nowrap">{stage && names.stage(stage.stage)}</td><td>{reason && <ReasonText reason={reason} />}</td>
          <td>{reason?.claim && <><Figure claim={reason.claim} /><Source claim={reason.claim} /></>}{reason?.entry && <EntryNote entry={reason.entry} />}</td>
        </tr>
      ))}
    </Rows>
  )
}

/** Facts as they came in, the newest first. */
export function Facts({ claims }: { claims: Claim[] }) {
  const t = useWallWords()
  const words = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const c = t.factColumns
  return (
    <Rows head={[c.subject, c.what, c.value, c.when, c.source]}>
      {claims.map(claim => (
        <tr key={claim.id}>
          <th scope="row" lang="zh-CN">{claim.subject.name}</th><td>{names.property(claim.property)}{scopeText(claim, words) && <span className="cellnote" lang="zh-CN">{scopeText(claim, words)}</span>}</td>
          <td><Figure claim={claim} /></td><td className="nowrap">{periodText(claim.from, claim.to, lang) || <Unsaid />}</td><td><Source claim={claim} /></td>
        </tr>
      ))}
    </Rows>
  )
}

/** Figures of places and parks, each with its period, status and source. */
export function Indicators({ figures }: { figures: { place: Ref; claim: Claim }[] }) {
  const t = useWallWords()
  const words = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const c = t.indicatorColumns
  return (
    <Rows head={[c.place, c.what, c.value, c.when, c.source]}>
      {figures.map(({ place, claim }) => (
        <tr key={claim.id}>
          <th scope="row" lang="zh-CN">{place.name}</th><td>{names.property(claim.property)}{scopeText(claim, words) && <span className="cellnote" lang="zh-CN">{scopeText(claim, words)}</span>}</td>
          <td><Figure claim={claim} /></td><td className="nowrap">{periodText(claim.from, claim.to, lang) || <Unsaid />}</td><td><Source claim={claim} /></td>
        </tr>
      ))}
    </Rows>
  )
}

const Rows = ({ head, children }: { head: string[]; children: React.ReactNode }) => <table className="table"><thead><tr>{head.map(h => <th key={h} scope="col">{h}</th>)}</tr></thead><tbody>{children}</tbody></table>

/** Who published it and when. */
function Source({ claim }: { claim: Claim }) {
  const t = useWords()
  return <span className="cellnote">{claim.publisher ?? t.evidence.unknownPublisher} <span className="num">{claim.publishedOn ?? t.reader.unknownDate}</span></span>
}

/** Nobody says for which time; the day of publication stands beside it. */
function Unsaid() {
  const t = useWords()
  return <span className="quiet">{t.table.unset}</span>
}
