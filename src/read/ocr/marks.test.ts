import { expect, test } from 'vitest'
import { glyphsOf } from './ctc.ts'
import { withMarks } from './marks.ts'

/** Steps that a hanzi takes. */
const pitch = 5
/** A line at one pitch as the recogniser answers it; `faint` says what it holds for a little likely, at which place in pitches. */
function read(text: string, faint: [string, number, number][]): string {
  const characters = ['', ...new Set([...text, ...faint.map(([c]) => c)].filter(c => c !== '_'))]
  const steps = text.length * pitch
  const likelihood = new Float32Array(steps * characters.length)
  for (let step = 0; step < steps; step++) likelihood[step * characters.length] = 0.7
  const say = (c: string, place: number, p: number) => { likelihood[Math.floor(place * pitch) * characters.length + characters.indexOf(c)] = p }
  ;[...text].forEach((c, i) => { if (c !== '_') say(c, i + 0.5, 0.99) })
  for (const [c, place, p] of faint) say(c, place, p)
  return withMarks(glyphsOf(likelihood, 0, steps, characters), likelihood, 0, steps, characters).map(glyph => glyph.text).join('')
}

test.each<{ what: string; line: string; faint: [string, number, number][]; text: string }>([
  { what: 'a full stop', line: '全部竣工_明年投产', faint: [['。', 4.2, 0.1]], text: '全部竣工。明年投产' },
  { what: 'an opening quotation mark', line: '我们打造_青竹工坊', faint: [['“', 4.8, 0.1]], text: '我们打造“青竹工坊' },
  { what: 'a bullet before the first', line: '_做强临河新港口', faint: [['●', 0.5, 0.05]], text: '●做强临河新港口' },
  { what: 'the likelier of two', line: '全部竣工_明年投产', faint: [['”', 4.2, 0.2], ['，', 4.4, 0.1]], text: '全部竣工”明年投产' },
  { what: 'an opening mark far from what it opens', line: '全部竣工_明年投产', faint: [['“', 4.1, 0.2], ['”', 4.1, 0.1]], text: '全部竣工”明年投产' },
  { what: 'a stop far from what it ends', line: '我们打造_青竹工坊', faint: [['，', 4.9, 0.2], ['‘', 4.9, 0.1]], text: '我们打造‘青竹工坊' },
  { what: 'an empty space', line: '全部竣工_明年投产', faint: [['。', 4.2, 0.01]], text: '全部竣工明年投产' },
  { what: 'a likely mark without room', line: '全部竣工明年投产', faint: [['。', 4.1, 0.2]], text: '全部竣工明年投产' },
  { what: 'a character that is no mark', line: '全部竣工_明年投产', faint: [['丙', 4.4, 0.2]], text: '全部竣工明年投产' },
  { what: 'too few hanzi to tell their pitch', line: '竣工_明年', faint: [['。', 2.2, 0.2]], text: '竣工明年' },
])('$what', ({ line, faint, text }) => expect(read(line, faint)).toBe(text))
