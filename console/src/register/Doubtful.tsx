import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useLocalWords } from '../words/local.ts'
import { registerApi } from './api.ts'
import { registerWords } from './words.ts'

/** Companies of the register that may be another of it; nothing where there are none. */
export function Doubtful() {
  const w = useLocalWords(registerWords)
  const named = useQuery({ queryKey: ['register-doubtful', 'name'], queryFn: () => registerApi.doubtful('name') })
  const bare = useQuery({ queryKey: ['register-doubtful', 'code'], queryFn: () => registerApi.doubtful('code') })
  if (!named.data?.total && !bare.data?.total) return null
  return (
    <section className="section" aria-labelledby="doubtful">
      <h2 id="doubtful">{w.doubtful}</h2>
      {([[w.sameName, named.data], [w.noCode, bare.data]] as const).map(([title, page]) => page && page.total > 0 && (
        <details key={title}>
          <summary>{title} <span className="num">{page.total}</span></summary>
          <ul>{page.items.map(group => <li key={group[0]!.id}>{group.map(c => <span key={c.id} className="registerfact"><Link to={`/companies/${c.id}`} lang="zh-CN">{c.name}</Link> <span className="num quiet">{c.code ?? '—'}</span></span>)}</li>)}</ul>
        </details>
      ))}
    </section>
  )
}
