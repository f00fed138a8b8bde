import { hits } from '../../base/hits.ts'
import { proper } from './grow.ts'
import { endsWord, startsWord, type Candidate, type Reading } from './reading.ts'

const chiefs = /(?:联合|首席)?创始人|董事长|副?总经理|常务副?总经理|执行总裁|副?总裁|首席[\u3400-\u9fff]{2,4}官|首席执行官|董事会秘书|副?总工程师|总设计师|掌门人|[\u3400-\u9fff]{2}总监|副厂长|厂长|首席科学家|制片人|CEO|执行董事|常务副总|副总|技术负责人|(?:技术|业务|商务|外贸|生产|质量|市场|研发|销售|财务|行政|工程|运营|设备|安全|项目|采购|品质|人力资源|营销|招商|物流|仓储|基地|车间|区域|大区|客服|信息)部?(?:副?(?:部长|经理|总监|主管|主任|总))|副?总经理助理|场长|矿长|园长|老板娘?|掌门|(?:质检|安全|技术|操作)(?:员|工)(?=[\u3400-\u9fff]{2,3})|站长/g

/** Companies written without their legal form: before a chief's title, by the trade at their end, and in lists that end in 等…企业. */
export function findFirms(r: Reading): Candidate[] {
  const found: Candidate[] = []
  const put = (from: number, end: number, rank: number) => {
    // 我县|惠岳汽车
    const start = r.text[from - 1] === '我' && /[省市县区州]/.test(r.text[from]!) ? from + 1 : from
    if (end - start >= 2 && !/^[一二三四五六七八九十首]期$/.test(r.text.slice(start, end))) found.push({ start, end, type: 'company', rank })
  }
  for (const m of hits(chiefs, r.text)) {
    const start = nameBefore(r, m.index, 8, /^(?:董事长|总经理|创始人|联合创始人|董事会秘书|董秘|副总裁|总裁)$/.test(m[0]))
    if (start >= 0 && (m.index - start >= 3 || coined(r, start, m.index))) put(start, m.index, 5)
  }
  const { tokens, lexicon } = r
  for (const t of tokens) if (lexicon.central.has(t.text) || lexicon.famous.has(t.text)) {
    // 抖音直播 is a way to sell
    if (/^(?:线上)?(?:直播|账号|短视频|号|APP)/.test(r.text.slice(t.end, t.end + 5))) found.push({ start: t.start, end: t.end, type: 'product', rank: 4 })
    else put(t.start, branchEnd(r, t.end), 4)
  }
  for (const m of hits(/中(?:国?铁|建|交|冶|水|核|电建|铁建)(?:[一二三四五六七八九十]{1,3}(?:航?局|公局|公司)|(?:隧道|电气化|大桥|北京|上海|广州|武汉|城建|北方)(?:工程)?局|(?:[一二三四]航院|[一二三四]公院))/g, r.text)) put(m.index, m.index + m[0].length, 4)
  // 中科曦光: firms out of the academy's institutes carry its name before their own
  for (const m of hits(/中科(?!院|大|学|技|研|室|目|普|教|员|长)[\u3400-\u9fff]{2}/g, r.text)) if (startsWord(r, m.index) && !hasVerb(r, m.index + 2, m.index + 4) && !/[的在和与等了是及]/.test(m[0]) && endsWord(r, m.index + 4)) put(m.index, m.index + 4, 3)
  for (const t of tokens) {
    if (!lexicon.trades.has(t.text) || t.text.length < 2) continue
    const loose = vague.has(t.text)
    const start = nameBefore(r, t.start, loose ? 3 : 4, !loose, true)
    const own = start < 0 ? start : afterPlaces(r, start, t.start)
    const size = t.start - own
    // 玉溪|农投, 福建|炼化: a place and a trade of its own
    if (start >= 0 && size === 0 && ownTrade.test(t.text) && clause(r, start) && !/^[nk]$/.test(tokens[r.tokenOf[t.start]! + 1]?.kind ?? '')) put(start, t.end, 2)
    if (start < 0 || size < 2 || size > 4 || !(named(r, own, t.start) || (!loose && single(r, own, t.start)))) continue
    const next = tokens[r.tokenOf[t.start]! + 1]
    if (loose && (!clause(r, start) || !next || !(/[vdpu]/.test(next.kind) || yields.test(next.text)) || hasVerb(r, own, t.start) || counted(r, own, t.start) || r.tokens[r.tokenOf[own]!]!.kind === 'v')) continue
    if (next && (next.kind === 'n' || next.kind === 'g') && next.text.length > 1 && !/^(?:副?总|董事|创始|首席|相关|负责)/.test(r.text.slice(next.start, next.start + 2)) && !clause(r, start)) continue
    put(start, t.end, 2)
  }
  // 由X建设, 由X和Y共同投资: whoever builds is a company where no other kind of name is read there
  for (const m of hits(/[由是]([\u3400-\u9fff()、]{2,28}?)(?:共同|联合|合资|独家|全资|牵头|负责|具体|投入|总)?(?:投资|投建|承建|建设|兴建|运营|运行|开发|研制|研发|建造|出资|施工|制造|生产|控股|执飞|供货|代建|领建|合建|承运|承揽|经营|管理|出品|造|产)/g, r.text)) {
    if (m[0][0] === '是' && r.text[m.index + m[0].length] !== '的') continue
    let at = m.index + 1
    for (const item of m[1]!.split(/[、和与]/)) {
      const from = afterPlaces(r, at, at + item.length)
      if (item.length >= 2 && item.length <= 10 && startsWord(r, at) && endsWord(r, at + item.length) && !/^[市省区县州我本该其两双]|公司|集团|政府|部门|企业|集体|学院|大学|[局委厅院所]$/.test(item) && (coined(r, from, at + item.length) || (tradeEnd(r, at + item.length) && at + item.length - from >= 4)) && !hasVerb(r, from, at + item.length)) put(at, at + item.length, 2)
      at += item.length + 1
    }
  }
  listed(r, put)
  // 甲、乙和丙三家企业, 甲、乙已签约: what counts companies or has them come makes every item one
  for (const m of hits(/((?:[\u3400-\u9fffA-Za-z]{2,16}、){0,7}[\u3400-\u9fffA-Za-z]{2,16}?[、和与及][\u3400-\u9fffA-Za-z]{2,8}?)(?=(?:等|这)?(?:[\d一二三四五六七八九十两数多几]+余?多?家[\u3400-\u9fff]{0,6}?(?:企业|公司|厂家|厂商|采购商|客商|商家|商户|用人单位|单位|[酒药车茶民央国房]企|龙头)|等?(?:已|先后|相继|陆续|也|均|都)+(?:签约|入驻|落户|进驻|投产|落地|下单|建厂)))/g, r.text)) {
    let at = m.index
    const parts = m[1]!.split(/([、和与及])/)
    parts.forEach((item, i) => {
      const end = at + item.length
      if (i % 2 === 0) {
        const from = i ? at : lastStart(r, at, end)
        const own = afterPlaces(r, from, end)
        if (end - own >= 2 && !titled(r, end) && end - from <= 9 && startsWord(r, from) && endsWord(r, end) && !hasVerb(r, from, end) && !counted(r, from, end) && !/[qv]/.test(r.tokens[r.tokenOf[from]!]!.kind) && !/国家|地区$/.test(item) && !r.lexicon.titles.has(r.text.slice(from, end)) && !r.lexicon.generic.has(r.text.slice(own, end)) && !/[省市区县镇乡村局委院]$/.test(item)) put(from, end, 1)
      }
      at = end
    })
  }
  // X发布的…, X研发的…, X首创的…: the maker at the head of a clause
  for (const m of hits(/(?<=^|[,。;:、\n])([\u3400-\u9fff]{2,6}?)(?=(?:发布|研发|首创|推出|研制|自研)的|的[\u3400-\u9fffA-Za-z“”]{1,10}大模型)/g, r.text)) {
    if (!/^[该本我其]/.test(m[1]!) && unusual(r, m.index, m.index + m[1]!.length)) put(m.index, m.index + m[1]!.length, 2)
  }
  // 位于青禾湾的X致力于…, 位于青禾湾的X是国内领先的…企业: what a firm alone does or is
  for (const m of hits(/(?:位于|地处|坐落[于在])[\u3400-\u9fff]{2,12}?的([\u3400-\u9fffA-Za-z]{3,12}?)(?=是[^,。;\n]{2,40}企业|致力于|专注于|专业从事|深耕)/g, r.text)) {
    const end = m.index + m[0].length
    const start = end - m[1]!.length
    if (startsWord(r, start) && endsWord(r, end) && !hasVerb(r, start, end) && !counted(r, start, end) && !/[区园城市县镇村院所心]$/.test(m[1]!) && (coined(r, start, end) || (tradeEnd(r, end) && distinctEnough(r, start, end)))) put(start, end, 2)
  }
  // 甲、乙、丙等…企业
  for (const m of hits(/((?:[\u3400-\u9fffA-Za-z]{2,8}、){1,8}[\u3400-\u9fffA-Za-z]{2,8})等(?:我[市区县]|[\u3400-\u9fff]{0,6})?(?:[多数\d一二三四五六七八九十]*家)?[\u3400-\u9fff]{0,4}(?:企业|公司|厂商|[车酒药茶]企|争相|布局)/g, r.text)) {
    let at = m.index
    const items = m[1]!.split('、').map((item, i) => {
      const end = at + item.length
      const start = trimLead(r, i || startsWord(r, at) && !/[了的]/.test(item) ? at : lastStart(r, at, end), end)
      at = end + 1
      return { start, end, odd: unusual(r, start, end) && !hasVerb(r, start, end) }
    })
    // 岚讯方舟 beside a coined name is one too
    const beside = items.some(i => i.odd)
    for (const { start, end, odd } of items) if (odd || beside && end - start > 3 && plain(r, start, end)) put(start, end, 2)
  }
  // 与X等…企业签约, 两家企业X和Y: one or two names beside the word for what they are
  for (const m of hits(/[与和同向跟为由]([\u3400-\u9fff]{3,8})等(?:[\d一二三四五六七八九十多]+家)?[\u3400-\u9fff]{0,8}?(?:企业|公司|厂商|[车酒药茶]企)/g, r.text)) {
    const from = trimLead(r, m.index + 1, m.index + 1 + m[1]!.length)
    const end = m.index + 1 + m[1]!.length
    if (startsWord(r, from) && endsWord(r, end) && (coined(r, from, end) || tradeEnd(r, end) && distinctEnough(r, from, end)) && !hasVerb(r, from, end)) put(from, end, 1)
  }
  for (const m of hits(/家[\u3400-\u9fff]{0,6}?企业(?=[\u3400-\u9fff]{3,6}[和与][\u3400-\u9fff]{3})/g, r.text)) {
    const start = m.index + m[0].length
    const and = start + r.text.slice(start).search(/[和与]/)
    const last = firmEnd(r, and + 1, Math.min(r.text.length, and + 9), true)
    const kin = r.text.startsWith(r.text.slice(start, start + 2), and + 1)
    if ((kin || tradeEnd(r, and) && distinctEnough(r, start, and)) && last > 0 && distinctEnough(r, and + 1, last)) { put(start, and, 2); put(and + 1, last, 2) }
  }
  return found
}

