import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { api, type Entity, type Judged } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { momentText } from '../figure/period.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings, useWords } from '../words/index.ts'

/** How the entity's names were joined or kept apart, by whom and why; and a judgement of the reader's own. Each can be taken back and stays on record. */
export function Judgements({ entity }: { entity: Entity }) {
  const t = useWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ queryKey: ['judgements', entity.id], queryFn: () => api.judgements(entity.id) })
  // Who is who decides what belongs to whom: every view may change.
  const withdraw = useMutation({ mutationFn: (id: string) => api.withdraw(id, by || 'console'), onSuccess: () => client.invalidateQueries() })
  return (
    <>
      {error && <Problem error={error} retry={refetch} />}
      {withdraw.error && <Problem error={withdraw.error} />}
      {data?.items.length === 0 && <p className="quiet">{t.entity.noJudgements}</p>}
      <ul>{data?.items.map(j => <Row key={j.id} judged={j} busy={withdraw.isPending} onWithdraw={() => withdraw.mutate(j.id)} />)}</ul>
      <JudgeForm key={entity.id} entity={entity} />
    </>
  )
}

function Row({ judged: j, busy, onWithdraw }: { judged: Judged; busy: boolean; onWithdraw: () => void }) {
  const t = useWords()
  const name = (id: string, text: string) => <Link to={`/entities/${encodeURIComponent(id)}`} lang="zh-CN">{text}</Link>
  return (
    <li className="judged" data-judged={j.verdict} data-withdrawn={j.withdrawn || undefined}>
      <span>{name(j.left, j.leftName)} {t.entity[j.verdict === 'same' ? 'sameAs' : j.verdict === 'not_same' ? 'notSame' : 'unsure']} {name(j.right, j.rightName)}{j.withdrawn && <span className="badge">{t.entity.withdrawn}</span>}</span>
      <span className="quiet small">{t.entity.by} {j.by === 'machine' ? t.entity.machine : j.by} · {momentText(j.at)}{j.why && <> · {t.entity.why}{'：'}<span lang="zh-CN">{j.why}</span></>}</span>
      {!j.withdrawn && <button type="button" className="link small noprint" disabled={busy} onClick={onWithdraw} title={t.entity.withdrawHint}>{t.entity.withdraw}</button>}
    </li>
  )
}

function JudgeForm({ entity }: { entity: Entity }) {
  const t = useWords()
  const names = useNames()
  const id = useId()
  const { by } = useSettings()
  const client = useQueryClient()
  const [words, setWords] = useState('')
  const [other, setOther] = useState<Entity | null>(null)
  const [why, setWhy] = useState('')
  const q = words.trim()
  const found = useQuery({ queryKey: ['entities', 'to judge', q], queryFn: () => api.entities({ q, limit: '9' }), enabled: q !== '', placeholderData: before => before })
  const others = q ? (found.data?.items.filter(e => e.id !== entity.id).slice(0, 8) ?? []) : []
  const judge = useMutation({
    mutationFn: (verdict: Judged['verdict']) => api.judge({ left: entity.id, right: other!.id, verdict, why: why.trim(), by: by.trim() || 'console' }),
    onSuccess: () => { setWords(''); setOther(null); setWhy(''); return client.invalidateQueries() },
  })
  return (
    <details className="judging noprint">
      <summary>{t.entity.judge}</summary>
      <form onSubmit={e => e.preventDefault()}>
        <label htmlFor={`${id}q`}>{t.entity.other}</label>
        <input id={`${id}q`} className="field" type="search" maxLength={200} placeholder={t.entities.filter} value={words} onChange={e => { setWords(e.target.value); setOther(null) }} />
        {q && found.data && (
          <fieldset>
            <legend className="sr">{t.entity.other}</legend>
            {others.length === 0 && <p className="quiet small" role="status">{t.search.none(q)}</p>}
            {others.map(e => (
              <label key={e.id} className="other"><input type="radio" name={`${id}other`} checked={other?.id === e.id} onChange={() => setOther(e)} /><span><span lang="zh-CN">{e.name}</span><span className="cellnote quiet small">{names.type(e.type)}{e.place && <> · <span lang="zh-CN">{e.place}</span></>} · {t.reader.factsCount(e.claims)}</span></span></label>
            ))}
          </fieldset>
        )}
        <label htmlFor={`${id}why`}>{t.entity.why}</label>
        <input id={`${id}why`} className="field" maxLength={1000} placeholder={t.entity.whyHint} value={why} onChange={e => setWhy(e.target.value)} />
        <label htmlFor={`${id}by`}>{t.entity.by}</label>
        <input id={`${id}by`} className="field" maxLength={100} placeholder={t.entity.byHint} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} />
        <div className="row">
          <button type="button" className="plain" disabled={!other || !why.trim() || judge.isPending} onClick={() => judge.mutate('same')}>{t.entity.judgeSame}</button>
          <button type="button" className="plain" disabled={!other || !why.trim() || judge.isPending} onClick={() => judge.mutate('not_same')}>{t.entity.judgeNotSame}</button>
        </div>
        <p className="quiet small" role="status">{judge.data ? t.entity.judged : t.entity.judgeHint}</p>
        {judge.error && <Problem error={judge.error} />}
      </form>
    </details>
  )
}
