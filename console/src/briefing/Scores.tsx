import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { momentText } from '../figure/period.ts'
import { Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { briefingApi, scoreSheetUrl, type RoundPage, type ScoreUpload } from './api.ts'
import { useBriefingWords } from './words.ts'

/** Score sheets out and in; what could not be counted, cell by cell. */
export function Scores({ round, disabled }: { round: RoundPage; disabled: boolean }) {
  const t = useBriefingWords().round
  const { by } = useSettings()
  const client = useQueryClient()
  const picker = useRef<HTMLInputElement>(null)
  const again = () => client.invalidateQueries({ queryKey: ['round', round.id] })
  const send = useMutation({ mutationFn: (file: File) => briefingApi.sendScores(round.id, file, by), onSuccess: again })
  const back = useMutation({ mutationFn: (upload: string) => briefingApi.takeBackScores(round.id, upload, by), onSuccess: again })
  return (
    <section className="section" aria-labelledby="scores">
      <h2 id="scores">{t.scores}</h2>
      <div className="row noprint">
        {(['judges', 'one'] as const).map(layout => <a key={layout} className="plain" aria-disabled={disabled || undefined} href={disabled ? undefined : scoreSheetUrl(round.id, layout)} download>{layout === 'judges' ? t.sheetJudges : t.sheetOne}</a>)}
        <button type="button" className="plain" disabled={disabled || send.isPending} onClick={() => picker.current?.click()}>{t.upload}</button>
        <input ref={picker} type="file" accept=".xlsx" hidden aria-label={t.upload} onChange={e => { const file = e.target.files?.[0]; if (file) send.mutate(file); e.target.value = '' }} />
      </div>
      {(send.error ?? back.error) && <Problem error={send.error ?? back.error} />}
      {round.uploads.length === 0 ? <p className="quiet" style={{ marginTop: 8 }}>{t.noScores}</p> : (
        <ul className="uploads" aria-label={t.uploads}>
          {round.uploads.map(upload => (
            <li key={upload.id}>
              <div className="row"><strong lang="zh-CN">{upload.file}</strong><span>{t.counted(upload.scores)}</span><span className="quiet small">{upload.by} · {momentText(upload.at)}</span>
                <button type="button" className="link noprint" disabled={back.isPending} aria-label={`${t.takeBack} ${upload.file}`} onClick={() => back.mutate(upload.id)}>{t.takeBack}</button></div>
              {upload.problems.length > 0 && <Problems upload={upload} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Problems({ upload }: { upload: ScoreUpload }) {
  const t = useBriefingWords().round
  return (
    <details open={upload.problems.some(p => p.grade === 'error')}>
      <summary>{t.problems(upload.problems.length)}</summary>
      <div className="tablewrap" role="region" aria-label={t.problemsOf(upload.file)} tabIndex={0}>
        <table className="table">
          <caption className="sr">{t.problemsOf(upload.file)}</caption>
          <thead><tr><th scope="col">{t.grade}</th><th scope="col">{t.cell}</th><th scope="col">{t.text}</th><th scope="col">{t.what}</th></tr></thead>
          <tbody>{upload.problems.map((p, i) => <tr key={i}><td className={p.grade === 'error' ? 'status-conflict' : undefined}>{t.grades[p.grade]}</td><td className="num" lang="zh-CN">{p.cell}</td><td lang="zh-CN">{p.text || t.blank}</td><td>{p.says}</td></tr>)}</tbody>
        </table>
      </div>
    </details>
  )
}
