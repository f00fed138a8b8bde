import type { MappedText, PartRole } from './document.ts'
import { offsetOf, type Line } from './lines.ts'
import { needsSpace } from './paragraphs.ts'

export interface CleanPart { role: PartRole; lines: Line[] }

/** Parts of an article in reading order -> its text for reading, one paragraph a part, with the raw place of every character. */
export function cleanText(parts: CleanPart[]): MappedText {
  const text: string[] = []
  const map: number[] = []
  const twin: number[] = []
  const paragraphs: MappedText['paragraphs'] = []
  for (const { role, lines } of parts) {
    const start = map.length
    let before = ''
    for (const line of lines) {
      if (needsSpace(before, line.text)) push(' ', line.start - 1, -1)
      for (let i = 0; i < line.text.length; i++) push(line.text[i]!, offsetOf(line, i), line.twin ? line.twin[i]! : -1)
      before = line.text
    }
    if (map.length === start) continue // an image mark says nothing
    paragraphs.push({ role, start, end: map.length })
    push('\n', lines.at(-1)!.end, -1)
  }
  return { text: text.join(''), map: Int32Array.from(map), twin: twin.some(t => t >= 0) ? Int32Array.from(twin) : null, paragraphs }

  function push(c: string, raw: number, second: number) {
    text.push(c)
    map.push(raw)
    twin.push(second)
  }
}
