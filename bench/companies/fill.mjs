// Fills a new ledger with made-up companies: node bench/companies/fill.mjs DIRECTORY [COUNT, 220000]
import { readFileSync } from 'node:fs'
import { seeded } from '../../dist/rules/generate.js'
import { openLedger } from '../../dist/ledger/index.js'
import { checkCharacter } from '../../dist/model/credit-code.js'

const [dataDir, count = '220000'] = process.argv.slice(2)
const random = seeded(6)
const pick = list => list[Math.floor(random() * list.length)]
const log = (low, high) => low * (high / low) ** random()
const industries = JSON.parse(readFileSync(new URL('../../model/codes/gbt4754-2017.json', import.meta.url))).rows.map(r => r[0]).filter(c => /^\d{4}$/.test(c))
const cities = ['青禾', '云帆', '澄江', '望岳', '临溪', '东篱', '南屏', '北渚']
const words = [...'光华云海恒泰瑞博创启新远航智汇金源盛达宏图嘉禾正阳天成安信和美德润鼎峰']
const trades = { 39: '光电', 65: '软件', 35: '装备', 27: '医药', 26: '新材料', 38: '电气', 51: '贸易', 47: '建设', 73: '科技', 17: '纺织', 59: '仓储', 72: '咨询' }
const byDivision = Object.fromEntries(Object.keys(trades).map(d => [d, industries.filter(c => c.startsWith(d))]))
const places = ['320505', '320506', '320507', '320508', '320509', '320571', '320581', '320582', '320583', '320585']

const ledger = await openLedger({ dataDir })
const started = Date.now()
const source = await ledger.register.begin({ kind: 'import', name: '企业名录（虚构）.xlsx', asOf: '2026-06-30', columns: { name: 'A', code: 'B', place: 'C', industry: 'D', establishedOn: 'E', 'revenue@2025': 'F', 'revenue@2024': 'G', 'revenue@2023': 'H', 'staff@2025': 'I', 'assets@2025': 'J', 'rd@2025': 'K', 'rd@2024': 'L', hnteValid: 'M', ipClassI: 'N', techStaff: 'O', mainShare: 'P' }, by: '测试', why: '', content: 'fill' })
for (let first = 0; first < Number(count); first += 4096) {
  const lines = Array.from({ length: Math.min(4096, Number(count) - first) }, (_, i) => line(first + i))
  await ledger.register.add(source.id, lines)
  if (first % 40_960 === 0) console.error(first, Math.round((Date.now() - started) / 1000), 's')
}
await ledger.register.complete(source.id)
await ledger.close()
console.log(`${count} companies in ${Math.round((Date.now() - started) / 1000)} s`)

function line(n) {
  const division = pick(Object.keys(trades))
  const industry = pick(byDivision[division])
  const place = pick(places)
  const body = `9132${place.slice(2, 6)}MA${String(n).padStart(7, '0')}`.slice(0, 17)
  const revenue = log(20, 300_000)
  const known = (value, share = 0.9) => (random() < share ? value : undefined)
  const years = (value, from = 2025) => Object.fromEntries([0, 1, 2].map(b => [String(from - b), (value / 1.12 ** b).toFixed(2)]).filter(() => random() < 0.95))
  const facts = {
    place: known(place), industry: known(industry, 0.97), establishedOn: known(`${1995 + Math.floor(random() * 31)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`, 0.97),
    revenue: known(years(revenue)), staff: known({ 2025: String(Math.floor(log(2, 2000))) }), assets: known({ 2025: (revenue * log(0.3, 3)).toFixed(2) }), rd: known(years(revenue * random() * 0.12), 0.5),
    hnteValid: known(random() < 0.12, 0.6), ipClassI: known(String(Math.floor(random() * 6)), 0.4), techStaff: known(String(Math.floor(log(1, 200))), 0.4), mainShare: known((0.5 + random() / 2).toFixed(3), 0.4),
    resident: known(true, 0.8), incident: known(false, 0.8), prohibited: known(random() < 0.02, 0.8), badList: known(random() < 0.03, 0.8),
  }
  for (const key of Object.keys(facts)) if (facts[key] === undefined) delete facts[key]
  return { code: body + checkCharacter(body), name: `${pick(cities)}${pick(words)}${pick(words)}${trades[division]}${n % 7 === 0 ? `（${pick(cities)}）` : ''}${pick(['有限公司', '有限公司', '有限公司', '股份有限公司', '厂'])}`, place: `企业!${n + 2}`, facts }
}
