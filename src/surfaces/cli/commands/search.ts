import type { SearchHit } from '../../../ledger/ledger.ts'
import { printJson, type Context } from '../context.ts'
import type { Words } from '../io.ts'
import { table } from '../table.ts'

const kinds: Record<SearchHit['kind'], Words> = { article: { zh: '报道', en: 'article' }, entity: { zh: '主体', en: 'entity' }, claim: { zh: '事实', en: 'claim' } }

/** Articles, entities and claims that hold these words, the best first. */
export async function search(words: string[], { limit }: { limit?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const { items } = await (await context.door()).get<{ items: SearchHit[] }>('/api/search', { q: words.join(' '), limit })
  if (json) await printJson(io, { items })
  else if (!items.length) await io.out(`${say({ zh: '没有找到。', en: 'Nothing found.' })}\n`)
  else await io.out(table<SearchHit>([
    { title: say({ zh: '类别', en: 'Kind' }), cell: h => say(kinds[h.kind]) },
    { title: say({ zh: '标题', en: 'Title' }), cell: h => h.title, max: 40 },
    { title: say({ zh: '片段', en: 'Snippet' }), cell: h => h.snippet.map(s => (s.hit ? `[${s.text}]` : s.text)).join(''), max: 60 },
    { title: say({ zh: '出版', en: 'Published' }), cell: h => h.publishedOn ?? '' },
    { title: say({ zh: '出版者', en: 'Publisher' }), cell: h => h.publisher ?? '', max: 20 },
    { title: say({ zh: '编号', en: 'Id' }), cell: h => h.id, max: 64 },
  ], items))
  return 0
}
