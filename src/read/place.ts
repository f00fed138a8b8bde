import { shortName, type Division, type Places } from '../model/places.ts'
import type { Article } from './document.ts'

/** Names in the gazetteer by their first two characters, longest first. */
interface Gazetteer { byHead: Map<string, { name: string; full: string; level: Division['level']; whole: boolean }[]> }
const cache = new WeakMap<Places, Gazetteer>()

function gazetteer(places: Places): Gazetteer {
  const known = cache.get(places)
  if (known) return known
  const names = new Map<string, { name: string; full: string; level: Division['level']; whole: boolean }>()
  // Rivers and lakes, so that 太湖 is not read as 太湖县.
  for (const name of places.features) names.set(name, { name, full: '', level: 'county', whole: false })
  for (const d of places.divisions) {
    names.set(d.name, { name: d.name, full: d.name, level: d.level, whole: true })
    // A short name two divisions share (吉林) is the larger one's.
    if (d.short && !places.ambiguous.has(d.short) && !names.has(d.short)) names.set(d.short, { name: d.short, full: d.name, level: d.level, whole: false })
  }
  const byHead = new Map<string, (typeof names extends Map<string, infer V> ? V : never)[]>()
  for (const entry of names.values()) {
    const head = entry.name.slice(0, 2)
    const list = byHead.get(head)
    if (list) list.push(entry)
    else byHead.set(head, [entry])
  }
  for (const list of byHead.values()) list.sort((a, b) => b.name.length - a.name.length)
  const made = { byHead }
  cache.set(places, made)
  return made
}

const zone = '(?:国家级?)?(?:高新技术产业开发区|经济技术开发区|高新技术开发区|高新区|经开区|自贸片区|综合保税区|综保区|保税区|工业园区|开发区|产业园区|新区|新城|示范区|合作区)'
const zoneName = new RegExp(`^${zone}`)
const ownZone = new RegExp(`^[一-鿿]{2}${zone}`)
const zoneAt = new RegExp(`^(?:[一-鿿]{0,5}?)${zone}`)
const prefix = new RegExp(`^([一-鿿]{2,12}?(?:${zone}|[省市县区州盟旗]|园区|科学城|科技城))[：:|｜]`)
/** What stands behind a place's short name where it is part of another name. */
const partOfName = /^[镇乡村街路桥湖江山河港站岛寺塔区县市州盟旗]/
/** Words a paper uses of its own place. */
const ours = /我[市区县州省旗盟]|本[市区县]|全[市区县州]|市委|市政府|区委|县委|区政府|县政府|管委会/

/** What only the paper's own place is called. */
const usesOwn = /我[市县区州]|市委|市政府|县委|县政府/

/**
 * What 我市 or 高新区 mean in each article (sets `place`): what its headline puts before a colon (unless the story says 我市 itself), else
 * what a story of elsewhere is about, else the paper's home, else the division or zone named most, by the stories that say 我市 together, by any other for itself. `home` null means that it is not known.
 */
export function setPlaces(articles: Article[], home: string | null, places: Places): void {
  const stories = articles.filter(a => a.kind !== 'furniture')
  const local = home === null ? stories.filter(a => ours.test(a.clean.text) && !headed(a)) : []
  const shared = home ?? (local.length > 1 ? prominent(local, places) : null)
  for (const article of stories) article.place = (home !== null && usesOwn.test(article.clean.text) ? home : headed(article)) ?? (home === null ? null : elsewhere(article, home, places)) ?? home ?? (shared && local.includes(article) ? shared : prominent([article], places))
}

/** The paper's home where its name tells it: 临河日报 is of the one division called so. Null when none or several are. */
export function homeOfPaper(publisher: string | null, places: Places): string | null {
  const stem = /^([一-鿿]{2,6}?)(?:日报|晚报|早报|晨报|新报|时报|商报|都市报|快报|报)$/.exec(publisher ?? '')?.[1]
  if (!stem) return null
  const fits = places.divisions.filter(d => d.short === stem || d.name === stem)
  return fits.length === 1 && !places.ambiguous.has(stem) ? fits[0]!.name : null
}

