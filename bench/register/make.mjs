// A made-up register of companies: 40 columns, faults planted at known cells. The same seed gives the same files on every machine.
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { checkCharacter, organisationCheck } from '../../dist/model/credit-code.js'
import { seeded } from '../../dist/rules/generate.js'
import { columnName } from '../../dist/read/format/written.js'
import { workbook } from './workbook.mjs'

const years = [2022, 2023, 2024, 2025]
export const headers = [
  '统一社会信用代码', '企业名称', '行政区划代码', '住所', '登记状态', '成立日期', '行业代码', '注册资本（万元）', ...years.map(y => `${y}年营业收入（万元）`), ...years.map(y => `${y}年末从业人员（人）`), ...years.slice(1).map(y => `${y}年研发费用（元）`),
  ...years.slice(1).map(y => `${y}年末净资产（万元）`), '资产总额（亿元）', '总收入（万元）', '高新技术产品收入（万元）', '科技人员', ...years.slice(1).map(y => `${y}年境内研发费用（万元）`), '资产负债率（%）', '主营业务收入占比（%）', 'Ⅰ类知识产权（项）', 'Ⅱ类知识产权（项）', '最高知识产权档次',
  '是否高新技术企业', '是否中小企业', '是否居民企业', '是否列入经营异常名录', '主要产品', '所在园区',
]
if (headers.length !== 40) throw new Error(`${headers.length} columns`)
const at = header => headers.indexOf(header)

const digits = n => { let text = ''; for (let i = 0; i < 6; i++) { text = '0123456789ABCDEFGHJKLMNPQRTUWXY'[n % 31] + text; n = Math.floor(n / 31) } return text }
/** A code made by the standard, of division 000000, which is none. */
const codeOf = (n, front = 'MA') => { const body = front + digits(n); const whole = `91000000${body}${organisationCheck(body)}`; return whole + checkCharacter(whole) }
const otherCheck = code => code.slice(0, 17) + (code[17] === '0' ? '1' : '0')

/** Each puts one fault into a row and says which column, and under which code it must be listed. */
const faults = [
  r => { r[0] = otherCheck(r[0]); return ['code-check', 0] },
  (r, n) => { r[0] = otherCheck(codeOf(n, '7K')); return ['code-early', 0] },
  r => { r[0] = r[0].slice(0, 17); return ['code-length', 0] },
  r => { r[0] = `${r[0].slice(0, 10)}I${r[0].slice(11)}`; return ['code-character', 0] },
  r => { r[0] = '9.1E+17'; return ['code-rounded', 0] },
  r => put(r, '2024年营业收入（万元）', '待统计局核', 'number-unreadable'),
  r => put(r, '2025年营业收入（万元）', '-120.5', 'number-negative'),
  r => put(r, '行业代码', '3999X', 'industry-unknown'),
  r => put(r, '行业代码', '1234', 'industry-unknown'),
  r => put(r, '成立日期', '2019-02-30', 'date-impossible'),
  r => put(r, '成立日期', '2091-01-05', 'date-future'),
  r => put(r, '成立日期', '去年春天', 'date-unreadable'),
  r => put(r, '2023年营业收入（万元）', '120人', 'number-unit'),
  r => put(r, '主营业务收入占比（%）', '135', 'share-over-one'),
  r => put(r, '是否高新技术企业', '大概', 'flag-unreadable'),
  r => put(r, '最高知识产权档次', '特等', 'choice-unreadable'),
  r => put(r, '行政区划代码', '990101', 'place-unknown'),
  r => put(r, '2024年研发费用（元）', '#DIV/0!', 'cell-error'),
  r => put(r, '2025年末从业人员（人）', '约50', 'number-about'),
  r => { r[0] = ''; r[1] = ''; return ['row-without-name', 1] },
]
const put = (row, header, text, code) => { row[at(header)] = text; return [code, at(header)] }
const repeated = faults.length

