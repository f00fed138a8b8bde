import type { Paper } from './api.ts'

export type Piece = Extract<Paper['blocks'][number], { kind: 'text' }>['pieces'][number]
export interface Numbered { number: number; text: string; claim: string | null }

/** The footnotes of a paper, numbered in the order of its text, by the piece they hang on. */
export function footnotes(paper: Paper): { notes: Numbered[]; of: Map<Piece, Numbered[]> } {
  const notes: Numbered[] = []
  const of = new Map<Piece, Numbered[]>()
  for (const block of paper.blocks) {
    for (const piece of block.kind === 'text' ? block.pieces : []) {
      if (typeof piece === 'string') continue
      of.set(piece, piece.notes.map(note => { const numbered = { number: notes.length + 1, ...note }; notes.push(numbered); return numbered }))
    }
  }
  return { notes, of }
}
