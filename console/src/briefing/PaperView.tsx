import { useMemo } from 'react'
import { Link } from 'react-router'
import { useEvidenceTo } from '../evidence/link.ts'
import type { Paper } from './api.ts'
import { footnotes } from './footnotes.ts'
import { useBriefingWords } from './words.ts'

/** A paper as it will be printed; what has a footnote opens its evidence, and the footnotes stand below. */
export function PaperView({ paper }: { paper: Paper }) {
  const t = useBriefingWords().round
  const to = useEvidenceTo()
  const { notes, of } = useMemo(() => footnotes(paper), [paper])
  return (
    <article className="paper" lang="zh-CN" aria-label={paper.title}>
      <h3>{paper.title}</h3>
      {paper.subtitle && <p className="sub">{paper.subtitle}</p>}
      {paper.blocks.map((block, i) => (block.kind === 'heading' ? <h4 key={i}>{block.text}</h4> : block.kind === 'text' && (
        <p key={i}>{block.pieces.map((piece, j) => {
          if (typeof piece === 'string') return piece
          const cited = of.get(piece) ?? []
          const claim = cited.find(note => note.claim)?.claim
          return <span key={j}>{claim ? <Link className="figure" to={to(claim)} preventScrollReset>{piece.text}</Link> : piece.text}{cited.map((note, n) => <sup key={note.number}>{n > 0 && '，'}{note.number}</sup>)}</span>
        })}</p>
      )))}
      {notes.length > 0 && <ol className="notes" aria-label={t.notes}>{notes.map(note => <li key={note.number}><sup>{note.number}</sup> {note.text}</li>)}</ol>}
    </article>
  )
}