/** A title ends here: 区委副书记 in a list is no company. */
function titled(r: Reading, end: number): boolean {
  return r.lexicon.titles.has(r.tokens[r.tokenOf[end - 1]!]!.text)
}

/** 甲、乙和丙科技: items beside a company in one list are companies when they are coined words. */
function listed(r: Reading, put: (start: number, end: number, rank: number) => void): void {
  for (const m of hits(/[\u3400-\u9fffA-Za-z()]{2,20}(?:、[\u3400-\u9fffA-Za-z()]{2,14})+(?:[和与及][\u3400-\u9fffA-Za-z()]{2,14})?/g, r.text)) {
    const items: { start: number; end: number }[] = []
    let at = m.index
    for (const part of m[0].split(/([、和与及])/)) {
      if (!/^[、和与及]$/.test(part) && part.length > 1) items.push({ start: at, end: at + part.length })
      at += part.length
    }
    // the last item runs on into its sentence: it ends at the first trade or company's head in it
    const ends = items.map(({ start, end }) => firmEnd(r, start, end))
    if (!ends.slice(0, -1).some(e => e > 0) && !(ends.at(-1)! > 0 && items.length > 2)) continue
    // beside a sure company one with an everyday trade stands too
    items.forEach(({ start, end }, i) => { if (ends[i]! < 0) ends[i] = firmEnd(r, start, end, true) })
    const firms = ends.filter(e => e > 0).length
    items.forEach(({ start, end }, i) => {
      const last = i === items.length - 1
      // 甲光电、乙科技、青野森林等: the last one of a list of companies
      if (last && firms > 1 && firms === items.length - 1 && ends[i]! < 0) {
        const stop = end - start > 3 ? start + r.text.slice(start, end).indexOf('等') : -1
        if (stop - start >= 3 && stop - start <= 6 && plain(r, start, stop)) put(start, stop, 1)
        return
      }
      const stop = ends[i]! > 0 ? ends[i]! : last ? -1 : end
      const from = i ? start : trimLead(r, lastStart(r, start, stop), stop)
      if (stop < 0 || stop - from < 2 || stop - from > 8 || hasVerb(r, from, ends[i]! > 0 ? Math.max(from + 1, r.tokens[r.tokenOf[stop - 1]!]!.start) : stop) || !startsWord(r, from) || !endsWord(r, stop)) return
      if (ends[i]! > 0 ? distinctEnough(r, from, stop) : coined(r, from, stop) && !r.lexicon.places.has(r.text.slice(from, stop))) put(from, stop, 2)
    })
  }
}

