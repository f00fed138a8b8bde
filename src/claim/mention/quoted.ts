import { hits } from '../../base/hits.ts'
import type { EntityType } from '../records.ts'
import { growLeft } from './grow.ts'
import type { Candidate, Reading } from './reading.ts'

/** Words of being given a title, before a quote. */
const honour = /(?:获颁|获评|荣获|获得|荣膺|评为|命名为|授予|认定为|捧回|摘得|入选|跻身|被誉为?|赢得|斩获)(?:了|省级|国家级|全国|全省|首批)?$/
const documents = /(?:办法|条例|计划|方案|政策|措施|意见|指引|指南|规划|纲要|清单|目录|细则|规定|决定|通知|公告|报告|白皮书|蓝皮书|标准|规范|协议|倡议|宣言|制度|规则|要点|[一二三四五六七八九十]+条)(?:[(（].{1,12}[)）])?$/

/** Names in 《》 and “”: documents, policies, products and events by what they are called and by the word behind the quote. */
export function findQuoted(r: Reading): Candidate[] {
  const { text, lexicon } = r
  const found: Candidate[] = []
  for (const m of hits(/《([^《》\n]{2,60})》/g, text)) {
    const inner = m[1]!
    const start = m.index + 1
    const work = /(?:剧|片|电影|歌曲|动画|小说|图书|专辑|剧目|综艺|游戏)$/.test(text.slice(Math.max(0, m.index - 4), m.index))
    const type: EntityType = work ? 'product' : /(?:日报|晚报|晨报|时报|新报|导报|早报|商报|电视台|新闻网|杂志)$/.test(inner) ? 'institution' : 'programme'
    found.push({ start, end: start + inner.length, type, rank: 8 })
  }
  for (const m of hits(/[“‘]([^“”‘’\n]{1,30})[”’]/g, text)) {
    const inner = m[1]!
    const start = m.index
    const end = start + m[0].length
    if (/^头.{1,2}工程$|^头号|^[一二三四五六七八九十]大专项/.test(inner)) continue
    const tail = tailHere.exec(text.slice(end, end + 24))
    const type = tail ? tailType(tail[0]) : undefined
    if (tail && type === 'programme' && (/—.*—/.test(inner) || /的/.test(tail[0]) || tail[0].length > 4 && !nounsOnly(r, end, end + tail[0].length))) continue
    if (tail && type && !(type === 'product' && inner.length < 2) && !(type !== 'event' && type !== 'programme' && (/[。!?;,]|^.{13}/.test(inner) || !tail[0].startsWith('号') && !nounsOnly(r, end, end + tail[0].length)))) {
      const from = /^“[\dA-Z+]+”/.test(m[0]) || lexicon.terms.has(inner) ? start : type === 'event' || type === 'programme' ? leadIn(r, start, type === 'event') : start
      found.push({ start: Math.min(from, start), end: end + tail[0].length, type: r.yard && type === 'facility' ? 'product' : type, rank: 7 })
    } else if (lexicon.terms.has(inner) || documents.test(inner)) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 6 })
    else if (honour.test(behindQuotes(text, start)) && inner.length >= 4 || /^的?(?:牌子|称号|荣誉|头衔|美誉|奖项|认证|金字招牌)/.test(text.slice(end, end + 6)) && inner.length >= 4) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 6 })
    else if (/^.{2,}(?:行动|计划|工程)$/.test(inner) && !/十.五/.test(inner)) {
      // 2024年“某某行动”, “某某行动”专项活动: its year and what it is are part of it
      const year = /(?:19|20)\d\d年$/.exec(text.slice(Math.max(0, start - 5), start))?.[0].length ?? 0
      const more = /^(?:专项|系列|主题)活动/.exec(text.slice(end, end + 4))?.[0].length ?? 0
      found.push(year || more ? { start: start - year, end: end + more, type: 'programme', rank: 6 } : { start: start + 1, end: end - 1, type: 'programme', rank: 6 })
    } else if (/(?:仪式|推介会|招聘会|座谈会|对接会|洽谈会)$/.test(inner)) {
      // 丰州市“归雁工程签约仪式”
      const place = r.tokens[r.tokenOf[start]! - 1]
      found.push(place?.kind === 'L' ? { start: place.start, end, type: 'event', rank: 7 } : { start: start + 1, end: end - 1, type: 'event', rank: 6 })
    }
    else if (inner.length >= 3 && /^[^。;\n]{0,4}(?:拉开帷幕|开幕|启幕|落幕|闭幕|收官|开赛|举行|举办|开跑|鸣枪)/.test(text.slice(end, end + 10))) found.push({ start: start + 1, end: end - 1, type: 'event', rank: 5 })
    else if (/(?:货轮|巨轮|客轮|邮轮|油轮|渔轮|轮船|货船|渔船|拖轮|科考船|集装箱船|散货船|滚装船|快艇)$/.test(text.slice(Math.max(0, start - 4), start)) && inner.length > 2) found.push({ start: start + 1, end: end - 1, type: r.yard ? 'product' : 'facility', rank: 6 })
    else if (inner.length >= 4 && /(?:[^环细季小]节|大赛|论坛|博览会|展销会|庙会|大集|马拉松|晚会|音乐会|开放日|文化周|消费季|嘉年华)$/.test(inner)) found.push({ start: start + 1, end: end - 1, type: 'event', rank: 6 })
    else if (/[一二三四五六七八九十\d]号$/.test(inner)) found.push({ start: start + 1, end: end - 1, type: /首航|靠泊|起锚|驶|出海|返航|船上|船员|甲板|停靠/.test(text.slice(Math.max(0, start - 12), start) + text.slice(end, end + 12)) ? 'facility' : 'product', rank: 5 })
    else if (/^(?!十.五)(?:.*)(?:大脑|平台|直通车|贷|券|险|专窗|窗口|一件事|煤改[电气]|[煤油气柴]改[电气氢]|行动|工程|举措|模式|机制|积分制|新政|[^\d]条)$/.test(inner) && inner.length >= 3) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 5 })
    else if (/(?:大模型|模型|软件|系统|机器人|应用|小程序|产品|芯片|电池|卫星|火箭|新车|车型|成果|新技术|品种|新品)$/.test(text.slice(Math.max(0, start - 4), start))) found.push({ start: start + 1, end: end - 1, type: 'product', rank: 5 })
    else if (/^(?:等|的)?(?:金融|营商|惠企|服务|文旅|公益|特色|工作|就业|创业|就业创业|招聘|政务|信用)?(?:平台|品牌|称号|名单|榜单|荣誉)/.test(text.slice(end, end + 8)) && inner.length >= 2 && !(r.lexicon.words.has(inner) && inner.length < 4)) found.push({ start: start + 1, end: end - 1, type: 'programme', rank: 7 })
  }
  // 入选X, 获评X: a title of honour or a list
  for (const m of hits(/(?:入选|荣获|获评|获得|被评为|被认定为|获批|跻身|列入|上榜|获颁)(?:了|为|首批|全国首批|第[一二三四五六七八九十\d]+批|\d{4}年度?|省级|国家级)*([^,。;:、“”《》!?()\n的]{4,18}?)(?=称号|名单|榜单|行列|[,。;、\n)])/g, text)) {
    const inner = m[1]!
    const start = m.index + m[0].length - inner.length
    if (!/\d|[家个项名万亿元]$|奖金|资格|批复|同意|支持|认可|好评|肯定|点赞|证书|许可|融资|补贴|贷款|丰收|成功|突破|(?<!单项)冠军|第一|第二|[省市国]级/.test(inner) && /(?:企业|单项冠军|小巨人|集群|试点|示范[区县市村镇点]?|项目|基地|园区|县|市|区|工厂|名录|城市|百强|榜|奖|计划|案例|工程|称号|单位|集体|品牌|街区|目的地|产品)$/.test(inner)) found.push({ start, end: start + inner.length, type: 'programme', rank: 6 })
  }
  // 开展甲、乙、丙等五大工程: every item of the list is one
  for (const m of hits(/(?:开展|实施|推进|启动|抓好|聚焦)([^,。;:“”\n]{6,90}?)等(?:[一二三四五六七八九十\d]+)?[大项个]?(?:专项行动|专项整治行动|重点工程|重大工程|工程|行动|计划)/g, text)) {
    let at = m.index + m[0].indexOf(m[1]!)
    const items = m[1]!.split('、')
    for (const item of items) {
      if (items.length > 1 && item.length >= 4 && item.length <= 14) found.push({ start: at, end: at + item.length, type: 'programme', rank: 6 })
      at += item.length + 1
    }
  }
  for (const m of hits(/党的[一二三四五六七八九十]{1,4}(?:大(?!以)|届[一二三四五六七八九十]{1,4}中全会)|全国两会|进博会|广交会|服贸会|消博会|高交会|工博会|链博会|数博会|东博会|西博会|投洽会|冬奥会|亚运会|全运会|世博会|奥运会|(?:全国|省|市|区|县)?(?:政协|人大)会议|[一二三四五六七八九十]{1,4}届[一二三四五六七八九十]{1,4}中全会/g, text)) found.push({ start: m.index, end: m.index + m[0].length, type: 'event', rank: 4 })
  for (const term of lexicon.terms) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) found.push({ start: at, end: at + term.length, type: 'programme', rank: 2 })
  }
  return found
}

