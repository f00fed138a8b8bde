import type { Model } from '../../model/model.ts'
import type { Property, Quantity } from '../records.ts'
import { ratioSense } from './ratio.ts'
import { anyOf, lastWord } from './shape.ts'
import { once } from './vocabulary.ts'

/** What a figure's neighbourhood says: `head` from the clause's start, `near` from the figure before it, `tail` to the next figure or the clause's end. */
export interface Near {
  head: string
  near: string
  tail: string
  /** The sentence up to the figure, at most `reach` characters. */
  said: string
  /** Another figure stands right after `tail`. */
  next: boolean
}

export interface Sense {
  property: Property
  /** -1 for a fall. */
  sign: 1 | -1
  /** What kind of investment: total, to_date, or left open. */
  of?: string
  /** True for the figure a change starts from (由5条增至14条): it is so already, whatever the rest of the clause plans. */
  was?: boolean
}

/** The figure told before, and whether in the same sentence. */
interface Before {
  kind: Quantity['kind']
  unit: string
  sense: Sense
  same: boolean
}

export interface Rules {
  money: RegExp
  notMoney: RegExp
  area: RegExp
  capacity: RegExp
  ratio: RegExp
  notRatio: RegExp
  notCount: RegExp
  notNoun: RegExp
  toDate: RegExp
  notUnit: RegExp
  cue: RegExp
  moneyOf: Map<string, Property>
  areaOf: Map<string, Property>
  ratioOf: Map<string, 'rise' | 'fall' | 'share'>
}

