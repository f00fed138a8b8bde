import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, type Claim, type Evidence as Found } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { useDisputed } from '../conflicts/disputed.ts'
import { conflictWords } from '../conflicts/words.ts'
import { claimText, Figure, scopeText } from '../figure/Figure.tsx'
import { periodText } from '../figure/period.ts'
import { Status } from '../figure/Status.tsx'
import { baseText } from '../figure/units.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { DocumentLink } from './DocumentLink.tsx'
import { readerLink } from './link.ts'
import { PartlyNamed } from './PartlyNamed.tsx'

/** The one evidence drawer, on the right of every page, open while the address says `?evidence=CLAIM`. */
export function EvidenceDrawer() {
  const t = useWords()
  const [params, setParams] = useSearchParams()
  const id = params.get('evidence')
  const heading = useRef<HTMLHeadingElement>(null)
  const opener = useRef<{ id: string; element: Element | null } | null>(null)

  useEffect(() => {
    if (!id) {
      const from = opener.current
      opener.current = null
      const back = from?.element?.isConnected ? from.element : from && document.querySelector(`[data-claim="${CSS.escape(from.id)}"]`)
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
      return
    }
    if (!opener.current) opener.current = { id, element: document.activeElement === document.body ? null : document.activeElement }
    heading.current?.focus({ preventScroll: true })
  }, [id])

  if (!id) return null
  const close = () => setParams(now => { const next = new URLSearchParams(now); next.delete('evidence'); return next }, { replace: true, preventScrollReset: true })
  return (
    <aside
      className="evidence" role="dialog" aria-labelledby="evidence-title" data-evidence={id}
      onKeyDown={e => { if (e.key === 'Escape') { e.stopPropagation(); close() } }}
    >
      <header>
        <h2 id="evidence-title" ref={heading} tabIndex={-1}>{t.evidence.title}</h2>
        <button type="button" className="plain" onClick={close} title={t.evidence.closeHint} data-close>{t.app.close}</button>
      </header>
      <Content id={id} />
    </aside>
  )
}

function Content({ id }: { id: string }) {
  const t = useWords()
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['claim', id], queryFn: () => api.claim(id) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} notFound={[t.evidence.notFoundTitle, t.evidence.notFoundHint]} />
  return <Body found={data} />
}

