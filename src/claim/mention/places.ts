import { hits } from '../../base/hits.ts'
import type { Candidate, Reading } from './reading.ts'

/** Places: names of the gazetteer, 我市 and its kin, and towns and villages by their form (南丰镇, 车田村), joined where one lies in the other. */
export function findPlaces(r: Reading, local: ReadonlyMap<string, string>): Candidate[] {
  const found: Candidate[] = []
  const { tokens, lexicon } = r
  for (const t of tokens) {
    if (t.kind !== 'L') continue
    const full = local.get(t.text) ?? lexicon.places.get(t.text)
    // 四川|话, 湖南|籍
    if (/^[话籍腔菜味](?![\u3400-\u9fff]?[剧场市])/.test(r.text.slice(t.end, t.end + 3))) continue
    // 日照|时间
    if (/^(?:时间|时数|时长|强度|充足)/.test(r.text.slice(t.end, t.end + 2)) && t.text === '日照') continue
    // 某管发〔2022〕11号
    if (/^[\u3400-\u9fff]{0,4}[发办函字令][[(〔]\d{4}/.test(r.text.slice(t.end, t.end + 12))) continue
    // 柳州|市区: what lies inside a city
    const end = /.{2}市$/.test(t.text) && /^区(?![\u3400-\u9fff]?(?:委|政府|人大|政协|里|纪委))/.test(r.text.slice(t.end, t.end + 3)) && lexicon.places.has(t.text.slice(0, -1)) ? t.end - 1 : t.end
    if (full && !inQuote(r.text, t.start, t.end)) found.push({ start: t.start, end, type: 'place', rank: 5, id: full })
  }
  if (r.place) for (const m of hits(/我(?:市|区|县|州|旗)(?!场|区|域|级)/g, r.text)) found.push({ start: m.index, end: m.index + 2, type: 'place', rank: 6, id: r.place })
  const province = provinceOf(r)
  if (province) for (const m of hits(/我省/g, r.text)) found.push({ start: m.index, end: m.index + 2, type: 'place', rank: 6, id: province })
  for (const m of hits(/街道|古镇|板块|半岛|群岛|社区|片区|盐湖|[镇乡村岛洲河湖江山]/g, r.text)) {
    const end = m.index + m[0].length
    if (!endsWord(r, m.index, end)) continue
    const start = townStart(r, m.index, m[0])
    if (start >= 0 && m.index - start >= 1) found.push({ start, end, type: 'place', rank: 3 })
  }
  // 八师150团, 一三〇团二连: only where a paper of the corps speaks of them
  if (/兵团|团场|连队|[一二三四五六七八九十\d]师/.test(r.text)) {
    for (const m of hits(/(?:第?[一二三四五六七八九十\d]{1,3}师)?(?:第?\d{2,3}|[一二三四五六七八九〇零]{2,3})团(?:[一二三四五六七八九十\d]{1,2}连)?(?![队体长员购费圆结伙员政])/g, r.text)) found.push({ start: m.index, end: m.index + m[0].length, type: 'place', rank: 7 })
  }
  // 乌苏湾农场, 曙光农场第六管理区
  for (const m of hits(/(?:(?<!家庭)农场|林场|牧场|良种场)(?:第[一二三四五六七八九十\d]{1,3}(?:管理区|作业站|生产队|连队|分场)|[一二三四五六七八九十\d]{1,3}(?:连|队|分场))?/g, r.text)) {
    const start = farmStart(r, m.index)
    if (start >= 0) found.push({ start, end: m.index + m[0].length, type: 'place', rank: 6 })
  }
  extended(r, found)
  return joinNested(r, found)
}

/** Full name of the province that the article's place lies in. */
export function provinceOf(r: Reading): string | null {
  return r.place ? r.lexicon.provinces.get(r.place) ?? null : null
}

/** A place inside a short quoted slogan or name (“昆山速度”) is no mention of its own. */
function inQuote(text: string, start: number, end: number): boolean {
  const from = Math.max(0, start - 14)
  const before = text.slice(from, start)
  const open = from + Math.max(before.lastIndexOf('“'), before.lastIndexOf('‘'))
  if (open < from || (open === start - 1 && /[”’]/.test(text[end] ?? ''))) return false
  const inner = /^[“‘]([^“”‘’,、。;\n]{2,20})[”’]/.exec(text.slice(open, open + 24))
  return !!inner && open + inner[0].length > end
}

/** 苏南运河无锡段, 无锡地区, 太湖新城: a place made of places. */
function extended(r: Reading, found: Candidate[]): void {
  for (const m of hits(/地区|城市群|都市圈|经济圈|科创圈|经济带|科创走廊|新城|段/g, r.text)) {
    let i = r.tokenOf[m.index]!
    if (r.tokens[i]!.start !== m.index) continue
    const own = m[0] === '新城' ? r.tokens[i]!.text !== '新城' : false
    if (own) continue
    let start = m.index
    let n = 0
    while (i > 0 && r.tokens[i - 1]!.kind === 'L') { start = r.tokens[--i]!.start; n++ }
    if (!n || (m[0] === '段' && !/[江河湖]/.test(r.text.slice(start, m.index)))) continue
    if (r.text[start - 1] === '环') start--
    const one = m[0] === '地区' && n === 1 ? found.find(c => c.start === start)?.id : undefined
    found.push({ start, end: m.index + m[0].length, type: 'place', rank: 6, id: one })
  }
}

/** Where a farm's name of two to four characters begins, or -1; a place before it is part of it. */
function farmStart(r: Reading, head: number): number {
  let start = head
  let own = 0
  for (let i = r.tokenOf[head]! - 1; i >= 0 && head - r.tokens[i]!.start <= 8; i--) {
    const t = r.tokens[i]!
    if (t.kind === 'L') { start = t.start; own += 2; break }
    if ((/[wsxpucrmdq]/.test(t.kind) && !(t.kind === 'm' && /^[一二三四五六七八九十]$/.test(t.text))) || (t.kind === 'v' && t.text.length > 1) || r.lexicon.generic.has(t.text) || r.lexicon.lead.has(t.text) || head - t.start > 5) break
    start = t.start
    own += t.text.length
  }
  return own >= 2 && !(r.lexicon.words.has(r.text.slice(start, head)) && head - start < 3 && r.tokens[r.tokenOf[start]!]!.kind !== 'L') ? start : -1
}

/** A town's name has one to four characters before 镇, cut at a word that no name holds. */
function townStart(r: Reading, head: number, kind: string): number {
  let i = r.tokenOf[head]!
  // 返乡, 下乡, 水乡 are no places
  if (kind === '乡' && /[返下还家故同老思异离回归水到进]/.test(r.text[head - 1] ?? '')) return -1
  if (r.tokens[i]!.start < head) { // the head is the end of a word: 小镇, 农村, 乡镇 are words of their own
    return -1
  }
  // 城郊乡, 城关镇 behind its county
  const county = r.tokens[i - 2]
  if (/[乡镇]/.test(kind) && county?.kind === 'L' && /[县区市旗]$/.test(county.text) && county.end === head - 2 && !r.lexicon.generic.has(r.tokens[i - 1]!.text)) return head - 2
  let start = head
  for (i--; i >= 0 && head - r.tokens[i]!.start <= 4; i--) {
    const t = r.tokens[i]!
    // 龙头|山|镇: before a land form a word of any kind
    if (start === head - 1 && start < head && landform.test(r.text.slice(start, head)) && t.text.length === 2 && /[nga]/.test(t.kind)) { start = t.start; break }
    // 九龙|江
    if (t.kind === 'L' && start === head && t.text.length === 2 && /[河湖江]/.test(kind)) return t.start
    if (t.kind === 'L' || t.kind === 's' || t.kind === 'w' || t.kind === 'x' || t.kind === 'h') break
    // 振安区|五龙背镇
    if (/^[一二三四五六七八九十]$/.test(t.text) && start < head && r.tokens[i - 1]?.kind === 'L' && r.tokens[i - 1]!.end === t.start) { start = t.start; break }
    // 胜利|路|街道
    if (kind === '街道' && start === head && t.text === '路' && /[ngvk]/.test(r.tokens[i - 1]?.kind ?? 'w')) return r.tokens[i - 1]!.start
    if (/^[后前上下中大小新老东西南北]$/.test(t.text) && /[镇乡区县市旗]/.test(r.text[t.start - 1] ?? '') && start < head) { start = t.start; break }
    if (/^[大小老新古上下中]$/.test(t.text) && start < head && kind === '镇') { start = t.start; break }
    // 塘|里|村
    if (/^[里上下前后]$/.test(t.text) && start === head && /^[镇乡村]$/.test(kind) && r.tokens[i - 1]?.end === t.start && r.tokens[i - 1]!.text.length === 1 && /[nk]/.test(r.tokens[i - 1]!.kind) && !stops.has(r.tokens[i - 1]!.text)) { start = r.tokens[i - 1]!.start; break }
    // 大|岭|街道
    if (/^[大小上下]$/.test(t.text) && head - start === 1 && /^(?:街道|乡|村)$/.test(kind)) { start = t.start; break }
    // 张|村|镇
    if (t.text === '村' && start === head && /^[镇乡]$/.test(kind)) { start = t.start; continue }
    // 马|家|寨|乡
    if (t.text === '家' && r.lexicon.surnames.has(r.tokens[i - 1]?.text ?? '') && r.tokens[i - 1]!.end === t.start) { start = r.tokens[i - 1]!.start; break }
    if (t.text.length === 1 ? stops.has(t.text) : !((t.kind === 'n' || t.kind === 't' && !/[年月日天季时期今明昨近]/.test(t.text)) && t.text.length <= 2 && !r.lexicon.generic.has(t.text)) && !(t.kind === 'a' && !r.lexicon.lead.has(t.text))) break
    if (r.lexicon.generic.has(t.text) || r.lexicon.lead.has(t.text)) break
    start = t.start
    if (r.text[start - 1] === '镇' || r.text[start - 1] === '乡') break
  }
  const size = head - start
  if (kind === '山' && (size !== 2 || r.tokens[r.tokenOf[head]! - 1]!.text.length > 1)) return -1
  if (/[河湖江山]/.test(kind) && (size > 2 || !/^[Lvpusw]$/.test(r.tokens[r.tokenOf[start]! - 1]?.kind ?? 's'))) return -1
  if (kind === '洲' && size !== 2) return -1
  // 张村 behind its town
  if (kind === '村' && size === 1 && /[乡镇]/.test(r.text[start - 1] ?? '') && /[\u3400-\u9fff]{2}/.test(r.text.slice(start - 3, start - 1))) return start
  if (size === 4 && /[乡镇村]/.test(kind) && Array.from(r.text.slice(start, head)).every(c => r.lexicon.foreign.has(c))) return start
  if (size < 1 || (size === 1 && kind.length === 1) || (kind.length === 1 && size > 3 && !/[市县区旗州镇乡]/.test(r.text[start - 1] ?? ''))) return size === 1 && kind === '街道' ? start : -1
  return start
}

const landform = /[山河湖口坪湾沟川台堡桥岭坡泉塘溪沙滩店铺营屯庄坝寨江港集庙关坑洞石]/
const stops = new Set('之的了在和与及或对向从到由于为是有等各每该本这那个家位名座条项批全一二三四五六七八九十两几多小大新老古城乡镇村市区县、把被让将以就也都还又已正并而则着过其此至自据经内外中上下里后前')

function endsWord(r: Reading, head: number, end: number): boolean {
  const t = r.tokens[r.tokenOf[head]!]!
  // 回龙|镇政府
  if (t.start === head && /^[镇乡](?:政府|党委|人大)$/.test(t.text)) return true
  return t.end === end && !/^(?:民(?!.村)|庄|级|企|贤|干|史|长|委|落|里|支|书)/.test(r.text.slice(end, end + 1))
}

/** 南丰镇民联村 and 岳麓区梅溪湖 are one name; a city before its county stays apart unless both are written in full. */
function joinNested(r: Reading, found: Candidate[]): Candidate[] {
  const sorted = found.sort((a, b) => a.start - b.start || b.end - a.end).filter((c, i, all) => !i || c.start >= all[i - 1]!.end || c.end > all[i - 1]!.end)
  const out: Candidate[] = []
  for (const c of sorted) {
    const last = out.at(-1)
    const before = last ? r.text.slice(last.start, last.end) : ''
    const own = r.text.slice(c.start, c.end)
    // 浙江嘉兴, 成都青羊: a province and its city or a city and its district, both by their short names
    if (last && last.end === c.start && last.id !== before && last.id !== c.id && (r.lexicon.provinces.get(c.id ?? '') === last.id || r.lexicon.cities.get(c.id ?? '') === last.id && c.id !== own)) {
      last.end = c.end
      last.id = c.id
    } else if (last && last.end === c.start && /[省市区县旗镇乡道州]$/.test(before) && !before.startsWith('我') && /(?:村|社区|镇|乡|街道|湖|岛|板块|片区|古镇|老街|[区县市州])$/.test(own) && c.rank < 6 || last && last.end === c.start && /县$/.test(last.id ?? '') && !/县$/.test(before) && !before.startsWith('我') && /(?:镇|乡)$/.test(own)) {
      const county = /县$/.test(last.id ?? '') && !/县$/.test(before) ? last.id + own : undefined
      last.end = c.end
      last.id = county ?? (/[区县市]$/.test(own) ? c.id : undefined)
      last.rank = Math.min(last.rank, c.rank)
    } else out.push(c)
  }
  return out
}