/** Says what property a figure states, from the words beside it; null when it states none (a price, a loan, a length, 三大方向). */
export function senseOf(quantity: Quantity, near: Near, raw: string, previous: Before | null, model: Model): Sense | null {
  const rx = once<Rules>(model, 'figures', w => {
    const words = model['claim-words'].figures
    const map = <T>(...pairs: [readonly string[], T][]) => new Map(pairs.flatMap(([list, value]) => list.map(word => [word, value] as const)))
    const moneyOf = map<Property>([words.investment, 'investment'], [words.output_value, 'output_value'], [words.revenue, 'revenue'])
    const areaOf = map<Property>([words.land_area, 'land_area'], [words.building_area, 'building_area'])
    const ratioOf = map<'rise' | 'fall' | 'share'>([words.rise, 'rise'], [words.fall, 'fall'], [words.share, 'share'])
    return {
      moneyOf, areaOf, ratioOf,
      money: new RegExp(anyOf([...moneyOf.keys()]), 'gu'),
      notMoney: new RegExp(w.notMoney, 'gu'),
      area: new RegExp(anyOf([...areaOf.keys()]), 'gu'),
      capacity: new RegExp(w.figures.capacity, 'gu'),
      ratio: new RegExp(anyOf([...ratioOf.keys()]), 'gu'),
      notRatio: /补贴|抵扣|利率|首付|优惠|减免|奖励|给予|节能|PUE|贴息|补助|税率|浓度(?!.*[降升减])|湿度|纯度|精度|直径的$|抵|是$|折/u,
      notCount: new RegExp(w.notCount, 'u'),
      notNoun: new RegExp(`^(?:个|大|项)?${w.notNouns}(?!\\p{Script=Han}{0,4}(?:企业|项目|工程)|实验室|单位|高校|人群|园区|产业链|村|镇)|^\\p{Script=Han}{0,4}${anyOf(model['claim-words'].not_figures.nouns.filter(n => n.length > 1))}$`, 'u'),
      notUnit: new RegExp(`^${w.notUnits}$`, 'u'),
      cue: new RegExp(`${w.planned}|${w.actual}|就|则|是|要|后|再|仍|这一数字|[\ue040\ue041]`, 'gu'),
      toDate: new RegExp(w.figures.to_date, 'u'),
    }
  })
  const { tail } = near
  const start = near.near.match(startOfChange)
  if (start && tail.match(endOfChange)) {
    const sense = senseOf(quantity, { ...near, near: near.near.slice(0, start.index), head: near.head.slice(0, near.head.length - start[0].length), tail: '' }, raw, previous, model)
    return sense && { ...sense, was: true }
  }
  // 日供水能力由5万吨提升至10万吨: what it came to is told of the same ability.
  const risen = near.head.match(/^(.*)[由从](?:[\ue040\ue041]的?|每\p{Script=Han}{1,2})?[\ue020-\ue02f]([^，\ue020-\ue02f]{0,6}[到至为成])$/u)
  const pre = risen ? `${risen[1]}${risen[2]}` : near.near.replace(/[\ue040\ue041]的?$/u, '')
  const like = previous?.kind === quantity.kind ? previous : null
  // 超亿元企业75家, 30个80亩以上试点项目: how large the counted ones are.
  if ((quantity.kind === 'money' || quantity.kind === 'area') && sizeClass(raw, pre, tail, near.next, near.near === '' && near.head !== '' && !/这\p{Co}$/u.test(near.head), quantity.mod)) return null
  // 1万个机柜（8千瓦）: what one of them has.
  if (quantity.kind === 'power' && near.near !== near.head && /^[^，、]{0,8}[（(]$/u.test(near.near) && /^[）)]/u.test(tail)) return null
  // 平均每天装机: a pace.
  if (quantity.kind === 'power' && /每[天日月年][^，]{0,6}$/u.test(pre)) return null
  // 分别增长11%、14%和9%: what the figure before it was.
  if (like?.same && /^[、和及与]$/u.test(pre) && !isBox(quantity) === !isBox(like)) return like.sense
  // 一片晶圆能切400颗: what one of a kind gives.
  if (one.test(near.head)) return null
  // 每栋占地2亩, 每个大棚收入2万元: of one of many.
  if (quantity.kind !== 'ratio' && /每[户栋座亩人个家棚株只头][^，、；]*$/u.test(pre)) return null
  // 比上年增加3万亩 is a difference, 十大集群之一 one of many; neither says how much there is.
  if (quantity.kind !== 'ratio' && (difference.test(pre) || /^[^，。\ue020-\ue02f]{0,14}之一/u.test(tail))) return null
  // 对年营收突破1亿元的企业 is a condition.
  if (/^(?:对|给予|凡)/u.test(near.head) && /^的[^，]{0,10}(?:企业|单位|个人|项目|团队|主体|机构|平台)/u.test(tail)) return null
  // 555家企业产值超过亿元: how large the counted ones are.
  if (quantity.kind === 'money' && quantity.mod === 'more' && near.near !== near.head && /^(?:户|个)?(?:企业|公司|园区|村|项目)[^，]{0,4}(?:产值|营收|收入)$/u.test(near.near)) return null
  const carried = like?.sense.property ?? null
  switch (quantity.kind) {
    case 'money': return money(pre, tail, near, carried, rx)
    case 'area': return like?.same && /^[一二三四]期$/u.test(pre) ? like.sense : area(pre, tail, raw, near, rx)
    case 'compute': return { property: 'compute', sign: 1 }
    case 'power': return { property: lastWord(pre, rx.capacity)?.word && /产/.test(lastWord(pre, rx.capacity)!.word) || made.test(tail) ? 'capacity' : 'power', sign: 1 }
    case 'energy': case 'mass': case 'volume': {
      // 一期⟦3GWh⟧、二期⟦5GWh⟧: how large each phase is.
      if (quantity.kind === 'energy' && ofPhase.test(pre)) return { property: 'capacity', sign: 1 }
      if (/节|省|耗|用[电水气煤热]量?(?!设备)|减(?!炼|\p{Script=Han}{0,3}产能)|降|亩产|单产/u.test(pre)) return null
      if (/以[上下]|级/u.test(raw) && /^的\p{Script=Han}/u.test(tail)) return null
      if (rateOf(pre, tail) || ability.test(pre) || able.test(pre) || yearly.test(pre) || yields.test(pre)) return { property: 'capacity', sign: 1 }
      const slash = /^[／/]\s*(?:年|日|天|月|小时)/u.test(tail)
      return slash || lastWord(pre, rx.capacity) || (carried === 'capacity' && like?.same && !/销|用/.test(pre)) || (/[／/]$/.test(pre) && quantity.kind === 'energy') || builds.test(pre) || /^的(?:货物|集装箱|年|总)*(?:吞吐量|产量|产能|产出)/u.test(tail) ? { property: 'capacity', sign: 1 } : null
    }
    case 'ratio': return !/倍/u.test(raw) && like?.same && like.sense.property === 'share' && !pre.replace(rx.cue, '').replace(/达到?|为|超过?|、/gu, '') && !tail ? like.sense : ratioSense(pre.replaceAll('增加值', '产值'), tail, raw, near, rx)
    case 'count': return count(pre, tail, quantity, like, rx)
    default: return null
  }
}