const headed = (article: Article): string | null => prefix.exec(article.headline ?? '')?.[1] ?? null

/** The place of a story taken from elsewhere: its headline begins with a division that is not of the paper's home, and it never speaks of that home. */
function elsewhere(article: Article, home: string, places: Places): string | null {
  const { text } = article.clean
  const [homes, stem] = [places.divisions.filter(d => d.name === home), shortName(home) ?? home]
  if (text.includes(stem) || /我[市县区州省]|本[市县区]/.test(text)) return null
  const headline = (article.headline ?? '').replace(/^[“‘《]/, '')
  const named = gazetteer(places).byHead.get(headline.slice(0, 2))?.find(e => headline.startsWith(e.name))
  const kin = (d: Division) => homes.some(h => d.code.startsWith(h.code) || h.code.startsWith(d.code))
  if (!named?.full) return null
  const behind = headline.slice(named.name.length)
  // 青阳街道 is no 青阳县; a county's short name needs its full one or a zone.
  if (!named.whole && (partOfName.test(behind) || (named.level === 'county' && !text.includes(named.full) && !zoneName.test(behind)))) return null
  if (places.divisions.some(d => d.name === named.full && kin(d))) return null
  const own = prominent([article], places)
  return own?.startsWith(named.name) ? own : named.full
}

function prominent(articles: Article[], places: Places): string | null {
  const { byHead } = gazetteer(places)
  const scores = new Map<string, number>()
  // A county's short name that only ever stands within a run of characters is most likely none (丰镇 in 锦丰镇, 定日 in 规定日期).
  const inside = new Map<string, number>()
  const votes = (name: string, weight: number) => scores.set(name, (scores.get(name) ?? 0) + weight)
  for (const { clean: { text, paragraphs } } of articles) {
    let bodies = 0
    for (const p of paragraphs) {
      const weight = p.role === 'headline' || p.role === 'kicker' || p.role === 'deck' ? 3 : p.role === 'body' && bodies++ === 0 ? 2 : 1
      for (let i = p.start; i < p.end - 1;) {
        const found = byHead.get(text.slice(i, i + 2))?.find(e => text.startsWith(e.name, i))
        // A zone is named by its place and its kind (昆山 + 高新区), or by a name of its own (贵安新区).
        const tail = zoneAt.exec(text.slice(i + (found?.name.length ?? 2), Math.min(p.end, i + (found?.name.length ?? 2) + 16)))
        if (found?.full && tail) votes(found.name + tail[0].replace('国家', ''), weight * 1.5)
        // A short name with another suffix behind it is part of some other name (安新 in 贵安新区).
        else if (found?.full && (found.whole || !partOfName.test(text[i + found.name.length] ?? ''))) {
          const clear = found.whole || found.level !== 'county' || !/[一-鿿]/.test(text[i - 1] ?? '') || /[在到于从赴往与和及为是省市州县区盟]/.test(text[i - 1]!)
          const worth = weight * (found.level === 'province' ? 0.2 : found.whole ? 1 : found.level === 'county' ? 0.5 : 0.8)
          if (clear) votes(found.full, worth)
          else inside.set(found.full, (inside.get(found.full) ?? 0) + worth)
        }
        else if (!found && ownZone.test(text.slice(i, i + 14)) && !/[一-鿿]/.test(text[i - 1] ?? '')) votes(text.slice(i, i + 2) + zoneName.exec(text.slice(i + 2, i + 14))![0], weight)
        i += found ? found.name.length + (tail?.[0].length ?? 0) : 1
      }
    }
  }
  for (const [name, worth] of inside) if (scores.has(name)) votes(name, worth)
  const self = articles.map(a => /我([市县区])/.exec(a.clean.text)?.[1]).find(Boolean)
  let best: string | null = null
  let most = 0
  for (const [name, score] of scores) {
    const fits = self && name.endsWith(self) ? 4 : 1
    if (score * fits > most) {
      most = score * fits
      best = name
    }
  }
  return best
}