/** Where in an item of a list a company's name ends: at its end for a trade or 公司, 集团, 厂; -1 when there is none. */
function firmEnd(r: Reading, start: number, end: number, loose = false): number {
  for (let i = r.tokenOf[start]!; i < r.tokens.length && r.tokens[i]!.end <= end; i++) {
    const t = r.tokens[i]!
    if (t.start < start + 2) continue
    const next = r.tokens[i + 1]
    if ((r.lexicon.trades.has(t.text) && (loose ? !r.lexicon.nominal.has(t.text) : !vague.has(t.text)) || /^(?:公司|集团)$/.test(t.text)) && t.text.length > 1 && (t.end === end || /[vdpum]/.test(next?.kind ?? 'w') && t.end < end)) return t.end
  }
  return -1
}

/** The first item of a list runs back into its sentence: its name begins behind the last verb, particle or preposition. */
function lastStart(r: Reading, start: number, end: number): number {
  let from = start
  for (let i = r.tokenOf[start]!; i < r.tokens.length && r.tokens[i]!.end < end; i++) {
    const t = r.tokens[i]!
    if (/[pucrmt]/.test(t.kind) || (t.kind === 'v' && (t.text.length > 1 || /[有是为到]/.test(t.text))) || /^(?:企业|单位|公司|厂商|巨头|客户)$/.test(t.text)) from = t.end
  }
  return from
}

