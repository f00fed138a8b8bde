import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Mapping, Meanings, PreviewColumn, PreviewSheet } from './api.ts'
import { registerWords } from './words.ts'

/** Each column with what it means; a meaning that is chosen here is remembered for sheets with these headers. */
export function Columns({ sheet, meanings, mapping, several, onChange }: { sheet: PreviewSheet; meanings: Meanings; mapping: Mapping; several: boolean; onChange: (mapping: Mapping) => void }) {
  const w = useLocalWords(registerWords)
  const say = (column: PreviewColumn, meaning: string | null) => onChange({ ...mapping, [several ? `${sheet.sheet}!${column.letter}` : column.letter]: meaning })
  return (
    <div className="tablewrap registercolumns" tabIndex={0} role="region" aria-label={w.columns}>
      <table className="table">
        <caption className="sr">{w.columns}</caption>
        <thead><tr><th scope="col">{w.column}</th><th scope="col">{w.header}</th><th scope="col">{w.meaning}</th><th scope="col">{w.year}</th><th scope="col">{w.unit}</th><th scope="col">{w.how}</th></tr></thead>
        <tbody>{sheet.columns!.map(column => <Row key={column.letter} column={column} meanings={meanings} say={meaning => say(column, meaning)} />)}</tbody>
      </table>
    </div>
  )
}

const thisYear = new Date().getFullYear()
const years = Array.from({ length: 8 }, (_, i) => String(thisYear - i))

function Row({ column, meanings, say }: { column: PreviewColumn; meanings: Meanings; say: (meaning: string | null) => void }) {
  const w = useLocalWords(registerWords)
  const { lang } = useSettings()
  const { id, year, unit } = partsOf(column.meaning)
  const target = meanings.items.find(m => m.id === id)
  const units = target ? meanings.units[target.unit || 'share'] ?? [] : []
  const whole = (next: { id?: string; year?: string; unit?: string }) => { const all = { id, year, unit, ...next }; say(all.id ? `${all.id}${all.year ? `@${all.year}` : ''}${all.unit ? `|${all.unit}` : ''}` : null) }
  return (
    <tr data-how={column.how}>
      <th scope="row" className="num">{column.letter}</th>
      <td className="wide" lang="zh-CN">{column.header}</td>
      <td>{column.how === 'personal' ? '—' : (
        <select className="field" aria-label={`${w.meaning} ${column.letter}`} value={id} onChange={e => { const next = meanings.items.find(m => m.id === e.target.value); whole({ id: e.target.value, year: next?.yearly ? year : '', unit: next?.yearly && (meanings.units[next.unit || 'share'] ?? []).includes(unit) ? unit : '' }) }}>
          <option value="">{w.skip}</option>{meanings.items.map(m => <option key={m.id} value={m.id}>{m[lang]}</option>)}
        </select>
      )}</td>
      <td>{target?.yearly && <select className="field" aria-label={`${w.year} ${column.letter}`} value={year} onChange={e => whole({ year: e.target.value })}><option value="">{w.noYear}</option>{[...new Set([...years, ...(year ? [year] : [])])].map(y => <option key={y}>{y}</option>)}</select>}</td>
      <td>{target?.yearly && <select className="field" aria-label={`${w.unit} ${column.letter}`} value={unit} onChange={e => whole({ unit: e.target.value })}><option value="">{target.unit || w.noYear}</option>{units.filter(u => u !== target.unit).map(u => <option key={u}>{u}</option>)}{unit && !units.includes(unit) && <option>{unit}</option>}</select>}</td>
      <td className="small">{w.hows[column.how]}</td>
    </tr>
  )
}

/** revenue@2024|亿元 */
function partsOf(meaning: string | null): { id: string; year: string; unit: string } {
  const [, id = '', year = '', unit = ''] = /^([^@|]+)(?:@(\d{4}))?(?:\|(.+))?$/.exec(meaning ?? '') ?? []
  return { id, year, unit }
}
