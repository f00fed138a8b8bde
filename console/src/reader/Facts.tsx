import type { Claim, FullDocument } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { PartlyNamed } from '../evidence/PartlyNamed.tsx'
import { Figure, scopeText } from '../figure/Figure.tsx'
import { Empty } from '../shell/States.tsx'
import { useWords } from '../words/index.ts'

interface Props { page: Pick<FullDocument, 'articleList'>; claims: Claim[]; current: string | null; onChoose: (id: string) => void }

/** The facts of the page by article. Choosing one marks its words on the page; its figure opens the evidence. */
export function Facts({ page, claims, current, onChoose }: Props) {
  const t = useWords()
  const names = useNames()
  if (claims.length === 0) return <Empty title={t.reader.noFactsTitle} hint={t.reader.noFactsHint} />
  const focusable = claims.some(c => c.id === current) ? current : claims[0]!.id
  const move = (e: React.KeyboardEvent<HTMLElement>) => {
    if (e.key !== 'ArrowDown' && e.key !== 'ArrowUp') return
    const all = [...e.currentTarget.querySelectorAll<HTMLElement>('[data-fact] > button:not(.door)')]
    const here = all.indexOf((e.target as HTMLElement).closest('[data-fact]')?.querySelector('button') as HTMLElement)
    const next = all[here + (e.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    e.preventDefault()
    next.focus({ preventScroll: true })
    onChoose(next.parentElement!.dataset.fact!)
  }
  return (
    <div onKeyDown={move} className="factlist">
      {page.articleList.map(article => {
        const own = claims.filter(c => c.article === article.id)
        return own.length === 0 ? null : (
          <section key={article.id} aria-label={article.headline ?? t.reader.untitled(article.index + 1)}>
            <h2 lang="zh-CN">{article.headline ?? t.reader.untitled(article.index + 1)}</h2>
            <PartlyNamed document={article.document} lists={article.lists} />
            <ul>
              {own.map(c => {
                const scope = scopeText(c, t)
                return (
                  <li key={c.id} data-fact={c.id}>
                    <button type="button" tabIndex={c.id === focusable ? 0 : -1} aria-pressed={c.id === current} onClick={() => onChoose(c.id)}>
                      <span lang="zh-CN">{c.subject.name}</span><span className="quiet small">{names.property(c.property)}{scope && ` · ${scope}`}</span>
                    </button>
                    <Figure claim={c} period />
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
