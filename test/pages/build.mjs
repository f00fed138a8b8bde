// Builds the evaluation pages and their gold from the marked-up sources: `node test/pages/build.mjs` writes test/pages/*.
//   source/<page>.mk -> <page>.txt, <page>.{quantities,times,mentions,claims}.jsonl, articles.jsonl, manifest.json
// The markup is described in README.md. The values of quantities are read by the small reader in this file, which fails
// rather than guess, and never by the product's extractors: gold that the extractor writes would only agree with itself.
import { readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

const TYPES = { c: 'company', i: 'institution', p: 'park', j: 'project', f: 'facility', d: 'product', g: 'programme', e: 'event', n: 'person', l: 'place' }
const KINDS = { N: 'news', C: 'photo-caption', F: 'furniture', T: 'teaser' }
const PROPERTIES = {
  inv: 'investment', out: 'output_value', rev: 'revenue', land: 'land_area', bld: 'building_area', cmp: 'compute', pow: 'power', cap: 'capacity',
  cnt: 'count', gro: 'growth', shr: 'share', ms: 'milestone', loc: 'located_in', by: 'built_by', part: 'part_of', post: 'holds_post', mk: 'makes',
}
const STAGES = 'signed started structure topped_out civil_done equipment completed accepted delivered operating full_output opened released filed awarded held'.split(' ')

/** @returns {{page, manifest, text, quantities, times, mentions, claims, articles}} */
export function buildPage(source) {
  const [head, ...rest] = source.split(/\n(?=@@ )/)
  const meta = Object.fromEntries(head.trim().split('\n').map(l => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]))
  const out = { text: meta.lead ? '\n'.repeat(+meta.lead) : '', quantities: [], times: [], mentions: [], claims: [] }
  const aliases = new Map()
  const pending = []
  const blocks = rest.map((raw, i) => {
    const nl = raw.indexOf('\n')
    const [key, role, ...flags] = raw.slice(3, nl).trim().split(/\s+/)
    const flag = n => flags.find(f => f === n || f.startsWith(n + '='))
    let body = raw.slice(nl + 1).trim()
    if (meta.half === 'yes' && !flag('full')) body = halve(body)
    let { text, spans } = parse(body)
    if (flag('double')) ({ text, spans } = double(text, spans))
    const width = flag('wrap') ? +flag('wrap').slice(5) : flag('double') || /headline|kicker|deck|masthead|byline|contact|notice/.test(role) ? 0 : +(meta.wrap ?? 0)
    const laid = layOut(text, width, i)
    if (i) out.text += flag('tight') ? '\n' : '\n'.repeat(flag('gap') ? +flag('gap').slice(4) : 2)
    const base = out.text.length
    out.text += laid.text
    for (const s of spans) pending.push({ ...s, start: base + laid.map[s.start], end: base + laid.map[s.end - 1] + 1 })
    return { key, role, index: i, start: base, end: out.text.length }
  })
  out.text += '\n'
  const clean = s => out.text.slice(s.start, s.end).replace(/\s*\n\s*/g, '')
  // Aliases may be used before the mention that defines them, so ids are settled in a second pass.
  for (const s of pending) if (TYPES[s.tag] && s.alias) aliases.set(s.alias, idOf(s))
  function idOf(s) { return s.arg ? aliases.get(s.arg) ?? s.arg.replace(/\s/g, '') : clean(s).replace(/\s/g, '') }
  const bylines = []
  for (const s of pending) {
    const at = { start: s.start, end: s.end }, text = clean(s)
    const where = `${meta.page} «${text}»`
    let q, t
    if (s.tag === 'q') { q = readQuantity(s.half ?? text, s.arg, where); out.quantities.push({ ...at, text, ...q }) }
    else if (s.tag === 't') { t = readTime(s.arg, where); out.times.push({ ...at, text, ...t }) }
    else if (s.tag === 'b') bylines.push({ ...at, text })
    else if (TYPES[s.tag]) out.mentions.push({ ...at, text, type: TYPES[s.tag], id: idOf(s) })
    for (const c of s.copy ? [] : s.claims) out.claims.push(readClaim(c, { ...at, q, t, aliases, where }))
  }
  const named = new Map(out.mentions.map(m => [m.id, m.type]))
  for (const c of out.claims) for (const id of [c.subject, c.object]) if (id !== undefined && !named.has(id)) throw new Error(`${meta.page}: «${id}» is no mention on the page`)
  const byStart = (a, b) => a.start - b.start || a.end - b.end
  for (const l of ['quantities', 'times', 'mentions', 'claims']) out[l].sort(byStart)
  const { page, publisher, home, date, dateSource } = meta
  out.page = page
  out.manifest = { page, publisher, home: home || null, date, dateSource }
  out.articles = articles(page, blocks, out.text, bylines)
  return out
}

