import { useEffect, useSyncExternalStore } from 'react'
import { useLocation } from 'react-router'
import { useWords } from '../words/index.ts'
import { dropTip, hideTip, keepTip, onTip, tipState } from './tip.ts'
import { baseText } from './units.ts'

/** Base value, printed words and who said so, beside a figure under the pointer or in focus. Stays while the pointer is on it; Esc drops it. */
export function Tip() {
  const t = useWords()
  const state = useSyncExternalStore(onTip, tipState)
  const { search, pathname } = useLocation()
  useEffect(dropTip, [search, pathname])
  useEffect(() => {
    addEventListener('scroll', dropTip, true)
    return () => removeEventListener('scroll', dropTip, true)
  }, [])
  if (!state) return null
  const { claim, box } = state
  const below = box.bottom + 160 < innerHeight
  return (
    <div
      className="tip" role="tooltip" onMouseEnter={keepTip} onMouseLeave={hideTip}
      style={{ left: Math.max(8, Math.min(box.left, innerWidth - 336)), ...(below ? { top: box.bottom + 6 } : { bottom: innerHeight - box.top + 6 }) }}
    >
      <dl>
        <dt>{t.evidence.printed}</dt><dd lang="zh-CN">{claim.quote.replace(/\s*\n\s*/g, '')}</dd>
        {claim.value !== null && <><dt>{t.evidence.base}</dt><dd className="num">{baseText(claim)}</dd></>}
        <dt>{t.evidence.publisher}</dt><dd>{claim.publisher ?? t.evidence.unknownPublisher}</dd>
        <dt>{t.evidence.publishedOn}</dt><dd>{claim.publishedOn ?? t.status.unknown}</dd>
      </dl>
    </div>
  )
}
