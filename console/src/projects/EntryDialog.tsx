import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { api, type Entry } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { entryFields, fieldsOf, type EntryKind, type Field } from './fields.ts'
import { useProjectWords } from './words.ts'

export interface Asked { project: { id: string; name: string }; kind: EntryKind; preset?: Record<string, string> }

/** Asks what was reached, promised or needed, when, why and who says so; only then is it written. Esc writes nothing. */
export function EntryDialog({ asked: { project, kind, preset = {} }, onClose, onSaved }: { asked: Asked; onClose: () => void; onSaved: (entry: Entry) => void }) {
  const t = useProjectWords()
  const { by } = useSettings()
  const id = useId()
  const client = useQueryClient()
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState<Record<string, string>>({ state: 'open', ...preset })
  const [why, setWhy] = useState('')
  useEffect(() => { if (!dialog.current!.open) dialog.current!.showModal() }, [])
  const fields = fieldsOf(kind, values)
  const save = useMutation({
    mutationFn: () => api.enterProject(project.id, { kind, fields: fields!, by: by.trim(), why: why.trim() }),
    // What is late, where it stands and what needs doing may all change by it.
    onSuccess: entry => { dialog.current!.close(); onSaved(entry); return client.invalidateQueries() },
  })
  const ready = fields !== null && why.trim() !== '' && by.trim() !== '' && !save.isPending
  return (
    <dialog ref={dialog} className="entrydialog" aria-labelledby={`${id}title`} onClose={onClose}>
      <form method="dialog" onSubmit={e => { e.preventDefault(); if (ready) save.mutate() }}>
        <h2 id={`${id}title`}>{t.entry.add[kind]}</h2>
        <p lang="zh-CN">{project.name}</p>
        <p className="small quiet">{t.entry.lead}</p>
        {entryFields[kind].map(field => (
          <label key={field.key}>{t.entry.fields[field.label ?? (field.key as keyof typeof t.entry.fields)]}
            <Input field={field} value={values[field.key] ?? ''} onChange={value => setValues(now => ({ ...now, [field.key]: value }))} />
          </label>
        ))}
        <label>{t.entry.why}<input className="field" required maxLength={1000} placeholder={t.entry.whyHint} value={why} onChange={e => setWhy(e.target.value)} /></label>
        <label>{t.entry.by}<input className="field" required maxLength={100} placeholder={t.entry.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        {save.error && <Problem error={save.error} />}
        <p className="row">
          <button className="plain strong" disabled={!ready}>{t.entry.save}</button>
          <button type="button" className="plain" onClick={() => dialog.current!.close()}>{t.entry.cancel}</button>
        </p>
      </form>
    </dialog>
  )
}

function Input({ field: { key, type, optional = false, most }, value, onChange }: { field: Field; value: string; onChange: (value: string) => void }) {
  const t = useProjectWords()
  const names = useNames()
  const common = { className: 'field', name: key, value, required: !optional, onChange: (e: { target: { value: string } }) => onChange(e.target.value) }
  const choice = (options: { id: string; name: string }[]) => <select {...common}><option value="">{t.entry.choose}</option>{options.map(o => <option key={o.id} value={o.id}>{o.name}</option>)}</select>
  switch (type) {
    case 'stage': return choice(names.stages.map(s => ({ id: s.id, name: names.stage(s.id) })))
    case 'milestone': return choice(names.milestones.map(m => ({ id: m.id, name: names.milestone(m.id) })))
    case 'element': return choice(Object.entries(t.entry.elements).map(([of, name]) => ({ id: of, name })))
    case 'needState': return choice(Object.entries(t.entry.states).map(([of, name]) => ({ id: of, name })))
    // The browser's own: a calendar of ours would lie below a modal dialog.
    case 'day': return <input {...common} type="date" min="1949-01-01" max="2999-12-31" />
    case 'percent': return <input {...common} type="number" min="0" max="100" step="any" inputMode="decimal" />
    case 'flag': return <input type="checkbox" name={key} checked={value === 'yes'} onChange={e => onChange(e.target.checked ? 'yes' : '')} />
    case 'long': return <textarea {...common} rows={3} maxLength={most} />
    default: return <input {...common} maxLength={most} />
  }
}
