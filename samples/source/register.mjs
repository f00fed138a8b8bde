// Makes samples/register.csv: sixty invented companies with four years of invented figures. `npm run build && node samples/source/register.mjs`.
// Every name begins with 示例, and the codes are of division 000000, which is none: no such company or code can exist.
import { writeFileSync } from 'node:fs'
import { checkCharacter, organisationCheck } from '../../dist/model/credit-code.js'
import { seeded } from '../../dist/rules/generate.js'

const random = seeded(20260331)
const between = (low, high) => low + random() * (high - low)
const whole = (low, high) => Math.floor(between(low, high + 1))
const pick = list => list[whole(0, list.length - 1)]
const yes = share => (random() < share ? '是' : '否')
const known = (value, share = 0.92) => (random() < share ? value : '')
const code = n => { const body = `MA0000${String(n).padStart(2, '0')}`; const plain = `91000000${body}${organisationCheck(body)}`; return plain + checkCharacter(plain) }

const trades = [['光电', '3976'], ['储能科技', '3849'], ['精密机械', '3429'], ['新材料', '2669'], ['智能装备', '3491'], ['软件', '6513'], ['生物科技', '2770'], ['电子', '3982'], ['汽车零部件', '3670'], ['环保科技', '3591'], ['物流', '5431'], ['数据科技', '6550'], ['医疗器械', '3581'], ['纺织', '1711'], ['检测技术', '7452']]
const own = ['青禾', '远澜', '云桥', '霁川', '沐岚', '知行', '星辉', '朗昊', '启航', '松柏', '清源', '嘉木', '睿格', '南屿', '北辰', '望舒', '凌霄', '拾光', '听涛', '归雁']
const places = ['320582', '320585', '320211', '320583', '320214']
const parks = ['示例高新区', '示例经开区', '示例软件园', '']
const years = [2022, 2023, 2024, 2025]
const headers = [
  '统一社会信用代码', '企业名称', '行政区划', '住所', '登记状态', '成立日期', '行业代码', '注册资本（万元）', '所在园区', ...years.map(y => `${y}年营业收入（万元）`), ...years.map(y => `${y}年末从业人员（人）`), ...years.slice(1).map(y => `${y}年研发费用（万元）`), ...years.slice(1).map(y => `${y}年境内研发费用（万元）`),
  ...years.slice(1).map(y => `${y}年末净资产（万元）`), '2025年末资产总额（万元）', '2025年总收入（万元）', '2025年高新技术产品收入（万元）', '2025年成本费用支出（万元）', '2025年应纳税所得额（万元）', '2025年科技人员（人）', '资产负债率（%）', '主营业务收入占比（%）', '主营业务收入增长率（%）', 'Ⅰ类知识产权（项）', 'Ⅱ类知识产权（项）',
  '最高知识产权档次', '近三年科技成果转化项数', '技术先进程度评分', '核心支持作用评分', '知识产权获得方式评分', '参与编制标准评分', '研发组织管理评分', '从事细分市场年限', '近三年新增股权融资（万元）', '是否高新技术企业', '是否属于高新技术领域', '是否创新型中小企业', '是否专精特新', '是否中小企业', '是否居民企业', '是否属于战略性新兴产业',
  '无失信违法等否决情形', '是否列入经营异常名录', '重大安全质量事故', '是否属于禁止限制淘汰类',
]

const rows = Array.from({ length: 60 }, (_, n) => {
  const [trade, industry] = trades[n % trades.length]
  const size = random()
  const last = size < 0.2 ? between(80, 1500) : size < 0.7 ? between(1500, 20_000) : between(20_000, 90_000)
  const growth = between(-0.08, 0.45)
  const began = n % 9 === 8 ? 2024 : whole(2004, 2021)
  const revenue = years.map((y, i) => (y < began ? '' : (last / (1 + growth) ** (3 - i)).toFixed(2)))
  const people = Math.max(4, Math.round(last / between(35, 140)))
  const intensity = pick([0.01, 0.025, 0.034, 0.045, 0.058, 0.065, 0.09])
  const rd = years.slice(1).map((y, i) => (y < began ? '' : (Number(revenue[i + 1]) * intensity * between(0.92, 1.08)).toFixed(2)))
  const assets = last * between(0.7, 1.8)
  const debt = between(18, 82)
  const [first, second] = [pick([0, 0, 1, 1, 2, 3, 6]), whole(0, 18)]
  const tech = yes(0.55)
  return [
    code(n + 1), `示例${own[n % own.length]}${trade}${n >= own.length * 2 ? '（样例）' : ''}有限公司`, pick(places), `虚构路${whole(1, 400)}号`, n === 41 ? '注销' : '存续', `${began}-${String(whole(1, 12)).padStart(2, '0')}-${String(whole(1, 28)).padStart(2, '0')}`, industry, whole(50, 9000), pick(parks),
    ...revenue, ...years.map((y, i) => (y < began ? '' : Math.max(3, Math.round(people * (0.82 + 0.06 * i))))), ...rd, ...rd.map(v => (v === '' ? '' : (Number(v) * between(0.8, 1)).toFixed(2))),
    ...years.slice(1).map((y, i) => (y < began ? '' : ((assets * (1 - debt / 100)) * (0.8 + 0.1 * i)).toFixed(2))), known(assets.toFixed(2)), (last * 1.01).toFixed(2), known((last * between(0.4, 0.95)).toFixed(2)), known((last * between(0.8, 0.97)).toFixed(2)), known((last * between(0.01, 0.14)).toFixed(2)), Math.round(people * between(0.06, 0.4)), known(debt.toFixed(1)), known(between(52, 99).toFixed(1)), known((growth * 100).toFixed(1)),
    first, second, first ? pick(['Ⅰ类', '自主研发Ⅰ类', 'Ⅰ类高价值']) : second ? 'Ⅱ类' : '无', whole(0, 18), known(whole(3, 8), 0.6), known(whole(3, 8), 0.6), known(whole(1, 6), 0.6), known(whole(0, 2), 0.6), known(whole(8, 20), 0.6), Math.max(0, 2026 - began - whole(0, 2)), known(pick([0, 0, 0, 300, 500, 1200]), 0.8),
    tech, yes(0.75), yes(0.4), yes(0.2), '是', '是', known(yes(0.5)), known('是', 0.85), '否', '否', '否',
  ]
})
// Faults as real sheets have them, so that the list of problems is not empty.
rows[11][headers.indexOf('2024年营业收入（万元）')] = '待核'
rows[23][headers.indexOf('成立日期')] = '2019-02-30'
rows[35][0] = rows[35][0].slice(0, 17)
rows[47][headers.indexOf('2025年末从业人员（人）')] = '约60'
const cell = value => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value)
writeFileSync(new URL('../register.csv', import.meta.url), `\uFEFF${[headers, ...rows].map(row => row.map(cell).join(',')).join('\n')}\n`)
