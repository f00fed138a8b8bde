/** Columns a text takes on a terminal: East Asian wide and fullwidth characters and emoji take two, combining marks none. */
export function widthOf(text: string): number {
  let width = 0
  for (const char of text) width += /\p{Mark}|\p{Cf}|\p{Cc}/u.test(char) ? 0 : wide.test(char) ? 2 : 1
  return width
}

// Scripts and blocks of East_Asian_Width W and F. Marks such as “ ” · ● are ambiguous there; CJK terminals differ, so they count as one.
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u

/** Shortens to at most `width` columns, with … for what is left out. Line breaks and tabs become spaces, other control characters go. */
export function fit(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').replace(/\p{Cc}/gu, '')
  if (widthOf(line) <= width) return line
  let kept = ''
  let used = 0
  for (const char of line) {
    used += widthOf(char)
    if (used > width - 1) break
    kept += char
  }
  return `${kept}…`
}

export interface Column<Row> { title: string; cell(row: Row): string; max?: number; right?: boolean }

/** Rows under their titles, aligned on a terminal. The last column is not padded. */
export function table<Row>(columns: Column<Row>[], rows: readonly Row[]): string {
  const cells = [columns.map(c => c.title), ...rows.map(row => columns.map(c => fit(c.cell(row), c.max ?? 40)))]
  const widths = columns.map((_, i) => Math.max(...cells.map(line => widthOf(line[i]!))))
  const line = (parts: string[]) => parts.map((text, i) => {
    const gap = ' '.repeat(widths[i]! - widthOf(text))
    return columns[i]!.right ? gap + text : i === columns.length - 1 ? text : text + gap
  }).join('  ').trimEnd()
  const [head, ...body] = cells
  return [line(head!), line(widths.map(w => '─'.repeat(w))), ...body.map(line)].map(l => `${l}\n`).join('')
}