function halve(s) { return s.replace(/[，：；！？（）]/g, c => ',:;!?()'['，：；！？（）'.indexOf(c)]) }

// {tag text|arg=alias#claim#claim}: spans nest, the argument and the claims stand behind the text.
function parse(body) {
  let i = 0, text = ''
  const spans = []
  const stack = []
  while (i < body.length) {
    const ch = body[i]
    if (ch === '{') { const s = { tag: body[i + 1], start: text.length, claims: [] }; stack.push(s); i += 3; continue }
    if (stack.length && (ch === '|' || ch === '#' || ch === '}' || (ch === '=' && TYPES[stack.at(-1).tag]))) {
      const end = body.indexOf('}', i), tail = body.slice(i, end)
      const s = stack.pop()
      s.end = text.length
      const [front, ...claims] = tail.split('#')
      s.claims = claims.map(c => c.trim())
      if (TYPES[s.tag]) { const m = front.match(/^(?:\|([^=]*))?(?:=(.+))?$/); if (!m) throw new Error(`bad mention ${tail}`); s.arg = m[1]; s.alias = m[2] }
      else s.arg = front.slice(1)
      spans.push(s)
      i = end + 1
      continue
    }
    text += ch; i++
  }
  if (stack.length) throw new Error(`unclosed span near ${body.slice(0, 80)}`)
  return { text, spans }
}

// A caption set in two layers comes out of the extraction run by run, each run twice: 22月月2020日日，，...
function double(text, spans) {
  const runs = text.match(/\d+|[\p{Script=Han}]+|[A-Za-z]+|\s+|[^\s]/gu)
  let at = 0, made = ''
  const of = []
  for (const r of runs) {
    const run = { at, n: r.length, first: made.length, twice: !/^\s/.test(r) }
    made += run.twice ? r + r : r
    at += r.length
    for (let k = 0; k < r.length; k++) of.push(run)
  }
  const moved = []
  for (const s of spans) {
    const a = of[s.start], b = of[s.end - 1]
    if (a === b) {
      moved.push({ ...s, start: a.first + s.start - a.at, end: a.first + s.end - a.at })
      if (a.twice && s.tag !== 'a' && s.tag !== 'b') moved.push({ ...s, start: a.first + a.n + s.start - a.at, end: a.first + a.n + s.end - a.at, copy: true, alias: undefined })
    } else moved.push({ ...s, half: text.slice(s.start, s.end), start: a.first, end: b.first + b.n * (b.twice ? 2 : 1) })
  }
  return { text: made, spans: moved }
}

