import { mkdtempSync, rmSync } from 'node:fs'
import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { watch } from './watch.ts'

const dir = mkdtempSync(join(tmpdir(), 'yinli-守着-'))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('files that come are told once each, whole, one at a time; what was there is not', async () => {
  await writeFile(join(dir, 'old.txt'), '旧')
  let stop = () => {}
  const stopped = new Promise<void>(resolve => { stop = resolve })
  const told: string[] = []
  let at = 0
  let most = 0
  const done = watch([dir], async path => {
    most = Math.max(most, ++at)
    await new Promise(resolve => setTimeout(resolve, 20))
    at--
    told.push(basename(path))
    if (told.length === 3) stop()
  }, stopped, 150)
  await new Promise(resolve => setTimeout(resolve, 500))
  await mkdir(join(dir, '新'))
  await writeFile(join(dir, '.hidden.txt'), '藏')
  for (const name of ['a.txt', '新/b.txt', 'c.txt']) await writeFile(join(dir, name), '一')
  // Still growing: told once, when it has stopped.
  for (let i = 0; i < 3; i++) {
    await new Promise(resolve => setTimeout(resolve, 40))
    await appendFile(join(dir, 'a.txt'), '二')
  }
  await done
  expect(told.sort()).toEqual(['a.txt', 'b.txt', 'c.txt'])
  expect(most).toBe(1)
})

test('a failure ends it with that failure', async () => {
  await mkdir(dir, { recursive: true })
  const done = watch([dir], async () => { throw new Error('gone') }, new Promise(() => {}), 100)
  const ended = expect(done).rejects.toThrow('gone')
  await new Promise(resolve => setTimeout(resolve, 400))
  await writeFile(join(dir, 'd.txt'), '一')
  await ended
})
