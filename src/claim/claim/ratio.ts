import type { Near, Rules, Sense } from './figures.ts'
import { lastWord } from './shape.ts'

// 占全市的, 为年度计划的, 完成全年目标的
const toWhole = /(?:[为占达到是成]|相当于|不足|不到|超过?)[^，]{0,12}(?:计划|目标|任务|总量|总数|总额|总产量?|总投资|[全本][市省县区国州镇村])[^，]{0,3}的$/u
// 卖掉⟦将近一半⟧, 订出⟦三分之一⟧
const sold = /(?:[卖售订租签用装投收走分领搬销完][掉出走完了去]|售罄|成交)了?$/u

/** Growth or share, told by the words before and after a ratio; null for a discount, a comparison with another thing, an efficiency. `pre` as senseOf reads it. */
export function ratioSense(pre: string, tail: string, raw: string, near: Near, rx: Rules): Sense | null {
  if (rx.notRatio.test(pre) || /折/.test(raw)) return null
  if (/^(?:的)?(?:补贴|费用|奖励|资助|利率|优惠)/u.test(tail)) return null
  // 厚度不到一张卡的一半, 价格只有进口设备的四成五, 快了一半: compared, nothing's part.
  if (/(?:厚度|价格?|重量|成本|造价|体积|长度|费用|时间|工期)[^，占]*的$|(?<!比)[快慢厚薄重轻贵矮](?:了|出)?$/u.test(pre)) return null
  if (/^的?(?:股权|股份)/u.test(tail) || toWhole.test(pre) || sold.test(pre)) return { property: 'share', sign: 1 }
  // 比全市平均高出…: compared, not grown.
  if (/[比较高低][^，]*(?:平均|均值|全[国省市县])[^，]*[高低](?:出|了)?$/u.test(pre)) return null
  // 比同类产品低三成五: another thing's, not its own before.
  const than = pre.match(/(?<![可同环占])[比较](?![例重率])([^，、；]{2,12}?)(?:还|要|更|少|多|高|低|减|增|快|慢|省|节|提|下|上|降|翻|回|攀)[^，]*$/u)?.[1]
  if (than && !/[\ue040\ue041年月季期前初末日天旬周昨]|过去|以往|往|当初|开始|传统|可比/u.test(than)) return null
  if (/翻/.test(raw)) return { property: 'growth', sign: 1 }
  if (/倍/.test(raw) && /(?:是|为|相当于)[^，]*(?:的)?$/u.test(pre) && !/增/.test(pre)) return null
  // 可以实现三成的增长
  if (/^的(?:同比|快速|高速|正|平均|年均)*(?:增长|增幅|增速|涨幅|增量)/u.test(tail)) return { property: 'growth', sign: 1 }
  const at = lastWord(pre, rx.ratio)
  const kind = at && rx.ratioOf.get(at.word)
  const single = pre.match(/([增涨升高降减掉跌缩])(?:了|出|达|约|率|到|至|为|近|超)*$/u)?.[1] ?? (/低(?:了|出)?$|节[水电煤油气肥药](?:了|约)?$/u.test(pre) && (/个百分点/.test(raw) || !pre.endsWith('低')) ? '减' : undefined) ?? (/[比较][^，]*多(?:了|出)?$/u.test(pre) ? '增' : /[比较][^，]*少(?:了)?$/u.test(pre) ? '减' : undefined)
  const moved = kind === 'fall' || (single && '降减掉跌缩'.includes(single)) ? -1 : kind === 'rise' || single ? 1 : 0
  const level = /[到至为]$|稳定在$|[达占]$/u.test(pre)
  const share = /占|率|比重|比例|份额|进度|(?<![同环])比$/u.test(pre) || /占比|占|比重|率|比例/u.test(near.head)
  if (moved && kind !== 'share') {
    if (level && /[到至]$/u.test(pre) && share) return { property: 'share', sign: 1 }
    if (level && /[到至]$/u.test(pre)) return null
    if (/个百分点/.test(raw) || !share || !level || /增|降|同比/.test(pre)) return { property: 'growth', sign: moved === -1 ? -1 : 1 }
  }
  if (/个百分点/.test(raw)) return moved ? { property: 'growth', sign: moved === -1 ? -1 : 1 } : null
  if (share || kind === 'share') return { property: 'share', sign: 1 }
  // 锂收率高出21个百分点，达到八成三; 增幅最大，分别为22.5%
  const told = near.said.match(/(率|占比|比重|比例|增幅|增速|涨幅|降幅|跌幅)[^，。；]{0,12}，(?:分别|均|也|已|就|要|将|再|力争|预计|有望|底前|前|[\ue040\ue041])*(?:达到?|升至|升到|降至|降到|提到|提高到|提升到|拉到|瞄准|为|是)$/u)?.[1]
  if (told) return /[增涨]/u.test(told) ? { property: 'growth', sign: 1 } : /[降跌]/u.test(told) ? { property: 'growth', sign: -1 } : { property: 'share', sign: 1 }
  if (/(?:仍|还|约|就|其中|也)有$/u.test(pre) && /^[^，。]{2,}/u.test(tail)) return { property: 'share', sign: 1 }
  // 七成以上零部件就近配套, 钒钛企业三分之二以上
  if (/倍/.test(raw)) return null
  if (/(?:完成|[只仅还]有|[用装]到|装了|收割)$/u.test(pre) || (/^[^，。]{2,}/u.test(tail) || pre.length > 1) && /过半|一半/u.test(raw) && !tail.startsWith('的')) return { property: 'share', sign: 1 }
  if (/(?<!\ue009)的$/u.test(pre) && /[半成]/u.test(raw) && !/^[^，。]/u.test(tail)) return { property: 'share', sign: 1 }
  if (/^[^，。]{2,}/u.test(tail) && !pre.replace(/其中|目前|另有|有/gu, '')) return { property: 'share', sign: 1 }
  if (/^其中[^，]{2,8}$/u.test(pre) && !tail) return { property: 'share', sign: 1 }
  return null
}
