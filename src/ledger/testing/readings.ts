import { createHash } from 'node:crypto'
import type { EntityType, ExtractedClaim, Extraction, Property, Status } from '../../claim/records.ts'
import type { Article, Document } from '../../read/document.ts'
import type { Reading } from '../ledger.ts'

/** One sentence of a made-up page: names in [type:name] brackets, the figure in {braces}. */
export interface Line { text: string; property?: Property; value?: number; unit?: string; of?: string; modality?: 'actual' | 'ongoing' | 'planned'; status?: Status }
export interface Story { headline: string; place?: string | null; lines: (string | Line)[] }
export interface PageOptions { publisher?: string | null; home?: string | null; publishedOn?: string | null; version?: string; name?: string }

/**
 * A reading of an invented page. In a line, `[company:青禾电子]` is a mention (`[company:青禾=青禾电子]` one whose id is longer than its
 * words) and `{3亿元}` the stretch a claim stands on: the first mention is its subject, the second, if any, its object.
 */
export function pageReading(stories: Story[], { publisher = '澄湾日报', home = null, publishedOn = '2026-03-05', version = '1', name }: PageOptions = {}): Reading {
  let text = ''
  const articles: Article[] = []
  const extractions: Extraction[] = []
  stories.forEach((story, index) => {
    const start = text.length
    text += `${story.headline}\n`
    const found: Extraction = { quantities: [], times: [], mentions: [], claims: [] }
    for (const line of story.lines) {
      const { text: marked, ...about } = typeof line === 'string' ? { text: line } : line
      const at = text.length
      const { plain, mentions, figure } = unmark(marked, at)
      text += `${plain}\n`
      found.mentions.push(...mentions)
      if (!figure) continue
      const [subject, object] = mentions
      const claim: ExtractedClaim = { subject: subject!.id, property: about.property ?? 'investment', modality: about.modality ?? 'actual', start: figure[0], end: figure[1] }
      if (about.value !== undefined) Object.assign(claim, { value: about.value, unit: about.unit ?? 'CNY', mod: 'exact' })
      if (about.of) claim.of = about.of
      if (about.status) claim.status = about.status
      if (object) claim.object = object.id
      found.claims.push(claim)
      if (about.value !== undefined) found.quantities.push({ start: figure[0], end: figure[1], text: text.slice(...figure), kind: 'money', value: about.value, max: null, unit: about.unit ?? 'CNY', mod: 'exact' })
    }
    const clean = text.slice(start)
    articles.push({
      index, kind: 'news', headline: story.headline, deck: [], byline: null, spans: [[start, text.length]], parts: [{ role: 'headline', start, end: start + story.headline.length }],
      place: story.place === undefined ? home : story.place, continued: false,
      clean: { text: clean, map: Int32Array.from(clean, (_, i) => start + i), twin: null, paragraphs: [] },
    })
    extractions.push(found)
  })
  return { document: documentOf(text, { publisher, home, publishedOn, name }), articles, extractions, extractor: { name: 'made-up', version } }
}

function unmark(marked: string, at: number) {
  let plain = ''
  let figure: [number, number] | null = null
  const mentions: Extraction['mentions'] = []
  for (const [, type, words, id, stretch, other] of marked.matchAll(/\[(\w+):([^\]=]+)(?:=([^\]]+))?\]|\{([^}]+)\}|([^[{]+)/g)) {
    const start = at + plain.length
    const said = words ?? stretch ?? other!
    plain += said
    if (words) mentions.push({ start, end: start + words.length, text: words, type: type as EntityType, id: id ?? words })
    if (stretch) figure = [start, start + stretch.length]
  }
  return { plain, mentions, figure }
}

function documentOf(text: string, { publisher = null, home = null, publishedOn = null, name }: PageOptions): Document {
  const sha256 = createHash('sha256').update(text).digest('hex')
  return {
    sha256, name: name ?? `${sha256.slice(0, 8)}.txt`, mediaType: 'text/plain', encoding: 'utf-8', text, pages: null, tables: [], publisher, home, publishedOn, publishedBasis: publishedOn ? 'given' : 'unknown', publishedSpan: null,
  }
}

const firsts = ['青禾', '远澜', '栖云', '拾光', '沐川', '砺石', '听涛', '云舟', '星渚', '白鹭']
const trades = ['电子', '新材料', '智能装备', '生物科技', '储能', '精密机械', '算力', '航空零件']
const places = ['澄湾', '柳塘', '石浦岭', '东屿', '南桥河']
const pick = <T>(list: T[], n: number) => list[n % list.length]!

/** Page `n` of an endless paper: `stories` short stories with a claim in every line. The same numbers give the same page. */
export function generatedReading(n: number, { stories = 4, lines = 4, version = '1' }: { stories?: number; lines?: number; version?: string } = {}): Reading {
  return pageReading(Array.from({ length: stories }, (_, s) => {
    const seed = n * 31 + s * 7
    const park = `${pick(places, seed)}产业园`
    return {
      headline: `${pick(places, seed)}第${n}批项目集中开工之${s}`,
      lines: Array.from({ length: lines }, (_, i): Line => {
        const k = seed + i * 13
        const company = `${pick(firsts, k)}${pick(trades, (k * 7) >> 1)}有限公司`
        return { text: `落户[park:${park}]的[company:${company}]第${n}-${s}-${i}号厂房总投资{${(k % 90) + 1}亿元}，产品供应各地。`.replace(/^落户(\[park:[^\]]+\])的(\[company:[^\]]+\])/, '$2在$1的'), property: 'investment', value: ((k % 90) + 1) * 1e8, modality: 'planned' }
      }),
    }
  }), { version, publishedOn: `2026-0${(n % 9) + 1}-1${n % 10}`, name: `page-${n}.txt` })
}
