import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import { api, type Claim, type ReviewItem, type Verdict } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { modalities, statuses } from '../figure/Status.tsx'
import { useSettings, useWords } from '../words/index.ts'

type Correction = NonNullable<Verdict['correction']>
interface Draft { subject: string; property: Claim['property']; quote: string; value: string; unit: string; of: string; object: string; status: Claim['status'] }

interface Props { item: ReviewItem; onSave: (correction: Correction) => void; onCancel: () => void }

/** What is wrong with a claim, put right. Only what changed is sent; whether it stands in the text the server says. */
export function Correct({ item: { claim, context }, onSave, onCancel }: Props) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const id = useId()
  const first = useRef<HTMLInputElement>(null)
  const quote = context.quote
  const [was] = useState<Draft>(() => ({ subject: claim.subject.name, property: claim.property, quote, value: claim.value === null ? '' : String(claim.value), unit: claim.unit ?? '', of: claim.of ?? '', object: claim.object?.name ?? '', status: claim.status }))
  const [draft, setDraft] = useState(was)
  useEffect(() => first.current?.focus(), [])
  const { data } = useQuery({ queryKey: ['annotations', claim.document], queryFn: () => api.annotations(claim.document), staleTime: 60_000 })
  const known = [...new Set(data?.mentions.filter(m => m.article === claim.article).map(m => m.name))]
  const kind = names.properties.find(p => p.id === draft.property)?.value
  const correction = changes(was, draft, claim, kind)
  const wrong = fault(draft, kind, context, t)
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const text = (key: 'subject' | 'quote' | 'value' | 'unit' | 'of' | 'object', label: string, more: React.ComponentProps<'input'> = {}) => (
    <label>{label}<input className="field" maxLength={300} lang="zh-CN" value={draft[key]} onChange={e => set({ [key]: e.target.value })} {...more} /></label>
  )
  return (
    <form
      className="correct" aria-labelledby={`${id}title`} onSubmit={e => { e.preventDefault(); if (!wrong && Object.keys(correction).length) onSave(correction) }}
      onKeyDown={e => { if (e.key === 'Escape') { e.stopPropagation(); onCancel() } }}
    >
      <h3 id={`${id}title`}>{t.review.form}</h3>
      <p className="small quiet">{t.review.formHint}</p>
      <div className="fields">
        {text('subject', t.review.subject, { ref: first, list: `${id}names` })}
        <label>{t.review.property}<select className="field" value={draft.property} onChange={e => set({ property: e.target.value as Draft['property'], of: '' })}>{names.properties.map(p => <option key={p.id} value={p.id}>{p[lang]}</option>)}</select></label>
        <label>{t.review.status}<select className="field" value={draft.status} onChange={e => set({ status: e.target.value as Draft['status'] })}>{statuses.map(s => <option key={s} value={s}>{t.status[s]}</option>)}</select></label>
        {text('quote', t.review.quote)}
        {kind === 'quantity' && text('value', t.review.number, { inputMode: 'decimal' })}
        {kind === 'quantity' && text('unit', t.review.unit)}
        {draft.property === 'milestone'
          ? <label>{t.review.milestone}<select className="field" value={draft.of} onChange={e => set({ of: e.target.value })}><option value="" />{names.milestones.map(m => <option key={m.id} value={m.id}>{m[lang]}</option>)}</select></label>
          : draft.property === 'investment'
            ? <label>{t.review.of}<select className="field" value={draft.of} onChange={e => set({ of: e.target.value })}>{[...new Set(['', 'total', 'phase', 'to_date', was.of])].map(of => <option key={of} value={of}>{t.scopes[of as keyof typeof t.scopes] ?? of}</option>)}</select></label>
            : text('of', draft.property === 'holds_post' ? t.review.post : t.review.of)}
        {kind === 'object' && text('object', t.review.object, { list: `${id}names` })}
      </div>
      <datalist id={`${id}names`}>{known.map(name => <option key={name} value={name} />)}</datalist>
      <div className="row">
        <button type="submit" className="plain strong" disabled={wrong !== '' || Object.keys(correction).length === 0}>{t.review.save}</button>
        <button type="button" className="plain" onClick={onCancel}>{t.review.cancel}</button>
        <span role="status" className="small quiet">{wrong || (Object.keys(correction).length === 0 ? t.review.unchanged : '')}</span>
      </div>
    </form>
  )
}

/** What differs, as the API takes it. A status that is no modality of its own leaves the modality or makes it planned. */
function changes(was: Draft, now: Draft, claim: Claim, kind: string | undefined): Correction {
  const changed = (key: keyof Draft) => now[key] !== was[key]
  const correction: Correction = {}
  if (changed('subject')) correction.subject = now.subject.trim()
  if (changed('property')) correction.property = now.property
  if (changed('quote')) correction.quote = now.quote.trim()
  // A number without its unit states nothing: both go, or neither.
  if (kind === 'quantity' && (changed('value') || changed('unit')) && now.value.trim()) Object.assign(correction, { value: Number(now.value), unit: now.unit.trim() || null })
  if (changed('of')) correction.of = now.of.trim() || null
  if (kind === 'object' && changed('object')) correction.object = now.object.trim() || null
  if (changed('status')) {
    const own = (Object.keys(modalities) as Claim['modality'][]).find(m => modalities[m] === now.status)
    Object.assign(correction, { status: now.status, modality: own ?? (now.status === 'contracted' ? claim.modality : 'planned') })
  }
  return correction
}

/** What the server would refuse at sight. */
function fault(draft: Draft, kind: string | undefined, context: ReviewItem['context'], t: ReturnType<typeof useWords>): string {
  const quote = draft.quote.trim()
  if (!quote || !flat(context.before + context.quote + context.after).includes(flat(quote))) return t.review.needQuote
  if (kind === 'quantity' && draft.value.trim() && !Number.isFinite(Number(draft.value))) return t.review.needNumber
  if (kind === 'object' && !draft.object.trim()) return t.review.needObject
  if (draft.property === 'holds_post' && !draft.of.trim()) return t.review.needPost
  return ''
}
const flat = (text: string) => text.replace(/\s+/g, '')