/** Rows of `count` companies with `planted` faults among them, evenly spread, kinds in turn; what comes out is [cells, fault]: fault is [code, column] or null. */
export function* rows(count, planted, seed = 7) {
  const random = seeded(seed)
  const pick = list => list[Math.floor(random() * list.length)]
  const money = (low, high) => (low * (high / low) ** random()).toFixed(2)
  const every = Math.floor(count / planted)
  let fault = 0
  for (let n = 0; n < count; n++) {
    const revenue = Number(money(20, 300_000))
    const staff = 3 + Math.floor(random() * random() * 900)
    const yearly = (value, digitsKept) => years.map((_, i) => (value * (0.7 + 0.1 * i + random() * 0.1)).toFixed(digitsKept))
    const row = [
      codeOf(n), `示例${pick(places)}${pick(own)}${pick(own)}${pick(own)}${n.toString(7).replace(/\d/g, d => own[Number(d)])}${pick(trades)}有限公司`, pick(divisions), `虚构路${1 + Math.floor(random() * 999)}号${1 + Math.floor(random() * 30)}幢`, '存续',
      `${2000 + Math.floor(random() * 22)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`, pick(industries), money(10, 50_000), ...yearly(revenue, 2), ...yearly(staff, 0), ...yearly(revenue * 400, 2).slice(1), ...yearly(revenue / 2, 2).slice(1),
      (revenue / 9000).toFixed(4), (revenue * 1.01).toFixed(2), (revenue * random()).toFixed(2), String(Math.floor(staff * random() * 0.5)), ...yearly(revenue * 0.03, 2).slice(1), (random() * 90).toFixed(1), (50 + random() * 50).toFixed(1), String(Math.floor(random() * 4)), String(Math.floor(random() * 20)),
      pick(['Ⅰ类', 'Ⅱ类', '无', '']), pick(['是', '否']), pick(['是', '否']), '是', '否', pick(trades), pick(['示例高新区', '示例经开区', '']),
    ]
    if (n % every === every - 1 && fault < planted) {
      const kind = fault % (repeated + 1)
      fault++
      if (kind === repeated) {
        yield [row, null]
        yield [[...row], ['row-repeated', 0]]
        continue
      }
      const planted_ = faults[kind](row, n)
      yield [row, planted_]
      continue
    }
    yield [row, null]
  }
}

const places = ['江北', '河东', '湖西', '山南', '溪口', '桥头', '东港', '西园']
const own = [...'华鑫盛源兴达恒金泰丰瑞宏诚信和美佳天润德隆旺福利安康顺通海龙腾飞凯博锦荣嘉祥翔宇辰星辉耀明光远景宁静雅韵清澜']
const trades = ['精密机械', '新材料', '智能装备', '软件', '生物科技', '电子', '光电', '储能科技', '物流', '环保科技']
const industries = ['3562', '3911', '6513', '2661', '3484', '7320', '5162', '4710', '3990', '1495', '6550', '2770']
const divisions = ['320500', '320583', '320582', '320505', '320214', '320281', '330100', '310115']

/** Writes the register as one CSV. Returns the faults as { cell, code } and the rows that must be in. */
export async function makeCsv(path, count, planted) {
  const out = createWriteStream(path)
  const sheet = path.replace(/^.*\/|\.csv$/g, '')
  const told = { faults: [], good: 0 }
  out.write(`\uFEFF${headers.join(',')}\n`)
  let row = 1
  for (const [cells, fault] of rows(count, planted)) {
    row++
    note(told, fault, sheet, row)
    if (!out.write(`${cells.join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
  return told
}

/** Writes the register as workbooks of so many rows each. */
export async function makeXlsx(dir, count, planted, perFile) {
  const told = { faults: [], good: 0, files: [] }
  const all = rows(count, planted)
  let next = all.next()
  for (let file = 1; !next.done; file++) {
    const sheet = `名录${file}`
    const path = `${dir}/${sheet}.xlsx`
    let row = 1
    await workbook(path, sheet, function* () {
      yield headers
      for (; !next.done && row <= perFile; next = all.next()) {
        row++
        note(told, next.value[1], sheet, row)
        yield next.value[0]
      }
    })
    told.files.push(path)
  }
  return told
}

function note(told, fault, sheet, row) {
  if (fault) told.faults.push({ cell: `${sheet}!${columnName(fault[1])}${row}`, code: fault[0] })
  if (!fault || !['row-repeated', 'row-without-name'].includes(fault[0])) told.good++
}
