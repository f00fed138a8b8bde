import { YinliError } from '../../base/errors.ts'
import { ground } from '../../claim/ground.ts'
import { aligner, around, askedArticle, type PartialItem } from '../../claim/model-pass/index.ts'
import type { Extraction, Mention, Status } from '../../claim/records.ts'
import { isFiner, plainStatus } from '../../claim/status.ts'
import { groundedClaim } from '../../ledger/reading.ts'
import type { Ledger, Review, ReviewVerdict, StoredReading } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'

/** What a correction changes of a claim; what it leaves out stays as it was. */
export type Correction = Partial<PartialItem> & { status?: Status | null }

/**
 * Writes down a review of a model's claim. A correction becomes a claim by `person:WHO` through the gate that the model's claims passed, and stands instead of it.
 * Throws `not-found`, `review-not-open`, `correction-ungrounded`, `request-invalid`.
 */
export async function reviewClaim(ledger: Ledger, model: Model, { claim, verdict, by, why, correction }: { claim: string; verdict: ReviewVerdict; by: string; why: string; correction?: Correction }): Promise<Review> {
  if ((verdict === 'correct') !== (correction !== undefined)) throw new YinliError('request-invalid', { where: 'correction', what: '只随 correct 给出 goes with correct, and only with it' })
  return ledger.review({ claim, verdict, by, why, ...(correction && { correction: await correct(ledger, model, claim, by, correction) }) })
}

/** Appends the corrected claim as a reading of the person and returns its id. */
async function correct(ledger: Ledger, model: Model, id: string, by: string, { status, ...correction }: Correction): Promise<string> {
  const stored = await ledger.claim(id)
  if (!stored) throw new YinliError('not-found', { what: '事实 claim', id })
  if (!stored.review) throw new YinliError('review-not-open', { id })
  const page = await ledger.reading(stored.document)
  const said = await ledger.reading(stored.document, stored.extractor.slice(0, stored.extractor.lastIndexOf(' ')))
  const original = said && claimOf(said, id)
  if (!page || !original) throw new YinliError('review-not-open', { id })
  const index = page.articles.findIndex(a => a.spans.some(([from, to]) => stored.start >= from && stored.start < to))
  const article = page.articles[index]
  if (!article) throw new YinliError('review-not-open', { id })

  const asked = askedArticle(article, page.extractions[index]!, page.document.publishedOn)
  const start = article.clean.map.indexOf(stored.start)
  const end = article.clean.map.indexOf(stored.end - 1) + 1
  const { start: _, end: __, mod: ___, max: ____, status: was, ...fields } = original
  // Another figure or property is read anew from the quote: the old value says nothing of it.
  const moved = correction.quote !== undefined || correction.property !== undefined
  const item = { ...fields, ...(moved && { value: null, unit: null }), quote: asked.text.slice(start, end), sentence: asked.text.slice(...around(asked.text, start, end, /[。！？!?\n]/)), ...correction }
  const aligned = aligner(asked, model, { valueOptional: true })(item, correction.quote === undefined ? start : undefined)
  if ('dropped' in aligned) throw new YinliError('correction-ungrounded', { why: aligned.dropped })

  const { modality } = aligned.claim
  if (status && !isFiner(status) && status !== plainStatus[modality]) throw new YinliError('request-invalid', { where: 'correction.status', what: `${status}; ${modality}` })
  // What nobody changed stays: the sentence's own words do not overrule it.
  aligned.claim.status = status ?? (status === undefined && modality === original.modality ? was : undefined)
  const none = { quantities: [], times: [], mentions: [], claims: [] }
  const { claims } = ground({ ...none, claims: [aligned.claim] }, article.clean, page.document.text)
  // As the ledger will take them: the article's own names first, then the first of that name on the page.
  const typed = (mentions: Mention[]) => mentions.map(m => [m.id, m.type] as const)
  const types = new Map([...page.extractions.flatMap(e => typed(e.mentions)).reverse(), ...typed(page.extractions[index]!.mentions)])
  const made = groundedClaim(claims[0]!, stored.document, page.document.text, name => types.get(name))
  if (!made) throw new YinliError('correction-ungrounded', { why: 'subject-not-a-mention' })
  if (made.id === id) throw new YinliError('request-invalid', { where: 'correction', what: '与原来相同 says the same' })
  await ledger.append({
    document: page.document, articles: page.articles, extractor: { name: `person:${by}`, version: '1' },
    extractions: page.extractions.map(({ mentions }, i): Extraction => ({ ...none, mentions, claims: i === index ? claims : [] })),
  })
  return made.id
}

function claimOf({ claimIds, extractions }: StoredReading, id: string) {
  for (const [i, ids] of claimIds.entries()) if (ids.includes(id)) return extractions[i]!.claims[ids.indexOf(id)]!
  return null
}
