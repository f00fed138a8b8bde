import type { Box, DocumentPage } from '../layout/page.ts'

/** A page as its layout alone shows it: lines of text, rules and the frames of pictures, where they stand; an SVG. `text` is the document's, as it may be shown. */
export function drawLayout({ width, height, lines, rules, pictures }: DocumentPage, text: string): string {
  const n = (v: number) => String(Math.round(v * 100) / 100)
  const rect = (b: Box, style: string) => `<rect x="${n(b.x0 * width)}" y="${n(b.y0 * height)}" width="${n(Math.max((b.x1 - b.x0) * width, 0.5))}" height="${n(Math.max((b.y1 - b.y0) * height, 0.5))}" ${style}/>`
  const drawn = lines.map(line => {
    const said = escaped(text.slice(line.start, line.end))
    const [size, weight] = [line.size * height, line.bold ? ' font-weight="bold"' : '']
    const long = (line.vertical ? line.y1 - line.y0 : line.x1 - line.x0) * (line.vertical ? height : width)
    const place = line.vertical ? `x="${n(((line.x0 + line.x1) / 2) * width)}" y="${n(line.y0 * height)}" writing-mode="vertical-rl"` : `x="${n(line.x0 * width)}" y="${n(((line.y0 + line.y1) / 2) * height + size * 0.38)}"`
    return `<text ${place} font-size="${n(size)}"${weight} textLength="${n(long)}" lengthAdjust="spacingAndGlyphs">${said}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" font-family="'Songti SC','SimSun','Noto Serif CJK SC',serif">
<rect width="100%" height="100%" fill="#fff"/>
${[...rules.map(b => rect(b, 'fill="#777"')), ...pictures.map(b => rect(b, 'fill="#eee" stroke="#999"')), ...drawn].join('\n')}
</svg>`
}

const escaped = (text: string) => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
