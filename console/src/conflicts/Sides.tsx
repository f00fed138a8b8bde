import { Link } from 'react-router'
import type { Conflict } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { readerLink, stretchLink } from '../evidence/link.ts'
import { Figure, scopeText } from '../figure/Figure.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { conflictWords } from './words.ts'

/** Every side of a conflict in its sentence as printed, and what was worked out from them. */
export function Sides({ item, holds }: { item: Conflict; holds: ((claim: string) => void) | null }) {
  const t = useWords()
  const w = useLocalWords(conflictWords)
  const names = useNames()
  const { lang } = useSettings()
  const standing = item.settlement?.verdict === 'holds' ? item.settlement.claim : null
  return (
    <>
      {item.derived && (
        <p className="derived" data-derived>
          <span className="small quiet">{w.derived}</span><strong className="num">{item.derived.formula[lang]}</strong>
          {item.derived.note && <span className="small">{item.derived.note[lang]}</span>}
        </p>
      )}
      <ol className="opposed" data-sides={item.sides.length}>
        {item.sides.map(({ claim, context, ...at }, i) => (
          <li key={`${at.document}${at.start}${claim?.id ?? ''}`} data-side={i + 1} data-holds={(claim && standing === claim.id) || undefined}>
            <p className="small quiet row between">
              <span><b aria-label={w.side(i + 1)}>{i + 1}</b> {at.publisher ? <span lang="zh-CN">{at.publisher}</span> : t.evidence.unknownPublisher} · <span className="num">{at.publishedOn ?? t.reader.unknownDate}</span></span>
              <Link to={claim ? readerLink(claim) : stretchLink(at.document, at)}>{w.open}</Link>
            </p>
            <blockquote className="sentence" lang="zh-CN">{flow(context.before)}<mark>{flow(context.quote)}</mark>{flow(context.after)}</blockquote>
            {claim && (
              <p className="row between">
                <span><Figure claim={claim} period /> <span className="quiet small">{names.property(claim.property)}{scopeText(claim, t) && <> · <span lang="zh-CN">{scopeText(claim, t)}</span></>}</span></span>
                {holds && item.sides.length > 1 && <button type="button" className="plain noprint" aria-label={w.holds(i + 1)} onClick={() => holds(claim.id)}>{w.holdsShort}<kbd aria-hidden="true">{i + 1}</kbd></button>}
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** A hard-wrapped stretch as one line. */
const flow = (text: string) => text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, '')
