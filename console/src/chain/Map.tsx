import { useRef } from 'react'
import { Link } from 'react-router'
import { useSettings } from '../words/index.ts'
import type { Chain } from './api.ts'
import { countText, StateShape } from './State.tsx'
import { useChainWords } from './words.ts'

/** The chain drawn: layers are rows, links boxes whose border and mark say their state, thin lines what feeds what. Below 760 pixels the list beneath takes its place. */
export function ChainDrawing({ chain, to }: { chain: Chain; to: (link: string) => string }) {
  const t = useChainWords()
  const { lang } = useSettings()
  const drawing = useRef<SVGSVGElement>(null)
  const { map } = chain
  const links = new Map(chain.layers.flatMap(l => l.links).map(l => [l.id, l]))

  /** Moves to the nearest box in a direction; rows first. */
  const move = (from: string, key: string) => {
    const at = map.boxes.find(b => b.link === from)!
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] ?? [0, 0]
    const ahead = map.boxes.filter(b => (dx ? b.y === at.y && (b.x - at.x) * dx > 0 : (b.y - at.y) * dy! > 0))
    const next = ahead.sort((a, b) => Math.abs(a.y - at.y) * 10 + Math.abs(a.x - at.x) - Math.abs(b.y - at.y) * 10 - Math.abs(b.x - at.x))[0]
    if (next) drawing.current!.querySelector<SVGAElement>(`[data-link="${next.link}"]`)?.focus()
    return Boolean(next)
  }

  return (
    <figure className="chainmap">
      <div>
        <svg ref={drawing} viewBox={`0 0 ${map.width} ${map.height}`} style={{ minWidth: map.width * 0.72, maxWidth: map.width * 1.25 }} role="group" aria-label={t.mapLabel(chain[lang])}>
          <defs><marker id="chain-to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 1L7 4L0 7" className="chainedge" /></marker></defs>
          <g aria-hidden="true">
            {map.edges.map(e => <path key={`${e.from} ${e.to}`} className="chainedge" d={e.d} strokeDasharray={e.back ? '3 4' : undefined} markerEnd="url(#chain-to)" />)}
            {map.layers.map(l => <text key={l.id} x="12" y={l.y + l.height / 2 + 5} className="chainlayer" lang={lang === 'zh' ? 'zh-CN' : 'en'}>{short(chain.layers.find(v => v.id === l.id)![lang])}</text>)}
          </g>
          {map.boxes.map(b => {
            const link = links.get(b.link)!
            const said = [link[lang], t.states[link.state], countText(link, t), link.bottleneck.is && t.bottleneck, link.change && (link.change.filled ? t.filled : t.changed)].filter(Boolean).join(t.states.strong === '强' ? '，' : ', ')
            return (
              <Link key={b.link} to={to(b.link)} data-link={b.link} aria-label={said} className={`chainbox chainbox-${link.state}`} onKeyDown={e => { if (move(b.link, e.key)) e.preventDefault() }}>
                <g transform={`translate(${b.x} ${b.y})`} aria-hidden="true">
                  <rect className="frame" width={b.width} height={b.height} rx="3" />
                  <text x="12" y="25" className="name">{link[lang].length > 22 ? `${link[lang].slice(0, 21)}…` : link[lang]}</text>
                  <g transform="translate(12 38)" className="mark"><StateShape state={link.state} /></g>
                  <text x="30" y="48.5" className="word">{t.states[link.state]}</text>
                  <text x="12" y="70" className="word">{cut(countText(link, t), lang === 'zh' ? 15 : 26)}</text>
                  {link.bottleneck.is && <text x={b.width - 12} y="48.5" className="held" textAnchor="end">▲ {t.bottleneck}</text>}
                  {link.change && <text x={b.width - 12} y="25" className="news" textAnchor="end">{link.change.filled ? t.filled : t.changed}</text>}
                </g>
              </Link>
            )
          })}
        </svg>
      </div>
      <figcaption className="quiet small noprint">{t.mapHint}</figcaption>
    </figure>
  )
}

const short = (name: string) => cut(name, 12)
const cut = (text: string, most: number) => ([...text].length > most + 3 ? `${[...text].slice(0, most + 2).join('')}…` : text)
