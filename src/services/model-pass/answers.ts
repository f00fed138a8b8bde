import { YinliError } from '../../base/errors.ts'
import { ground } from '../../claim/ground.ts'
import { alignAnswer, askedArticle, promptVersion, type DropReason } from '../../claim/model-pass/index.ts'
import type { Extraction } from '../../claim/records.ts'
import type { AppendResult, Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { extractorOf } from './questions.ts'

/** What became of a model's answers about one document. */
export interface Taken {
  result: AppendResult
  /** Statements that stand in the text, and how many of them the rules make too. */
  kept: number
  agreed: number
  dropped: Partial<Record<DropReason, number>>
}

/**
 * Takes a model's answers, as it gave them, through the gate and appends what is left as its reading of the document. Articles it was not asked
 * about this time keep what it said of them before in this version. Throws `not-found`, `request-invalid` for another version or article.
 */
export async function takeAnswers(ledger: Ledger, model: Model, document: string, { name, version, answers }: { name: string; version: string; answers: { article: string; answer: string }[] }): Promise<Taken> {
  if (version !== promptVersion) throw new YinliError('request-invalid', { where: 'version', what: `${version}; ${promptVersion}` })
  const page = await ledger.reading(document)
  if (!page) throw new YinliError('not-found', { what: '文献 document', id: document })
  const extractor = { name: extractorOf(name), version }
  const last = await ledger.reading(document, extractor.name)
  const before = last?.extractor.version === version ? last : null
  const given = new Map(answers.map(a => [a.article, a.answer]))
  for (const id of given.keys()) if (!page.articleIds.includes(id)) throw new YinliError('request-invalid', { where: 'answers', what: `不是这份文献的报道 not an article of this document: ${id}` })

  const taken = { kept: 0, agreed: 0, dropped: {} as Taken['dropped'] }
  const read: number[] = []
  const extractions = page.articles.map((article, i): Extraction => {
    const none = { quantities: [], times: [], claims: [] }
    const { mentions } = page.extractions[i]!
    const id = page.articleIds[i]!
    const answer = given.get(id)
    const earlier = before?.articleIds.indexOf(id) ?? -1
    if (answer === undefined && earlier < 0) return { ...none, mentions }
    read.push(i)
    if (answer === undefined) return { ...none, mentions, claims: before!.extractions[earlier]!.claims }
    const { claims, agreed, dropped } = alignAnswer(answer, askedArticle(article, page.extractions[i]!, page.document.publishedOn), model)
    taken.kept += claims.length
    taken.agreed += agreed
    for (const [reason, n] of Object.entries(dropped)) taken.dropped[reason as DropReason] = (taken.dropped[reason as DropReason] ?? 0) + n
    return { mentions, ...none, claims: ground({ ...none, mentions: [], claims }, article.clean, page.document.text).claims }
  })
  return { ...taken, result: await ledger.append({ document: page.document, articles: page.articles, extractions, extractor, read }) }
}
