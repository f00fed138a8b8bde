import { Link } from 'react-router'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { useFacts, type Evaluation, type Finding, type Need, type OutcomeName, type UsedFact } from './api.ts'
import { outcomeWords } from './words.ts'
import './outcome.css'

/** Shape and word of an outcome; colour only repeats them. */
export function OutcomeMark({ value }: { value: OutcomeName }) {
  const w = useLocalWords(outcomeWords)
  return (
    <span className={`status outcome-${value}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8">
        {value === 'met' && <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" />}
        {value === 'unmet' && <path d="m2 2 8 8M10 2l-8 8" />}
        {value === 'unknown' && <text x="6" y="10.4" textAnchor="middle" fontSize="12" fontWeight="700" fill="currentColor" stroke="none">?</text>}
        {value === 'not-applicable' && <path d="M1 6h10" />}
      </svg>
      {w.outcomes[value]}
    </span>
  )
}

/**
 * What a company comes to under a policy: outcome, amount, what decided it, what is missing; every condition on demand, each with its clause and the
 * facts used with their source and day. `named={false}` where the page names the policy already; `open` shows every condition at once.
 */
export function Outcome({ evaluation: e, named = true, open = false }: { evaluation: Evaluation; named?: boolean; open?: boolean }) {
  const w = useLocalWords(outcomeWords)
  const say = useSay()
  const deciding = e.because.filter(f => f.id !== e.conditions?.id)
  return (
    <section className="outcome" data-outcome={e.outcome}>
      <p className="row outcome-head">
        <OutcomeMark value={e.outcome} />
        {named && <Link to={`/policies/${encodeURIComponent(e.policy)}`}><strong>{say(e)}</strong></Link>}
        <Amount evaluation={e} />
        <span className="small quiet" lang="zh-CN">{e.document}</span>
        <Confidence value={e.confidence} />
      </p>
      {e.class && <p>{w.classOf} <strong>{e.class.low === e.class.high ? e.class.low : `${e.class.low}~${e.class.high}`}</strong></p>}
      {deciding.length > 0 && e.outcome !== 'unknown' && <div className="outcome-why"><span className="quiet">{w.because}</span><ul>{deciding.map((f, i) => <li key={i}>{say(f)} <Clause finding={f} /> <Sides finding={f} /></li>)}</ul></div>}
      {e.needs.length > 0 && <div className="outcome-why"><span className="quiet">{w.needs}</span><ul>{e.needs.map((n, i) => <NeedLine key={i} need={n} />)}</ul></div>}
      {e.toEnter.length > 0 && <div className="outcome-why"><span className="quiet">{w.toEnter}</span><ul>{e.toEnter.map(n => <li key={n.zh}>{say(n)}</li>)}</ul></div>}
      <details open={open}>
        <summary>{w.reasons}</summary>
        <ul className="findings">
          {e.applies && <FindingLine finding={e.applies} />}
          {(e.conditions?.of ?? []).map((f, i) => <FindingLine key={i} finding={f} />)}
        </ul>
        {e.scores.length > 0 && <><h3>{w.scores}</h3><ul className="findings">{e.scores.map(s => <ScoreLine key={s.id} score={s} />)}</ul></>}
      </details>
    </section>
  )
}

export function Amount({ evaluation: { benefit, outcome } }: { evaluation: Evaluation }) {
  const w = useLocalWords(outcomeWords)
  const say = useSay()
  if (!benefit || outcome === 'unmet' || outcome === 'not-applicable') return null
  const { low, high, unit } = benefit
  const text = low === null && high === null ? w.amountUnknown : low === high ? `${low} ${unit}` : `${low ?? '?'}~${high ?? '?'} ${unit}`
  return <span>{say(benefit)} <strong className="num">{text}</strong>{outcome === 'unknown' && <span className="small quiet"> {w.possible}</span>}</span>
}

/** The mark of the rule's facts stays visible; what nobody verified stands out. */
export function Confidence({ value }: { value: Evaluation['confidence'] }) {
  const w = useLocalWords(outcomeWords)
  return <span className={`badge confidence-${value}`} title={w.confidenceHint}>{value} {w.confidence[value]}</span>
}

export function FindingLine({ finding: f }: { finding: Finding }) {
  const say = useSay()
  return (
    <li>
      <p className="row"><OutcomeMark value={f.outcome} /><span>{say(f)}</span><Clause finding={f} />{f.confidence === 'M' && <Confidence value="M" />}</p>
      <Sides finding={f} />
      {f.facts.length > 0 && <ul className="facts-used">{f.facts.map((u, i) => <FactLine key={i} used={u} />)}</ul>}
      {f.outcome === 'unknown' && f.needs.length > 0 && <ul className="facts-used">{f.needs.map((n, i) => <NeedLine key={i} need={n} />)}</ul>}
      {f.of.length > 0 && <ul className="findings">{f.of.map((inner, i) => <FindingLine key={i} finding={inner} />)}</ul>}
    </li>
  )
}

/** The clause a condition rests on, opened where it stands. */
export function Clause({ finding: { clause, clauseTitle, text, line } }: { finding: Finding }) {
  const w = useLocalWords(outcomeWords)
  if (clause === null) return null
  return (
    <details className="clause">
      <summary lang="zh-CN">{clause}</summary>
      <p className="small" lang="zh-CN">{clauseTitle && <strong>{clauseTitle}　</strong>}{text && <code>{text}</code>} <span className="quiet">{w.line(line)}</span></p>
    </details>
  )
}

function Sides({ finding: { compared } }: { finding: Finding }) {
  if (!compared.length) return null
  return <span className="num small quiet sides">{compared.map(c => `${between(c.left)} ${signOf(c)} ${between(c.right)}`).join('；')}</span>
}

/** The sign of a comparison; where it surely does not hold, that of its opposite, so that what is written is true. */
function signOf({ op, left, right }: Finding['compared'][number]): string {
  const [a, b] = [left, right].map(s => (s.low !== null && s.low === s.high ? Number(s.low) : NaN)) as [number, number]
  const fails = { '>=': a < b, '>': a <= b, '<=': a > b, '<': a >= b, '=': a !== b && a === a && b === b, '!=': a === b }[op]
  return { '>=': fails ? '<' : '≥', '>': fails ? '≤' : '>', '<=': fails ? '>' : '≤', '<': fails ? '≥' : '<', '=': fails ? '≠' : '=', '!=': fails ? '=' : '≠' }[op]
}

export function FactLine({ used: u }: { used: UsedFact }) {
  const w = useLocalWords(outcomeWords)
  const say = useSay()
  const fact = useFacts().get(u.fact)
  return <li>{say(u)}{u.back > 0 && `（${w.back(u.back)}）`} <strong className="num">{u.value === 'true' ? w.yes : u.value === 'false' ? w.no : fact?.options?.[u.value] ?? u.value} {fact?.unit}</strong> <span className="small quiet" lang="zh-CN">{u.source ?? w.noSource}{u.asOf && ` · ${w.asOf} ${u.asOf}`}</span></li>
}

export function NeedLine({ need: n }: { need: Need }) {
  const w = useLocalWords(outcomeWords)
  const say = useSay()
  return <li>{say(n)}{n.back > 0 && `（${w.back(n.back)}）`} <span className="small quiet">{w.needKinds[n.kind]}</span></li>
}

function ScoreLine({ score: s }: { score: Evaluation['scores'][number] }) {
  const say = useSay()
  return <li><p className="row"><span>{say(s)}</span><strong className="num">{between(s)}{s.cap !== null && ` / ${s.cap}`}</strong></p>{s.items.length > 0 && <ul className="findings">{s.items.map(i => <ScoreLine key={i.id} score={i} />)}</ul>}</li>
}

const between = ({ low, high }: { low: string | null; high: string | null }) => (low === high ? low ?? '?' : `${low ?? '?'}~${high ?? '?'}`)
const useSay = () => { const { lang } = useSettings(); return (words: { zh: string; en: string }) => words[lang] }