/** What stands before a quote, over the quotes right before it: 获评“甲”“乙”. */
function behindQuotes(text: string, start: number): string {
  return text.slice(Math.max(0, start - 60), start).replace(/(?:“[^“”\n]{2,20}”[、和]?)+$/, '').slice(-6)
}

/** Behind a quoted brand only nouns make one name with it: “吃”下退役电池 is none. */
function nounsOnly(r: Reading, from: number, to: number): boolean {
  if (r.tokens[r.tokenOf[to - 1]!]!.end !== to) return false
  if (/[vf]/.test(r.tokens[r.tokenOf[from]!]!.kind) && !r.lexicon.nominal.has(r.tokens[r.tokenOf[from]!]!.text) || r.tokens[r.tokenOf[to - 1]!]!.kind === 'v') return false
  return !r.tokens.slice(r.tokenOf[from]!, r.tokenOf[to - 1]! + 1).some(t => /[upcmrtq]/.test(t.kind) && !r.lexicon.nominal.has(t.text) && t.text !== '牌' || /^[下出到进上着起来]$/.test(t.text))
}

/** What stands before a quote and belongs to it: nouns, places and years, and a verbal noun only between nouns (耕地保护“…”行动). */
function leadIn(r: Reading, quote: number, event: boolean): number {
  const start = growLeft(r, quote, { max: 16, numbers: event, verbs: event })
  let at = quote
  if (r.text.slice(quote - 2, quote) === '国家') return quote
  for (let i = r.tokenOf[quote]! - 1; i >= 0 && r.tokens[i]!.start >= start; i--) {
    const t = r.tokens[i]!
    if (!event && (r.lexicon.lead.has(t.text) && t.text !== '建设' || (t.kind === 'g' || t.kind === 'a') && !(i > 0 && r.tokens[i - 1]!.kind === 'n' && r.tokens[i - 1]!.start >= start) && !(r.tokens[i + 1]!.kind === 'n' && r.tokens[i + 1]!.start < quote))) break
    at = t.start
  }
  return at
}

