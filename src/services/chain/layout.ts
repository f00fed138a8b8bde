import { linksOf, type Chain } from '../../model/chains.ts'

/** Where everything of a chain's map is drawn, in pixels of its own: layers are rows, links boxes, what feeds what is a line. */
export interface Layout {
  width: number
  height: number
  layers: { id: string; y: number; height: number }[]
  boxes: { link: string; x: number; y: number; width: number; height: number }[]
  /** `d`: a path of SVG. `back`: against the order of the layers, as in recycling. */
  edges: { from: string; to: string; d: string; back: boolean }[]
}

const box = { width: 176, height: 84 }
const gap = { x: 28, y: 56 }
const left = 104
const edge = 16

/** Rows as wide as the fullest one, each spread over the whole width. */
export function layoutOf(chain: Chain): Layout {
  const most = Math.max(...chain.layers.map(l => l.links.length))
  const inner = most * box.width + (most - 1) * gap.x
  const layers = chain.layers.map((layer, i) => ({ id: layer.id, y: edge + i * (box.height + gap.y), height: box.height }))
  const boxes = chain.layers.flatMap((layer, row) => {
    const room = inner / layer.links.length
    return layer.links.map((link, i) => ({ link: link.id, x: Math.round(left + i * room + (room - box.width) / 2), y: layers[row]!.y, ...box }))
  })
  const at = new Map(boxes.map(b => [b.link, b]))
  const edges = linksOf(chain).flatMap(link => link.feeds.map(to => ({ from: link.id, to, ...path(at.get(link.id)!, at.get(to)!) })))
  return { width: left + inner + edge, height: edge * 2 + layers.length * box.height + (layers.length - 1) * gap.y, layers, boxes, edges }
}

type Box = Layout['boxes'][number]

function path(a: Box, b: Box): { d: string; back: boolean } {
  const middle = (r: Box) => r.x + r.width / 2
  if (a.y === b.y) {
    const [from, to] = a.x < b.x ? [a.x + a.width, b.x] : [a.x, b.x + b.width]
    if (Math.abs(to - from) <= gap.x * 4) return { d: `M${from} ${a.y + a.height / 2}H${to}`, back: false }
    const y = a.y + a.height
    return { d: `M${middle(a)} ${y}C${middle(a)} ${y + 28} ${middle(b)} ${y + 28} ${middle(b)} ${y}`, back: false }
  }
  const down = a.y < b.y
  const [y1, y2] = down ? [a.y + a.height, b.y] : [a.y, b.y + b.height]
  const bend = Math.min(Math.abs(y2 - y1) / 2, 40) * (down ? 1 : -1)
  return { d: `M${middle(a)} ${y1}C${middle(a)} ${y1 + bend} ${middle(b)} ${y2 - bend} ${middle(b)} ${y2}`, back: !down }
}
