import { memo, useMemo } from 'react'
import type { Annotations, Article, FullDocument } from '../api/index.ts'
import { useWords } from '../words/index.ts'
import { Paper, type PaperProps } from './Paper.tsx'
import { classOf, cutLines, dataOf, isMarked, type Line, type Segment } from './segments.ts'

interface Props extends PaperProps {
  page: Pick<FullDocument, 'text' | 'articleList'>
  notes: Annotations
  /** Stretches recognised without certainty. */
  unsure?: readonly (readonly [number, number])[]
  /** What lines read as people say, by where they begin; given where lines can be corrected. */
  corrected?: ReadonlyMap<number, string>
}

/** Lines drawn at once; a newspaper page has hundreds. */
const part = 4000
const certain: readonly (readonly [number, number])[] = []

/** The text as printed, line for line. */
export function PageText({ page, notes, target, unsure = certain, corrected, ...paper }: Props) {
  const lines = useMemo(() => cutLines(page.text, notes, target, unsure), [page.text, notes, target, unsure])
  const places = useMemo(() => placeLines(lines, page.text, page.articleList), [lines, page])
  const focus = target?.[0] ?? notes.claims.find(c => c.id === paper.current)?.start ?? 0
  return (
    <Paper {...paper} rows={lines.length} part={part} row={lines.findIndex(l => focus <= l.end)} focus={focus}>
      {(first, end) => lines.slice(first, end).map((line, i) => <PrintedLine key={line.start} line={line} text={page.text} place={places[first + i]!} choosable={corrected !== undefined} corrected={corrected?.get(line.start)} />)}
    </Paper>
  )
}

interface Place { article: number | null; role: string }

const PrintedLine = memo(function PrintedLine({ line, text, place, choosable, corrected }: { line: Line; text: string; place: Place; choosable: boolean; corrected: string | undefined }) {
  const t = useWords()
  return (
    <>
      <div className={`line ${place.role}`} data-start={line.start} data-article={place.article ?? undefined} data-line={choosable && line.end > line.start ? line.start : undefined} data-corrected={corrected === undefined ? undefined : ''}>
        {line.segments.map(s => <Stretch key={s.start} s={s} text={text.slice(s.start, s.end)} />)}
      </div>
      {corrected !== undefined && <p className="correctedline"><span className="small quiet">{t.reader.corrected}{'：'}</span>{corrected || t.reader.noText}</p>}
    </>
  )
})

export function Stretch({ s, text }: { s: Segment; text: string }) {
  const t = useWords()
  if (!isMarked(s)) return text
  const title = s.unsure ? `${t.reader.unsure}：${text}` : undefined
  return s.target ? <mark className={classOf(s)} title={title} {...dataOf(s)}>{text}</mark> : <span className={classOf(s)} title={title} {...dataOf(s)}>{text}</span>
}

/** For each line its article and how it is set: headlines strong, by-lines and captions quiet, page furniture quieter. */
function placeLines(lines: Line[], text: string, articles: Article[]): Place[] {
  const roles = articles.flatMap(a => a.parts.map(p => ({ ...p, role: a.kind === 'furniture' ? 'furniture' : p.role, article: a.index })))
  const spans = articles.flatMap(a => a.spans.map(([start, end]) => ({ start, end, role: a.kind === 'furniture' ? 'furniture' : 'body', article: a.index })))
  const sorted = [roles, spans].map(list => list.sort((a, b) => a.start - b.start))
  const at = [0, 0]
  return lines.map(line => {
    const first = line.start + (text.slice(line.start, line.end).search(/\S/) || 0)
    for (const [k, list] of sorted.entries()) {
      while (at[k]! < list.length && list[at[k]!]!.end <= first) at[k]!++
      const here = list[at[k]!]
      if (here && here.start <= first && first < here.end) return { article: here.article, role: here.role }
    }
    return { article: null, role: 'body' }
  })
}