// 一期, 、二期: nothing but the phase a figure is of
const ofPhase = /^[、和，]?(?:[一二三四五首]期)(?:规划|计划|约|达|为)?$/u
// 投资：
const label = /^[^，。；]{0,8}[：:]/u

// 一片晶圆能切, 一辆车里有
const one = /^[“‘\s]*一[片辆台只头粒颗根杯张斤吨亩枚块滴条筐袋箱株](?!龙)\p{Script=Han}{1,8}?(?:能|可|里有|就[能有可]|要)/u

// 由⟦5条⟧, 从每周⟦3列⟧, 由年初的⟦387家⟧, and what follows: 增至, 猛增到.
const startOfChange = /[由从](?:[\ue040\ue041]的?|每\p{Script=Han}{1,2})?$/u
const endOfChange = /^[^，、；\ue020-\ue02f]{0,8}[到至为成]/u

// 比上年净增, 较年初多出
const difference = /[比较](?!例)[^，]*(?:多|少|高|净增|增加|减少|新增|扩大|增长)[^，、；\ue020-\ue02f]{0,3}$/u

/** True where a sum or an area only says how large the projects or firms are that the next figure counts. */
function sizeClass(raw: string, pre: string, tail: string, next: boolean, beside: boolean, mod: Quantity['mod']): boolean {
  const counted = /^(?:元)?的?[^，。、；]{0,8}(?:项目|企业|工程|公司|园区|集群|大户|乡镇|村|平台|产品|单位|产业|品牌)/u.test(tail)
  if (/以上|级/u.test(raw) && counted) return true
  const bare = !/\d|[一二两三四五六七八九几]/u.test(raw) || /[超上逾过]$/u.test(pre) || mod === 'more'
  // 23个超亿元项目
  if (beside && bare && counted) return true
  return next && bare && !/总/u.test(pre) && (counted || tail.startsWith('的')) && !/[，。、；]/u.test(tail)
}

/** A unit of freight, which tells what a port or a line carries. */
const isBox = (of: { unit: string }) => /^(?:标箱|标准箱|TEU|吨级)$/iu.test(of.unit)

// 日烘干能力达, 仓容
const ability = /(?:能力|仓容|运力|日均起降)(?:将|可|达到?|为|约|超|至|提升|提高|恢复|到|有)*$/u

// 年分拣腰果, 一年能吃下废纸: what a year or day yields or takes in.
const yearly = /(?:每[年天日月]|一[年天]|[年日])(?:最多|大约|可以?|能|就|将|多|再|共)*(?!均|前|后|底|内|度)[^，。；、\ue020-\ue02f]{1,12}$/u
// 卸鱼, 发电, 进出口水果: what went through hands over the time told
const yields = /(?<![亩单停限])(?:产|发电|发运|进出口|出口|进口|卸|吞吐|加工|收储|收购|捕捞|采|制|炼|消纳|消化|吃掉|处理|处置|利用|能装|可装)(?!业|品|线|区|地|成|取|用)[^，。；、\ue020-\ue02f]{0,12}$/u
// ⟦2GW⟧硅棒, ⟦5GW⟧组件生产线: what is made, not what runs
export const made = /^[^，、]{0,12}(?:生产线|产线|产能|组件产|电池产)|^(?:的|高效|高性能|单晶|多晶|异质结|光伏|锂|太阳能|大尺寸|\p{Lu}{2,6})*(?:硅棒|硅片|切片|电池(?!储能)|组件|拉棒|拉晶|逆变器|风机|叶片|变压器|主机)/u
// 建设⟦10万吨⟧磷酸铁: what a work is built to make
const builds = /(?:计划|将|拟|主要|规划)(?:新增|建设|投建|形成|新建|扩建)$/u
// 一天最多能过: what is possible in a day or a year
const able = /(?:(?:每[年天日]|一[年天]|年|日)(?:最多|大约|就)*(?:可以?|能够?)|(?:可以?|能够?)同时)[^，。；、]{1,10}$/u

