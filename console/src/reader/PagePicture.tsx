import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { pageImageUrl, type Annotations, type FullDocument, type Layout, type PageSize } from '../api/index.ts'
import { isTyping } from '../shell/keys.ts'
import { useSettings, useWords } from '../words/index.ts'
import { legible, placeOf, runs } from './layout.ts'
import { choiceAt, type Choice } from './marking.ts'
import { classOf, cutLines, dataOf, isMarked, layers, type Layer } from './segments.ts'
import { useZoom } from './zoom.ts'

interface Props {
  page: Pick<FullDocument, 'id' | 'text' | 'title' | 'name'>
  sizes: PageSize[]
  number: number
  onTurn: (number: number) => void
  layout: Layout | undefined
  notes: Annotations
  shown: ReadonlySet<Layer>
  target: readonly [number, number] | null
  current: string | null
  /** What lines read as people say, by where they begin. */
  corrected: ReadonlyMap<number, string>
  onChoose: (choice: Choice) => void
  onStep: (by: number) => void
}

/** The page as it looks, with its facts drawn where they are printed. For screen readers the text says the same: what is drawn is hidden from them. */
export function PagePicture({ page, sizes, number, onTurn, layout, notes, shown, target, current, corrected, onChoose, onStep }: Props) {
  const t = useWords()
  const { keys } = useSettings()
  const scroller = useRef<HTMLDivElement>(null)
  const wide = useWidth(scroller)
  const { zoom, to, by, drag } = useZoom(scroller, useMemo(() => (layout && wide ? legible(layout, wide) : 1), [layout, wide]))
  const size = sizes[number - 1]!
  const pixels = wide * zoom * (window.devicePixelRatio || 1)
  const last = sizes.length
  const unsure = layout?.lines.reduce((n, l) => n + l.unsure.length, 0) ?? 0
  const click = (e: React.MouseEvent) => {
    const choice = choiceAt(e.target as Element, current, shown)
    if (choice) onChoose(choice)
  }
  const press = (e: React.KeyboardEvent) => {
    if (e.altKey || e.ctrlKey || e.metaKey || isTyping(e.target)) return
    if (e.key === 'ArrowRight' || e.key === 'ArrowLeft') onStep(e.key === 'ArrowRight' ? 1 : -1)
    else if (!keys) return
    else if (e.key === '+' || e.key === '=') by(1.25)
    else if (e.key === '-') by(0.8)
    else if (e.key === '0') to(1)
    else if (e.key === 'n' && number < last) onTurn(number + 1)
    else if (e.key === 'p' && number > 1) onTurn(number - 1)
    else return
    e.preventDefault()
  }
  return (
    <section className="picture" aria-label={t.reader.picture} onKeyDown={press}>
      <div className="picturebar row noprint">
        {last > 1 && (
          <span className="row">
            <button type="button" className="plain" disabled={number === 1} onClick={() => onTurn(number - 1)} aria-keyshortcuts={keys ? 'p' : undefined}>{t.reader.pageBefore}</button>
            <span className="num" role="status">{t.reader.pageOf(number, last)}</span>
            <button type="button" className="plain" disabled={number === last} onClick={() => onTurn(number + 1)} aria-keyshortcuts={keys ? 'n' : undefined}>{t.reader.pageAfter}</button>
          </span>
        )}
        <span className="row" role="group" aria-label={t.reader.zoom}>
          <button type="button" className="plain" onClick={() => by(0.8)} aria-label={t.reader.zoomOut} title={t.reader.zoomOut} aria-keyshortcuts={keys ? '-' : undefined}>−</button>
          <span className="num zoomed" role="status" data-zoom>{Math.round(zoom * 100)}%</span>
          <button type="button" className="plain" onClick={() => by(1.25)} aria-label={t.reader.zoomIn} title={t.reader.zoomIn} aria-keyshortcuts={keys ? '+' : undefined}>+</button>
          <button type="button" className="plain" onClick={() => to(1)} aria-keyshortcuts={keys ? '0' : undefined}>{t.reader.fitWidth}</button>
        </span>
        {unsure > 0 && <span className="small quiet" data-unsure><span className="unsure sample" aria-hidden="true" /> {t.reader.unsureCount(unsure)}</span>}
      </div>
      <div
        className="paper leafbox" ref={scroller} tabIndex={0} role="region" aria-label={t.reader.page} onClick={click} {...drag}
        {...Object.fromEntries(layers.map(l => [`data-${l}-on`, shown.has(l) || undefined]))}
      >
        <div className="leaf" style={{ width: `${zoom * 100}%`, aspectRatio: `${size.width} / ${size.height}` }}>
          <img key={`${page.id} ${number}`} src={pageImageUrl(page.id, number, pixels)} alt={t.reader.pictureAlt(page.title ?? page.name, number)} draggable={false} />
          {layout && <Drawn text={page.text} layout={layout} notes={notes} target={target} unsureWord={t.reader.unsure} corrected={corrected} correctedWord={t.reader.corrected} />}
        </div>
      </div>
    </section>
  )
}

/** Width of the box in CSS pixels, as it changes. */
function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return width
}

interface DrawnProps { text: string; layout: Layout; notes: Annotations; target: readonly [number, number] | null; unsureWord: string; corrected: ReadonlyMap<number, string>; correctedWord: string }

/** Boxes over the picture: lines, what the layers mark, and characters that are uncertain. Which layers show is a matter of CSS, as in the text. */
const Drawn = memo(function Drawn({ text, layout, notes, target, unsureWord, corrected, correctedWord }: DrawnProps) {
  const segments = useMemo(() => {
    const cut = new Map(cutLines(text, notes, target).map(line => [line.start, line.segments]))
    return layout.lines.map(line => cut.get(line.start) ?? [])
  }, [text, layout, notes, target])
  return (
    <div aria-hidden="true">
      {layout.lines.map((line, i) => (
        <div key={line.start} className="printedline" data-line={line.start}>
          <span className="whole" style={placeOf(line, line.start, line.end)} data-corrected={corrected.has(line.start) ? '' : undefined} title={corrected.has(line.start) ? `${correctedWord}：${corrected.get(line.start)}` : undefined} />
          {segments[i]!.filter(isMarked).map(s => <span key={s.start} className={classOf(s)} style={placeOf(line, s.start, s.end)} {...dataOf(s)} />)}
          {runs(line.unsure).map(([start, end]) => <span key={`u${start}`} className="unsure" style={placeOf(line, start, end)} title={`${unsureWord}：${text.slice(start, end)}`} />)}
        </div>
      ))}
    </div>
  )
})
