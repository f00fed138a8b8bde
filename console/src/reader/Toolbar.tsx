import { useState } from 'react'
import { fileUrl, type Annotations, type Article, type FullDocument } from '../api/index.ts'
import { Menu } from '../table/Menu.tsx'
import { useWords } from '../words/index.ts'
import { Layers } from './Layers.tsx'
import type { Layer } from './segments.ts'

interface Props { page: FullDocument; notes: Annotations; shown: ReadonlySet<Layer>; onToggle: (layer: Layer) => void; box: React.RefObject<HTMLDivElement | null>; pages: number; asText: boolean; onView: (text: boolean) => void; onArticle: (span: readonly [number, number]) => void }

/** Where the page comes from, its articles, and the four layers. */
export function Toolbar({ page, notes, shown, onToggle, box, pages, asText, onView, onArticle }: Props) {
  const t = useWords()
  const show = ({ index, parts, spans }: Article) => {
    if (!asText) return onArticle(parts[0] ? [parts[0].start, parts[0].end] : spans[0]!)
    const root = box.current!
    for (const old of root.querySelectorAll('.line[data-here]')) old.removeAttribute('data-here')
    const lines = root.querySelectorAll(`.line[data-article="${index}"]`)
    for (const line of lines) line.setAttribute('data-here', '')
    lines[0]?.scrollIntoView({ block: 'start' })
    root.querySelector<HTMLElement>('.paper')?.focus({ preventScroll: true })
  }
  return (
    <header className="readerbar">
      <div>
        <h1 lang={page.title ? 'zh-CN' : undefined}>{page.title ?? page.name}</h1>
        <p className="quiet small">
          {page.title && <>{page.name} · </>}          {page.publisher ?? t.evidence.unknownPublisher} · <span className="num">{page.publishedOn ? `${page.publishedOn} ${t.reader.published}` : t.reader.unknownDate}</span>（<span title={t.basisHint[page.basis]}>{t.reader.basis}{'：'}{t.basis[page.basis]}</span>）
          {page.home && <> · <span lang="zh-CN">{page.home}</span></>} · {t.reader.chars(page.length)} · <span title={page.id}>{t.reader.fingerprint} {page.id.slice(0, 8)}</span> · {t.reader.extractor} {page.extractor}{pages > 0 && <> · <a href={fileUrl(page.id)} download={page.name}>{t.reader.original}</a></>}
        </p>
      </div>
      <div className="row noprint" style={{ gap: 8 }}>
        {pages > 0 && (
          <div className="row views" role="group" aria-label={t.reader.view}>
            <button type="button" className="plain" aria-pressed={!asText} onClick={() => onView(false)}>{t.reader.asPage}</button>
            <button type="button" className="plain" aria-pressed={asText} onClick={() => onView(true)}>{t.reader.asText}</button>
          </div>
        )}
        <Menu label={t.reader.outline}>
          {page.articleList.filter(a => a.kind !== 'furniture').map(a => (
            <button key={a.id} type="button" onClick={e => { e.currentTarget.closest('details')!.open = false; show(a) }}>
              <span lang="zh-CN">{a.headline ?? t.reader.untitled(a.index + 1)}<span className="cellnote quiet small">{[t.reader.kinds[a.kind], a.place, a.continued && t.reader.continued].filter(Boolean).join(' · ')}</span></span>
            </button>
          ))}
        </Menu>
        <Layers notes={notes} shown={shown} onToggle={onToggle} />
        {asText && <CopyStretch />}
        <button type="button" className="plain" onClick={() => print()}>{t.app.print}</button>
      </div>
    </header>
  )
}

/** A link to whatever the reader has selected with the mouse or Shift and arrows. */
function CopyStretch() {
  const t = useWords()
  const [said, say] = useState('')
  const copy = async () => {
    const span = selectedSpan()
    if (!span) return say(t.evidence.copyFailed)
    const url = new URL(location.href)
    url.search = `?at=${span[0]}-${span[1]}`
    await navigator.clipboard.writeText(url.href).then(() => say(t.evidence.copied), () => say(url.href))
  }
  return <><button type="button" className="plain" onMouseDown={e => e.preventDefault()} onClick={copy}>{t.reader.copyMark}</button><span role="status" className="small quiet">{said}</span></>
}

/** Offsets of the selection into the document's text; null when nothing of the page is selected. */
function selectedSpan(): [number, number] | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const offset = (node: Node, at: number) => {
    const line = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.line')
    if (!line) return null
    const before = document.createRange()
    before.setStart(line, 0)
    before.setEnd(node, at)
    return Number(line.dataset.start) + before.toString().length
  }
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)]
  return start !== null && end !== null && start < end ? [start, end] : null
}
