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
  const width = left + inner + edge
  // One lane in the margin for each that gives past a row.
  const lanes: string[] = []
  const lane = (from: string) => { if (!lanes.includes(from)) lanes.push(from); return lanes.indexOf(from) }
  const edges = linksOf(chain).flatMap(link => link.feeds.map(to => {
    const [a, b] = [at.get(link.id)!, at.get(to)!]
    const skips = Math.abs(a.y - b.y) > box.height + gap.y
    return { from: link.id, to, d: skips ? around(a, b, width + 10 * lane(link.id)) : between(a, b, boxes), back: b.y < a.y }
  }))
  return { width: width + (lanes.length ? lanes.length * 10 + edge : 0), height: edge * 2 + layers.length * box.height + (layers.length - 1) * gap.y + 24, layers, boxes, edges }
}

type Box = Layout['boxes'][number]

const middle = (r: Box) => r.x + r.width / 2

/** To a box of the same row or the next one. */
function between(a: Box, b: Box, boxes: Box[]): string {
  if (a.y === b.y) {
    const [from, to] = a.x < b.x ? [a.x + a.width, b.x] : [a.x, b.x + b.width]
    const free = !boxes.some(o => o.y === a.y && (o.x - a.x) * (o.x - b.x) < 0)
    if (free) return `M${from} ${a.y + a.height / 2}H${to}`
    const y = a.y + a.height
    return `M${middle(a)} ${y}C${middle(a)} ${y + 28} ${middle(b)} ${y + 28} ${middle(b)} ${y}`
  }
  const down = a.y < b.y
  const [y1, y2] = down ? [a.y + a.height, b.y] : [a.y, b.y + b.height]
  const bend = Math.min(Math.abs(y2 - y1) / 2, 40) * (down ? 1 : -1)
  return `M${middle(a)} ${y1}C${middle(a)} ${y1 + bend} ${middle(b)} ${y2 - bend} ${middle(b)} ${y2}`
}

/** Past the rows between, through the gaps and the margin, so that no line runs behind a box. */
function around(a: Box, b: Box, margin: number): string {
  const down = a.y < b.y
  const [y1, y2, step] = down ? [a.y + a.height, b.y, gap.y / 4] : [a.y, b.y + b.height, -gap.y / 4]
  return `M${middle(a)} ${y1}V${y1 + step}H${margin}V${y2 - step}H${middle(b)}V${y2}`
}
