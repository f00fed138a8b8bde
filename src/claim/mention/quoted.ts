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
      const from = type === 'event' || type === 'programme' ? growLeft(r, start, { max: 20, numbers: true }) : start
      found.push({ start: Math.min(from, start), end: end + tail[0].length, type, rank: 7 })
    } else if (lexicon.terms.has(inner) || documents.test(inner)) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 6 })
    else if (/^(?:等)?(?:金融)?(?:平台|品牌|称号|目标|工作|机制|政务服务|服务|项目)/.test(text.slice(end, end + 6)) && inner.length >= 2) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 3 })
  }
  for (const term of lexicon.terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) found.push({ start: at, end: at + term.length, type: 'programme', rank: 2 })
  }
  return found
}

/** What stands behind a quote and makes one name with it. */
const tails = [
  '(?:[\u3400-\u9fff]{0,10}?)(?:行动计划|行动方案|专项行动|行动)', '工程', '计划', '规划', '(?:[\u3400-\u9fff]{0,8})(?:产业链|产业集群|产业体系|集群|体系)', '未来产业', '战略', '(?:[\u3400-\u9fff]{0,6})(?:机制|模式|制度)', '(?:[\u3400-\u9fff]{0,4})服务品牌', '榜单', '系列[\u3400-\u9fff]{0,6}课堂',
  '大模型', '[A-Z]{2,4}软件', '软件', '(?:[\u3400-\u9fff]{0,6})电池', '系统', '机器人', '(?:[\u3400-\u9fff]{0,14})(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|授旗仪式|推介会|仪式)', '活动', '游轮', '云招聘',
].join('|')

function tailType(tail: string): EntityType {
  if (/(?:大模型|软件|电池|系统|机器人)$/.test(tail)) return 'product'
  if (/(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|仪式|推介会|云招聘|活动)$/.test(tail)) return 'event'
  return tail === '游轮' ? 'facility' : 'programme'
}
