// How much of a page whose characters and their places are known was read, whatever the order, and how well the order was kept.

/** Characters that count: hanzi, letters, digits; full and half width are one. */
const counted = s => [...s.normalize('NFKC')].filter(c => /[\p{L}\p{N}]/u.test(c)).join('')

/** truth: {chars: [char, left, top, right, bottom, "article:role"][]} -> printed lines in the order of the truth. */
export function printedLines(truth) {
  const lines = []
  for (const [char, left, top, right, bottom, place] of truth.chars) {
    const last = lines.at(-1)
    const goesOn = last && last.place === place && Math.min(bottom, last.bottom) - Math.max(top, last.top) > 0.5 * (bottom - top) && left >= last.right - 3 && left - last.right < 1.5 * (bottom - top)
    if (goesOn) Object.assign(last, { text: last.text + char, right, top: Math.min(top, last.top), bottom: Math.max(bottom, last.bottom) })
    else lines.push({ text: char, left, top, right, bottom, place, article: place.split(':')[0] })
  }
  return lines
}

/**
 * page: {width, height, lines: [{text, at, y0, y1}]} in fractions; size: CSS pixels of the truth's page, centred on the page read.
 * Gives characters counted, characters wrong, pairs of lines that follow each other in one article, and those that still do, and what differs.
 */
export function compare(page, truth, scale) {
  const lines = printedLines(truth)
  const width = page.width / scale
  const height = page.height / scale
  const dx = truth.w ? (width - truth.w) / 2 : 0
  const dy = truth.w ? (height - truth.h) / 2 : 0
  const found = lines.map(() => [])
  const stray = []
  page.lines.forEach((line, index) => {
    const y = ((line.y0 + line.y1) / 2) * height - dy
    const rows = lines.map((l, i) => i).filter(i => y > lines[i].top - 1 && y < lines[i].bottom + 1)
    for (let u = 0; u < line.text.length; u++) {
      const x = ((line.at[u] + line.at[u + 1]) / 2) * width - dx
      const at = rows.filter(i => x > lines[i].left - 6 && x < lines[i].right + 6).sort((a, b) => Math.abs(y - mid(lines[a])) - Math.abs(y - mid(lines[b])))[0]
      if (at === undefined) stray.push(line.text[u])
      else found[at].push({ char: line.text[u], index, x })
    }
  })
  let total = 0
  let wrong = counted(stray.join('')).length
  const differ = stray.length ? [['', stray.join('')]] : []
  lines.forEach((line, i) => {
    const read = found[i].toSorted((a, b) => a.index - b.index || a.x - b.x).map(f => f.char).join('')
    const errors = distance(counted(line.text), counted(read))
    total += counted(line.text).length
    wrong += errors
    if (errors) differ.push([line.text, read])
  })
  const majority = found.map(f => mode(f.map(c => c.index)))
  let pairs = 0
  let kept = 0
  for (let i = 1; i < lines.length; i++) {
    if (lines[i].article !== lines[i - 1].article) continue
    pairs++
    const [a, b] = [majority[i - 1], majority[i]]
    if (a !== undefined && b !== undefined && (b === a + 1 || b === a)) kept++
    else differ.push([`order: ${lines[i - 1].text} -> ${lines[i].text}`, `${a} -> ${b}`])
  }
  return { total, wrong, pairs, kept, differ }
}

const mid = line => (line.top + line.bottom) / 2

function mode(values) {
  const counts = new Map()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

export function distance(a, b) {
  const [x, y] = [[...a], [...b]]
  let row = Array.from({ length: y.length + 1 }, (_, i) => i)
  for (let i = 1; i <= x.length; i++) {
    const next = [i]
    for (let k = 1; k <= y.length; k++) next[k] = Math.min(next[k - 1] + 1, row[k] + 1, row[k - 1] + (x[i - 1] === y[k - 1] ? 0 : 1))
    row = next
  }
  return row.at(-1)
}
