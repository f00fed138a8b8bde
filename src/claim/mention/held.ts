import { hits } from '../../base/hits.ts'
import { perModel } from '../../model/per-model.ts'
import { distinct, proper } from './grow.ts'
import type { Lexicon } from './lexicon.ts'
import { endsWord, startsWord, type Candidate, type Reading } from './reading.ts'

/**
 * Names told by the verb beside them: what is held (举行X仪式, X大会在…举行, 在X论坛上) is an event and what is issued or studied (印发X方案) a
 * programme, and everything between the verb or the clause's edge and the head is the name, be there verbs and names in it.
 */
export function findHeld(r: Reading): Candidate[] {
  const { held, meets, at, issued, next } = patterns(r.lexicon)
  const out: Candidate[] = []
  const put = (start: number, end: number, type: 'event' | 'programme') => {
    const from = start + (lead.exec(r.text.slice(start, end))?.[0].length ?? 0)
    if (end - from < 8 || !startsWord(r, from) || !endsWord(r, end) || !whole(r.text.slice(from, end))) return
    if (type === 'event' ? proper(r, from, end) || /暨|集中/.test(r.text.slice(from, end)) && (distinct(r, from, end) > 2 || end - from > 8) : opens(r, from)) out.push({ start: from, end, type, rank: 6 })
  }
  for (const pattern of [held, meets, at]) for (const m of hits(pattern, r.text)) {
    const start = m.index + m[0].length - m[1]!.length
    put(start, start + m[1]!.length, 'event')
  }
  for (const m of hits(issued, r.text)) {
    let start = m.index + m[0].length - m[1]!.length
    let end = start + m[1]!.length
    put(start, end, 'programme')
    // 甲方案和乙方案
    for (let n = 0; n < 4; n++) {
      next.lastIndex = end
      const more = next.exec(r.text)
      if (!more) break
      start = end + 1
      end += more[0].length
      put(start, end, 'programme')
    }
  }
  // 投资5亿元的电动叉车及变速箱生产项目: from the measure to the head
  for (const m of hits(valued, r.text)) {
    const start = m.index + m[0].length - m[1]!.length
    const end = start + m[1]!.length
    if (startsWord(r, start) && endsWord(r, end) && distinct(r, start, end) > 1 && !/公司|集团|[个条座]|重[点大]项目$/.test(m[1]!)) out.push({ start, end, type: 'project', rank: 5 })
  }
  return out
}

/** A day, or 全市, stands before the name. */
const lead = /^(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚上?|当天)?|^(?:昨|今|近|日)[日天前](?:上午|下午|晚上?)?|^全[省市县区州]/

/** No particle, and quotes and brackets in pairs. */
function whole(name: string): boolean {
  const count = (c: string) => name.split(c).length
  return !/[的了着]|举行|召开/.test(name) && count('“') === count('”') && count('(') === count(')')
}

/** A document's name begins with whose it is or with its year. */
function opens(r: Reading, start: number): boolean {
  const t = r.tokens[r.tokenOf[start]!]!
  return t.kind === 'L' || /^\d{4}年/.test(r.text.slice(start, start + 5))
}

/** What so much is put into. */
const valued = /(?:[亿万美]元|[亩米])的([^,。;:!?\n、的“”]{5,30}?项目)(?![部组经方])/g

const documents = '(?:行动计划|方案|规划|办法|条例|实施意见|目录|细则|计划|清单|纲要)'
const stop = '(?=[,。;、\\n和与及等]|精神|$)'

const patterns = perModel((lexicon: Lexicon) => {
  const heads = [...lexicon.heads].filter(([head, type]) => type === 'event' && head.length > 1 && !/会议$/.test(head)).map(([head]) => head).sort((a, b) => b.length - a.length).join('|')
  // behind 暨 comes a second name, and it may be a list
  const name = `[^,。;:!?\\n、的]{2,44}?(?:暨[^,。;:!?\\n的]{2,34}?)?(?:${heads})`
  const issue = `[^,。;:!?\\n《》]{4,40}?${documents}${stop}`
  return {
    held: new RegExp(`(?:举行|举办|召开|出席|主办|承办)(${name})(?=[,。;\\n]|$)`, 'g'),
    meets: new RegExp(`(?:^|(?<=[,。;\\n]|(?:主办|承办|协办|举办)的))(${name})(?=(?:近日|日前|昨[天日]|今[天日]|(?:\\d{1,2}月)?\\d{1,2}日)?(?:上午|下午|晚)?将?(?:在[^,。;\\n]{2,20}?)?(?:成功|隆重|正式)?(?:举行|召开|举办|开幕|启幕))`, 'g'),
    at: new RegExp(`(?<=在|举行的|举办的|召开的)(${name})(?=上[,。])`, 'g'),
    issued: new RegExp(`(?:印发|出台|发布|公布|制定|审议通过|审议|研究|修订|深化|落实|编制|实施)了?(${issue})`, 'g'),
    next: new RegExp(`[和与及、](?:${issue})`, 'y'),
  }
})
