import type { EntityType } from '../records.ts'
import type { Lexicon } from './lexicon.ts'

export interface Known { text: string; type: EntityType; id: string }

const legal = /(?:集团|控股)?(?:股份)?(?:有限责任|有限|总)?公司$|集团(?:股份)?(?:有限公司)?$|(?:律师|会计师)?事务所$/

/** A company's name without its legal form, bracketed place and leading place: 江苏金陵体育器材股份有限公司 -> 金陵体育器材. */
export function companyCores(name: string, lexicon: Lexicon, local: ReadonlyMap<string, string>): string[] {
  const bare = name.replace(/\([^()]*\)/g, '').replace(legal, '')
  const cores = [bare]
  let rest = bare
  for (let more = true; more;) {
    more = false
    for (let size = Math.min(8, rest.length - 2); size >= 2; size--) {
      if (lexicon.places.has(rest.slice(0, size)) || local.has(rest.slice(0, size))) {
        rest = rest.slice(size).replace(/^[省市县区]/, '')
        if (rest.length >= 2) { cores.unshift(rest); more = true }
        break
      }
    }
  }
  return cores.filter(c => c.length >= 2)
}

/**
 * The length of a short form of a company that stands at `at`: it begins with the first two characters of its core and goes on with
 * characters of the core in their order (湘岳重型装备 -> 湘岳重装), or with 公司. 0 when there is none. `whole` is false where two characters alone
 * would be a common word.
 */
export function shortLength(text: string, at: number, core: string, lexicon: Lexicon): number {
  if (!text.startsWith(core.slice(0, 2), at)) return 0
  let size = 2
  let from = 2
  for (; size < 8; size++) {
    const next = core.indexOf(text[at + size] ?? '\n', from)
    if (next < 0) break
    // a skipped word must have left its first character behind: 重型装备 -> 重装
    if (next - from > 3) break
    from = next + 1
  }
  if (text.startsWith('公司', at + size)) return size + 2
  // 柳州汽车|产业: a place's trade
  if (lexicon.places.has(core.slice(0, 2)) && /^(?:产[业量销值]|行业|工业|销量)/.test(text.slice(at + size, at + size + 2))) return 0
  const word = lexicon.words.get(core.slice(0, 2))
  if (size === 2) return word || lexicon.places.has(core.slice(0, 2)) || !acts(text, at + 2, lexicon) && !/^(?:[,。、;:!?)\n“”等的和与及将在]|副?总|董事|创始)/.test(text.slice(at + 2)) ? 0 : 2
  return size === 3 && word && word.weight > 9 ? 0 : size
}

/** A verb, an adverb, a preposition or a part of a company (总监, 工厂) stands here. */
function acts(text: string, at: number, lexicon: Lexicon): boolean {
  if (/^(?:集团|工厂|车间|总部|基地|员工|研发|技术|市场|生产|总|负责|工程|产品|品牌|厂|牌|把|由|让|已|也|还|就|又|正|拿|要|想|能|会|从|与)/.test(text.slice(at, at + 2))) return true
  const word = lexicon.words.get(text.slice(at, at + 2))
  return !!word && word.weight >= 9 && /[vdpt]/.test(word.kind)
}

/** Ways a page writes a known name again, beside the name itself. */
export function shortForms(k: Known, lexicon: Lexicon): string[] {
  const { id, text, type } = k
  switch (type) {
    case 'project': return text.endsWith('项目') && text.length > 5 ? [text.slice(0, -2), ...placeless(text.slice(0, -2), lexicon)] : text.length > 4 && !/(?:工程|改造)$/.test(text) ? [`${text}项目`] : []
    case 'place': return [...villageOf(text), ...countyOf(k, lexicon)]
    case 'park': return [...zoneStem(text, lexicon), ...gardenOf(text), ...(/园区?$/.test(text) ? placeless(text, lexicon, 6) : []), ...(/港.*开发区$/.test(id) ? ['港区', `${id.slice(0, id.indexOf('港') + 1)}区`] : [])]
    case 'programme': {
      const bare = text.replace(/\([^()]*\)$/, '')
      return [...(bare !== text && bare.length > 4 ? [bare] : []), ...quotedPart(text)]
    }
    case 'product': return quotedPart(text)
    default: return []
  }
}

/** 田庄乡宋庄村 -> 宋庄村, as its own story calls it. */
function villageOf(name: string): string[] {
  const village = /^.{2,8}[镇乡道区县市]([\u3400-\u9fff]{1,3}(?:村|社区))$/.exec(name)?.[1]
  return village ? [village] : []
}

/** 兴国县 -> 兴国, once the page has it in full; not where that is a word or a place of its own. */
function countyOf({ id, text }: Known, lexicon: Lexicon): string[] {
  const short = /^([\u3400-\u9fff]{2,3})(?:县|区|旗)$/.exec(text)?.[1]
  return short && id === text && lexicon.places.get(text) === text && !lexicon.words.has(short) && !lexicon.places.has(short) ? [short] : []
}

/** 洋浦经济开发区 -> 洋浦: a zone's own name, where no division and no word is called so. */
function zoneStem(name: string, lexicon: Lexicon): string[] {
  const stem = /^([\u3400-\u9fff]{2,8}?)(?:国家级?)?(?:高新技术产业|经济技术|高新技术|经济|综合|国际)?(?:开发区|保税区|保税港区|新区|合作区|旅游先行区|先行区)$/.exec(name)?.[1]
  if (!stem) return []
  let own = stem
  for (let size = 4; size >= 2; size--) if (lexicon.places.has(stem.slice(0, size)) && stem.length - size >= 2) { own = stem.slice(size); break }
  return own.length > 4 || lexicon.places.has(own) || lexicon.words.has(own) || lexicon.ambiguous.has(own) || /[市县区省镇]$/.test(own) ? [] : [own]
}

/** 归雁创业园 -> 归雁园. */
function gardenOf(name: string): string[] {
  const stem = /^([\u3400-\u9fff]{2,3})(?:创业|创新|产业|科技|工业|物流|软件|创意|文创|双创|农业|生态)园区?$/.exec(name)?.[1]
  return stem ? [`${stem}园`] : []
}

/** 无锡人工智能协同创新基地 -> 人工智能协同创新基地. */
function placeless(name: string, lexicon: Lexicon, least = 7): string[] {
  for (let size = 6; size >= 2; size--) if (lexicon.places.has(name.slice(0, size)) && name.length - size >= least) return [name.slice(size)]
  return []
}

/** “党群连心”惠企行动 -> 党群连心: only a quote that is no common word. */
function quotedPart(text: string): string[] {
  const m = /^“([^“”]{5,})”/.exec(text)
  return m && m[1] !== text && !/^[\d+A-Z]+$|十.五/.test(m[1]!) ? [m[1]!] : []
}

/** The last modifier and head of a centre or base (材料创新中心 -> 创新中心), as its own article calls it. */
export function tailForm(name: string): string | null {
  const bare = name.replace(/项目$/, '')
  const m = /(?:创新|研发|招商|检测|智算|算力|孵化|协同创新|实训|测试|会展)(?:中心|基地|实验室)$|[一二三四五六]工厂$|新工厂$/.exec(bare)
  return m && m[0].length < bare.length - 1 ? m[0] : null
}
