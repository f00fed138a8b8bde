import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { firstViewLimit, firstViewScripts } from '../../console/build.ts'

test('what the built overview imports at its start stays under the limit, compressed', () => {
  const { scripts, bytes } = firstViewScripts(process.env.YINLI_CONSOLE_DIR ?? fileURLToPath(new URL('../../console/dist', import.meta.url)))
  // The router, the words and the views' own chunk: fewer would mean that imports were not found.
  expect(scripts.length).toBeGreaterThan(4)
  expect(scripts.join()).toMatch(/words-/)
  // Charts, calendars and tables of choices come when a page asks for them.
  expect(scripts.join()).not.toMatch(/BarChart|DayPicker/)
  expect(bytes).toBeLessThan(firstViewLimit)
})
