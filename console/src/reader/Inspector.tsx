import { useContext } from 'react'
import { Link } from 'react-router'
import type { Annotations } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { InPlace } from '../evidence/link.ts'
import { Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { baseText } from '../figure/units.ts'
import { useSettings, useWords } from '../words/index.ts'
import type { Choice } from './marking.ts'

/** What the chosen stretch is: normalised value of a quantity, days of a time, entity of a name, or the fact itself. */
export function Inspector({ choice, notes }: { choice: Choice | null; notes: Annotations }) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const unstored = useContext(InPlace) !== null
  return (
    <div className="inspector" role="status">
      {(() => {
        if (!choice || choice.layer === 'line') return <p className="quiet small">{t.reader.selectHint}</p>
        if (choice.layer === 'claims') {
          const c = notes.claims.find(x => x.id === choice.id)
          return c && <><p className="quiet small"><span lang="zh-CN">{c.subject.name}</span> · {names.property(c.property)}{scopeText(c, t) && ` · ${scopeText(c, t)}`}</p><p className="chosen"><Figure claim={c} period /></p></>
        }
        if (choice.layer === 'names') {
          const m = notes.mentions[choice.index]
          return m && <><p className="quiet small">{t.reader.names} · {names.type(m.type)}</p><p className="chosen" lang="zh-CN">{unstored ? m.name : <Link to={`/entities/${encodeURIComponent(m.entity)}`}>{m.name}</Link>}</p></>
        }
        if (choice.layer === 'times') {
          const x = notes.times[choice.index]
          return x && <><p className="quiet small">{t.reader.times} · <span lang="zh-CN">{x.text}</span></p><p className="chosen num">{periodText(x.from, x.to, lang) || t.reader.vague}</p></>
        }
        const q = notes.quantities[choice.index]
        return q && <><p className="quiet small">{t.reader.quantities} · {t.reader.base}</p><p className="chosen num"><span lang="zh-CN">{q.text}</span> <span className="quiet small">{baseText({ ...q, property: '', quote: q.text })}</span></p></>
      })()}
    </div>
  )
}
