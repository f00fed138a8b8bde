import type { Claim } from '../api/index.ts'
import type { Column } from '../table/view.ts'
import { toCsv } from '../table/export.ts'
import type { Read } from './reading.ts'

/** The facts as JSON: fields as in the ledger's own export, what is not said left out. Offsets are UTF-16 code units into the text. */
export function asJson({ publisher, publishedOn, basis, home, notes }: Read): string {
  const facts = notes.claims.map(({ id: _i, document: _d, article: _a, publishedOn: _o, basis: _b, publisher: _p, subject, object, ...rest }) =>
    Object.fromEntries(Object.entries({ subject: subject.name, subjectType: subject.type, ...rest, object: object?.name ?? null }).filter(([, value]) => value !== null && value !== undefined)))
  return JSON.stringify({ publisher, home, publishedOn, basis, facts }, null, 2)
}

/** The facts as CSV, in the words of the screen, with the printed words at the end. */
export async function asCsv({ notes }: Read, columns: Column<Claim>[], quote: string): Promise<string> {
  return toCsv(notes.claims, [...columns, { key: 'quote', title: quote, cell: () => null, text: c => c.quote.replace(/\s*\n\s*/g, '') }]).text()
}
