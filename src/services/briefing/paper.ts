/** Where a figure comes from, as a footnote says it. `claim`: what it opens in the console; null for what somebody wrote down. */
export interface Note { text: string; claim: string | null }

/** A stretch of a line: plain words, or what is said with where it is printed. */
export type Piece = string | { text: string; notes: Note[] }

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; pieces: Piece[] }
  /** `widths`: shares of the line. */
  | { kind: 'table'; head: string[]; widths: number[]; rows: Piece[][][] }

/** A paper of an office: what a DOCX, a sheet and the console show alike. */
export interface Paper { title: string; subtitle: string | null; blocks: Block[] }

export const pieceText = (piece: Piece): string => (typeof piece === 'string' ? piece : piece.text)
export const notesOf = (pieces: readonly Piece[]): Note[] => pieces.flatMap(piece => (typeof piece === 'string' ? [] : piece.notes))
