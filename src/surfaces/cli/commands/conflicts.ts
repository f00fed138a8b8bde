import { printJson, type Context } from '../context.ts'
import type { Page } from '../../../ledger/ledger.ts'
import type { Derived, Say } from '../../../services/conflicts/tension.ts'
import { findEntity } from './facts.ts'

interface Shown {
  id: string; kind: string; level: 'conflict' | 'tension' | 'note'; words: Say; derived: Derived | null
  sides: { publisher: string | null; publishedOn: string | null; context: { before: string; quote: string; after: string } }[]
  settlement: { verdict: string; by: string; why: string } | null
}

/** Figures in tension, each with what is wrong with it, what was worked out, and the sentences. */
export async function conflicts({ state, kind, entity, place, limit }: { state?: string; kind?: string; entity?: string; place?: string; limit?: string }, { io, say, json, ...context }: Context): Promise<number> {
  const door = await context.door()
  const page = await door.get<Page<Shown> & { counts: { open: number; settled: number } }>('/api/conflicts', { state, kind, entity: entity && (await findEntity(door, entity)).id, place, limit })
  if (json) {
    await printJson(io, page)
    return 0
  }
  for (const item of page.items) {
    await io.out(`${signs[item.level]} ${say(item.words)}  [${item.kind} ${item.id}]\n`)
    if (item.derived) await io.out(`    ${say({ zh: '推算', en: 'derived' })} ${say(item.derived.formula)}\n`)
    for (const side of item.sides) await io.out(`    ${[side.publisher, side.publishedOn].filter(Boolean).join(' ')}${say({ zh: '：', en: ': ' })}${flow(`${side.context.before}【${side.context.quote}】${side.context.after}`)}\n`)
    if (item.settlement) await io.out(`    ${say({ zh: '已处理', en: 'settled' })} ${item.settlement.verdict} · ${item.settlement.by} · ${item.settlement.why}\n`)
  }
  if (!page.items.length) await io.out(`${say({ zh: '没有这样的冲突。', en: 'There is none such.' })}\n`)
  io.err(`${say({ zh: `未处理 ${page.counts.open} 处，已处理 ${page.counts.settled} 处。`, en: `${page.counts.open} open, ${page.counts.settled} settled.` })}\n`)
  return 0
}

const signs = { conflict: '≠', tension: '?', note: '·' }
const flow = (text: string) => text.replace(/\s*\n\s*/g, '')