/** What stands behind a quote and makes one name with it. */
const tails = [
  '(?:[\u3400-\u9fff]{0,10}?)(?:行动计划|行动方案|专项行动|行动)', '工程', '计划', '规划', '(?:[\u3400-\u9fff]{0,8})(?:产业链|产业集群|产业体系|集群|体系)', '未来产业', '战略', '(?:[\u3400-\u9fff]{0,6})(?:机制|模式|制度)', '(?:[\u3400-\u9fff]{1,4})服务品牌', '榜单', '系列[\u3400-\u9fff]{0,6}课堂',
  '牌[\u3400-\u9fff]{2,8}?(?:机|车|器|茶|酒|米|奶|药|肉|果|油|面|布|鞋|电池|钢)', '[\u3400-\u9fff]{0,6}(?:泳衣|羽绒服|冲锋衣|衬衫|西服|童装|袜|帽|伞|杯|锅|灶|床垫|床|沙发|自行车|摩托车|电动车|重卡|轻卡|皮卡|轿车|公交车|拖挂车|玉米|小麦|水稻|大豆|油菜|棉花|番茄|辣椒|草莓|西瓜|月饼|粽子|火腿|白酒|黄酒|绿茶|红茶|咖啡|牛奶|酸奶|果汁|饮料|面粉|大米|食用油|肥料|农药|颗粒|口服液|植入剂|膏药|贴剂|片剂|支架|起搏器|内窥镜|系统|墒情仪|仪|车|泵|艇|鞋|服|炉|机床|无人机|无人船|机组|芯片|发动机|装备|疫苗|注射液|胶囊|显微镜|望远镜|光刻机|打印机|收割机|播种机|机械手|机械臂|座椅|头盔|面料|跑鞋|运动鞋|拖拉机|挖掘机|拖车|客车|卡车)', '牌[\u3400-\u9fff]{1,6}', '(?:号?货轮|养殖工船|工船|施工船|风电安装船|挖泥船|集装箱船|散货船|轮|号轮|货轮|邮轮|渔船|科考船|拖轮|油轮|船)(?![\u3400-\u9fff]*公司)', '大模型', '[A-Z]{2,4}软件', '软件', '卫星', '(?:[\u3400-\u9fff]{0,6})电池', '系统', '机器人', '(?:[\u3400-\u9fff]{0,14})(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|授旗仪式|推介会|仪式|演练|竞赛|比赛|论坛)', '专项活动', '活动', '游轮', '云招聘',
].join('|')

const tailHere = new RegExp(`^(?:${tails})`)

function tailType(tail: string): EntityType {
  if (/(?:轮|船)$/.test(tail)) return 'facility'
  if (/(?:泳衣|羽绒服|冲锋衣|衬衫|西服|童装|袜|帽|伞|杯|锅|灶|床垫|床|沙发|重卡|轻卡|皮卡|玉米|小麦|水稻|大豆|油菜|棉花|番茄|辣椒|草莓|西瓜|月饼|粽子|火腿|酒|茶|咖啡|奶|果汁|饮料|面粉|大米|食用油|肥料|农药|颗粒|口服液|植入剂|膏药|贴剂|片剂|支架|起搏器)$/.test(tail)) return 'product'
  if (/(?:大模型|软件|电池|系统|机器人|卫星|座椅|头盔|面料|仪|车|泵|艇|鞋|服|炉|机床|机|机组|芯片|装备|疫苗|注射液|胶囊|镜|机械手|机械臂)$|^牌/.test(tail)) return 'product'
  if (/(?:大赛|招聘会|双选会|座谈会|论坛|博览会|大会|仪式|推介会|云招聘|(?<!专项)活动|演练|竞赛|比赛)$/.test(tail)) return 'event'
  return tail === '游轮' ? 'facility' : 'programme'
}
