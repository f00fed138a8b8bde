import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Meanings, PreviewSheet } from './api.ts'
import { registerWords } from './words.ts'

const shown = 8

/** What the first rows say as they were understood. */
export function FirstRows({ sheet, meanings }: { sheet: PreviewSheet; meanings: Meanings }) {
  const w = useLocalWords(registerWords)
  const { lang } = useSettings()
  const named = new Map(meanings.items.map(m => [m.id, m]))
  const said = (facts: Record<string, string | boolean | Record<string, string>>) => Object.entries(facts).map(([id, value]) => {
    const { [lang]: name = id, unit = '' } = named.get(id) ?? { [lang]: id, unit: '' }
    const text = typeof value === 'object' ? Object.entries(value).map(([year, v]) => w.ofYear(year, v)).join(' · ') : typeof value === 'boolean' ? (value ? '✓' : '×') : value
    return { id, name, text, unit: typeof value === 'boolean' ? '' : unit }
  })
  return (
    <details className="registerrows" open>
      <summary>{w.first}</summary>
      <ul>
        {sheet.rows.slice(0, shown).map(({ row, line }) => (
          <li key={row}>
            <p><span className="num quiet">{w.row} {row}</span> {line ? <><strong lang="zh-CN">{line.name}</strong> <span className="num quiet">{line.code}</span></> : <span className="status-unknown">{w.notTaken}</span>}</p>
            {line && <p className="small" lang="zh-CN">{said(line.facts).map(f => <span key={f.id} className="registerfact"><span className="quiet">{f.name}</span> <span>{f.text}{f.unit && ` ${f.unit}`}</span></span>)}</p>}
          </li>
        ))}
      </ul>
    </details>
  )
}
