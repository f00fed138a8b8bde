import { useState } from 'react'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { useFacts, type FactRow, type GivenFacts } from './api.ts'
import { matchWords } from './pageWords.ts'
import { outcomeWords } from './words.ts'

/** What most companies know by heart; the rest is folded. */
const first = ['industry', 'establishedOn', 'revenue', 'staff', 'assets', 'rd', 'techStaff', 'taxableIncome', 'ipClassI', 'ipClassII', 'hnteValid', 'isSme', 'prohibited', 'resident']

/** A form of the facts rules know. What is left empty is not known. */
export function FigureForm({ onAnswer, busy }: { onAnswer: (facts: GivenFacts) => void; busy: boolean }) {
  const w = useLocalWords(matchWords)
  const facts = useFacts()
  const [values, setValues] = useState<Record<string, string>>({})
  const [all, setAll] = useState(false)
  const main = first.flatMap(id => facts.get(id) ?? [])
  const rest = [...facts.values()].filter(f => !first.includes(f.id))
  return (
    <form onSubmit={e => { e.preventDefault(); onAnswer(givenFacts(values, facts)) }}>
      <p className="quiet">{w.typedLead}</p>
      <div className="figures">{[...main, ...(all ? rest : [])].map(f => <FactField key={f.id} fact={f} values={values} set={(key, value) => setValues(now => ({ ...now, [key]: value }))} />)}</div>
      <p className="row" style={{ marginTop: 8 }}>
        <button className="plain strong" disabled={busy}>{w.see}</button>
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>{all ? w.fewer : w.more}</button>
      </p>
    </form>
  )
}

function FactField({ fact, values, set }: { fact: FactRow; values: Record<string, string>; set: (key: string, value: string) => void }) {
  const w = useLocalWords(matchWords)
  const o = useLocalWords(outcomeWords)
  const { lang } = useSettings()
  const name = fact[lang]
  const years = fact.kind === 'number' ? fact.years ?? 1 : 1
  if (fact.kind === 'flag' || fact.kind === 'choice') {
    const options = fact.kind === 'flag' ? { true: w.yes, false: w.no } : fact.options ?? {}
    return <label title={fact.note}>{name}<select className="field" value={values[fact.id] ?? ''} onChange={e => set(fact.id, e.target.value)}><option value="">{w.unset}</option>{Object.entries(options).map(([value, text]) => <option key={value} value={value}>{text}</option>)}</select></label>
  }
  return (
    <fieldset className="factfield" title={fact.note}>
      <legend>{name}{fact.unit && <span className="small quiet">（{fact.unit}）</span>}</legend>
      {Array.from({ length: years }, (_, back) => {
        const key = back ? `${fact.id}@${back}` : fact.id
        return <input key={key} className="field" type={fact.kind === 'date' ? 'date' : 'text'} inputMode={fact.kind === 'number' ? 'decimal' : undefined} maxLength={20} aria-label={back ? `${name} ${o.back(back)}` : name} placeholder={back ? o.back(back) : ''} value={values[key] ?? ''} onChange={e => set(key, e.target.value)} />
      })}
    </fieldset>
  )
}

/** Values of the form as the API takes them: yearly figures as lists, the latest last. */
function givenFacts(values: Record<string, string>, facts: Map<string, FactRow>): GivenFacts {
  const given: GivenFacts = {}
  for (const fact of facts.values()) {
    const at = (back: number) => values[back ? `${fact.id}@${back}` : fact.id]?.trim() || null
    const years = fact.kind === 'number' ? fact.years ?? 1 : 1
    const list = Array.from({ length: years }, (_, i) => at(years - 1 - i))
    if (list.every(v => v === null)) continue
    given[fact.id] = fact.kind === 'flag' ? list[0] === 'true' : years > 1 ? list : list[0]!
  }
  return given
}
