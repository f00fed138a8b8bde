import { YinliError } from '../../../base/errors.ts'
import type { Page, StoredDocument } from '../../../ledger/ledger.ts'
import { asker } from '../../../services/model-pass/ask.ts'
import type { Taken } from '../../../services/model-pass/answers.ts'
import type { Questions } from '../../../services/model-pass/questions.ts'
import { runPass, silence, type Summary } from '../../../services/model-pass/run.ts'
import { modelSettings } from '../../../services/model-pass/settings.ts'
import { printJson, type Context } from '../context.ts'
import type { Door } from '../door.ts'
import { progress } from '../progress.ts'

export interface ModelPassOptions { all?: boolean; again?: boolean; dryRun?: boolean; maxRequests?: string; maxTokens?: string; timeout?: string; concurrency?: string }

/** Asks the model of YINLI_MODEL_URL about documents and hands its answers to the ledger, where they wait for review. Exit code 1 when an article went unanswered. */
export async function modelPass(named: string[], options: ModelPassOptions, context: Context): Promise<number> {
  const { io, say, json } = context
  const budget = { requests: whole('--max-requests', options.maxRequests ?? '100', 1e6), tokens: whole('--max-tokens', options.maxTokens ?? '200000', 1e9) }
  const timeout = whole('--timeout', options.timeout ?? '60', 3600) * 1000
  const concurrency = whole('--concurrency', options.concurrency ?? '1', 2)
  if (!named.length === !options.all) throw new YinliError('usage-invalid', { what: 'model-pass DOCUMENT... | --all' })
  if (options.dryRun) return dryRun(await documentsOf(await context.door(), named), options, context)

  const settings = modelSettings(io.env)
  const door = await context.door()
  const documents = await documentsOf(door, named)
  const spent = { requests: 0, tokens: 0 }
  const bar = progress(io, documents.length)
  const { summary, failed } = await runPass({
    documents: documents.map(d => d.id), concurrency, spent,
    questions: id => questionsOf(door, id, settings.name, options),
    ask: asker({ settings, timeout, budget, spent }),
    record: async (id, version, answers) => (await (await door.call(`/api/documents/${id}/answers`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: settings.name, version, answers }) })).json()) as Taken,
    told: ({ document, done, of }) => {
      const label = `${documents.find(d => d.id === document)?.name ?? ''} ${done}/${of} · ${spent.requests}/${budget.requests} ${say({ zh: '次', en: 'requests' })}`
      if (done < of) bar.note(label)
      else bar.step(label)
    },
  }).finally(() => bar.end())
  const error = failed ?? silence(summary, settings.host)
  if (json) await printJson(io, { model: settings.name, ...summary })
  else await io.out(inWords(summary, settings.name, say))
  if (error) throw error
  return summary.asked > summary.answered ? 1 : 0
}

const questionsOf = (door: Door, id: string, name: string, { again }: ModelPassOptions) => door.get<Questions>(`/api/documents/${id}/questions`, { name, again: again ? 1 : 0 })

/** Says what would be asked; asks nobody. */
async function dryRun(documents: StoredDocument[], options: ModelPassOptions, { io, say, json, door }: Context): Promise<number> {
  const name = io.env['YINLI_MODEL_NAME']?.trim() || 'dry-run'
  let [questions, characters] = [0, 0]
  for (const { id } of documents) {
    const { items, system } = await questionsOf(await door(), id, name, options)
    questions += items.length
    for (const { user } of items) characters += system.length + user.length
  }
  const tokens = Math.ceil(characters / 2)
  if (json) await printJson(io, { dryRun: true, documents: documents.length, questions, tokens })
  else await io.out(`${say({ zh: `${documents.length} 份文献，要问 ${questions} 篇，约 ${tokens} 个词元（不含回答）。没有发出请求。`, en: `${documents.length} documents, ${questions} articles to ask about, about ${tokens} tokens without the answers. Nothing was sent.` })}\n`)
  return 0
}

/** Documents by id or exact file name; all of them for none. */
async function documentsOf(door: Door, named: string[]): Promise<StoredDocument[]> {
  if (!named.length) return allDocuments(door)
  const found: StoredDocument[] = []
  for (const name of named) {
    const direct = /^[0-9a-f]{64}$/.test(name) ? await door.get<StoredDocument>(`/api/documents/${name}`) : (await allDocuments(door, name)).find(d => d.name === name)
    if (!direct) throw new YinliError('not-found', { what: '文献 document', id: name })
    found.push(direct)
  }
  return found
}

async function allDocuments(door: Door, q?: string): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = []
  for (let cursor: string | undefined; ;) {
    const page = await door.get<Page<StoredDocument>>('/api/documents', { q, limit: 1000, cursor })
    documents.push(...page.items)
    if (!page.next) return documents
    cursor = page.next
  }
}

function whole(flag: string, text: string, most: number): number {
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < 1 || n > most) throw new YinliError('usage-invalid', { what: `${flag} ${text}` })
  return n
}

const reasons: Record<keyof Summary['dropped'] & string, { zh: string; en: string }> = {
  schema: { zh: '格式不对', en: 'not as asked' }, 'not-found': { zh: '原文没有这句', en: 'quote not in the text' }, ambiguous: { zh: '不知是哪一处', en: 'could be several places' },
  'value-not-in-quote': { zh: '引文里没有这个数', en: 'number not in its quote' }, 'unknown-property': { zh: '没有这种属性', en: 'unknown property' }, 'subject-not-a-mention': { zh: '主体不在文中', en: 'subject not in the article' },
  'object-not-a-mention': { zh: '对象不在文中', en: 'object not in the article' }, 'detail-not-found': { zh: '细节或日期不在段落里', en: 'detail or date not in the paragraph' }, repeated: { zh: '重复', en: 'repeated' },
}

function inWords({ asked, answered, unanswered, kept, agreed, dropped, requests, tokens, stopped }: Summary, name: string, say: Context['say']): string {
  const lost = Object.values(dropped).reduce((a, b) => a + b, 0)
  const lines = [say({
    zh: `${name}：问 ${asked} 篇，答 ${answered} 篇；留下 ${kept} 条（规则也有 ${agreed} 条），舍弃 ${lost} 条；${requests} 次请求，${tokens} 个词元。`,
    en: `${name}: ${asked} articles asked, ${answered} answered; ${kept} claims kept (${agreed} of them the rules make too), ${lost} dropped; ${requests} requests, ${tokens} tokens.`,
  })]
  for (const [reason, n] of Object.entries(dropped)) lines.push(`  ${say(reasons[reason as keyof typeof reasons])}  ${n}`)
  for (const [why, n] of Object.entries(unanswered)) lines.push(`  ${say({ zh: '没有回答', en: 'no answer' })} (${why})  ${n}`)
  if (stopped) lines.push(stopped === 'budget' ? say({ zh: '预算用完，停止；再运行时从没问过的接着问。', en: 'The budget is spent; the next run goes on with what was not asked.' }) : say({ zh: '模型接口一直没有回答，停止。', en: 'The endpoint kept silent, so the run stopped.' }))
  return lines.map(l => `${l}\n`).join('')
}
