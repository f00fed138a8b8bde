import type { LinkState } from '../../model/link-rule.ts'
import type { ChainView, LinkView } from './view.ts'

type Speech = 'zh' | 'en'
const ink = '#1f2a37'
const quiet = '#5f6b7a'
const line = '#c3cad3'
const field = '#1d4f91'

/** The map of a chain as a picture of its own: attributes alone, no style sheet and no script, so that it opens anywhere and prints. */
export function chainSvg(view: ChainView, speech: Speech = 'zh'): string {
  const { map } = view
  const say = (zh: string, en: string) => (speech === 'zh' ? zh : en)
  const links = new Map(view.layers.flatMap(l => l.links).map(l => [l.id, l]))
  const head = 64
  const foot = 44
  const title = `${view[speech]} ${say('产业链', 'chain')}`
  const under = [view.place ?? say('全部地区', 'all places'), `${say('截至', 'as of')} ${view.asOf}`, view.compare && `${say('对比', 'against')} ${view.compare}`, `${say('链版本', 'chain version')} ${view.version}`, `${say('规则版本', 'rule version')} ${view.rule.version}`].filter(Boolean).join(' · ')
  const text = (x: number, y: number, words: string, size: number, fill = ink, more = '') => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${more}>${escape(words)}</text>`
  const edges = map.edges.map(e => `<path d="${e.d}" fill="none" stroke="${line}" stroke-width="1.25"${e.back ? ' stroke-dasharray="3 4"' : ''} marker-end="url(#to)"/>`).join('')
  const layers = map.layers.map(l => text(16, l.y + l.height / 2 + 5, view.layers.find(v => v.id === l.id)![speech], 15, quiet)).join('')
  const boxes = map.boxes.map(b => {
    const link = links.get(b.link)!
    const state = view.rule.states.find(s => s.id === link.state)!
    return `<g transform="translate(${b.x} ${b.y})"><title>${escape(`${link[speech]}: ${state[speech]}`)}</title>${frame(link.state, b.width, b.height)}`
      + text(12, 26, fitted(link[speech], b.width - 24, 15), 15, ink, ' font-weight="600"') + shape(link.state, 12, 38) + text(30, 48, state[speech], 12.5, quiet) + text(12, 70, fitted(counts(link, speech), b.width - 24, 12.5), 12.5, quiet)
      + (link.bottleneck.is ? text(b.width - 12, 48, `▲ ${say('卡脖子', 'bottleneck')}`, 12, '#9a3412', ' text-anchor="end"') : '') + (link.change ? text(b.width - 12, 26, link.change.filled ? say('补上', 'filled') : say('有变化', 'changed'), 12, field, ' text-anchor="end"') : '') + '</g>'
  }).join('')
  const legend = view.rule.states.filter((s, i, all) => all.findIndex(o => o.id === s.id) === i).map((s, i) => shape(s.id, 16 + i * 130, head + map.height + 8) + text(34 + i * 130, head + map.height + 18, s[speech], 12.5, quiet)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${map.width} ${map.height + head + foot}" width="${map.width}" height="${map.height + head + foot}" role="img" font-family="PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif">`
    + `<title>${escape(title)}</title><desc>${escape(described(view, speech))}</desc><defs><marker id="to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 1L7 4L0 7" fill="none" stroke="${line}"/></marker></defs>`
    + `<rect width="100%" height="100%" fill="#ffffff"/>${text(16, 30, title, 20, ink, ' font-weight="600"')}${text(16, 52, under, 12.5, quiet)}<g transform="translate(0 ${head})">${edges}${layers}${boxes}</g>${legend}</svg>`
}

/** The whole map in words, for those who cannot see it. */
const described = (view: ChainView, speech: Speech) => view.layers.map(l => `${l[speech]}: ${l.links.map(k => `${k[speech]} ${view.rule.states.find(s => s.id === k.state)![speech]}`).join(', ')}`).join('; ')

export function counts({ counts: c }: Pick<LinkView, 'counts'>, speech: Speech): string {
  const parts = speech === 'zh'
    ? [c.producing && `在产 ${c.producing}`, c.present && `已有 ${c.present}`, c.planned && `在建 ${c.planned}`, c.carriers && `载体 ${c.carriers}`, c.reported && `报数 ${c.reported}`]
    : [c.producing && `${c.producing} producing`, c.present && `${c.present} present`, c.planned && `${c.planned} planned`, c.carriers && `${c.carriers} parks`, c.reported && `${c.reported} reported`]
  return parts.filter(Boolean).join(' · ') || (speech === 'zh' ? '账本里还没有' : 'none in the ledger')
}

/** A border says it too: heavy, plain, dashed, dotted. */
function frame(state: LinkState, width: number, height: number): string {
  const dash = state === 'planned' ? ' stroke-dasharray="6 4"' : state === 'missing' ? ' stroke-dasharray="1.5 4" stroke-linecap="round"' : ''
  return `<rect width="${width}" height="${height}" rx="3" fill="#ffffff" stroke="${state === 'missing' ? '#8a95a3' : field}" stroke-width="${state === 'strong' ? 2.5 : 1.25}"${dash}/>`
}

function shape(state: LinkState, x: number, y: number): string {
  const square = `<rect x="${x + 0.5}" y="${y + 0.5}" width="11" height="11" fill="${state === 'strong' ? field : 'none'}" stroke="${state === 'missing' ? '#8a95a3' : field}"${state === 'planned' ? ' stroke-dasharray="2.5 2"' : ''}/>`
  return state === 'weak' ? `${square}<rect x="${x}" y="${y}" width="6" height="12" fill="${field}"/>` : square
}

/** Cut to a width: a Chinese character is as wide as it is high, a Latin one a bit more than half. */
function fitted(words: string, width: number, size: number): string {
  const wide = (s: string) => [...s].reduce((sum, c) => sum + (c.charCodeAt(0) > 0x2e80 ? size : size * 0.56), 0)
  if (wide(words) <= width) return words
  let cut = [...words]
  while (cut.length > 1 && wide(`${cut.join('')}…`) > width) cut = cut.slice(0, -1)
  return `${cut.join('')}…`
}

const escape = (words: string) => words.replace(/[<>&"']/g, c => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&#39;' })[c]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
