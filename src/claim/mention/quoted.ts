import type { EntityType } from '../records.ts'
import { growLeft } from './grow.ts'
import type { Candidate, Reading } from './reading.ts'

const documents = /(?:办法|条例|计划|方案|政策|措施|意见|指引|指南|规划|纲要|清单|目录|细则|规定|决定|通知|公告|报告|白皮书|蓝皮书|标准|规范|协议|倡议|宣言|制度|规则|要点|[一二三四五六七八九十]+条)(?:[(（].{1,12}[)）])?$/

/** Names in 《》 and “”: documents, policies, products and events by what they are called and by the word behind the quote. */
export function findQuoted(r: Reading): Candidate[] {
  const { text, lexicon } = r
  const found: Candidate[] = []
  for (const m of text.matchAll(/《([^《》\n]{2,60})》/g)) {
    const inner = m[1]!
    const start = m.index + 1
    const type: EntityType = /(?:日报|晚报|晨报|时报|新报|导报|早报|商报|电视台|新闻网|杂志)$/.test(inner) ? 'institution' : 'programme'
    found.push({ start, end: start + inner.length, type, rank: 8 })
  }
  for (const m of text.matchAll(/“([^“”\n]{1,30})”/g)) {
    const inner = m[1]!
    const start = m.index
    const end = start + m[0].length
    const tail = new RegExp(`^(?:${tails})`).exec(text.slice(end, end + 24))
    if (tail) {
      const type = tailType(tail[0])
      const from = /^“[\dA-Z+]+”/.test(m[0]) ? start : type === 'event' || type === 'programme' ? leadIn(r, start, type === 'event') : start
      found.push({ start: Math.min(from, start), end: end + tail[0].length, type, rank: 7 })
    } else if (lexicon.terms.has(inner) || documents.test(inner)) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 6 })
    else if (/(?:大模型|模型|软件|系统|机器人|应用|小程序|产品|芯片|电池|卫星|火箭|新车|车型)$/.test(text.slice(Math.max(0, start - 4), start))) found.push({ start: start + 1, end: end - 1, type: 'product', rank: 5 })
    else if (/^(?:等)?(?:金融|营商|惠企|服务|文旅|公益|特色|工作)?(?:平台|品牌|称号|名单|榜单|荣誉)/.test(text.slice(end, end + 8)) && inner.length >= 2 && !(r.lexicon.words.has(inner) && inner.length < 4)) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 3 })
  }
  for (const term of lexicon.terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) found.push({ start: at, end: at + term.length, type: 'programme', rank: 2 })
  }
  return found
}

/** What stands before a quote and belongs to it: nouns, places and years, and a verbal noun only between nouns (耕地保护“…”行动). */
function leadIn(r: Reading, quote: number, event: boolean): number {
  const start = growLeft(r, quote, { max: 16, numbers: event, verbs: event })
  let at = quote
  for (let i = r.tokenOf[quote]! - 1; i >= 0 && r.tokens[i]!.start >= start; i--) {
    const t = r.tokens[i]!
    if (!event && (t.kind === 'g' || t.kind === 'a' || r.lexicon.lead.has(t.text)) && !(r.tokens[i - 1] && r.tokens[i - 1]!.kind === 'n' && r.tokens[i - 1]!.start >= start)) break
    at = t.start
  }
  return at
}

/** What stands behind a quote and makes one name with it. */
const tails = [
  '(?:[\u3400-\u9fff]{0,10}?)(?:行动计划|行动方案|专项行动|行动)', '工程', '计划', '规划', '(?:[\u3400-\u9fff]{0,8})(?:产业链|产业集群|产业体系|集群|体系)', '未来产业', '战略', '(?:[\u3400-\u9fff]{0,6})(?:机制|模式|制度)', '(?:[\u3400-\u9fff]{1,4})服务品牌', '榜单', '系列[\u3400-\u9fff]{0,6}课堂',
  '大模型', '[A-Z]{2,4}软件', '软件', '(?:[\u3400-\u9fff]{0,6})电池', '系统', '机器人', '(?:[\u3400-\u9fff]{0,14})(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|授旗仪式|推介会|仪式)', '活动', '游轮', '云招聘',
].join('|')

function tailType(tail: string): EntityType {
  if (/(?:大模型|软件|电池|系统|机器人)$/.test(tail)) return 'product'
  if (/(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|仪式|推介会|云招聘|活动)$/.test(tail)) return 'event'
  return tail === '游轮' ? 'facility' : 'programme'
}
