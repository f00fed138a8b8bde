import { Link } from 'react-router'
import type { OpenPair } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { stretchLink, useEvidenceTo } from '../evidence/link.ts'
import { useSettings } from '../words/index.ts'
import { reasons } from './reasons.ts'
import { useIdentityWords } from './words.ts'

/** Both sides of a pair beside each other: the spelling, what it belongs to, and the sentences it stands in. */
export function Pair({ pair }: { pair: OpenPair }) {
  const t = useIdentityWords()
  const { lang } = useSettings()
  return (
    <>
      <div className="pairsides">{[pair.left, pair.right].map((side, i) => <Side key={side.id} side={side} which={i === 0 ? 'left' : 'right'} />)}</div>
      <p className="small machine"><strong>{t.whyMachine}</strong> <span className="num">{t.likeness(Math.round(pair.score * 100))}</span><span lang={lang === 'zh' ? 'zh-CN' : undefined}> · {reasons(pair.why, lang)}</span></p>
    </>
  )
}

function Side({ side, which }: { side: OpenPair['left']; which: 'left' | 'right' }) {
  const t = useIdentityWords()
  const names = useNames()
  const evidence = useEvidenceTo()
  const { entity } = side
  const also = entity.aliases.filter(name => name !== side.name)
  return (
    <section aria-labelledby={`pair-${which}`} data-side={which}>
      <h3 id={`pair-${which}`}><Link to={`/entities/${encodeURIComponent(entity.id)}`} lang="zh-CN">{side.name}</Link></h3>
      <p className="small quiet">{names.type(entity.type)} · {entity.place ? <span lang="zh-CN">{entity.place}</span> : t.noPlace} · <span className="num">{t.counted(entity.claims, entity.documents)}</span></p>
      {also.length > 0 && <p className="small quiet">{t.also} <span lang="zh-CN">{also.slice(0, 4).join('、')}</span></p>}
      {side.sentences.length === 0 && <p className="quiet">{t.noSentences}</p>}
      {side.sentences.map(s => (
        <figure key={`${s.document} ${s.start}`} data-sentence>
          <blockquote lang="zh-CN">{flow(s.before)}<mark>{flow(s.quote)}</mark>{flow(s.after)}</blockquote>
          <figcaption className="small quiet row between">
            <span><span lang="zh-CN">{s.publisher ?? t.unknownPublisher}</span> · <span className="num">{s.publishedOn ?? t.unknownDate}</span> · <span lang="zh-CN">{s.title}</span></span>
            {s.claim ? <Link to={evidence(s.claim)}>{t.evidence}</Link> : <Link to={stretchLink(s.document, s)}>{t.reader}</Link>}
          </figcaption>
        </figure>
      ))}
    </section>
  )
}

/** A hard-wrapped stretch as one line; a headline stays apart from what follows it. */
const flow = (text: string) => text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*\r?\n\s*/g, '\u3000').replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, '')
