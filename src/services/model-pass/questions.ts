import { YinliError } from '../../base/errors.ts'
import { askedArticle, promptVersion, questionOf, type Question } from '../../claim/model-pass/index.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'

/** What a model is to be asked about one article. */
export interface ArticleQuestion { article: string; headline: string | null; user: string }
/** `system` and `schema` are the same for every article. */
export interface Questions extends Pick<Question, 'system' | 'schema'> { document: string; version: string; items: ArticleQuestion[] }

/** Name under which a model's readings stand in the ledger. */
export const extractorOf = (name: string) => `model:${name}`

/**
 * Questions about a document: one for each news article and caption that this model has not read in this version, or for all with `again`.
 * `present` shows a text, offset for offset: what is hidden from readers is not sent away either. Throws `not-found`.
 */
export async function questionsOf(ledger: Ledger, model: Model, document: string, { name, again = false, present }: { name: string; again?: boolean; present: (text: string) => string }): Promise<Questions> {
  const page = await ledger.reading(document)
  if (!page) throw new YinliError('not-found', { what: '文献 document', id: document })
  const before = again ? null : await ledger.reading(document, extractorOf(name))
  const known = new Set(before?.extractor.version === promptVersion ? before.articleIds : [])
  const questions = page.articles.flatMap((article, i) => {
    const id = page.articleIds[i]!
    if (!['news', 'photo-caption'].includes(article.kind) || known.has(id) || !page.extractions[i]!.mentions.length) return []
    const asked = askedArticle(article, page.extractions[i]!, page.document.publishedOn)
    return [{ article: id, headline: article.headline, question: questionOf({ ...asked, text: present(asked.text) }, model) }]
  })
  return {
    document, version: promptVersion, system: questions[0]?.question.system ?? '', schema: questions[0]?.question.schema ?? {},
    items: questions.map(({ article, headline, question }) => ({ article, headline, user: question.user })),
  }
}
