// A register of companies with truth, from a seed: the same seed gives the same records on every machine. Every name is put together from a
// real place, an invented own part, words of trade and a legal form; own parts, places and trades are drawn by Zipf's law, so that namesakes arise by themselves.

/** Numbers in [0, 1) from a seed (mulberry32). */
const random = seed => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

/** Draws by Zipf's law: the n-th of `items` as often as 1 / (n + shift) ** power. */
function zipf(items, power, shift, rand) {
  const sums = new Float64Array(items.length)
  let sum = 0
  for (let i = 0; i < items.length; i++) sums[i] = sum += 1 / (i + 1 + shift) ** power
  return () => {
    const at = rand() * sum
    let [lo, hi] = [0, items.length - 1]
    while (lo < hi) { const mid = (lo + hi) >> 1; if (sums[mid] > at) hi = mid; else lo = mid + 1 }
    return items[lo]
  }
}

// What owners like to name firms after, the most liked first.
const characters = [...'华鑫盛源兴达恒金泰丰瑞宏诚信和美佳天润德隆旺福利安康顺通海龙腾飞凯博锦荣嘉祥翔宇辰星辉耀明光远景宁静雅韵清澜沐岚禾苗青松柏桐梓楠枫林森茂盈满聚汇融创智慧云启航帆舟渡桥川河江湖溪泉雨雪霖露霞晨曦朗昊晟昱煜烨炎焱铭钰钧铠锋锐铂银玉琪瑶珂珺璟瑾璞琳翰墨文彬儒仁义礼孝贤良善德馨悦怡欣乐畅舒适逸凡卓越超群英杰豪雄威武骏骐骥鹏鸿鹄鹰隼麒麟凤凰鸾鹤鹭鸥燕雀竹菊梅兰莲荷芷若薇蔓藤葵蕴藏宝珍贵尊尚品格调风范典雅致臻至极巅峰岭岳峻屹立坤乾元亨贞吉庆喜乐']
const industries = [
  ['批发和零售业', ['商贸', '贸易', '商贸', '供应链管理', '百货', '电子商务']], ['建筑业', ['建筑工程', '建设工程', '建筑劳务', '装饰工程', '市政工程', '园林绿化']], ['制造业', ['机械', '精密机械', '五金制品', '塑料制品', '包装材料', '电子', '电气', '模具', '智能装备', '新材料', '家具']],
  ['信息传输、软件和信息技术服务业', ['信息技术', '网络科技', '软件', '数据科技', '智能科技', '信息科技']], ['租赁和商务服务业', ['企业管理咨询', '人力资源', '广告', '商务服务', '企业管理', '文化传媒']], ['科学研究和技术服务业', ['科技', '生物科技', '环保科技', '新能源科技', '工程技术', '检测技术', '新材料科技']],
  ['交通运输、仓储和邮政业', ['物流', '运输', '供应链', '国际货运代理', '仓储']], ['住宿和餐饮业', ['餐饮管理', '酒店管理', '餐饮服务']], ['农、林、牧、渔业', ['农业科技', '生态农业', '种业', '果业', '农业发展']], ['电力、热力、燃气及水生产和供应业', ['新能源', '电力', '能源科技', '热力', '光伏科技']],
  ['房地产业', ['置业', '房地产开发', '物业管理']], ['教育', ['教育科技', '教育咨询']], ['卫生和社会工作', ['医药', '医疗器械', '健康管理', '大药房']], ['居民服务、修理和其他服务业', ['汽车服务', '家政服务', '汽车维修']],
].flatMap(([industry, trades]) => trades.map(trade => ({ industry, trade })))
const legals = [...Array(82).fill('有限公司'), ...Array(7).fill('有限责任公司'), ...Array(7).fill('股份有限公司'), ...Array(4).fill('集团有限公司')]
const streets = ['人民', '解放', '中山', '建设', '新华', '和平', '青年', '胜利', '文化', '工业', '创业', '科技', '迎宾', '长江', '黄河', '太湖', '金山', '银河', '学府', '滨河']
const fillers = ['科技', '技术', '发展', '管理', '工程', '服务', '咨询']

/**
 * `count` records: { id, name, formerNames?, code?, place?, address?, industry? } `truth`, the company of each record by its
 * place in the list, and `kinds`, where each record comes from.
 * `divisions` are those of the model.
 */
