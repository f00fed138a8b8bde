import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { useFacts } from '../match/api.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyApi, type CompanyRecord } from './api.ts'
import { unitOf } from './values.ts'
import { companyWords } from './words.ts'

/** Asks what a value should be, on what grounds and who says so; only then is it written. `asked`: `revenue@2025`, or nothing. Esc writes nothing. */
export function CorrectDialog({ company, asked, onClose, onSaved }: { company: CompanyRecord; asked: string; onClose: () => void; onSaved: (said: { source: string; what: string }) => void }) {
  const w = useLocalWords(companyWords)
  const { by, lang } = useSettings()
  const id = useId()
  const client = useQueryClient()
  const facts = useFacts()
  const dialog = useRef<HTMLDialogElement>(null)
  const years = Array.from({ length: 6 }, (_, i) => String(new Date().getFullYear() - i))
  const [fact, setFact] = useState(asked.split('@')[0] ?? '')
  const [year, setYear] = useState(asked.split('@')[1] ?? years[1]!)
  const [value, setValue] = useState('')
  const [why, setWhy] = useState('')
  useEffect(() => { if (!dialog.current!.open) dialog.current!.showModal() }, [])
  const known = facts.get(fact)
  const yearly = known?.kind === 'number'
  const save = useMutation({
    mutationFn: () => companyApi.correct(company.id, { facts: { [yearly ? `${fact}@${year}` : fact]: known?.kind === 'flag' ? value === 'yes' : value.trim() }, by: by.trim(), why: why.trim() }),
    onSuccess: async made => { dialog.current!.close(); onSaved({ source: made.lines.map(l => l.source).sort((a, b) => b.seq - a.seq)[0]!.id, what: `${known?.[lang] ?? fact}${yearly ? ` ${w.value.year(year)}` : ''}` }); await client.invalidateQueries() },
  })
  const ready = known !== undefined && value.trim() !== '' && why.trim() !== '' && by.trim() !== '' && !save.isPending
  return (
    <dialog ref={dialog} className="entrydialog" aria-labelledby={`${id}title`} onClose={onClose}>
      <form method="dialog" onSubmit={e => { e.preventDefault(); if (ready) save.mutate() }}>
        <h2 id={`${id}title`}>{w.correct.title}</h2>
        <p lang="zh-CN">{company.name}</p>
        <p className="small quiet">{w.correct.lead}</p>
        <label>{w.correct.fact}<select className="field" required value={fact} onChange={e => { setFact(e.target.value); setValue('') }}><option value="">{w.correct.choose}</option>{[...facts.values()].map(f => <option key={f.id} value={f.id}>{f[lang]}</option>)}</select></label>
        {yearly && <label>{w.correct.year}<select className="field" value={year} onChange={e => setYear(e.target.value)}>{[...new Set([...years, year])].sort().reverse().map(y => <option key={y}>{y}</option>)}</select></label>}
        <label>{w.correct.value}{unitOf(known) && <>（{unitOf(known)}）</>}{yearly && !known.unit && <span className="small quiet">{w.correct.percentHint}</span>}
          {known?.kind === 'flag' ? <select className="field" required value={value} onChange={e => setValue(e.target.value)}><option value="">{w.correct.yesNo}</option><option value="yes">{w.yes}</option><option value="no">{w.no}</option></select>
            : known?.kind === 'choice' ? <select className="field" required value={value} onChange={e => setValue(e.target.value)}><option value="">—</option>{Object.entries(known.options ?? {}).map(([of, zh]) => <option key={of} value={of}>{zh}</option>)}</select>
            : <input className="field" required type={known?.kind === 'date' ? 'date' : 'text'} inputMode={yearly ? 'decimal' : undefined} maxLength={40} value={value} onChange={e => setValue(e.target.value)} />}
        </label>
        <label>{w.correct.why}<input className="field" required maxLength={1000} placeholder={w.correct.whyHint} value={why} onChange={e => setWhy(e.target.value)} /></label>
        <label>{w.correct.by}<input className="field" required maxLength={100} placeholder={w.correct.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        {save.error && <Problem error={save.error} />}
        <p className="row"><button className="plain strong" disabled={!ready}>{w.correct.save}</button><button type="button" className="plain" onClick={() => dialog.current!.close()}>{w.correct.cancel}</button></p>
      </form>
    </dialog>
  )
}