/** True for a rate of work: 每分钟650包, 每天可处理800吨; not for 每天3班. */
function rateOf(pre: string, tail: string): boolean {
  return /每(?:分钟|小时|秒)[^，。每]{0,10}$/u.test(pre) || (/每(?:天|日|年|月)[^，。每]{0,10}(?:产|处理|送|供|加工|灌装|发|检测|接待|生产|出|织|造)[^，。每]{0,6}$/u.test(pre)) || (/每(?:天|日)[^，。每]{0,6}$/u.test(pre) && /^[^，。]{0,10}下线/u.test(tail))
}

function money(pre: string, tail: string, near: Near, carried: Property | null, rx: Rules): Sense | null {
  const is = lastWord(pre, rx.money) ?? (ofPhase.test(pre) ? lastWord(label.exec(near.said)?.[0] ?? '', rx.money) : null)
  const not = lastWord(pre, rx.notMoney)
  // 教育支出预算
  if (/支出/u.test(pre)) return null
  // 总投资50亿元的⟦7个⟧项目
  if (/总投资$/u.test(pre) && tail === '的' && near.next) return { property: 'investment', sign: 1 }
  if (/^的(?:\p{Co}|$)/u.test(tail) && !/^的[\ue000-\ue009]/u.test(tail)) return null
  if (/^[^，、<]{0,6}(?:贷款|补贴|奖励|资助|基金|订单|授信|资金|罚款|税|中标|成交)/u.test(tail)) return null
  // 造价 is a word of investment though 价 alone is none.
  if (is && (!not || is.end >= not.end)) {
    // 人均收入 is a person's, not the town's.
    if (/(?:人均|户均|亩均|每[人户亩]|可支配)[^，]*$/u.test(pre) && rx.moneyOf.get(is.word) !== 'output_value') return null
    // What visitors spend is income; what a work costs is not.
    const property = is.word === '花费' && !/游|客|消费/u.test(near.head) ? 'investment' : rx.moneyOf.get(is.word)!
    return { property, sign: 1, ...(property === 'investment' && rx.toDate.test(pre) && !/总投资|计划|将|拟|预计/.test(pre) && { of: 'to_date' }) }
  }
  // 现场签约项目23个、总额38.6亿元, 签下11个项目，协议总额…: what the projects come to.
  if (/(?:总额|总金额|金额|签约额)[^，]{0,4}$/u.test(pre) && /(?:签约|签下|签订|引进|招商|推介)[^。]*项目/u.test(near.said) && !/[税利]/u.test(pre)) return { property: 'investment', sign: 1 }
  if (not) return null
  if (/^的?(?:重?大|重点|产业|工业)?项目/u.test(tail)) return { property: 'investment', sign: 1 }
  const after = tail.match(/^的?(?:总|固定资产)?(投资|产值|营收|营业收入|销售收入)/u)
  if (after) return { property: rx.moneyOf.get(after[1]!) ?? 'investment', sign: 1 }
  // 今年一季度就完成21亿元, 力争2025年达到千亿元: the property of the figure before goes on.
  if (carried && (/[各均]$/u.test(pre) || /(?:完成|达到?|突破|实现|增至|提高到|扩大到|超过|跃升至)$/u.test(pre) || !pre.replace(rx.cue, ''))) return { property: carried, sign: 1, ...(carried === 'investment' && rx.toDate.test(pre) && { of: 'to_date' }) }
  return null
}

