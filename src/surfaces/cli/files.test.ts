import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPages, readSteadily, sayPath } from './files.ts'
import { factsOf } from './commands/read.ts'
import { loadManifest } from './manifest.ts'

const dir = mkdtempSync(join(tmpdir(), 'yinli 文件-'))
afterAll(() => rmSync(dir, { recursive: true }))
const put = (path: string, text: string) => { mkdirSync(join(dir, path, '..'), { recursive: true }); writeFileSync(join(dir, path), text); return join(dir, path) }

it('findPages walks folders in order and says what it passes over', async () => {
  for (const path of ['a/二.md', 'a/一.txt', 'a/深/三.TXT', 'a/图.psd', 'a/.hidden.txt', 'a/.git/x.txt', 'a/manifest.json', 'a/README.md', 'b.dat']) put(path, 'x')
  const found = await findPages(['a', 'b.dat', 'a/一.txt'], dir)
  expect(found.files.map(f => sayPath(f, dir))).toEqual(['a/一.txt', 'a/二.md', 'a/深/三.TXT', 'b.dat'])
  expect(found.skipped.map(f => [sayPath(f.path, dir), f.reason])).toEqual([['a/README.md', 'readme'], ['a/图.psd', 'kind']])
  expect((await findPages(['a', 'b.dat'], dir, file => file.endsWith('一.txt'))).files.map(f => sayPath(f, dir))).toEqual(['a/一.txt', 'b.dat'])
  await expect(findPages(['none'], dir)).rejects.toMatchObject({ code: 'path-missing' })
})

describe('readSteadily', () => {
  it('reads a file again that changed meanwhile', async () => {
    const path = put('grows.txt', '一')
    let changes = 1
    // The first look is at a file that grows before it is read: what counts is that no torn mixture comes out.
    const reading = readSteadily(path, 1000, async () => { if (changes-- > 0) appendFileSync(path, '二') })
    appendFileSync(path, '三')
    expect(['一三', '一三二', '一']).toContain(new TextDecoder().decode(await reading))
  })

  it.each([['none.txt', 1000, 'file-unreadable'], ['grows.txt', 1, 'request-too-large']])('%s with a limit of %i: %s', async (name, limit, code) => {
    await expect(readSteadily(join(dir, name), limit)).rejects.toMatchObject({ code })
  })

  it('gives up on a file that never rests', async () => {
    const path = put('restless.txt', '一')
    const writer = setInterval(() => appendFileSync(path, '动'), 0)
    const outcome = await readSteadily(path, 1e9, async () => {}).then(() => 'read', (error: { code: string }) => error.code)
    clearInterval(writer)
    expect(['file-changing', 'read']).toContain(outcome)
  })
})

describe('manifest', () => {
  it('names what is known of a page; the command line wins', () => {
    const path = put('m.json', JSON.stringify({ pages: [{ page: '一', publisher: '青禾日报', home: '青禾市', date: '2026-03-05', dateSource: 'printed' }] }))
    expect(loadManifest(path)('/x/一.txt')).toEqual({ publisher: '青禾日报', home: '青禾市', publishedOn: '2026-03-05' })
    expect(loadManifest(path)('/x/二.txt')).toBeUndefined()
    expect(factsOf({ publisher: '另一报' }, loadManifest(path))('/x/一.txt')).toEqual({ publisher: '另一报', home: '青禾市', publishedOn: '2026-03-05' })
  })

  it.each(['', '{', '[]', '{"pages":[{}]}', '{"pages":[{"page":"a","date":"2026-02-30"}]}'])('%s is refused', text => {
    const path = put('bad.json', text)
    expect(() => loadManifest(path)).toThrow(expect.objectContaining({ code: 'manifest-invalid' }))
  })
})
