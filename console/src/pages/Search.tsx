import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api, type Hit } from '../api/index.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/index.ts'

const kinds = ['entity', 'article', 'claim'] as const

export default function Search() {
  const t = useWords()
  const [params] = useSearchParams()
  const q = (params.get('q') ?? '').trim()
  useTitle(q ? `${t.nav.search} ${q}` : t.nav.search)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['search', q], queryFn: () => api.search(q), enabled: q !== '' })
  return (
    <div style={{ maxWidth: 880 }}>
      <div className="head"><h1>{t.nav.search}</h1>{q && data && <p role="status">“{q}” · {t.search.hits(data.items.length)}</p>}</div>
      {!q ? <Empty title={t.search.empty} hint={t.search.emptyHint} /> : isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : data.items.length === 0
        ? <Empty title={t.search.none(q)} hint={t.search.noneHint} />
        : (
          <div data-results onKeyDown={move}>
            {kinds.map(kind => {
              const hits = data.items.filter(h => h.kind === kind)
              return hits.length === 0 ? null : (
                <section key={kind} className="section" aria-labelledby={`hits-${kind}`}>
                  <h2 id={`hits-${kind}`} className="row between">{t.search[kind]}<span className="num quiet small">{hits.length}</span></h2>
                  <ul className="hits">{hits.map(h => <Result key={`${h.kind}${h.id}`} hit={h} />)}</ul>
                </section>
              )
            })}
          </div>
        )}
    </div>
  )
}

function Result({ hit }: { hit: Hit }) {
  const t = useWords()
  const to = hit.kind === 'entity' ? `/entities/${encodeURIComponent(hit.id)}` : hit.kind === 'claim' ? `/read/${hit.document}?claim=${hit.id}` : `/read/${hit.document}?at=${hit.start}-${hit.end}`
  return (
    <li style={{ padding: '10px 0', borderBottom: '1px solid var(--line)' }}>
      <Link to={to} lang="zh-CN">{hit.title || t.reader.noHeadline}</Link>
      {hit.snippet.length > 0 && <p lang="zh-CN" className="small">{hit.snippet.map((s, i) => (s.hit ? <mark key={i}>{s.text}</mark> : <span key={i}>{s.text}</span>))}</p>}
      <p className="quiet small num">{hit.kind === 'entity' ? `${t.entities.lastSeen} ${hit.publishedOn ?? t.status.unknown}` : `${hit.publisher ?? t.evidence.unknownPublisher} · ${hit.publishedOn ?? t.reader.unknownDate}`}</p>
    </li>
  )
}

function move(e: React.KeyboardEvent<HTMLDivElement>) {
  if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
  const links = [...e.currentTarget.querySelectorAll<HTMLElement>('a')]
  const next = links[links.indexOf(e.target as HTMLElement) + (e.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  e.preventDefault()
  next.focus()
}
