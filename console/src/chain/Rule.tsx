import type { Chain } from './api.ts'
import { StateMark } from './State.tsx'
import { useChainWords } from './words.ts'

/** The rule that makes states of counts, as it stands in the data, folded until asked for. */
export function Rule({ rule, children }: { rule: Chain['rule']; children?: React.ReactNode }) {
  const t = useChainWords()
  return (
    <details className="section chainrule">
      <summary>{t.rule}</summary>
      <p>{t.ruleText(rule.version, rule.from, rule.counted)}</p>
      <ul>{rule.states.map((s, i) => <li key={i}><StateMark state={s.id} /> {Object.entries(s.needs).map(([what, n]) => t.need(t.needs[what as keyof typeof t.needs], n!)).join(' + ') || t.otherwise}</li>)}</ul>
      <p>{t.sure}: {Object.entries(rule.confidence).map(([ground, sure]) => `${t.grounds[ground as keyof typeof t.grounds]} ${sure}`).join(' · ')}</p>
      {children}
    </details>
  )
}