// Lines of `width` full-width characters, the first of a paragraph two shorter; `//` ends a column inside a sentence.
// A line that begins with an opening quotation mark often gets a blank line before it, as text taken from PDFs has it.
function layOut(text, width, seed) {
  const map = []
  let out = ''
  const paragraphs = []
  for (let p = 0, a = 0; p <= text.length; p++) if (p === text.length || text[p] === '\n') { paragraphs.push([a, p]); a = p + 1 }
  paragraphs.forEach(([from, to], pi) => {
    if (pi) out += width ? '\n' : '\n\n'
    let used = width ? 2 : 0, i = from, lines = 0, parted = false
    while (i < to) {
      if (text.startsWith('//', i)) { // in a set column the break falls where the line ends
        map[i] = map[i + 1] = out.length
        if (width) parted = true
        else out += '\n\n'
        i += 2
        continue
      }
      let unit = text.slice(i, to).match(/^(?:[A-Za-z0-9][A-Za-z0-9.%‰+-]*|[“‘（《]+.|.)[，。、；：！？”’）》%℃]*/u)[0]
      if (unit.includes('//')) unit = unit.slice(0, unit.indexOf('//'))
      const body = unit.replace(/[，。、；：！？”’）》]+$/u, '')
      const w = size(body || unit)
      if (width && used + w > width && used > 0 && i > from) {
        out = out.replace(/ $/, m => { for (let k = map.length - 1; k >= 0 && map[k] >= out.length - 1; k--) map[k] = out.length - 1; return m })
        lines++
        out += parted || (/^[“‘]/.test(unit) && (seed + lines) % 3) ? '\n\n' : '\n'
        parted = false
        used = 0
      }
      for (let k = 0; k < unit.length; k++) { map[i + k] = out.length; out += unit[k] }
      used += size(unit)
      i += unit.length
    }
  })
  map[text.length] = out.length
  return { text: out, map }
}
const size = s => [...s].reduce((n, c) => n + (c.charCodeAt(0) < 256 ? 0.5 : 1), 0)

const DIGIT = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const POWER = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 }
const UNITS = [ // unit, kind, base unit, factor
  ['亿元', 'money', 'CNY', 1e8], ['万元', 'money', 'CNY', 1e4], ['元', 'money', 'CNY', 1], ['美元', 'money', 'USD', 1], ['欧元', 'money', 'EUR', 1], ['日元', 'money', 'JPY', 1], ['港元', 'money', 'HKD', 1],
  ['平方米', 'area', 'm2', 1], ['平方公里', 'area', 'm2', 1e6], ['亩', 'area', 'm2', 2000 / 3], ['公顷', 'area', 'm2', 1e4], ['平米', 'area', 'm2', 1],
  ['千瓦时', 'energy', 'kWh', 1], ['度电', 'energy', 'kWh', 1], ['兆瓦时', 'energy', 'kWh', 1e3], ['吉瓦时', 'energy', 'kWh', 1e6],
  ['千瓦', 'power', 'W', 1e3], ['兆瓦', 'power', 'W', 1e6], ['吉瓦', 'power', 'W', 1e9], ['GW', 'power', 'W', 1e9], ['MW', 'power', 'W', 1e6], ['千伏安', 'power', 'W', 1e3], ['瓦', 'power', 'W', 1],
  ['PFlops', 'compute', 'FLOPS', 1e15], ['PFLOPS', 'compute', 'FLOPS', 1e15], ['P', 'compute', 'FLOPS', 1e15], ['EFlops', 'compute', 'FLOPS', 1e18],
  ['公里', 'length', 'm', 1e3], ['千米', 'length', 'm', 1e3], ['米', 'length', 'm', 1], ['毫米', 'length', 'm', 1e-3], ['微米', 'length', 'm', 1e-6], ['纳米', 'length', 'm', 1e-9], ['厘米', 'length', 'm', 0.01], ['海里', 'length', 'm', 1852],
  ['吨', 'mass', 'kg', 1e3], ['公斤', 'mass', 'kg', 1], ['千克', 'mass', 'kg', 1], ['斤', 'mass', 'kg', 0.5], ['克', 'mass', 'kg', 1e-3],
  ['立方米', 'volume', 'm3', 1], ['方', 'volume', 'm3', 1], ['升', 'volume', 'm3', 1e-3],
  ['个百分点', 'ratio', '1', 0.01], ['%', 'ratio', '1', 0.01], ['‰', 'ratio', '1', 0.001], ['倍', 'ratio', '1', 1], ['成', 'ratio', '1', 0.1], ['折', 'ratio', '1', 0.1],
  ['年', 'duration', 's', 31536000], ['个月', 'duration', 's', 2592000], ['天', 'duration', 's', 86400], ['日', 'duration', 's', 86400], ['小时', 'duration', 's', 3600], ['分钟', 'duration', 's', 60], ['秒', 'duration', 's', 1], ['毫秒', 'duration', 's', 1e-3], ['周', 'duration', 's', 604800],
  ['℃', 'temperature', '°C', 1], ['摄氏度', 'temperature', '°C', 1],
  ['千伏', 'other', '千伏', 1], ['伏', 'other', '伏', 1],
].sort((a, b) => b[0].length - a[0].length)
const MORE = /^(超过|超|逾|突破|不低于|不少于|上|达?到?过)|(以上|之多)$/, LESS = /^(近|将近|不足|不到|低于|小于|不超过)|(以内|以下|内)$/, ABOUT = /^(约|大约)|(左右|上下)$/