/** A name whose front is its own, not a place and a trade alone. */
function distinctEnough(r: Reading, from: number, end: number): boolean {
  const own = afterPlaces(r, from, end)
  const name = r.text.slice(own, end)
  const trade = r.tokens[r.tokenOf[end - 1]!]!.start
  const first = r.tokens[r.tokenOf[own]!]!.text
  return name.length >= 4 && (named(r, own, trade) || single(r, own, trade)) && !r.lexicon.words.has(name) && (first.length < 2 || !r.lexicon.generic.has(first)) && !r.lexicon.nominal.has(first) && !r.lexicon.trades.has(first)
}

/** Nouns that say nothing general, no word together: 青野|森林. */
function plain(r: Reading, start: number, end: number): boolean {
  const { words, places, generic, trades, fields, titles, heads, nominal, lead } = r.lexicon
  const tokens = r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1)
  return startsWord(r, start) && endsWord(r, end) && !words.has(r.text.slice(start, end)) && !places.has(r.text.slice(start, end)) &&
    tokens.every(t => /[nka]/.test(t.kind) && !generic.has(t.text) && !trades.has(t.text) && !fields.has(t.text) && !titles.has(t.text) && !heads.has(t.text) && !nominal.has(t.text) && !lead.has(t.text))
}

/** Where the name goes on behind the places that it begins with. */
function afterPlaces(r: Reading, start: number, end: number): number {
  let at = start
  while (at < end && r.tokens[r.tokenOf[at]!]!.kind === 'L') at = r.tokens[r.tokenOf[at]!]!.end
  return Math.min(at, end)
}

/** One word that says nothing general (江南, 万通, 天骄). */
function single(r: Reading, start: number, end: number): boolean {
  const t = r.tokens[r.tokenOf[start]!]!
  return t.start === start && t.end === end && end - start === 2 && /[nk]/.test(t.kind) && !r.lexicon.generic.has(t.text) && !r.lexicon.lead.has(t.text) && !r.lexicon.trades.has(t.text) && !r.lexicon.fields.has(t.text) && !r.lexicon.titles.has(t.text) && !r.lexicon.heads.has(t.text) && (r.lexicon.words.get(t.text)?.weight ?? 0) <= 11
}

