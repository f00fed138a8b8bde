import { useRef, type DragEvent, type KeyboardEvent, type ReactNode } from 'react'
import { Link } from 'react-router'
import { Colour, type ColourName } from './Colour.tsx'
import { useProjectWords } from './words.ts'

export interface Card { id: string; name: string; colour: ColourName; place: ReactNode; next: ReactNode }
/** One stage of the board. `total` counts what the filters leave, `cards` are the first of them. */
export interface BoardColumn { stage: string | null; title: string; total: number; cards: Card[] }

interface Props {
  columns: BoardColumn[]
  /** Somebody wants to say that a project reached a stage; null: which is still to be chosen. */
  onEnter: (card: Card, stage: string | null) => void
  onMore: (stage: string | null) => void
}

/** Projects by stage. Arrow keys go from card to card; moving a card asks what was reached, when and why, and writes nothing by itself. */
export function Board({ columns, onEnter, onMore }: Props) {
  const t = useProjectWords()
  const box = useRef<HTMLDivElement>(null)
  const stages = columns.flatMap(c => (c.stage ? [c.stage] : []))
  const card = (id: string | undefined) => columns.flatMap(c => c.cards).find(c => c.id === id)

  const keys = (e: KeyboardEvent) => {
    const here = (e.target as HTMLElement).closest<HTMLElement>('[data-card]')
    if (!here || !/^Arrow/.test(e.key) || e.ctrlKey || e.metaKey || e.altKey) return
    e.preventDefault()
    if (e.shiftKey) {
      const way = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
      const stage = stages[stages.indexOf(here.dataset.stage ?? '') + way]
      const moved = card(here.dataset.card)
      if (way && stage && moved) onEnter(moved, stage)
      return
    }
    neighbour(box.current!, here, e.key)?.querySelector<HTMLElement>('a')?.focus()
  }
  const drop = (e: DragEvent, stage: string | null) => {
    const moved = card(e.dataTransfer.getData('text/x-project'))
    e.preventDefault()
    if (moved && stage && !columns.find(c => c.stage === stage)?.cards.includes(moved)) onEnter(moved, stage)
  }

  return (
    <div className="board" ref={box} onKeyDown={keys}>
      {columns.map(({ stage, title, total, cards }) => (
        <section key={stage ?? ''} data-empty={total === 0 || undefined} data-column={stage ?? 'none'} aria-label={t.board.column(title, total)} onDragOver={e => { if (stage) e.preventDefault() }} onDrop={e => drop(e, stage)}>
          <h2>{title} <span className="num quiet">{total}</span></h2>
          <ul>
            {cards.map(c => (
              <li key={c.id} data-card={c.id} data-stage={stage ?? undefined} draggable onDragStart={e => { e.dataTransfer.setData('text/x-project', c.id); e.dataTransfer.effectAllowed = 'move' }}>
                <Link to={`/projects/${encodeURIComponent(c.id)}`} draggable={false} lang="zh-CN" className="name">{c.name}</Link>
                <Colour value={c.colour} />
                {c.place && <span className="small quiet">{c.place}</span>}
                {c.next && <span className="small">{c.next}</span>}
                <button type="button" className="link small noprint" aria-label={`${t.board.enter}：${c.name}`} onClick={() => onEnter(c, null)}>{t.board.enter}</button>
              </li>
            ))}
          </ul>
          {total > cards.length && <button type="button" className="link small noprint" onClick={() => onMore(stage)}>{t.board.more(total - cards.length)}</button>}
        </section>
      ))}
    </div>
  )
}

/** The card above, below, or as high in the next column that has any. */
function neighbour(box: HTMLElement, here: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...box.querySelectorAll('section')].map(s => [...s.querySelectorAll<HTMLElement>('[data-card]')]).filter(cards => cards.length > 0)
  const x = columns.findIndex(cards => cards.includes(here))
  const y = columns[x]!.indexOf(here)
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[x]![y + (key === 'ArrowDown' ? 1 : -1)]
  const beside = columns[x + (key === 'ArrowRight' ? 1 : -1)]
  return beside?.[Math.min(y, beside.length - 1)]
}