// 逾60亿元, 80余家, 3.5万平方米, 40-50个, 七成以上, 三分之一; anything else is given by hand as `value=..;unit=..`.
function readQuantity(text, arg, where) {
  let s = text.replace(/\s/g, ''), mod = 'exact'
  if (s === '过半') { s = '一半'; mod = 'more' }
  s = s.replace(/([一二两三四五六七八九])([成折])([一二三四五六七八九])/, '$1$3$2') // 九成五 = 九五成, as 六五折
  for (const [re, m] of [[MORE, 'more'], [LESS, 'less'], [ABOUT, 'about']]) while (re.test(s)) { s = s.replace(re, ''); mod = m }
  if (/[多余]/.test(s)) { s = s.replace(/[多余]/, ''); mod = 'more' }
  let made
  const share = s.match(/^(.+)分之(.+)$/), num = '[\\d.,]*[零〇一二两三四五六七八九十百千万亿]*'
  if (share) made = { kind: 'ratio', value: number(share[2]) / number(share[1]), unit: '1' }
  else if (s === '一半') made = { kind: 'ratio', value: 0.5, unit: '1' }
  else {
    const range = s.match(new RegExp(`^([\\d.]+)(%|万|亿)?[-~～—至]+(${num})(.*)$`))
    const known = UNITS.find(x => s.endsWith(x[0]) && Number.isFinite(number(s.slice(0, -x[0].length))))
    const one = known ? [s, s.slice(0, -known[0].length), known[0]] : s.match(new RegExp(`^(${num})(.*)$`))
    const [lo, tail, hi, rest] = range ? range.slice(1) : [null, null, one[1], one[2]]
    let n = number(hi), unit = rest
    const u = UNITS.find(x => x[0] === unit)
    const tenths = unit === '成' || unit === '折'
    if (tenths && /^[一二两三四五六七八九]{2}$/.test(hi)) n = DIGIT[hi[0]] + DIGIT[hi[1]] / 10
    const f = u ? u[3] : 1
    made = { kind: u ? u[1] : 'count', value: n * f, unit: u ? u[2] : unit }
    if (range) {
      const scale = tail && tail !== '%' ? POWER[tail] : /[万亿]/.test(hi) ? number(hi) / parseFloat(hi) : 1
      made.max = made.value; made.value = parseFloat(lo) * scale * f; mod = 'range'
    }
    if (!u && unit && !arg && !/^[\p{Script=Han}]{1,3}$/u.test(unit)) throw new Error(`${where}: unit «${unit}»?`)
  }
  const q = { kind: made.kind, value: made.value, max: made.max ?? null, unit: made.unit, mod }
  if (arg) for (const kv of arg.split(';')) { const [k, v] = kv.split('='); if (!(k in q)) throw new Error(`${where}: ${k}`); q[k] = k === 'value' || k === 'max' ? Number(v) : v }
  if (!Number.isFinite(q.value)) throw new Error(`${where}: no value`)
  q.value = tidy(q.value); if (q.max !== null) q.max = tidy(q.max)
  return q
}
const tidy = x => Number(x.toPrecision(15))

