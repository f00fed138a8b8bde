/** One printed line. Coordinates are fractions of the page (0..1), origin top left, of the page as it is read (upright, deskewed). */
export interface LaidLine {
  text: string
  x0: number
  y0: number
  x1: number
  y1: number
  /** Left edges of the UTF-16 units of `text`, and the right edge of the last: text.length + 1 values. */
  at: Float32Array | number[]
  /** 0..1; 1 for printed text that was not recognised. */
  confidence: number
  /** Per UTF-16 unit, where recognised; null when the text is certain. */
  sure: Float32Array | number[] | null
  /** Height of the type as a fraction of the page's height. */
  size: number
  bold?: boolean
  /** Set from top to bottom: `at` then holds top edges and the bottom edge of the last. */
  vertical?: boolean
  /** How far the line sinks on its way to the right, pixels a pixel; left out for upright pages. */
  slope?: number
}

/** A rectangle in fractions of the page. */
export interface Box { x0: number; y0: number; x1: number; y1: number }

/** A page as it is printed. Lines come in any order from a format; `openFile` hands them out in reading order. */
export interface LaidPage {
  /** Points for PDF, pixels for images. */
  width: number
  height: number
  lines: LaidLine[]
  /** Printed rules between articles, thin in one direction, where the format shows them. */
  rules?: Box[]
  pictures?: Box[]
  /** Degrees by which the image stood clockwise; width, height and places are those of the image turned back by them, on white. */
  turned?: number
}

/** A line of a page whose text stands in the document: `document.text.slice(start, end)`. */
export interface DocumentLine extends Omit<LaidLine, 'text' | 'slope'> { start: number; end: number }

/** A page of a document; its lines are in the order of the text. */
export interface DocumentPage { width: number; height: number; lines: DocumentLine[]; rules: Box[]; pictures: Box[]; turned?: number }
