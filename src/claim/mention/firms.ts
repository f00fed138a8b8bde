import { proper } from './grow.ts'
import type { Candidate, Reading } from './reading.ts'

const chiefs = /(?:联合|首席)?创始人|董事长|副?总经理|常务副?总经理|执行总裁|副?总裁|首席[\u3400-\u9fff]{2,4}官|首席执行官|董事会秘书|副?总工程师|总设计师|掌门人|[\u3400-\u9fff]{2}总监|副厂长|厂长|首席科学家|制片人|CEO|执行董事|常务副总|副总|技术负责人/g

/** Companies written without their legal form: before a chief's title, by the trade at their end, and in lists that end in 等…企业. */
export function findFirms(r: Reading): Candidate[] {
  const found: Candidate[] = []
  const put = (start: number, end: number, rank: number) => { if (end - start >= 2) found.push({ start, end, type: 'company', rank }) }
  for (const m of r.text.matchAll(chiefs)) {
    const start = nameBefore(r, m.index, 8, /^(?:董事长|总经理|创始人|联合创始人|董事会秘书|董秘|副总裁|总裁)$/.test(m[0]))
    if (start >= 0 && m.index - start >= 3) put(start, m.index, 3)
  }
  const { tokens, lexicon } = r
  for (const t of tokens) if (lexicon.central.has(t.text)) put(t.start, t.end, 4)
  for (const m of r.text.matchAll(/中(?:建|铁|交|冶|水|核|电建)[一二三四五六七八九十]{1,3}(?:航?局|公司)/g)) put(m.index, m.index + m[0].length, 4)
  for (const t of tokens) {
    if (!lexicon.trades.has(t.text) || t.text.length < 2 || vague.has(t.text)) continue
    const start = nameBefore(r, t.start, 4)
    const size = t.start - start
    if (start < 0 || size < 2 || size > 4 || !named(r, start, t.start)) continue
    const next = tokens[r.tokenOf[t.start]! + 1]
    if (next && (next.kind === 'n' || next.kind === 'g') && next.text.length > 1 && !/^(?:副?总|董事|创始|首席|相关|负责)/.test(r.text.slice(next.start, next.start + 2)) && !clause(r, start)) continue
    put(start, t.end, 2)
  }
  // X发布的…, X研发的…, X首创的…: the maker at the head of a clause
  for (const m of r.text.matchAll(/(?<=^|[,。;:、\n])([\u3400-\u9fff]{2,6}?)(?=(?:发布|研发|首创|推出|研制|自研)的|的[\u3400-\u9fffA-Za-z“”]{1,10}大模型)/g)) {
    if (unusual(r, m.index, m.index + m[1]!.length)) put(m.index, m.index + m[1]!.length, 2)
  }
  // 甲、乙、丙等…企业
  for (const m of r.text.matchAll(/((?:[\u3400-\u9fffA-Za-z]{2,8}、){1,8}[\u3400-\u9fffA-Za-z]{2,8})等(?:我[市区县]|[\u3400-\u9fff]{0,6})?(?:[多数\d一二三四五六七八九十]*家)?[\u3400-\u9fff]{0,4}(?:企业|公司|厂商|争相|布局)/g)) {
    let at = m.index
    for (const item of m[1]!.split('、')) {
      const from = trimLead(r, at, at + item.length)
      if (unusual(r, from, at + item.length) && !hasVerb(r, from, at + item.length)) put(from, at + item.length, 2)
      at += item.length + 1
    }
  }
  return found
}

/** Trades that are everyday words: only a chief's title or the full name tells a company by them. */
const vague = new Set('智能 客车 重卡 建设 工业 数据 环境 农业 能源 电子 信息 网络 时代 材料 文化 物流 食品 汽车 动力 电力 软件 芯片 机器人 无人机 传媒 医疗 通信 环保 林业 牧业 渔业 种业 港务 集团 航空 机械 激光 家具 饲料 照明 变压器 零部件 阀门 轴承 涂料 肥料 农机 印刷 包装 塑料 橡胶 皮革 服装 针织 五金 门窗 地板 灯具 玩具 工艺 工艺品 珠宝 眼镜 仪器 仪表 机床 模具 刀具 烟草 造纸 香料 疫苗 器材 试剂 纤维 颜料 冷链 快递 超市 百货 餐饮 园林 市政 检测 设计院 文创 文旅 文具 礼品 黄金 稀土 石材 燃气 热力 热电 水电 核电 煤电 粮油 粮食 油脂 蔬菜 水产 乳品 肉食 饮料 饮品 调味品 日化 电源 电机 管材 箱包 毛纺 棉纺 化纤 卫浴 洁具 地产 房产 装备 液压 传动 数控 自动化 显示 存储 电路 线缆 光缆 卫星 直升机 低空 算力 硅材料 电子材料 电池材料 纳米 超导 诊断 口腔 眼科 康养 石墨 科创 储运 航运 海运 轮渡 造船 算力 电商 商贸 供应链 测控 机电 物联 信创 信安 创投 资本 照明 玻纤 纺织 电池 化工 钢铁 水泥 轮胎 电器 储能 光伏 风电'.split(' '))

/** True when a name at `start` begins a clause or stands behind a particle. */
function clause(r: Reading, start: number): boolean {
  return start === 0 || /[,。;:、“”\n的由与和在(]/.test(r.text[start - 1]!)
}

/** Where a run of name-like words before `end` begins, at most `max` characters back; -1 when its left side is no boundary. */
function nameBefore(r: Reading, end: number, max: number, plain = false): number {
  let i = r.tokenOf[end]!
  if (r.tokens[i]!.start !== end) return -1
  let start = end
  for (i--; i >= 0; i--) {
    const t = r.tokens[i]!
    if (end - t.start > max || t.kind === 'w' || t.kind === 's' || t.kind === 'x' || t.kind === 'u' || t.kind === 'p' || t.kind === 'c' || t.kind === 'r') break
    if (t.text.length === 1 && /[是分描]/.test(t.text) || t.text.length > 1 && (t.kind === 'v' || t.kind === 'd' || r.lexicon.lead.has(t.text) || r.lexicon.titles.has(t.text) || t.text === '公司' || t.text === '企业')) break
    start = t.start
  }
  if (start === end) return -1
  const name = r.text.slice(start, end)
  if (/公司|集团$|企业|工厂|车间|[局委厅部院]$|党|该|本|我/.test(name) || !(named(r, start, end) || (plain && two(r, start, end))) || r.tokens[r.tokenOf[start]!]!.kind === 'L') return -1
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

/** Two words together, neither of them generic: 北方|稀土 before 董事长. */
function two(r: Reading, start: number, end: number): boolean {
  const tokens = r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]! + 1)
  return tokens.length === 2 && end - start === 4 && tokens.every(t => t.kind === 'n' && !r.lexicon.generic.has(t.text) && !r.lexicon.lead.has(t.text) && !r.lexicon.heads.has(t.text))
}

function trimLead(r: Reading, start: number, end: number): number {
  let i = r.tokenOf[start]!
  while (start < end && (r.lexicon.lead.has(r.tokens[i]!.text) || /^[vpd]$/.test(r.tokens[i]!.kind) && r.tokens[i]!.text.length > 1 || r.tokens[i]!.text === '像' || r.tokens[i]!.text === '的')) start = r.tokens[i++]!.end
  return start
}
