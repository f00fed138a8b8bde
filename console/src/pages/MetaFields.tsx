import { lazy, Suspense, useState } from 'react'
import { useWords } from '../words/index.ts'
import type { Meta } from './upload.ts'

const DayPicker = lazy(() => import('../theme/DayPicker.tsx'))

/** Publisher, date and home of a page, none of them needed. */
export function MetaFields<M extends Meta>({ meta, onChange }: { meta: M; onChange: (meta: M) => void }) {
  const t = useWords()
  // The date picker is fetched only when somebody opens the form.
  const [asked, setAsked] = useState(false)
  return (
    <details className="metafields" onToggle={e => setAsked(e.currentTarget.open)}>
      <summary>{t.library.meta}</summary>
      {asked && <div className="row" style={{ marginTop: 8 }}>
        <label>{t.library.publisherLabel}<input className="field" maxLength={200} value={meta.publisher} onChange={e => onChange({ ...meta, publisher: e.target.value })} /></label>
        <label>{t.library.dateLabel}<Suspense fallback={<input className="field" disabled />}><DayPicker label={t.library.dateLabel} value={meta.date} onChange={date => onChange({ ...meta, date })} /></Suspense></label>
        <label>{t.library.homeLabel}<input className="field" maxLength={200} value={meta.home} onChange={e => onChange({ ...meta, home: e.target.value })} /></label>
      </div>}
      <p className="quiet small" style={{ marginTop: 8 }}>{t.library.metaHint}</p>
    </details>
  )
}
