import { columnName, Writer, type CellText } from './written.ts'

const blocks = new Set('address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form header hr li main nav ol p pre section ul tr tbody thead'.split(' '))
const silent = new Set('script style noscript template head iframe object svg math select button input textarea video audio canvas'.split(' '))
const TEXT = 3
const isElement = (node: Node): node is Element => node.nodeType === 1

/** Writes what an element says: headings with their level, paragraphs, tables with their cells. Nothing of it is run or fetched. */
export function writeDom(root: Element, writer: Writer): void {
  let running = ''
  const flush = () => {
    writer.paragraph(running)
    running = ''
  }
  const visit = (node: Node): void => {
    if (node.nodeType === TEXT) running += node.textContent ?? ''
    if (!isElement(node)) return
    const name = node.localName
    if (silent.has(name)) return
    if (name === 'br') return flush()
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level) {
      flush()
      writer.paragraph(node.textContent ?? '', Number(level))
    } else if (name === 'table' && isData(node)) {
      flush()
      writeTable(node, writer)
    } else {
      const block = blocks.has(name) || name === 'table' || name === 'td' || name === 'th'
      if (block) flush()
      for (const child of node.childNodes) visit(child)
      if (block) flush()
    }
  }
  visit(root)
  flush()
}

/** Pages of the old web are laid out by tables: one with a table, a heading or a long text in a cell holds no data. */
function isData(table: Element): boolean {
  const rows = rowsOf(table)
  return rows.length > 1 && rows.some(row => cellsOf(row).length > 1) && !rows.some(row => cellsOf(row).some(cell => holds(cell, /^(?:table|h[1-6])$/) || (cell.textContent ?? '').length > 2000))
}

function writeTable(table: Element, writer: Writer): void {
  /** The row up to which cells above reach down in a column. */
  const taken: number[] = []
  const rows = rowsOf(table).map((row, r) => {
    let column = 0
    return cellsOf(row).map((cell): CellText => {
      while (taken[column]! > r) column++
      const at = column
      const [across, down] = [span(cell, 'colspan'), span(cell, 'rowspan')]
      for (let j = 0; j < across; j++) taken[at + j] = Math.max(taken[at + j] ?? 0, r + down)
      column += across
      return { text: cell.textContent ?? '', column: at }
    })
  })
  writer.table(`表${writer.tables.length + 1}`, rows, (row, column) => columnName(column) + (row + 1))
}

const span = (cell: Element, name: string) => Math.min(Math.max(Number(cell.getAttribute(name)) || 1, 1), 200)
const elements = (node: Element) => [...node.children]
const cellsOf = (row: Element) => elements(row).filter(cell => cell.localName === 'td' || cell.localName === 'th')
const rowsOf = (table: Element): Element[] => elements(table).flatMap(child => (child.localName === 'tr' ? [child] : /^t(?:head|body|foot)$/.test(child.localName) ? rowsOf(child) : []))
const holds = (node: Element, names: RegExp): boolean => elements(node).some(child => names.test(child.localName) || holds(child, names))
