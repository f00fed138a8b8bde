import type { Round } from './api.ts'
import { useBriefingWords } from './words.ts'

export type Rules = Pick<Round, 'judges' | 'criteria' | 'drop' | 'decimals'>

/** Who scores, by what, and which sums are left out. */
export function Judging({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const t = useBriefingWords().round
  const { criteria, drop } = rules
  const change = (at: number, part: Partial<Rules['criteria'][number]>) => onChange({ ...rules, criteria: criteria.map((c, i) => (i === at ? { ...c, ...part } : c)) })
  const fresh = () => { let n = criteria.length + 1; while (criteria.some(c => c.id === `c${n}`)) n++; return `c${n}` }
  const count = (label: string, value: number, least: number, set: (n: number) => void) => <label>{label}<input className="field num" type="number" min={least} max={50} value={value} onChange={e => set(Math.max(least, Math.round(Number(e.target.value) || 0)))} /></label>
  return (
    <section className="section noprint" aria-labelledby="judging">
      <h2 id="judging">{t.judges}</h2>
      <div className="judging">
        <label className="wide">{t.judgesLabel}<input className="field" defaultValue={rules.judges.join('、')} onChange={e => onChange({ ...rules, judges: [...new Set(e.target.value.split(/[、,，;；\s]+/).filter(Boolean))] })} /></label>
        <table className="table">
          <caption className="sr">{t.criterion}</caption>
          <thead><tr><th scope="col">{t.criterion}</th><th scope="col">{t.max}</th><th scope="col">{t.act}</th></tr></thead>
          <tbody>
            {criteria.map((criterion, i) => (
              <tr key={criterion.id}>
                <td><input className="field" aria-label={`${t.criterion} ${i + 1}`} maxLength={40} value={criterion.zh} onChange={e => change(i, { zh: e.target.value, en: '' })} /></td>
                <td><input className="field num" type="number" min={1} max={1000} aria-label={`${criterion.zh} ${t.max}`} value={criterion.max} onChange={e => change(i, { max: Number(e.target.value) })} /></td>
                <td>{criteria.length > 1 && <button type="button" className="link" aria-label={t.removeCriterion(criterion.zh)} onClick={() => onChange({ ...rules, criteria: criteria.filter((_, j) => j !== i) })}>{t.removeCriterionShort}</button>}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="row"><button type="button" className="link" onClick={() => onChange({ ...rules, criteria: [...criteria, { id: fresh(), zh: '', en: '', max: 10 }] })}>{t.addCriterion}</button><span className="quiet num">{t.sum(criteria.reduce((sum, c) => sum + (c.max || 0), 0))}</span></p>
        <p className="quiet small">{t.noStandard}</p>
        <div className="row">
          {count(t.dropHighest, drop.highest, 0, highest => onChange({ ...rules, drop: { ...drop, highest: Math.min(5, highest) } }))}
          {count(t.dropLowest, drop.lowest, 0, lowest => onChange({ ...rules, drop: { ...drop, lowest: Math.min(5, lowest) } }))}
          {count(t.dropFrom, drop.from, 1, from => onChange({ ...rules, drop: { ...drop, from } }))}
        </div>
      </div>
    </section>
  )
}
