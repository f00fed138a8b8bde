import { YinliError } from '../base/errors.ts'
import { contentId } from '../base/ids.ts'
import { appendReading, standingIds } from './append.ts'
import { insertRows } from './bulk.ts'
import { pagesOf } from './files.ts'
import type { Ledger, LineCorrection, Reread } from './ledger.ts'
import { askable } from './paging.ts'
import type { Tables, Tx } from './schema.ts'
import type { Store } from './store.ts'

/*
 * What people say a recognised line reads. The document's text stays as it was recognised and claims slice it; what is read is the text with the
 * corrections that stand. A correction, or its being taken back, comes into the ledger together with the reading it gives: both or neither.
 */

/** Every correction of a document's lines, the newest first, withdrawn ones too. */
export async function corrections({ db }: Store, document: string): Promise<LineCorrection[]> {
  if (!askable(document)) return []
  const rows = await db.selectFrom('correction as c').leftJoin('correction_withdrawal as w', 'w.correction', 'c.id').selectAll('c').select(['w.by_whom as backBy', 'w.at as backAt']).where('c.document', '=', document).orderBy('c.reading', 'desc').execute()
  return rows.map(({ backBy, backAt, ...row }) => toCorrection(row, backAt === null ? null : { by: backBy!, at: backAt }))
}

/** Corrects a line and reads its document again. Throws `not-found`, `request-invalid` for what is no line or holds what cannot be stored. */
export async function correct(store: Store, given: Parameters<Ledger['correct']>[0], reread: Reread): Promise<LineCorrection> {
  const { document, start, end, text, by, why } = given
  if (![document, text, by, why].every(askable) || /[\r\n]/.test(text)) throw invalid('含有无法保存的字符 holds characters that cannot be stored')
  const found = await store.db.selectFrom('document').select('text').where('id', '=', document).executeTakeFirst()
  if (!found) throw new YinliError('not-found', { what: '文献 document', id: document })
  if (!(await pagesOf(store.db, document))?.some(page => page.lines.some(l => l.start === start && l.end === end))) throw invalid('不是版面上的一行 is no line of a page')
  const row = { document, start_at: start, end_at: end, printed: found.text.slice(start, end), text, by_whom: by, at: store.clock.now().toISOString(), why }
  // The same said again is another correction.
  const id = contentId(['correction', row, (await corrections(store, document)).length])
  return change(store, document, standing => [...standing.filter(c => c.start !== start), { ...given, id }], reread, async (tx, reading) => {
    const made = { id, ...row, reading }
    await insertRows(tx, 'correction', [made])
    return toCorrection(made, null)
  })
}

/** Takes a correction back, so that an older one of its line or what was recognised stands again, and reads the document again. Throws `not-found`. */
export async function takeBack(store: Store, { document, correction: id, by }: Parameters<Ledger['takeBack']>[0], reread: Reread): Promise<LineCorrection> {
  const missing = new YinliError('not-found', { what: '更正 correction', id })
  if (![document, id, by].every(askable)) throw missing
  const row = await store.db.selectFrom('correction').selectAll().where('id', '=', id).where('document', '=', document).executeTakeFirst()
  if (!row) throw missing
  const all = await corrections(store, document)
  if (all.find(c => c.id === id)?.withdrawn !== null) throw missing
  const left = standing(all.filter(c => c.id !== id))
  return change(store, document, () => left, reread, async (tx, reading) => {
    const withdrawn = { correction: id, by_whom: by, at: store.clock.now().toISOString(), reading }
    await insertRows(tx, 'correction_withdrawal', [withdrawn])
    return toCorrection(row, { by, at: withdrawn.at })
  })
}

/** Those that count: of every line the newest that was not taken back. */
export function standing(newestFirst: readonly LineCorrection[]): LineCorrection[] {
  const lines = new Map<number, LineCorrection>()
  for (const c of newestFirst) if (!c.withdrawn && !lines.has(c.start)) lines.set(c.start, c)
  return [...lines.values()].sort((a, b) => a.start - b.start)
}

/** Reads with what will stand and writes both down in one transaction; once more when somebody else was quicker. */
async function change(store: Store, document: string, next: (standing: LineCorrection[]) => Pick<LineCorrection, 'id' | 'start' | 'end' | 'text'>[], reread: Reread, write: (tx: Tx, reading: number) => Promise<LineCorrection>): Promise<LineCorrection> {
  for (let tries = 0; ; tries++) {
    const before = standing(await corrections(store, document))
    const reading = await reread(next(before).sort((a, b) => a.start - b.start))
    const done = await store.write(async tx => {
      if ((await standingIds(tx, document)).join() !== before.map(c => c.id).join()) return null
      const { seq } = await appendReading(store, tx, reading)
      return write(tx, seq)
    })
    if (done) return done
    if (tries === 3) throw new YinliError('ledger-corrections-differ', { name: reading.document.name })
  }
}

const invalid = (what: string) => new YinliError('request-invalid', { where: 'correction', what })

const toCorrection = (r: Tables['correction'], withdrawn: LineCorrection['withdrawn']): LineCorrection => ({
  id: r.id, document: r.document, start: r.start_at, end: r.end_at, printed: r.printed, text: r.text, by: r.by_whom, at: r.at, why: r.why, withdrawn,
})
