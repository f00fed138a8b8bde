import type { Entry, Locator, StoredClaim } from '../../ledger/ledger.ts'
import type { Printed } from '../../ledger/printed.ts'
import type { Note } from './paper.ts'
import type { Cite, Grounds } from './subject.ts'
import { dayWords } from './days.ts'

/** A footnote for whatever a statement rests on. `printed`: where each claim stands, by its id. */
export const citing = (printed: ReadonlyMap<string, Printed | null>): Cite => ({ claim, entry, told }: Grounds) => (claim ? printedNote(claim, printed.get(claim.id) ?? null) : entry ? writtenNote(entry) : told ? readNote(told) : null)

/** 《澄湾日报》2026年3月5日，第1页第23行：“项目计划总投资35亿元”。 */
export function printedNote(claim: StoredClaim, printed: Printed | null): Note {
  const where = printed?.locator ? `，${placeWords(printed.locator)}` : ''
  const who = !claim.publisher && printed ? `文件“${printed.name}”（出版者不详）` : publisherWords(claim.publisher)
  return { claim: claim.id, text: `${who}${dateWords(claim)}${where}：“${quoted(printed ? within(printed) : { before: '', quote: claim.quote, after: '' })}”。` }
}

const readNote = (told: NonNullable<Grounds['told']>): Note => ({ claim: null, text: `${publisherWords(told.publisher)}${dateWords({ ...told, basis: 'given' })}：“${quoted({ before: '', quote: told.text, after: '' })}”（由文字判读）。` })

const publisherWords = (publisher: string | null) => (publisher ? (/(?:报|刊|杂志)$/.test(publisher) ? `《${publisher}》` : `${publisher}，`) : '出版者不详，')
const dateWords = ({ publishedOn, basis }: Pick<StoredClaim, 'publishedOn' | 'basis'>) => (publishedOn ? dayWords(publishedOn) + (basis === 'inferred' ? '（日期为推断）' : '') : '日期不详')

/** 王明 2026年3月5日登记：现场看到。 */
export const writtenNote = (entry: Entry): Note => ({ claim: null, text: `${entry.by} ${dayWords(entry.at.slice(0, 10))}登记${entry.why ? `：${entry.why.replace(/[。；\s]+$/, '')}` : ''}。` })

const placeWords = (place: Locator) => (place.kind === 'cell' ? `表“${place.sheet}”${place.address}单元格` : `${place.page === null ? '' : `第${place.page}页`}第${place.line}行`)

/** Characters of the sentence kept on either side of the claim. */
const beside = 32

/** The sentence without what stands in other paragraphs, or in other rows of a sheet. */
function within({ before, quote, after, locator }: Printed): Pick<Printed, 'before' | 'quote' | 'after'> {
  const gap = locator?.kind === 'cell' ? /\n/ : /\n\s*\n/
  const cells = (text: string) => (locator?.kind === 'cell' ? text.replace(/\t+/g, '｜') : text)
  return { before: cells(before.split(gap).at(-1)!), quote, after: cells(after.split(gap)[0]!) }
}

/** The claim in its sentence; where that is long, with what stands next to it. Quotation marks inside become single ones. */
function quoted({ before, quote, after }: Pick<Printed, 'before' | 'quote' | 'after'>): string {
  const close = (text: string) => text.replace(/\s*[\r\n]+\s*/g, '').replace(/[“”]/g, mark => (mark === '“' ? '‘' : '’'))
  const [left, middle, right] = [close(before), close(quote), close(after)]
  const start = left.length > beside ? `…${[...left].slice(-beside).join('')}` : left
  const end = right.length > beside ? `${[...right].slice(0, beside).join('')}…` : right
  return (start + middle + end).replace(/[。；，、\s]+$/, '')
}