function area(pre: string, tail: string, raw: string, near: Near, rx: Rules): Sense | null {
  const land = /亩|平方公里|公顷|平方千米/u.test(raw)
  if (/每[天日年月]|[一管][^，]{0,2}$/u.test(pre)) return null
  const is = lastWord(pre, rx.area) ?? lastWord(near.head, rx.area)
  const property = is ? rx.areaOf.get(is.word)! : null
  if (/^的?[^，]{0,6}(?:厂房|车间|载体|办公|建筑|仓库|展厅|用房|楼)/u.test(tail) && !land) return { property: 'building_area', sign: 1 }
  if (property === 'building_area' && !land) return { property, sign: 1 }
  if (property === 'land_area' && (land || is!.word !== '面积')) return { property, sign: 1 }
  if (land) return { property: 'land_area', sign: 1 }
  return /面积/.test(pre) ? { property: 'building_area', sign: 1 } : null
}

function count(pre: string, tail: string, quantity: Quantity, like: Before | null, rx: Rules): Sense | null {
  if (/(?:这|该|那|每|第|前|满|上述|同样|不少于|此|名列|居|仅需|只需|为期|再过|历时|打了|近邻|任何)$/u.test(pre)) return null
  // 每小时近4万包, 每天处理2000吨
  if (rateOf(pre, tail)) return { property: 'capacity', sign: 1 }
  // 分两期建设, 近200亿: how it is done; a number of nothing.
  if (/分(?:成|为|作)?$/u.test(pre) && /^(?:步|批|阶段|段|轮|年|次|期)$/u.test(quantity.unit)) return null
  if (quantity.unit === '' && /[万亿]$/u.test(quantity.text) && !/^\p{Script=Han}/u.test(tail) && !/[量数额次率破达超有为]$/u.test(pre)) return null
  // 单栋客房不超过14间, 每千公里0.4次: a limit or a rate of one.
  if (/单[场栋户件艘架]|每[千百万]\p{Script=Han}{1,3}$/u.test(pre)) return null
  if (rx.notCount.test(pre) || /^(?:年|月|日|天|小时|分钟|秒)$/u.test(quantity.unit)) return null
  const noun = tail.replace(/^的/u, '')
  // 两位数以上
  if (quantity.unit === '位' && noun.startsWith('数')) return null
  if (quantity.unit === '大' && /^任务/u.test(noun)) return null
  if (rx.notNoun.test(noun) || rx.notNoun.test(quantity.unit) || rx.notUnit.test(quantity.unit)) return null
  if (isBox(quantity)) return { property: 'capacity', sign: 1 }
  if (/^[／/]\s*(?:年|日|天|月)/u.test(tail)) return { property: 'capacity', sign: 1 }
  if (like?.same && like.sense.property === 'capacity' && like.unit === quantity.unit && /(?:再[添增]|新增|[增提扩]大?[高升加]?[到至]|达到?|每[年天日月])$/u.test(pre)) return { property: 'capacity', sign: 1 }
  // 其中出口⟦60万件⟧, 年产10万套甲，⟦50万套⟧乙
  if (like?.same && like.sense.property === 'capacity' && like.unit === quantity.unit && /^(?:其中[^，]{0,4})?$/u.test(pre)) return { property: 'capacity', sign: 1 }
  // 年改装600辆; a year's events and visitors are counted.
  if (yearly.test(pre) && /^[辆台套只件双部艘架枚颗片组支张粒包瓶]$/u.test(quantity.unit)) return { property: 'capacity', sign: 1 }
  if (/(?:生产|出产|产出|组装)[^，。；、]{0,10}$/u.test(pre) && /^[辆台套只件双部艘架]$/u.test(quantity.unit)) return { property: 'capacity', sign: 1 }
  if (ability.test(pre) || able.test(pre) || lastWord(pre.replace(/储能(?![约为达共量能力]|$)/gu, ''), rx.capacity)) return { property: 'capacity', sign: 1 }
  return { property: 'count', sign: 1 }
}