/** Two single characters that are no word together, or letters: a coined brand. */
function coined(r: Reading, start: number, end: number): boolean {
  if (end - start < 2 || end - start > 6) return false
  const name = r.text.slice(start, end)
  return !r.lexicon.words.has(name) && proper(r, start, end) && r.tokens[r.tokenOf[start]!]!.kind !== 'L' && !/[的了是在有和与及将把被让们这那其]/.test(name) && !r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1).some(t => t.text.length > 1 && (r.lexicon.generic.has(t.text) || r.lexicon.lead.has(t.text))) && !counted(r, start, end)
}

function counted(r: Reading, start: number, end: number): boolean {
  return r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1).some(t => /[mqrpcud]/.test(t.kind) && t.text.length > 1 || /[rpcu]/.test(t.kind))
}

function tradeEnd(r: Reading, end: number): boolean {
  const t = r.tokens[r.tokenOf[end - 1]!]!
  return t.end === end && r.lexicon.trades.has(t.text)
}

/** What a company makes a year, or a stage of its works, stands behind its name. */
const yields = /^年(?:产|加工|处理|回收)$|^[一二三四五六]期$/

/** Trades that a place's own company is called by. */
const ownTrade = /^(?:.投|炼化|石化|森工|港务|轨交|公交|钢铁|城建|城发|农发|水务|热电|热力|燃气|盐业|烟草|能投|交控)$/

/** Trades that are everyday words: only a chief's title or the full name tells a company by them. */
const vague = new Set('铝材 体育 体育用品 户外 面料 家纺 毛巾 地毯 羊绒 羽绒 皮具 鞋材 化妆品 美妆 花卉 苗木 园艺 草业 种苗 菌菇 果蔬 豆制品 酿造 啤酒 白酒 黄酒 葡萄酒 酒厂 矿泉水 糖厂 木器 漆器 炊具 厨具 灶具 电动车 摩托 单车 童车 渔具 乳制品 肠衣 竹木 钢结构 管桩 智能 客车 重卡 建设 工业 数据 环境 农业 能源 电子 信息 网络 时代 材料 文化 物流 食品 汽车 动力 电力 软件 芯片 机器人 无人机 传媒 医疗 通信 环保 林业 牧业 渔业 种业 港务 集团 航空 机械 激光 家具 饲料 照明 变压器 零部件 阀门 轴承 涂料 肥料 农机 印刷 包装 塑料 橡胶 皮革 服装 针织 五金 门窗 地板 灯具 玩具 工艺 工艺品 珠宝 眼镜 仪器 仪表 机床 模具 刀具 烟草 造纸 香料 疫苗 器材 试剂 纤维 颜料 冷链 快递 超市 百货 餐饮 园林 市政 生物医药 医药 新能源 半导体 物联 检测 设计院 文创 文旅 文具 礼品 黄金 稀土 石材 燃气 热力 热电 水电 核电 煤电 粮油 粮食 油脂 蔬菜 水产 乳品 肉食 饮料 饮品 调味品 日化 电源 电机 管材 箱包 毛纺 棉纺 化纤 卫浴 洁具 地产 房产 装备 液压 传动 数控 自动化 显示 存储 电路 线缆 光缆 卫星 直升机 低空 算力 硅材料 电子材料 电池材料 纳米 超导 诊断 口腔 眼科 康养 石墨 科创 储运 航运 海运 轮渡 造船 算力 电商 商贸 供应链 测控 机电 物联 信创 信安 创投 资本 照明 玻纤 纺织 电池 化工 钢铁 水泥 轮胎 电器 储能 光伏 风电'.split(' '))

