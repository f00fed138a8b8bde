import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { sandboxApi, type DraftRecord, type ReviewAnswer } from './api.ts'
import { sandboxWords } from './words.ts'

/** Saving a draft, its review and its signature; the drafts there are. */
export function Drafts({ policy, text, draft, onOpen }: { policy: string; text: string; draft: { id: string; name: string } | null; onOpen: (draft: DraftRecord) => void }) {
  const w = useLocalWords(sandboxWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const all = useQuery({ queryKey: ['drafts'], queryFn: sandboxApi.drafts })
  const record = useQuery({ queryKey: ['draft', draft?.id], queryFn: () => sandboxApi.draft(draft!.id), enabled: draft !== null })
  const put = (made: DraftRecord) => { client.setQueryData(['draft', made.id], made); void client.invalidateQueries({ queryKey: ['drafts'] }) }
  const save = useMutation({ mutationFn: (id: string | undefined) => sandboxApi.save({ id, name: id ? draft!.name : name.trim(), policy, text, by: by.trim(), why: '' }), onSuccess: made => { put(made); onOpen(made) } })
  const open = useMutation({ mutationFn: sandboxApi.draft, onSuccess: onOpen })
  const items = all.data?.items.filter(d => d.policy === policy) ?? []
  return (
    <section className="section" aria-labelledby="drafts">
      <h2 id="drafts">{w.drafts}</h2>
      <div className="row">
        {draft ? <span>{w.file} <strong lang="zh-CN">{draft.name}</strong></span> : <label className="row small">{w.name}<input className="field" maxLength={200} value={name} onChange={e => setName(e.target.value)} /></label>}
        <label className="row small">{w.by}<input className="field" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        <button type="button" className="plain" disabled={by.trim() === '' || save.isPending || (draft ? record.data?.text === text : name.trim() === '')} onClick={() => save.mutate(draft?.id)}>{draft ? w.saveAgain : w.save}</button>
      </div>
      {(save.error ?? open.error ?? all.error) && <Problem error={save.error ?? open.error ?? all.error} />}
      {items.length === 0 ? <p className="quiet">{w.noDrafts}</p> : <ul className="draftlist">{items.map(d => <li key={d.id}><button type="button" className="link" onClick={() => open.mutate(d.id)}><span lang="zh-CN">{d.name}</span></button> <span className="small quiet">{d.by} <span className="num">{d.at.slice(0, 10)}</span> · {w.versions(d.versions)}{d.signed && ` · ${w.signed(d.signed.by, d.signed.at.slice(0, 10))}${d.signed.current ? '' : `，${w.stale}`}`}</span></li>)}</ul>}
      {draft && record.data && <Review record={record.data} put={put} same={record.data.text === text} />}
    </section>
  )
}

const answers: ReviewAnswer[] = ['no', 'yes', 'exception', 'done', 'not-applicable']

/** The fair-competition questions with their document, each answered by a person; then the signature and the file. */
function Review({ record, put, same }: { record: DraftRecord; put: (made: DraftRecord) => void; same: boolean }) {
  const w = useLocalWords(sandboxWords)
  const { lang, by } = useSettings()
  const list = useQuery({ queryKey: ['checklist'], queryFn: sandboxApi.checklist, staleTime: Infinity })
  const answer = useMutation({ mutationFn: (given: { item: string; answer: ReviewAnswer; why: string }) => sandboxApi.answer(record.id, { ...given, by: by.trim() }), onSuccess: put })
  const sign = useMutation({ mutationFn: () => sandboxApi.sign(record.id, by.trim()), onSuccess: put })
  if (!list.data) return null
  const open = list.data.items.filter(i => !record.answers.some(a => a.item === i.id)).length
  return (
    <>
      <h3 style={{ marginTop: 16 }}>{w.review}</h3>
      <p className="small quiet"><span lang="zh-CN">{list.data.document}</span> <span className="badge">{list.data.confidence} {w.confidence[list.data.confidence]}</span><br />{list.data.notes.map(n => n[lang]).join(' ')} {w.reviewLead}</p>
      <ol className="checklist">
        {list.data.items.map(item => {
          const given = record.answers.find(a => a.item === item.id)
          return (
            <li key={item.id}>
              <p>{item[lang]} <span className="small quiet" lang="zh-CN">{item.clause}</span> <span className={`badge confidence-${item.confidence}`}>{item.confidence} {w.confidence[item.confidence]}</span></p>
              <p className="row"><select className="field" aria-label={`${w.answer}：${item[lang]}`} value={given?.answer ?? ''} disabled={by.trim() === '' || answer.isPending} onChange={e => { if (e.target.value) answer.mutate({ item: item.id, answer: e.target.value as ReviewAnswer, why: '' }) }}><option value="">–</option>{answers.map(a => <option key={a} value={a}>{w.answers[a]}</option>)}</select>{given && <span className="small quiet">{given.by} <span className="num">{given.at.slice(0, 10)}</span></span>}</p>
            </li>
          )
        })}
      </ol>
      {open > 0 && <p className="quiet num">{w.unanswered(open)}</p>}
      {(answer.error ?? sign.error) && <Problem error={answer.error ?? sign.error} />}
      <p className="row"><button type="button" className="plain" disabled={open > 0 || !same || by.trim() === '' || sign.isPending || record.signed?.current === true} onClick={() => sign.mutate()}>{w.sign}</button><a className="plain" href={`/api/sandbox/drafts/${encodeURIComponent(record.id)}/file`} download>{w.download}</a></p>
      {record.signed && <p role="status">{w.signed(record.signed.by, record.signed.at.slice(0, 10))}{!record.signed.current && `，${w.stale}`}</p>}
      <p className="small quiet"><strong>{w.publish}</strong>　{w.publishHint}</p>
    </>
  )
}
