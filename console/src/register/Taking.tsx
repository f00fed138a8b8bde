import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link } from 'react-router'
import { Problem } from '../shell/States.tsx'
import { ApiError } from '../api/request.ts'
import { useLocalWords } from '../words/local.ts'
import { registerApi, type Upload } from './api.ts'
import { Problems } from './Problems.tsx'
import { registerWords } from './words.ts'

const busy = (state: Upload['state']) => state === 'waiting' || state === 'taking' || state === 'joining'

/** How far a file is, then what came of it. */
export function Taking({ upload, onClose, onBack }: { upload: Upload; onClose: () => void; onBack: () => void }) {
  const w = useLocalWords(registerWords)
  const client = useQueryClient()
  const { data, error } = useQuery({ queryKey: ['register-upload', upload.id], queryFn: () => registerApi.upload(upload.id), initialData: upload, initialDataUpdatedAt: 0, staleTime: 0, gcTime: 0, refetchInterval: q => (q.state.data && busy(q.state.data.state) ? 400 : false), retry: 5 })
  const ended = !busy(data.state)
  useEffect(() => { if (ended && data.source) void client.invalidateQueries({ predicate: q => !String(q.queryKey[0]).startsWith('register-upload') && !String(q.queryKey[0]).startsWith('register-preview') }) }, [ended, data.source, client])
  const percent = Math.floor(data.progress.done * 100)
  const { error: errors, warning, info } = data.progress.problems
  if (error && !(error instanceof ApiError && error.status === 404)) return <Problem error={error} />
  return (
    <section className="section" aria-live="polite" data-state={data.state}>
      {!ended && (
        <>
          <p role="status">{data.state === 'waiting' ? w.waiting : data.state === 'joining' ? w.joining : w.taking(data.progress.rows, percent)}</p>
          <p className="row"><progress max={100} value={data.state === 'taking' ? percent : undefined} aria-label={w.take} /><button type="button" className="plain" onClick={() => void registerApi.remove(upload.id)}>{w.stop}</button></p>
        </>
      )}
      {data.problem && <Problem error={new ApiError(500, data.problem.code, data.problem.title, data.problem.hint)} />}
      {(data.state === 'stopped' || (error && ended)) && <p>{w.stopped}</p>}
      {data.state === 'done' && (
        <>
          <p><strong>{data.source ? w.done(data.progress.lines, data.progress.created) : w.dry(data.progress.lines)}</strong> <span className="num">{w.counts(errors, warning, info)}</span></p>
          {data.joined && data.joined.exact + data.joined.alike + data.joined.unsure > 0 && <p>{w.joined(data.joined.exact + data.joined.alike, data.joined.unsure)} {data.joined.unsure > 0 && <Link to="/review/identity">{w.review}</Link>}</p>}
          <p className="row noprint">{data.source ? <><Link className="plain strong" to="/companies">{w.seeCompanies}</Link><button type="button" className="plain" onClick={onClose}>{w.another}</button></> : <button type="button" className="plain" onClick={onBack}>{w.again}</button>}</p>
          <Problems id={data.source ?? upload.id} tried={!data.source} counts={data.progress.problems} />
        </>
      )}
      {(data.state === 'failed' || data.state === 'stopped') && <p className="row noprint"><button type="button" className="plain" onClick={onClose}>{w.another}</button></p>}
    </section>
  )
}
