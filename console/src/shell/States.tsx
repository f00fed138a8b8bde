import type { ReactNode } from 'react'
import { ApiError } from '../api/request.ts'
import { useWords } from '../words/index.ts'

export function Loading() {
  const t = useWords()
  return <p className="loading" role="status">{t.app.loading}</p>
}

export function Empty({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return <div className="empty"><strong>{title}</strong><p>{hint}</p>{children}</div>
}

/** What happened, what to do, the permanent code; the server's own words where it has some. */
export function Problem({ error, retry, notFound }: { error: unknown; retry?: () => void; notFound?: [title: string, hint: string] }) {
  const t = useWords()
  const { title, hint, code } = describeProblem(error, t, notFound)
  return (
    <div className="problem" role="alert">
      <strong>{title}</strong>
      <p>{hint}</p>
      <p className="small quiet">{t.errors.code} <span data-code>{code}</span></p>
      {retry && <p style={{ marginTop: 8 }}><button type="button" className="plain" onClick={() => retry()}>{t.app.retry}</button></p>}
    </div>
  )
}

export function describeProblem(error: unknown, t: ReturnType<typeof useWords>, notFound?: [string, string]): { title: string; hint: string; code: string } {
  if (!(error instanceof ApiError)) return { title: t.errors.crash, hint: t.errors.crashHint, code: 'client' }
  if (error.code === 'network') return { title: t.errors.network, hint: t.errors.networkHint, code: error.code }
  if (error.status === 404 && notFound) return { title: notFound[0], hint: notFound[1], code: error.code }
  return { title: error.message || t.errors.unknown, hint: error.hint || t.errors.unknownHint, code: error.code }
}