/** True when a name at `start` begins a clause or stands behind a particle. */
function clause(r: Reading, start: number): boolean {
  return start === 0 || /[,。;:、“”\n的由与和在是(]/.test(r.text[start - 1]!)
}

/** Where a run of name-like words before `end` begins, at most `max` characters back; -1 when its left side is no boundary. */
function nameBefore(r: Reading, end: number, max: number, plain = false, placed = false): number {
  let i = r.tokenOf[end]!
  if (r.tokens[i]!.start !== end) return -1
  let start = end
  for (i--; i >= 0; i--) {
    const t = r.tokens[i]!
    if (end - t.start > max || t.kind === 'w' || t.kind === 's' || t.kind === 'x' || t.kind === 'u' || t.kind === 'p' || t.kind === 'c' || t.kind === 'r') break
    if (t.text.length === 1 && (/[是分描到]/.test(t.text) || t.text === '如' && clause(r, t.start)) || t.text.length > 1 && (t.kind === 'v' || t.kind === 'd' || r.lexicon.lead.has(t.text) || r.lexicon.titles.has(t.text) || t.text === '公司' || t.text === '企业')) break
    start = t.start
  }
  if (start === end) return -1
  // 甘肃|元生农牧科技: the place goes on before the longest name
  if (placed && i >= 0 && r.tokens[i]!.kind === 'L' && r.tokens[i]!.end === start) start = r.tokens[i]!.start
  const name = r.text.slice(start, end)
  if (/公司|集团$|企业|工厂|车间|[局委厅部院]$|党|该|本|我/.test(name) || !(named(r, start, end) || (plain && two(r, start, end)) || (placed && plain && single(r, afterPlaces(r, start, end), end))) || (!placed && r.tokens[r.tokenOf[start]!]!.kind === 'L')) return -1
  return clause(r, start) || /[进到访对向给为让从]/.test(r.text[start - 1] ?? '') ? start : -1
}

/** Proper, or at least a single character that is no lead-in beside a word that is not generic (合力|泰). */
function named(r: Reading, start: number, end: number): boolean {
  if (proper(r, start, end)) return true
  const tokens = r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1)
  return tokens.length > 1 && tokens.some(t => t.text.length === 1 && !r.lexicon.lead.has(t.text) && !/[新老大小高好全各本该]/.test(t.text)) && !tokens.some(t => r.lexicon.generic.has(t.text))
}

/** No usual word and no place: cut into single characters or unknown pieces. */
function unusual(r: Reading, start: number, end: number): boolean {
  if (end - start < 2) return false
  const name = r.text.slice(start, end)
  const word = r.lexicon.words.get(name)
  if (word || r.lexicon.places.has(name) || /[区市县省镇村局委部院们]$/.test(name)) return false
  return proper(r, start, end) || (end - start >= 3 && r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1).some(t => t.text.length === 1))
}

function hasVerb(r: Reading, start: number, end: number): boolean {
  return r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1).some(t => t.kind === 'v' && t.text.length > 1)
}

/** Where a great company's branch ends that stands here (中国能建|东北院, 中国移动|海南公司, 中车|株机). */
function branchEnd(r: Reading, at: number): number {
  const next = r.tokens[r.tokenOf[at]!]
  if (next?.start === at && next.text === '云') return next.end
  if (next?.start === at && r.lexicon.trades.has(next.text) && next.text.length > 1 && !/[汽车电池手机]$/.test(next.text)) return next.end
  const branch = /^[\u3400-\u9fff]{1,8}?(?:分公司|公司|设计院|项目部|东北院|西北院|西南院|华东院|华北院|中南院)/.exec(r.text.slice(at, at + 14))
  const inner = branch ? r.tokens.slice(r.tokenOf[at]!, r.tokenOf[at + branch[0].length - 1]!) : []
  if (branch && startsWord(r, at) && inner.every(t => /[Lnk]/.test(t.kind))) return at + branch[0].length
  return at
}

/** Two words together, neither of them generic: 北方|稀土 before 董事长. */
function two(r: Reading, start: number, end: number): boolean {
  const tokens = r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1)
  return tokens.length === 2 && end - start === 4 && tokens.every(t => t.kind === 'n' && !r.lexicon.generic.has(t.text) && !r.lexicon.lead.has(t.text) && !r.lexicon.heads.has(t.text))
}

function trimLead(r: Reading, start: number, end: number): number {
  let i = r.tokenOf[start]!
  // 新岚能源: one character leads in before a word only
  while (start < end && (r.lexicon.lead.has(r.tokens[i]!.text) && (r.tokens[i]!.kind !== 'a' || r.tokens[i]!.text.length > 1 || (r.tokens[i + 1]?.text.length ?? 0) > 1) || /^[vpd]$/.test(r.tokens[i]!.kind) && r.tokens[i]!.text.length > 1 || /^[像如到]$/.test(r.tokens[i]!.text) || r.tokens[i]!.text === '的')) start = r.tokens[i++]!.end
  return start
}