function Body({ found: { claim, context, document, article, locator, related, corrections } }: { found: Found }) {
  const t = useWords()
  const { lang } = useSettings()
  const names = useNames()
  const w = useLocalWords(conflictWords)
  const scope = scopeText(claim, t)
  const sentenceEnd = claim.end + context.after.length
  const lists = (article?.lists ?? []).filter(l => l.start < sentenceEnd && l.end > context.sentenceStart)
  const disputed = useDisputed()
  const conflicts = disputed.get(claim.id) ?? []
  const differing = (other: Claim) => (disputed.get(other.id)?.some(id => conflicts.includes(id)) ? 'conflict' : compare(claim, other))
  return (
    <>
      <p className="quiet"><Link to={`/entities/${encodeURIComponent(claim.subject.id)}`} lang="zh-CN">{claim.subject.name}</Link> · {names.property(claim.property)}{scope && ` · ${scope}`}</p>
      <p className="what num" style={{ whiteSpace: 'normal' }}>
        {claimText(claim, names, lang)}{claim.property === 'compute' && !/FP|精度/i.test(claim.quote) && <span className="quiet small">（{t.evidence.precision}）</span>} <Status value={claim.status} />
        {conflicts.length > 0 && <> <Status value="conflict" /></>}
      </p>
      <blockquote lang="zh-CN" data-context>{flow(context.before)}<mark>{flow(context.quote)}</mark>{flow(context.after)}</blockquote>
      {corrections.map(c => <p key={c.id} className="small" data-corrected><span className="quiet">{t.reader.corrected}（{c.by} · <span className="num">{c.at.slice(0, 10)}</span>）{'：'}</span><span lang="zh-CN"><del>{c.printed}</del> → <ins>{c.text || t.reader.noText}</ins></span></p>)}
      <PartlyNamed document={document.id} lists={lists} />
      <div className="row noprint" style={{ marginTop: 12 }}>
        <Link className="plain" to={readerLink(claim)} data-open-reader>{t.evidence.openReader}</Link>
        <CopyCitation claim={claim} headline={article?.headline ?? null} />
      </div>
      <section>
        <dl className="pairs">
          <dt>{t.evidence.publisher}</dt><dd>{document.publisher ?? t.evidence.unknownPublisher}</dd>
          <dt>{t.evidence.article}</dt><dd lang="zh-CN">{article?.headline ?? t.reader.noHeadline}</dd>
          <dt>{t.evidence.publishedOn}</dt><dd className="num">{claim.publishedOn ?? t.reader.unknownDate}</dd>
          <dt>{t.evidence.basis}</dt><dd>{t.basis[claim.basis]}<span className="quiet">：{t.basisHint[claim.basis]}</span></dd>
          {(claim.from || claim.to) && <><dt>{t.evidence.period}</dt><dd>{periodText(claim.from, claim.to, lang)}</dd></>}
          <dt>{t.evidence.printed}</dt><dd lang="zh-CN">{flow(claim.quote)}</dd>
          {claim.value !== null && <><dt>{t.evidence.base}</dt><dd className="num" style={{ whiteSpace: 'normal' }}>{baseText(claim)}</dd></>}
          <dt>{t.evidence.document}</dt><dd><DocumentLink document={document} /></dd>
          {locator && <><dt>{t.evidence.locator}</dt><dd data-locator lang={locator.kind === 'cell' ? 'zh-CN' : undefined}>{locator.kind === 'cell' ? `${locator.sheet}!${locator.address}` : t.evidence.line(locator.page, locator.line)}</dd></>}
          <dt>{t.evidence.extractor}</dt><dd>{claim.extractor}</dd>
        </dl>
      </section>
      <section>
        <h3>{t.evidence.related}</h3>
        {conflicts.length > 0 && <p className="small"><span className="quiet">{t.evidence.conflict}</span> <Link to={`/conflicts?id=${conflicts[0]}`} data-conflict-link>{w.seeConflict}</Link></p>}
        {related.length === 0 && <p className="quiet">{t.evidence.relatedNone}</p>}
        <ul>
          {related.map(other => (
            <li key={other.id} className="row between">
              <span><Figure claim={other} period /> {scopeText(other, t) !== scope && <span className="quiet small">{scopeText(other, t)}</span>}<br /><span className="quiet small">{other.publisher ?? t.evidence.unknownPublisher} · {other.publishedOn ?? t.reader.unknownDate}</span></span>
              <Difference kind={differing(other)} />
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function Difference({ kind }: { kind: 'same' | 'differs' | 'conflict' }) {
  const t = useWords()
  return kind === 'conflict' ? <Status value="conflict" /> : <span className="small quiet">{t.evidence[kind]}</span>
}

/** Whether two claims say the same of the same; what cannot hold beside each other, the server says. */
function compare(a: Claim, b: Claim): 'same' | 'differs' {
  const scope = (c: Claim) => JSON.stringify([c.subject.id, c.property, c.of, c.phase, c.status, c.property === 'milestone' ? '' : [c.from, c.to]])
  const said = (c: Claim) => JSON.stringify([c.value, c.max, c.unit, c.mod, c.object?.id, c.property === 'milestone' ? [c.from, c.to] : ''])
  return scope(a) === scope(b) && said(a) === said(b) ? 'same' : 'differs'
}

function CopyCitation({ claim, headline }: { claim: Claim; headline: string | null }) {
  const t = useWords()
  const [said, say] = useState('')
  const copy = async () => {
    const url = `${location.origin}${readerLink(claim)}`
    const text = t.evidence.citation(claim.publisher ?? t.evidence.unknownPublisher, claim.publishedOn ?? t.reader.unknownDate, headline ?? t.reader.noHeadline, flow(claim.quote), url)
    await navigator.clipboard.writeText(text).then(() => say(t.evidence.copied), () => say(t.evidence.copyFailed))
  }
  return <><button type="button" className="plain" onClick={copy}>{t.evidence.copy}</button><span role="status" className="small quiet">{said}</span></>
}

/** A hard-wrapped stretch as one line. */
const flow = (text: string) => text.replace(/[ \t\u3000]*\r?\n[ \t\u3000]*/g, '')