function number(s) {
  if (s === '') return NaN
  const m = s.match(/^([\d.,]+)(.*)$/)
  if (m) return Number(m[1].replace(/,/g, '')) * [...m[2]].reduce((n, c) => n * POWER[c], 1)
  const split = (big, f) => { const i = s.lastIndexOf(big); return i < 0 ? null : (i ? number(s.slice(0, i)) : 1) * f + (s.length > i + 1 ? number(s.slice(i + 1)) : 0) }
  const big = split('亿', 1e8) ?? split('万', 1e4)
  if (big !== null) return big
  let total = 0, digit = null
  for (const c of s) if (c in DIGIT) digit = DIGIT[c]; else if (c in POWER) { total += (digit ?? 1) * POWER[c]; digit = null } else return NaN
  return total + (digit ?? 0)
}

// 2025 · 2025-05 · 2025-05-03 · 2025-Q1 · 2025-H1 · 2025-05e|m|l (1..10, 11..20, 21..end) · 2025-01~09 · A..B · A.. · ..B · ~ (vague).
// The whole is a span if it has `..`, a point otherwise; `point:A..B` is a point with bounds of its own.
function readTime(arg, where) {
  if (arg === '~') return { kind: 'vague', from: null, to: null }
  if (arg.startsWith('point:')) return { ...readTime(arg.slice(6), where), kind: 'point' }
  const m = arg.match(/^(.*?)\.\.(.*)$/)
  if (m) return { kind: 'span', from: m[1] ? bounds(m[1], where)[0] : null, to: m[2] ? bounds(m[2], where)[1] : null }
  const [from, to] = bounds(arg, where)
  return { kind: 'point', from, to }
}
function bounds(s, where) {
  const last = (y, m) => new Date(Date.UTC(+y, +m, 0)).getUTCDate(), p2 = n => String(n).padStart(2, '0')
  let m
  if (/^\d{4}$/.test(s)) return [`${s}-01-01`, `${s}-12-31`]
  if ((m = s.match(/^(\d{4})-Q([1-4])$/))) return [`${m[1]}-${p2(m[2] * 3 - 2)}-01`, `${m[1]}-${p2(m[2] * 3)}-${last(m[1], m[2] * 3)}`]
  if ((m = s.match(/^(\d{4})-H([12])$/))) return m[2] === '1' ? [`${m[1]}-01-01`, `${m[1]}-06-30`] : [`${m[1]}-07-01`, `${m[1]}-12-31`]
  if ((m = s.match(/^(\d{4})-(\d\d)~(\d\d)$/))) return [`${m[1]}-${m[2]}-01`, `${m[1]}-${m[3]}-${last(m[1], m[3])}`]
  if ((m = s.match(/^(\d{4})-(\d\d)([eml]?)$/))) { const [a, b] = { '': ['01', last(m[1], m[2])], e: ['01', '10'], m: ['11', '20'], l: ['21', last(m[1], m[2])] }[m[3]]; return [`${m[1]}-${m[2]}-${a}`, `${m[1]}-${m[2]}-${b}`] }
  if (/^\d{4}-\d\d-\d\d$/.test(s)) return [s, s]
  throw new Error(`${where}: time «${s}»?`)
}

