import { z } from 'zod'

export type DivisionLevel = 'province' | 'prefecture' | 'county'
/** One administrative division: its code (2, 4 or 6 digits), full name, usual short name (苏州, null when it has none) and parent's code. */
export interface Division { code: string; name: string; short: string | null; level: DivisionLevel; parent: string | null }

const peoples = '蒙古族|回族|藏族|维吾尔|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|鄂温克族?|德昂族|保安族|裕固族|独龙族|鄂伦春族?|赫哲族|门巴族|珞巴族|基诺族|各族'
const autonomous = new RegExp(`(?:(?<!内)蒙古|${peoples})*(?:自治区|自治州|自治县|自治旗)$|特别行政区$`)
const plain = /(?:省|市|地区|盟|州|(?<=..)林区|特区|区|县|旗)$/

/** 苏州市 -> 苏州, 延边朝鲜族自治州 -> 延边; null when nothing of two characters is left. */
export function shortName(name: string): string | null {
  const stripped = name.replace(autonomous, '')
  const short = stripped === name ? name.replace(plain, '') : stripped
  return short.length >= 2 && short !== name ? short : null
}

/** Lines of `code name` with county-level divisions behind a prefecture; see model/places.yaml. */
function parseDivisions(text: string): Division[] {
  return text.trim().split('\n').flatMap(line => {
    const [code = '', name = '', ...counties] = line.trim().split(' ')
    const level = code.length === 2 ? 'province' as const : 'prefecture' as const
    const own = name === '-' ? [] : [{ code, name, short: shortName(name), level, parent: level === 'province' ? null : code.slice(0, 2) }]
    const parent = name === '-' ? code.slice(0, 2) : code
    return [...own, ...counties.map(c => ({ code: code + c.slice(0, 2), name: c.slice(2), short: shortName(c.slice(2)), level: 'county' as const, parent }))]
  })
}

const words = z.string().transform(s => s.trim().split(/\s+/))

/** Gazetteer of model/places.yaml. */
export const placesSchema = z.object({
  divisions: z.string().transform(parseDivisions),
  ambiguous: words.transform(list => new Set(list)),
  regions: z.record(z.string(), z.array(z.string())),
  features: words,
  countries: words,
  cities: words,
})
export type Places = z.infer<typeof placesSchema>
