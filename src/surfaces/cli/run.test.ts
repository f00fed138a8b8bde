import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApp } from '../../../test/support/test-app.ts'
import { zipOf } from '../../read/format/testing/files.ts'
import { door } from './door.ts'
import { wrap } from './help.ts'
import { runCli } from './run.ts'
import { widthOf } from './table.ts'

const dir = mkdtempSync(join(tmpdir(), 'yinli 命令-'))
afterAll(() => rmSync(dir, { recursive: true }))
beforeAll(() => {
  mkdirSync(join(dir, '版面'))
  writeFileSync(join(dir, '版面', '一.txt'), '青禾湾光谷项目计划总投资35亿元。')
  writeFileSync(join(dir, '版面', '二.txt'), '青禾湾光谷项目二期投资8亿元。')
  writeFileSync(join(dir, '版面', '图.psd'), 'x')
  writeFileSync(join(dir, '清单.json'), JSON.stringify({ pages: [{ page: '一', publisher: '青禾日报', date: '2026-03-05', home: '青禾市' }, { page: '二' }] }))
  writeFileSync(join(dir, '版面', '草稿.txt'), '没有写进清单的一页。')
})

/** A command line over a ledger in memory; every call of `yinli` is one command. */
function terminal(env: Record<string, string> = { LANG: 'en_GB.UTF-8' }) {
  const { app } = testApp()
  return async (...argv: string[]) => {
    let out = ''
    let err = ''
    const code = await runCli(argv, {
      out: async text => { out += typeof text === 'string' ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(text) }, err: text => { err += text }, env, cwd: dir, errIsTty: false, stopped: async () => {},
    }, async () => door((path, init) => app.request(path, init), { server: null, close: async () => {} }))
    return { code, out, err }
  }
}

