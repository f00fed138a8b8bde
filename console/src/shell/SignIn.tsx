import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/index.ts'
import { useWords } from '../words/index.ts'
import { Mark } from './Mark.tsx'
import { Problem } from './States.tsx'

/** Asked once where the administrator set a token; the server answers with a session cookie. */
export function SignIn() {
  const t = useWords()
  const client = useQueryClient()
  const [token, setToken] = useState('')
  const [error, setError] = useState<unknown>(null)
  const enter = async () => {
    try {
      await api.signIn(token)
      await client.resetQueries()
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <main className="main stack" style={{ maxWidth: 480, margin: '10vh auto' }}>
      <p className="brand" style={{ padding: 0 }}><Mark />{t.app.name}</p>
      <h1>{t.errors.token}</h1>
      <p className="quiet">{t.errors.tokenHint}</p>
      <form className="row" onSubmit={e => { e.preventDefault(); void enter() }}>
        <label>{t.errors.tokenLabel} <input className="field" type="password" autoComplete="current-password" value={token} onChange={e => setToken(e.target.value)} /></label>
        <button className="plain" disabled={!token}>{t.errors.tokenSave}</button>
      </form>
      {error !== null && <Problem error={error} />}
    </main>
  )
}
