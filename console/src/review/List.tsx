import type { ReviewItem } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { claimText } from '../figure/Figure.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { stateOf, type State } from './queue.ts'

interface Props { items: ReviewItem[]; current: string; onChoose: (id: string) => void; more: (() => void) | null }

/** All claims of this list in the order they are worked through; what is judged stays, marked. */
export function List({ items, current, onChoose, more }: Props) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  return (
    <nav className="queue" aria-label={t.review.queue}>
      <ol>
        {items.map(({ claim, reviews }) => (
          <li key={claim.id}>
            <button type="button" aria-current={claim.id === current || undefined} data-item={claim.id} onClick={() => onChoose(claim.id)}>
              <span lang="zh-CN">{claim.subject.name}</span>
              <span className="row between"><span className="quiet small">{names.property(claim.property)} · <span className="num" lang={claim.value === null ? 'zh-CN' : undefined}>{claimText(claim, names, lang)}</span></span><Outcome state={stateOf(reviews)} /></span>
            </button>
          </li>
        ))}
      </ol>
      {more && <p><button type="button" className="plain" onClick={more}>{t.app.more}</button></p>}
    </nav>
  )
}

/** What became of a claim, as a sign and a word; nothing while it waits. */
export function Outcome({ state }: { state: State }) {
  const t = useWords()
  if (state === 'open') return null
  return (
    <span className={`outcome ${state}`} data-outcome={state}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.8"><path d={signs[state]} /></svg>{t.review.states[state]}
    </span>
  )
}
const signs = { accepted: 'm1.5 6.5 3 3 6-7', corrected: 'M2 10 2.6 7.4 8.4 1.6l2 2-5.8 5.8z', rejected: 'm2 2 8 8M10 2l-8 8' }