describe('read, and what can then be asked', () => {
  it('reads, reads again, lists, shows, searches, exports', async () => {
    const yinli = terminal()
    expect(await yinli('read', '版面', '--manifest', '清单.json')).toMatchObject({ code: 0, out: '2 read with 2 new claims; 0 already there; 2 skipped; 0 failed.\n', err: 'skipped 版面/图.psd: not a format that is read\nskipped 版面/草稿.txt: the manifest does not name it\n' })
    expect(JSON.parse((await yinli('read', '版面/一.txt', '--json')).out)).toMatchObject({ read: 0, present: 1, failed: 0, files: [{ path: '版面/一.txt', status: 'present', claims: 1 }] })
    const facts = await yinli('facts', '--subject', '青禾湾光谷项目')
    expect(facts.out).toMatch(/2026-03-05 +青禾湾光谷项目 +Investment +35亿元 +○ planned +35亿元 +青禾日报/)
    expect(JSON.parse((await yinli('facts', '--since', '2026-01-01', '--json')).out)).toMatchObject({ total: 1, items: [{ quote: '35亿元' }] })
    expect((await yinli('facts', '--limit', '1')).err).toContain('1 of 2')
    expect((await yinli('show', '光谷')).out).toContain('青禾湾光谷项目  Project')
    expect((await yinli('search', '35')).out).toContain('[35亿元]')
    expect((await yinli('search', '没有这个')).out).toBe('Nothing found.\n')
    expect((await yinli('export', '--format', 'csv')).out).toMatch(/^\uFEFF"?subject 主体/)
    expect(await yinli('export', '--format', 'jsonl', '--out', 'e.jsonl')).toMatchObject({ code: 0, out: '' })
    expect(readFileSync(join(dir, 'e.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(2)
  })

  it('a ZIP gives its files, each with its own fate', async () => {
    writeFileSync(join(dir, '三月.zip'), await zipOf({ '甲.txt': '青禾湾光谷项目三期投资9亿元。', '空白.txt': '' }))
    const { code, out } = await terminal()('read', '三月.zip', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ read: 1, failed: 1, claims: 1, files: [{ path: '三月.zip/甲.txt', status: 'read' }, { path: '三月.zip/空白.txt', status: 'failed', code: 'read-empty' }] })
    writeFileSync(join(dir, '坏.zip'), (await zipOf({ '甲.txt': '甲' })).slice(0, 40))
    expect(JSON.parse((await terminal()('read', '坏.zip', '--json')).out)).toMatchObject({ failed: 1, files: [{ path: '坏.zip', status: 'failed' }] })
  })

  it('a sheet is looked at without being read', async () => {
    writeFileSync(join(dir, '清单.csv'), '项目名称,总投资（亿元）,联系电话\n远澜储能项目,8,13800000000\n云帆项目,很多,\n')
    const yinli = terminal()
    const { code, out } = await yinli('read', '清单.csv', '--preview')
    expect(code).toBe(1)
    expect(out).toMatch(/清单 +2 rows, 1 claims to be had/)
    expect(out).toMatch(/B +总投资（亿元） +investment total +亿元/)
    expect(out).toMatch(/C +联系电话 +not read \(personal data\)/)
    expect(out).toMatch(/error B3 “很多”/)
    expect(JSON.parse((await yinli('read', '清单.csv', '--preview', '--json')).out)).toMatchObject({ files: [{ path: '清单.csv', tables: [{ name: '清单', rows: 2, counts: { error: 1 } }] }] })
    expect(JSON.parse((await yinli('facts', '--json')).out).total).toBe(0)
  })

  it('a file that cannot be read fails alone', async () => {
    writeFileSync(join(dir, '空.txt'), '')
    const { code, out, err } = await terminal()('read', '空.txt', '版面/一.txt')
    expect(code).toBe(1)
    expect(out).toContain('1 read')
    expect(err).toContain('read-empty')
  })
})

describe('what is not right', () => {
  it.each([
    [['read', 'none'], 1, 'path-missing'],
    [['read', '版面', '--manifest', '版面/一.txt'], 1, 'manifest-invalid'],
    [['read', '版面/一.txt', '--date', '2026-99-01'], 1, 'request-invalid'],
    [['show', '没有'], 1, 'not-found'],
    [['facts', '--limit', 'x'], 2, 'usage-invalid'],
    [['facts', '--property', 'x'], 1, 'request-invalid'],
    [['export', '--format', 'pdf'], 1, 'request-invalid'],
    [['bogus'], 2, 'usage-invalid'],
    [['read'], 2, 'usage-invalid'],
    [['facts', '--bogus'], 2, 'usage-invalid'],
  ])('%j ends with %i and %s', async (argv, code, error) => {
    const said = await terminal()(...argv)
    expect(said.code).toBe(code)
    expect(said.err).toContain(error)
    expect(existsSync(join(dir, 'data'))).toBe(false)
  })

  it('says it as JSON where asked', async () => {
    expect(JSON.parse((await terminal()('show', '没有', '--json')).err)).toMatchObject({ error: { code: 'not-found' } })
  })

  it.each([['zh', '没有'], ['en', 'There is no']])('says it in %s', async (lang, text) => {
    expect((await terminal({})('show', 'x', '--lang', lang)).err).toContain(text)
  })
})

describe('help', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, ['用法', '把文件和文件夹读进账本'], ['read files']],
    [{ LANG: 'en_US.UTF-8' }, ['Usage', 'read files and folders'], ['把文件']],
    [{}, ['用法 Usage', '把文件和文件夹读进账本', 'read files'], []],
  ])('%o', async (env, has, lacks) => {
    const { code, out } = await terminal(env)('--help')
    expect(code).toBe(0)
    for (const text of has) expect(out).toContain(text)
    for (const text of lacks) expect(out).not.toContain(text)
    for (const line of out.split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(112)
  })
  it('of a command', async () => expect((await terminal()('read', '--help')).out).toMatch(/--manifest <file>[\s\S]*--json/))
  it('version', async () => expect((await terminal()('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/))
  it.each([['一二三四五六七八', 6, '一二三\n四五六\n七八'], ['ab cd ef', 5, 'ab cd\nef'], ['abc', 5, 'abc'], ['', 5, '']])('wrap %s', (text, width, wrapped) => expect(wrap(text, width)).toBe(wrapped))
})
