import type { LineCorrection, SearchHit, StoredArticle, StoredClaim, StoredDocument } from '../../ledger/ledger.ts'

/**
 * Phone numbers and e-mail addresses as dots, one for each code unit, so that offsets stay true.
 * A run of eleven digits that counts something (13800000000元) is no phone number.
 */
export function redact(text: string): string {
  return text.replace(personal, found => found.replace(/[^\r\n]/g, '•'))
}

const d = '[0-9０-９]'
/** A number may go on in the next line where it is divided. */
const gap = '(?:[-—－‐–]\\r?\\n|[-—－‐–· \\u3000])?'
const personal = new RegExp([
  '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,4}',
  `(?<![0-9０-９.])[1１][3-9３-９]${d}${gap}${d}{4}${gap}${d}{4}(?![0-9０-９.万亿千百元吨米人个家])`,
  `(?<![0-9０-９.])[(（]?[0０]${d}{2,3}[)）]?${gap}${d}{7,8}(?![0-9０-９.万亿元])`,
  `(?<![0-9０-９.])[48４８][0０]{2}${gap}${d}{3,4}${gap}${d}{3,4}(?![0-9０-９.万亿千百元吨米人个家])`,
  `(?<=(?:电话|热线|传真|手机|致电|拨打|Tel)[:： ]{0,2}(?:[0-9•]{7,8}[、，,/；; ]{1,2}){0,3})${d}{7,8}(?!${d})`,
].join('|'), 'g')

/** A text that somebody made of what was shown, with what was hidden from them in its place. */
export function unredact(text: string, printed: string): string {
  const hidden = [...redact(printed).matchAll(/•+/g)].map(m => printed.slice(m.index, m.index + m[0].length))
  return text.replace(/•+/g, dots => (hidden[0]?.length === dots.length ? hidden.shift()! : dots))
}

export const redactCorrection = (c: LineCorrection): LineCorrection => ({ ...c, printed: redact(c.printed), text: redact(c.text) })

export const redactClaim = (claim: StoredClaim): StoredClaim => {
  const quote = redact(claim.quote)
  return quote === claim.quote ? claim : { ...claim, quote }
}

export const redactArticle = (article: StoredArticle): StoredArticle => ({
  ...article, headline: article.headline && redact(article.headline), deck: article.deck.map(redact), byline: article.byline && redact(article.byline),
})

/** The name given to a document is its reader's own; the title is printed text. */
export const redactDocument = <T extends StoredDocument>(document: T): T => ({ ...document, title: document.title && redact(document.title) })

export const redactHit = (hit: SearchHit): SearchHit => {
  // A number that the search cut into stretches is still one number: redact the whole, then cut again.
  const shown = redact(hit.snippet.map(s => s.text).join(''))
  let at = 0
  return { ...hit, title: redact(hit.title), snippet: hit.snippet.map(s => ({ ...s, text: shown.slice(at, (at += s.text.length)) })) }
}

/** A document's text as shown: redacted, and within every claim exactly that claim's shown quote. */
export function redactText(text: string, claims: readonly StoredClaim[]): string {
  const shown = redact(text)
  if (shown === text) return text
  const wrong = claims.filter(c => shown.slice(c.start, c.end) !== redact(c.quote))
  return wrong.reduce((t, c) => t.slice(0, c.start) + redact(c.quote) + t.slice(c.end), shown)
}
