import type { Clause } from './clauses.ts'
import type { Sense } from './figures.ts'
import type { Shape } from './shape.ts'

const verbs = /^(?:集中|日夜|来回|陆续|纷纷|同时|同步|现场|投入|下线|亮相|上岗|路演|登船|集体|连续|正在|列成|做|里|可|基本|全部|双双|均|都|已|将|正|在|为|由|是|获|入选|通过|参与|参加|提供|投递|达成|开工|竣工|动工|投产|实现|生产|尝到|开通|来|仍|一起|齐|完成|签|落户|入驻|揭牌|加盟|入围|发往|来自|等|，|组成|咨询|被|毕业|用于|于|以上|其中|不)/u
const lead = /^.*(?:设置|购置|配置|配备|布置|建设|新建|新设|开设|增设|安装|完成|达成|形成|预计|计划|将|力争|争取|其中|全市|全县|全省|全区|我市|我县|我区|分别|、|已|共|累计|集聚|拥有|培育|建成|达|有|新增|引进|举办|吸引|提供|实现|规划|设(?![备施计])有?|囊括|接入|服务|参与|解决|推动|收到|拿出|检查|投入|调来|出动|为|等|成为|开展|现有|包括|涵盖|涉及|由|的)(?=.)/u

/** What is counted, measured or compared: the noun phrase after the figure, else the one before it. */
export function countedBy(words: { near: string; tail: string }, sense: Sense, shape: Shape, k: number, clause: Clause): string | undefined {
  const spell = (from: number, to: number) => {
    let text = ''
    for (let i = from; i < to; i++) {
      const item = shape.items[i]
      text += item?.kind === 'mention' ? item.at.text : item ? '' : shape.text[i]!
    }
    return text.replace(/[“”《》（）()、，\s]+$|^[“”《》（）()、，\s的]+/gu, '')
  }
  if (sense.property === 'count' || sense.property === 'capacity') {
    let end = k + 1
    while (end < clause.end && end - k < 24 && !'、，（('.includes(shape.text[end]!) && (shape.text[end] !== '“' || end === k + 1) && shape.items[end]?.kind !== 'quantity' && shape.items[end]?.kind !== 'time' && !verbs.test(shape.text.slice(end, end + 2))) end++
    const after = spell(k + 1, end).replace(/^[／/](?:年|日|天|月)的?/u, '')
    if (after.length > 1 || /^[班镇村县站乡国省市]$/u.test(after)) return after
  }
  // After the last name: 某港⟦完成货物吞吐量⟧. A share keeps it, which is what it is of.
  let start = Math.max(clause.start, k - words.near.length)
  if (sense.property !== 'share') for (let i = k - 1; i >= start; i--) if (shape.items[i]?.kind === 'mention') { start = i + 1; break }
  const before = spell(start, k).replace(/(?:总数|数量|数|总量|总)?(?:已|将|达到?|为|有|超过?|近|约|至|共|到|增至|突破|稳定在|高达|仅|只有|提高到|同比|环比|增长|增幅|增速|下降|下滑|减少|降低|提升|提高|上升|回落|了|由|预计|完成|实现|上升到|升到|增加到|加到|加密到|增到|添到|提到|提升到|降到|减到|涨到|累计|共计|合计|总计|计|控制在)*$/u, '')
  if (sense.property === 'growth' || sense.property === 'share') return before.replace(/^.*(?:预计|将|力争|其中|目前|全市|全县|全省|全区|我市|全年|今年)(?=.)/u, '').replace(/^(?:其中|目前|和|及|同比|环比|可比|相比|预计将?|占据?|较|比|全市|全县|全省|全区|完成|了)+/u, '').replace(/(?:由|从|分别|按可比价格计算|的|(?<=.{2})占)+$/u, '').slice(-20) || undefined
  const noun = before.replace(lead, '').replace(/(?:要再增|再增|新增|再|要|也|又|还|最高|可以|能够|能|可|只|就|是|的有|的)+$/u, '')
  if (sense.property === 'output_value' || sense.property === 'revenue') return noun.replace(/^.*后年?(?=$|.)|(?:总?产值|规模|营业?收入?|营收|实现|主营业务|销售收入|收入|年均|年纯|年|到\d*|力争|争取|确保|有望|[至到])+$/gu, '').slice(-16) || undefined
  if (sense.property === 'investment') return noun.replace(/(?:总投资额?|概算投资|计划总投资|投资总?额?|斥资|投入|额)$/u, '') ? (/(?:固定资产|工业|产业|技改|民间)投资$/u.exec(noun)?.[0] ?? undefined) : undefined
  if (sense.property === 'land_area' || sense.property === 'building_area') return /^[^，]{0,8}$/u.test(words.tail) && /(?:小麦|水稻|车间|厂房|土地|玉米|油菜)/u.test(words.tail) ? spell(k + 1, k + 1 + words.tail.length) : undefined
  // 建成后年产大型拖拉机: 大型拖拉机
  const made = sense.property === 'capacity' ? noun.replace(/^.*后(?=[年日月可])|^后/u, '').replace(/^(?:年|月)?(?:可|将|共)?(?:生产|产|加工|修理)(?=.{2})/u, '') : noun.replace(/^(?:此次|本次|这次)/u, '')
  return made.slice(-20) || undefined
}
