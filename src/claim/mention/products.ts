import { hits } from '../../base/hits.ts'
import { proper } from './grow.ts'
import { startsWord, type Candidate, type Reading } from './reading.ts'

/** Products by a model code (C919, P40型泵车) behind a word of making or before a word for a machine. */
export function findProducts(r: Reading): Candidate[] {
  const found: Candidate[] = []
  for (const m of hits(/(?<![A-Za-z0-9-])([A-Z]{1,4}(?:-?[A-Z]{0,2}\d{1,4})[A-Z]?)(型?[^\x00-\x7f在的和与等将供发由被,。、;:“”()是达]{0,6}(?:车|机|器|船|炉|泵|艇|仪|床|芯片|电池|卫星|板|材|膜|片|剂|合金|模组|镜头|轴承|注射液|纤维|涂料|胶囊|胶))?(?![A-Za-z0-9%℃·-])/g, r.text)) {
    if (/-\d{4}/.test(m[1]!) || r.text[m.index + m[1]!.length] === '-' || /^(?:PM|CO|NO|SO|H|N)\d{1,2}$/.test(m[1]!)) continue
    if (/^(?:A|B|C|D|G|S|K|CN)\d{1,2}$/.test(m[1]!) && !m[2]) continue
    const before = r.text[m.index - 1] ?? ''
    if (/[·.:]/.test(before)) continue
    const from = brand(r, m.index)
    const end = m.index + m[0].length
    // M3|车间 is a place to work in
    if (/^(?:车间|厂房|[栋楼线馆])/.test(r.text.slice(m.index + m[1]!.length))) continue
    found.push({ start: from, end, type: 'product', rank: 3 })
  }
  // 研发的归线跑鞋: what is made and has a name of its own
  for (const m of hits(/(?:研发|研制|生产|制造|首创|自研|推出|打造|培育|选育|设计)(?:生产|制造)?(?:的|出)([\u3400-\u9fffA-Za-z0-9-]{4,10}?)(?=在|[,。、]|上|下|通过|获|销|出口|已|于|将|供|装|等|被|上市|下线|亮相|卖|也|是)/g, r.text)) {
    const end = m.index + m[0].length
    const start = end - m[1]!.length
    const last = r.tokens[r.tokenOf[end - 1]!]!
    if (last.end === end && made.test(last.text) && startsWord(r, start) && proper(r, start, last.start) && !r.tokens.slice(r.tokenOf[start]!, r.tokenOf[end - 1]!).some(t => /[upcmqr]/.test(t.kind))) found.push({ start, end, type: 'product', rank: 2 })
  }
  for (const m of hits(/(?<![A-Za-z])[A-Z]{3,}(?:平台|系统|软件)/g, r.text)) found.push({ start: m.index, end: m.index + m[0].length, type: 'product', rank: 3 })
  return found
}

const made = /[车机器仪鞋衣酒茶药剂液膜板材钢布纱灯表镜奶粉糖油米船炉泵阀芯片杯椅床]$|系统|芯片|电池|面料|玻璃|轴承|机器人|无人机|颗粒|胶囊|植入剂|注射液|口服液|疫苗|软件|模型|平台|剂$/

/** A brand of two to four characters before the code (渝行E90), where a phrase has just ended before it. */
function brand(r: Reading, code: number): number {
  let at = code
  for (let i = r.tokenOf[code]! - 1; i >= 0 && code - r.tokens[i]!.start <= 4; i--) {
    const t = r.tokens[i]!
    if (t.kind === 'L' || !/[\u3400-\u9fff]/.test(t.text) || r.lexicon.lead.has(t.text) || t.text.length > 1 || '的了是与和在由'.includes(t.text)) break
    at = t.start
  }
  const before = r.text[at - 1] ?? ' '
  return code - at >= 2 && /[的、,。“ 产造发]/.test(before) ? at : code
}
