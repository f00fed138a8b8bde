import { cleanWord, dayOf, type Column, type Fact, type Facts, type Table } from '../../rules/index.ts'
import { said, type Line } from './said.ts'

/** Changes with the layout: what was put aside under another number is made anew. */
const layout = 1

/** What the lines of some companies come to as columns by fact and year (`revenue@2025`), one row a company, from row 0. */
export function blockOf(lines: Map<number, Line[]>, first: number, rows: number, facts: Facts): Table {
  const texts = new Map<string, (string | boolean | undefined)[]>()
  for (const [ordinal, own] of lines) {
    for (const [key, { value }] of said(own)) {
      if (!facts.byId.has(key.split('@')[0]!)) continue
      let column = texts.get(key)
      if (!column) texts.set(key, (column = Array.from({ length: rows })))
      column[ordinal - first] = value
    }
  }
  const columns = new Map<string, Column>()
  for (const [key, values] of texts) {
    const fact = facts.byId.get(key.split('@')[0]!)!
    columns.set(key, fact.kind === 'flag' ? flags(values) : fact.kind === 'number' ? numbers(values, fact.least) : fact.kind === 'date' ? days(values) : words(values, fact))
  }
  return { rows, columns }
}

/** One block in bytes: a header and the arrays, each from a multiple of eight on. */
export function packBlock({ rows, columns }: Table, dictionary: string): Uint8Array {
  let at = 0
  const heads = [...columns].map(([key, column]) => {
    const head = { key, kind: column.kind, at, ...(column.kind === 'number' ? { scale: String(column.scale), most: column.most } : {}), ...(column.kind === 'word' ? { words: column.words } : {}) }
    at += Math.ceil(column.values.byteLength / 8) * 8
    return head
  })
  const header = new TextEncoder().encode(JSON.stringify({ layout, dictionary, rows, columns: heads }))
  const start = Math.ceil((4 + header.length) / 8) * 8
  const bytes = new Uint8Array(start + at)
  new DataView(bytes.buffer).setUint32(0, header.length)
  bytes.set(header, 4)
  heads.forEach((head, i) => { const { values } = [...columns.values()][i]!; bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + head.at) })
  return bytes
}

/** The block again; null when it was made by another layout or another dictionary of facts. */
export function unpackBlock(bytes: Uint8Array, dictionary: string): Table | null {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as { layout: number; dictionary: string; rows: number; columns: { key: string; kind: Column['kind']; at: number; scale: string; most: number; words: string[] }[] }
  if (header.layout !== layout || header.dictionary !== dictionary) return null
  const start = Math.ceil((4 + length) / 8) * 8
  const columns = new Map<string, Column>()
  for (const { key, kind, at, scale, most, words: list } of header.columns) {
    const size = kind === 'number' ? 8 : kind === 'word' ? 2 : 1
    const own = bytes.slice(start + at, start + at + header.rows * size).buffer
    columns.set(key, kind === 'number' ? { kind, values: new Float64Array(own), scale: BigInt(scale), most } : kind === 'word' ? { kind, values: new Uint16Array(own), words: list } : { kind, values: new Uint8Array(own) })
  }
  return { rows: header.rows, columns }
}

type Values = (string | boolean | undefined)[]

const flags = (values: Values): Column => ({ kind: 'flag', values: Uint8Array.from(values, v => (v === undefined ? 1 : v === true || v === 'true' ? 2 : 0)) })

/** Decimals as whole numbers of one scale; what is no decimal, or has too many digits for a double, is missing. */
function numbers(values: Values, least: number | null): Column {
  const places = Math.max(0, ...values.map(v => (typeof v === 'string' ? decimals(v) : 0)))
  const column = new Float64Array(values.length).fill(NaN)
  let most = 0
  values.forEach((v, i) => {
    if (typeof v !== 'string' || !decimal.test(v)) return
    const value = Number(v.replace('.', '')) * 10 ** (places - decimals(v))
    if (Math.abs(value) >= 2 ** 53 || (least !== null && Number(v) < least)) return
    column[i] = value
    most = Math.max(most, Math.abs(value))
  })
  return { kind: 'number', values: column, scale: 10n ** BigInt(places), most }
}
const decimal = /^-?\d{1,15}(?:\.\d{1,12})?$/
const decimals = (text: string) => (decimal.test(text) && text.includes('.') ? text.length - text.indexOf('.') - 1 : 0)

function days(values: Values): Column {
  const column = Float64Array.from(values, v => (typeof v === 'string' ? dayOf(v) ?? NaN : NaN))
  return { kind: 'number', values: column, scale: 1n, most: column.reduce((a, b) => (Math.abs(b) > a ? Math.abs(b) : a), 0) }
}

function words(values: Values, fact: Fact): Column {
  const index = new Map<string, number>()
  const column = new Uint16Array(values.length)
  values.forEach((given, i) => {
    const v = typeof given === 'string' ? cleanWord(fact, given) : undefined
    if (v === undefined) return
    if (!index.has(v)) index.set(v, index.size + 1)
    column[i] = index.get(v)!
  })
  return { kind: 'word', values: column, words: ['', ...index.keys()] }
}
