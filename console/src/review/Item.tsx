import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api, type ReviewItem } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { readerLink, stretchLink } from '../evidence/link.ts'
import { claimText, Figure, hasStatus, scopeText } from '../figure/Figure.tsx'
import { momentText, periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { baseText } from '../figure/units.ts'
import { useSettings, useWords } from '../words/index.ts'

/** One claim of a model: its sentence as printed, what it says field by field, and beside it what the rules say in that sentence (not `beside` a correction, which has the fields itself). */
export function Item({ item: { claim, context }, beside }: { item: ReviewItem; beside: boolean }) {
  const t = useWords()
  const names = useNames()
  const { lang } = useSettings()
  const scope = scopeText(claim, t)
  const said = claimText(claim, names, lang)
  const fields: [string, React.ReactNode][] = [
    [t.review.subject, <span lang="zh-CN">{claim.subject.name}</span>],
    [t.review.property, names.property(claim.property)],
    [t.review.value, <><strong className="num said" lang={claim.value === null ? 'zh-CN' : undefined}>{said}</strong>{claim.value !== null && plain(baseText(claim)) !== plain(said) && <span className="quiet small num"> {baseText(claim)}</span>}</>],
    [t.review.of, scope && <span lang="zh-CN">{scope}</span>],
    [t.review.object, claim.object && claim.value !== null && <span lang="zh-CN">{claim.object.name}</span>],
    [t.review.status, hasStatus(claim) && <Status value={claim.status} />],
    [t.review.when, claim.property !== 'milestone' && periodText(claim.from, claim.to, lang)],
  ]
  return (
    <>
      <blockquote className="sentence" lang="zh-CN" data-context>{flow(context.before)}<mark>{flow(context.quote)}</mark>{flow(context.after)}</blockquote>
      <p className="small quiet row between">
        <span>{claim.publisher ? <span lang="zh-CN">{claim.publisher}</span> : t.evidence.unknownPublisher} · <span className="num">{claim.publishedOn ?? t.reader.unknownDate}</span></span>
        <Link to={claim.review === 'accepted' ? readerLink(claim) : stretchLink(claim.document, claim)}>{t.review.openReader}</Link>
      </p>
      {beside && <div className="sides">
        <section aria-labelledby="by-model">
          <h3 id="by-model">{t.review.model}</h3>
          <dl className="pairs">{fields.map(([name, said]) => (said ? <div key={name}><dt>{name}</dt><dd>{said}</dd></div> : null))}</dl>
          <p className="small quiet">{t.review.extractor} {claim.extractor}</p>
        </section>
        <section aria-labelledby="by-rules">
          <h3 id="by-rules">{t.review.rules}</h3>
          <ByRules item={{ claim, context }} />
        </section>
      </div>}
    </>
  )
}

function ByRules({ item: { claim, context } }: { item: Pick<ReviewItem, 'claim' | 'context'> }) {
  const t = useWords()
  const names = useNames()
  const { data } = useQuery({ queryKey: ['annotations', claim.document], queryFn: () => api.annotations(claim.document), staleTime: 60_000 })
  if (!data) return null
  const [from, to] = [claim.start - context.before.length, claim.end + context.after.length]
  // A reader beside the rules has a colon in its name.
  const same = data.claims.filter(c => c.start < to && c.end > from && !c.extractor.includes(':'))
  if (same.length === 0) return <p className="quiet">{t.review.rulesNone}</p>
  return (
    <ul className="byrules">
      {same.map(c => <li key={c.id} data-rule><span><span lang="zh-CN">{c.subject.name}</span><span className="quiet small">{' · '}{names.property(c.property)}{scopeText(c, t) && <> · <span lang="zh-CN">{scopeText(c, t)}</span></>}</span></span><Figure claim={c} period /></li>)}
    </ul>
  )
}

/** Who judged it, when and why; what was taken back stays readable. */
export function History({ reviews }: { reviews: ReviewItem['reviews'] }) {
  const t = useWords()
  if (reviews.length === 0) return <p className="quiet small">{t.review.historyNone}</p>
  return (
    <ol className="reviews">
      {reviews.map(r => (
        <li key={r.id} data-review={r.verdict} data-withdrawn={r.withdrawn || undefined}>
          <span className="num quiet">{momentText(r.at)}</span> <span lang="zh-CN">{r.by}</span> {t.review.verdict[r.verdict]}{r.withdrawn && <span className="badge">{t.review.withdrawn}</span>}
          {r.why && <span className="quiet" lang="zh-CN"> · {r.why}</span>}
          {r.correction && !r.withdrawn && <> · <Link to={{ search: `?evidence=${r.correction}` }}>{t.review.correction}</Link></>}
        </li>
      ))}
    </ol>
  )
}

const plain = (text: string) => text.replace(/\s/g, '')

/** A hard-wrapped stretch as one line. */
const flow = (text: string) => text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, '')