// subject property[-][:of] [[phase]] [@time] [!p|!o] [>object]; value, unit and mod are those of the quantity marked,
// a milestone at a time expression takes its bounds.
function readClaim(text, { start, end, q, t, aliases, where }) {
  const m = text.match(/^(\S+) ([a-z]+)(-)?(?::(\S+))?(?: \[(.+?)\])?(?: @(\S+))?(?: !([po]))?(?: >(.+))?$/)
  if (!m || !PROPERTIES[m[2]]) throw new Error(`${where}: claim «${text}»?`)
  const [, subject, code, minus, of, phase, time, mode, object] = m
  const id = s => aliases.get(s) ?? s
  const c = { subject: id(subject), property: PROPERTIES[code] }
  if (q && !['ms', 'loc', 'by', 'part', 'post', 'mk'].includes(code)) {
    c.value = minus ? -q.value : q.value
    if (q.max !== null) c.max = q.max
    c.unit = q.unit; c.mod = q.mod
  }
  if (of) c.of = of
  else if (code === 'inv') c.of = phase ? 'phase' : 'total'
  if (code === 'ms' && !STAGES.includes(of)) throw new Error(`${where}: stage ${of}`)
  if (phase) c.phase = phase
  const when = time ? readTime(time, where) : code === 'ms' && t ? t : null
  if (when?.from) c.from = when.from
  if (when?.to) c.to = when.to
  c.modality = { p: 'planned', o: 'ongoing' }[mode] ?? 'actual'
  if (object) c.object = id(object)
  return { ...c, start, end }
}

const ORDER = { kicker: 0, headline: 1, deck: 2, byline: 3 }
function articles(page, blocks, text, bylines) {
  const keys = [...new Set(blocks.map(b => b.key))]
  return keys.map((key, index) => {
    const own = blocks.filter(b => b.key === key)
    const titled = own.some(b => b.role === 'headline') && own[0].role !== 'headline' && own[0].role !== 'kicker' && own[0].role !== 'label'
    // What is printed before the body keeps its place; a headline printed after it is read first.
    const reading = titled ? [...own].sort((a, b) => (a.role in ORDER && a.role !== 'byline' ? ORDER[a.role] : 9) - (b.role in ORDER && b.role !== 'byline' ? ORDER[b.role] : 9) || a.index - b.index) : own
    const spans = []
    reading.forEach((b, i) => { if (i && b.index === reading[i - 1].index + 1) spans.at(-1)[1] = b.end; else spans.push([b.start, b.end]) })
    const said = role => own.filter(b => b.role === role).map(b => text.slice(b.start, b.end).replace(/\s*\n\s*/g, '').replace(/^#+ /, '')).join(' ')
    const a = { page, index, kind: KINDS[key[0]] }
    if (said('headline')) a.headline = said('headline')
    const deck = [said('kicker'), said('deck')].filter(Boolean)
    if (deck.length) a.deck = deck
    const by = bylines.find(x => own.some(b => x.start >= b.start && x.end <= b.end))
    if (by) a.byline = by.text
    a.spans = spans
    a.parts = reading.map(b => ({ role: b.role, start: b.start, end: b.end }))
    if (by) a.bylineSpan = [by.start, by.end]
    return a
  })
}

export function build(dir = join(here, 'source')) {
  return readdirSync(dir).filter(f => f.endsWith('.mk')).sort().map(f => buildPage(readFileSync(join(dir, f), 'utf8')))
}

/** The files of all pages, by name: what is written, and what the test compares. */
export function files(pages) {
  const lines = xs => xs.map(x => JSON.stringify(x) + '\n').join('')
  const made = {}
  for (const p of pages) {
    made[`${p.page}.txt`] = p.text
    for (const l of ['quantities', 'times', 'mentions', 'claims']) made[`${p.page}.${l}.jsonl`] = lines(p[l])
  }
  made['articles.jsonl'] = lines(pages.flatMap(p => p.articles))
  made['manifest.json'] = JSON.stringify({ pages: pages.map(p => p.manifest) }, null, 1) + '\n'
  return made
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = build()
  for (const [name, content] of Object.entries(files(pages))) writeFileSync(join(here, name), content)
  for (const p of pages) console.log(p.page, p.text.replace(/\s/g, '').length, 'characters,', ['quantities', 'times', 'mentions', 'claims'].map(l => `${p[l].length} ${l}`).join(', '))
}
