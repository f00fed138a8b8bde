import { notesOf, pieceText, type Paper } from './paper.ts'

/** Height of the text, 225 mm in points, less one line: fonts differ from machine to machine. */
const room = 637 - 29
const height = { title: 33, line: 28.95, note: 12, separator: 14 }
/** Characters of a line of the title, the text and a footnote; a Latin letter or digit counts half. */
const across = { title: 20, line: 28, note: 48 }

/** Whether a paper without tables fits on one page, by counting its lines and those of its footnotes. */
export function fits({ title, subtitle, blocks }: Paper): boolean {
  const notes = blocks.flatMap(block => (block.kind === 'text' ? notesOf(block.pieces) : []))
  const text = blocks.reduce((sum, block) => sum + (block.kind === 'heading' ? 1 : block.kind === 'text' ? lines(`　　${block.pieces.map(pieceText).join('')}`, across.line, notesOf(block.pieces).length) : 0), 0)
  const below = notes.length ? height.separator + notes.reduce((sum, note) => sum + lines(note.text, across.note, 1), 0) * height.note : 0
  return lines(title, across.title) * height.title + (subtitle ? lines(subtitle, across.line) * height.line : 0) + text * height.line + below <= room
}

const lines = (text: string, characters: number, references = 0) => Math.ceil(([...text].reduce((sum, c) => sum + (c < '\u2000' ? 0.52 : 1), 0) + references * 0.4) / characters)
