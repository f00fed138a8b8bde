import { attribute, elements, unescaped } from './markup.ts'

/** What a number of a cell is shown as, where it is no plain number. */
export type CellStyle = 'date' | 'percent' | null

/** Styles of cells by their number, from xl/styles.xml. */
export function stylesOf(xml: string): CellStyle[] {
  const own = new Map(elements(xml, 'numFmt').map(tag => [attribute(tag, 'numFmtId'), unescaped(attribute(tag, 'formatCode') ?? '')]))
  const formats = /<(?:\w{1,20}:)?cellXfs[\s>][\s\S]*?<\/(?:\w{1,20}:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return elements(formats, 'xf').map(tag => { const id = attribute(tag, 'numFmtId') ?? '0'; return own.has(id) ? styleOf(own.get(id)!) : builtIn(Number(id)) })
}

const builtIn = (id: number): CellStyle => ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58) ? 'date' : id === 9 || id === 10 ? 'percent' : null)

function styleOf(format: string): CellStyle {
  const plain = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')
  return /[ymdh年月日]/i.test(plain) && !/general/i.test(plain) ? 'date' : plain.includes('%') ? 'percent' : null
}

/** A stored number as it is shown: a day as ISO day, a share as percent, a number with the 15 digits that a workbook vouches for. */
export function numberOf(written: string, style: CellStyle, date1904: boolean): string {
  if (style === null && written.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(written)) return written
  const value = Number(written)
  if (!Number.isFinite(value)) return written
  if (style === 'date') return dayOf(value, date1904) ?? exact(value)
  return style === 'percent' ? `${exact(value * 100)}%` : exact(value)
}

/** A decimal without an exponent, of 15 digits. */
function exact(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? (Math.abs(value) < 1 ? value.toFixed(20).replace(/0+$/, '') : BigInt(Math.round(value)).toString()) : text
}

/** Days count from 1899-12-30 (a workbook takes 1900 for a leap year), or from 1904-01-01. */
export function dayOf(serial: number, date1904 = false): string | null {
  const days = Math.floor(serial + (date1904 ? 1462 : 0))
  if (!(days >= 1 && days <= 2_958_465)) return null
  return new Date((days - (days < 60 ? 25_568 : 25_569)) * 86_400_000).toISOString().slice(0, 10)
}
