import type { Page } from '../../../ledger/ledger.ts'
import { figure, span, statusWords } from '../../../ledger/figure.ts'
import type { Indicator } from '../../../services/indicators/indicators.ts'
import { printJson, type Context } from '../context.ts'
import { table } from '../table.ts'
import { namesOf } from './facts.ts'

/** Figures of places and parks as a table: definition, period with its basis, status, source. */
export async function indicators({ place, year, q, limit }: { place?: string; year?: string; q?: string; limit?: string }, { io, say, speech, json, ...context }: Context): Promise<number> {
  const door = await context.door()
  const page = await door.get<Page<Indicator>>('/api/indicators', { place, year, q, limit })
  if (json) {
    await printJson(io, page)
    return 0
  }
  const names = await namesOf(door)
  const word = (words: { zh: string; en: string }) => (speech === 'en' ? words.en : words.zh)
  await io.out(page.items.length ? table<Indicator>([
    { title: say({ zh: '地区', en: 'Place' }), cell: r => r.place.name, max: 24 },
    { title: say({ zh: '指标', en: 'Indicator' }), cell: r => [word(names.property(r.property)), r.of && r.of !== 'total' ? `(${r.of})` : ''].join(''), max: 32 },
    { title: say({ zh: '时期', en: 'Period' }), cell: r => `${span(r.from, r.to)}${r.periodBasis === 'carried' ? say({ zh: '（沿用上文）', en: ' (carried)' }) : ''}` },
    { title: say({ zh: '数值', en: 'Value' }), cell: r => figure(r.claim, () => ''), max: 28 },
    { title: say({ zh: '状态', en: 'Status' }), cell: r => { const { shape, ...words } = statusWords[r.status]; return `${shape} ${word(words)}` } },
    { title: say({ zh: '定义', en: 'Definition' }), cell: r => r.definition?.text ?? say({ zh: '未知', en: 'unknown' }), max: 24 },
    { title: say({ zh: '来源', en: 'Source' }), cell: r => [r.claim.publisher, r.claim.publishedOn].filter(Boolean).join(' '), max: 28 },
  ], page.items) : `${say({ zh: '没有这样的指标。', en: 'There is no such indicator.' })}\n`)
  if (page.items.length < page.total) io.err(`${say({ zh: `共 ${page.total} 条，显示 ${page.items.length} 条；用 --limit 看更多。`, en: `${page.items.length} of ${page.total}; --limit shows more.` })}\n`)
  return 0
}
