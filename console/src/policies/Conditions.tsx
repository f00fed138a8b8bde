import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { ConditionText, PolicyDetail, PolicySheet } from './api.ts'
import { Mark } from './Mark.tsx'
import { pretty } from './pretty.ts'
import { policyWords } from './words.ts'

interface Props { policy: PolicyDetail; sheet: PolicySheet; clause: string | null; onClause: (clause: string) => void }

/** The rule as a tree: what must hold, how it is written, by which clause, on which line of the file. Those of the chosen clause stand out. */
export function Conditions({ policy, sheet, clause, onClause }: Props) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  const { conditions, applies } = policy
  const benefit = sheet.benefit?.text
  return (
    <>
      {applies && <p className="applies"><span className="quiet small">{w.page.applies}</span><code lang="zh-CN">{pretty(applies)}</code></p>}
      {conditions && <ul className="conditions">{conditions.of.map((c, i) => <Condition key={i} condition={c} inherited={policy.confidence} clause={clause} within={false} onClause={onClause} />)}</ul>}
      {policy.benefit && <p className="applies"><span className="quiet small">{w.page.benefit}</span><span>{policy.benefit[lang]}</span>{benefit && <code lang="zh-CN">{pretty(benefit)} {policy.benefit.unit}</code>}</p>}
    </>
  )
}

function Condition({ condition: c, inherited, clause, within, onClause }: { condition: ConditionText; inherited: ConditionText['confidence']; clause: string | null; within: boolean; onClause: (clause: string) => void }) {
  const w = useLocalWords(policyWords)
  const { lang } = useSettings()
  const chosen = clause !== null && (c.clause === clause || (within && c.clause === null))
  return (
    <li data-condition={c.id} data-chosen={chosen || undefined}>
      <p><span lang={lang === 'zh' ? 'zh-CN' : undefined}>{c[lang]}</span>{c.how !== 'is' && <span className="quiet small"> {c.how === 'atLeast' ? w.page.atLeast(c.count ?? 0) : w.page.how[c.how]}</span>}{c.confidence !== inherited && <> <Mark value={c.confidence} /></>}</p>
      <p className="small quiet">{c.text && c.text !== c.zh && <code lang="zh-CN">{pretty(c.text)}</code>} {c.clause && <button type="button" className="link" lang="zh-CN" onClick={() => onClause(c.clause!)}>{w.page.clauseOf(c.clause)}</button>} <span className="num">{w.page.line(c.line)}</span></p>
      {c.of.length > 0 && <ul>{c.of.map((inner, i) => <Condition key={i} condition={inner} inherited={c.confidence} clause={clause} within={chosen} onClause={onClause} />)}</ul>}
    </li>
  )
}