export function generate({ count, seed = 20260301, divisions }) {
  const rand = random(seed)
  const pick = list => list[Math.floor(rand() * list.length)]
  const chance = p => rand() < p
  const shuffle = list => { for (let i = list.length - 1; i > 0; i--) { const j = Math.floor(rand() * (i + 1)); [list[i], list[j]] = [list[j], list[i]] } return list }

  const provinces = new Map(divisions.filter(d => d.level === 'province').map(d => [d.code, d]))
  const inside = Map.groupBy ? Map.groupBy(divisions.filter(d => d.level === 'county'), d => d.parent) : groupBy(divisions.filter(d => d.level === 'county'), d => d.parent)
  const prefecture = zipf(shuffle(divisions.filter(d => d.level === 'prefecture' && d.short)), 0.8, 3, rand)
  const character = zipf(characters, 0.7, 6, rand)
  const owns = [...new Set(Array.from({ length: 90_000 }, () => { const n = rand(); return Array.from({ length: n < 0.66 ? 2 : n < 0.88 ? 3 : 4 }, character).join('') }))]
  const own = zipf(owns, 0.72, 20, rand)
  const trade = zipf(shuffle([...industries]), 0.7, 2, rand)

  const taken = new Set()
  const companies = []
  /** A company of these parts with a name that nobody else bears; null when it is taken. */
  const found = parts => {
    const name = fullName(parts)
    if (taken.has(name)) return null
    taken.add(name)
    const { city, county } = parts
    const at = county ?? city
    const company = {
      ...parts, name, former: null, code: `91${at.code.padEnd(6, '0')}MA${Array.from({ length: 8 }, () => pick([...'0123456789ABCDEFGHJKLMNPQRTUWXY'])).join('')}`,
      address: `${provinces.get(city.code.slice(0, 2)).name}${city.name}${county?.name ?? ''}${pick(streets)}${pick(['路', '街', '大道'])}${1 + Math.floor(rand() * 899)}号${chance(0.4) ? `${1 + Math.floor(rand() * 20)}幢${101 + Math.floor(rand() * 1200)}室` : ''}`,
    }
    companies.push(company)
    return company
  }
  const somewhere = () => { const city = prefecture(); const counties = inside.get(city.code) ?? []; return { city, county: counties.length && chance(0.5) ? pick(counties) : null } }
  const placeWord = ({ city, county }) => { const n = rand(); return n < 0.06 ? '' : n < 0.14 ? short(provinces.get(city.code.slice(0, 2))) : county && n < 0.34 ? (chance(0.3) ? county.name : short(county)) : chance(0.3) ? city.name : short(city) }
  const invent = parts => { const where = parts.city ? parts : { ...parts, ...somewhere() }; return { own: own(), ...trade(), legal: pick(legals), front: placeWord(where), inner: '', ...where } }

  const records = []
  const truth = []
  const kinds = []
  while (records.length < count) {
    const before = companies.length
    const first = found(invent({}))
    if (!first) continue
    const n = rand()
    // Traps. A group and its own firms; namesakes elsewhere and in other trades; neighbours one character away; branches.
    if (n < 0.05) {

      found({ ...first, trade: '', legal: pick(['集团有限公司', '控股集团有限公司', '集团股份有限公司']), former: null })
      for (let i = Math.floor(rand() * 3); i >= 0; i--) {
        const m = rand()
        const other = m < 0.5 ? somewhere() : { city: first.city, county: first.county }
        found(m < 0.3 ? { ...first, ...other, ...trade(), front: short(other.city) } : m < 0.5 ? { ...first, ...other, inner: short(other.city), front: '' } : m < 0.75 ? { ...first, ...trade() } : { ...first, trade: `${first.trade}${pick(['销售', '服务', '投资', '工程'])}` })
      }
    } else if (n < 0.11) found(invent({ own: first.own, trade: first.trade, industry: first.industry }))
    else if (n < 0.14) found(invent({ own: first.own, city: first.city, county: first.county }))
    else if (n < 0.155) found({ ...first, own: misprint(first.own, rand, character) })
    else if (n < 0.185) found({ ...first, branch: `${short(somewhere().city)}${pick(['分公司', '分公司', '第一分公司', '营业部'])}` })
    for (const company of companies.slice(before)) {
      if (company.branch === undefined && chance(0.08)) renamed(company)
      write(company)
    }
  }
  return { records: records.slice(0, count), truth: truth.slice(0, count), kinds: kinds.slice(0, count) }

  function renamed(company) {
    const earlier = invent({ city: company.city, county: company.county, legal: company.legal, ...(chance(0.4) && { own: company.own }) })
    const name = fullName(earlier)
    if (taken.has(name)) return
    taken.add(name)
    company.former = { ...earlier, name }
  }

  /** The company's own record, and those of others: lists of other offices, typed lists, papers. */
  function write(company) {
    const index = companies.indexOf(company, companies.length - 8)
    const add = (kind, record) => { records.push({ id: `r${records.length}`, ...record }); truth.push(index); kinds.push(kind) }
    const { city, county } = company
    const at = county ?? city
    add('register', {
      name: company.name, ...(chance(0.97) && { code: company.code }), place: `${city.name}${county?.name ?? ''}`, ...(chance(0.92) && { address: company.address }), ...(chance(0.92) && { industry: company.industry }),
      ...(company.former && chance(0.85) && { formerNames: [company.former.name] }),
    })
    const n = rand()
    for (let i = n < 0.45 ? 0 : n < 0.75 ? 1 : n < 0.9 ? 2 : n < 0.97 ? 3 : 4; i > 0; i--) {
      const m = rand()
      const known = company.former && chance(0.4) ? company.former : company
      if (m < 0.45) {
        add(known === company ? 'list' : 'list, former name', {
          name: widths(reformed(known)), ...(chance(0.45) && { code: company.code }), ...(chance(0.95) && { place: pick([city.name, `${city.name}${county?.name ?? ''}`, short(city)]) }),
          ...(chance(0.5) && { address: widths(chance(0.5) ? company.address : company.address.slice(company.address.indexOf(city.name))) }), ...(chance(0.5) && { industry: company.industry }),
        })
      } else if (m < 0.65) {
        add(known === company ? 'misprint' : 'misprint, former name', {
          name: widths(misprintName(known)), ...(chance(0.35) && { code: chance(0.05) ? misprintCode(company.code) : company.code }), ...(chance(0.92) && { place: pick([city.name, `${city.name}${county?.name ?? ''}`]) }),
          ...(chance(0.35) && { address: company.address }), ...(chance(0.4) && { industry: company.industry }),
        })
      } else if (company.branch) add('list', { name: widths(company.name), place: city.name })
      else {
        // A paper's page: where it appears is where the firm is, mostly.
        const o = rand()
        add(o < 0.78 ? 'paper' : o < 0.86 ? 'paper, province' : o < 0.9 ? 'paper, another city' : 'paper, no place', { name: shortForm(company), ...(o < 0.78 ? { place: chance(0.5) ? at.name : city.name } : o < 0.86 ? { place: provinces.get(city.code.slice(0, 2)).name } : o < 0.9 ? { place: prefecture().name } : {}) })
      }
    }
  }

  /** As other offices write it: the place longer or shorter or left out, the legal form another way. */
  function reformed(c) {
    const { city } = c
    const n = rand()
    const province = provinces.get(city.code.slice(0, 2))
    const front = c.inner || !c.front || n < 0.45 ? c.front : n < 0.6 ? (c.front.endsWith('市') ? c.front.slice(0, -1) : c.front) : n < 0.7 && !short(province).startsWith(c.front) ? `${province.name}${c.front}` : n < 0.8 ? '' : c.front
    const m = rand()
    const legal = m < 0.65 || c.branch ? c.legal : c.legal === '有限公司' ? pick(['有限责任公司', '公司', '']) : c.legal === '有限责任公司' ? '有限公司' : c.legal === '股份有限公司' ? pick(['股份公司', '股份有限公司', '']) : c.legal
    return fullName({ ...c, front, legal })
  }
  function misprintName(c) {
    const n = rand()
    return n < 0.7 ? fullName({ ...c, own: misprint(c.own, rand, character) }) : n < 0.9 && c.trade.length > 1 ? fullName({ ...c, trade: misprint(c.trade, rand, character) }) : reformed({ ...c, own: misprint(c.own, rand, character) })
  }
  function misprintCode(code) { const at = 8 + Math.floor(rand() * 10); return `${code.slice(0, at)}${pick([...'0123456789'])}${code.slice(at + 1)}` }
  function shortForm(c) {
    const head = fillers.reduce((t, f) => (t.endsWith(f) && t.length > f.length + 1 ? t.slice(0, -f.length) : t), c.trade)
    const group = /集团/.test(c.legal) ? '集团' : ''
    const n = rand()
    return n < 0.07 && c.own.length > 2 ? c.own + group : n < 0.45 ? c.own + head + group : n < 0.75 ? c.own + c.trade + group : short(c.city) + c.own + c.trade + group
  }
  function widths(text) {
    const n = rand()
    if (n < 0.55) return text
    if (n < 0.75) return text.replace(/[()]/g, c => (c === '(' ? '（' : '）')).replace(/[0-9]/g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    const at = 1 + Math.floor(rand() * (text.length - 1))
    return `${text.slice(0, at)}${pick([' ', '\u3000', '  '])}${text.slice(at)}`
  }
}

const fullName = c => `${c.front}${c.own}${c.trade}${c.inner ? `(${c.inner})` : ''}${c.legal}${c.branch ?? ''}`
const short = division => division.short ?? division.name
const groupBy = (items, key) => { const groups = new Map(); for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]); return groups }

/** One character another, left out, doubled, or two exchanged. */
function misprint(text, rand, character) {
  const at = Math.floor(rand() * text.length)
  const n = rand()
  if (n < 0.6 || text.length < 2) { let c = character(); while (c === text[at]) c = character(); return text.slice(0, at) + c + text.slice(at + 1) }
  if (n < 0.75 && text.length > 2) return text.slice(0, at) + text.slice(at + 1)
  if (n < 0.85) return text.slice(0, at + 1) + text.slice(at)
  if (at + 1 < text.length && text[at] !== text[at + 1]) return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)
  return text + text[text.length - 1]
}
