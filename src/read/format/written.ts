import type { DocumentCell, DocumentTable } from '../document.ts'

export interface CellText {
  text: string
  /** 0 for column A. */
  column: number
}

/** Writes paragraphs and tables into one text and notes where every cell stands. */
export class Writer {
  #parts: string[] = []
  #length = 0
  readonly tables: DocumentTable[] = []

  get text(): string { return this.#parts.join('') }
  get length(): number { return this.#length }

  /** A paragraph on a line of its own, between blank lines; `level` 1 to 6 makes it a heading. */
  paragraph(text: string, level = 0): void {
    const said = oneLine(text)
    if (!said) return
    if (this.#length) this.#put('\n')
    this.#put(level ? `${'#'.repeat(level)} ${said}\n` : `${said}\n`)
  }

  /** Rows of a table, one a line, cells parted by tabs. `address` names a cell as its program does (C5). Rows without text are left out. */
  table(name: string, rows: Iterable<CellText[]>, address: (row: number, column: number) => string): void {
    const written: DocumentCell[][] = []
    let start = -1
    let index = -1
    for (const row of rows) {
      index++
      const said = row.map(cell => ({ ...cell, text: oneLine(cell.text) })).filter(cell => cell.text)
      if (!said.length) continue
      if (start < 0) {
        if (this.#length) this.#put('\n')
        start = this.#length
      }
      written.push(said.map((cell, i) => {
        if (i) this.#put('\t')
        const at = this.#length
        this.#put(cell.text)
        return { start: at, end: this.#length, column: cell.column, address: address(index, cell.column) }
      }))
      this.#put('\n')
    }
    if (start >= 0) this.tables.push({ name, start, end: this.#length, rows: written })
  }

  #put(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }
}

/** Any white is one space; characters that no text can hold are left out. */
const oneLine = (text: string) => text.replace(/\p{Surrogate}/gu, '').replace(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffd\u200b-\u200f]/g, '').replace(/\s+/g, ' ').trim()

/** 0 -> A, 25 -> Z, 26 -> AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}
