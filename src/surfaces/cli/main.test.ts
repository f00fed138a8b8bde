import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDirectory } from '../../ledger/testing/directory.ts'

/** The command line as it is installed: bin/yinli, a data directory of its own, PGlite. */
const dir = mkdtempSync(join(tmpdir(), 'yinli 装好的-'))
const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '', DATABASE_URL: '', YINLI_TOKEN: '', YINLI_SAMPLES: '0', YINLI_DATA: join(dir, '数据'), PORT: '0', HOST: '' }
const running: ChildProcess[] = []
const start = (...argv: string[]) => {
  // Each lives for a moment: compiling the engine well would take longer than it runs.
  const child = spawn(process.execPath, ['--liftoff-only', fileURLToPath(new URL('../../../bin/yinli', import.meta.url)), ...argv], { cwd: dir, env })
  running.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', block => { said.out += String(block) })
  child.stderr.on('data', block => { said.err += String(block) })
  const ended = new Promise<{ code: number | null; out: string; err: string }>(resolve => child.on('close', code => resolve({ code, ...said })))
  return { child, said, ended }
}
const yinli = (...argv: string[]) => start(...argv).ended

beforeAll(async () => {
  renameSync(await testDirectory(), env.YINLI_DATA)
  mkdirSync(join(dir, '版面'))
  writeFileSync(join(dir, '版面', '一.txt'), '青禾湾光谷项目开工\n\n本报讯（记者 周望）3月4日，位于青禾市东麓经济开发区的青禾湾光谷项目开工建设。该项目总投资35亿元，占地面积120亩，由远岫光电科技有限公司投资建设，预计2027年6月投产。\n\n“我们将建设12条生产线。”远岫光电科技有限公司负责人说。\n')
  writeFileSync(join(dir, '版面', '二.md'), '东麓经济开发区去年产值突破400亿元\n\n本报讯 2025年，东麓经济开发区实现产值410亿元，新增规上企业18家。\n')
  writeFileSync(join(dir, '清单.json'), JSON.stringify({ pages: [{ page: '一', publisher: '青禾日报', home: '青禾市', date: '2026-03-05' }, { page: '二', publisher: '青禾日报', home: '青禾市', date: '2026-03-06' }] }))
})
afterAll(() => {
  for (const child of running) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

describe('bin/yinli', () => {
  it('reads, serves, answers beside the server, backs up, stops, restores', { timeout: 600_000 }, async () => {
    expect(await yinli('read', '版面', '--manifest', '清单.json', '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"read": 2') })
    const before = await yinli('export')
    const claims = before.out.trimEnd().split('\n').map(line => JSON.parse(line))
    expect(claims.length).toBeGreaterThanOrEqual(3)
    const texts = ['一.txt', '二.md'].map(name => readFileSync(join(dir, '版面', name), 'utf8'))
    for (const c of claims) expect(texts.map(t => t.slice(c.start, c.end))).toContain(c.quote)

    const server = start('serve', '--json')
    while (!server.said.out.includes('\n}') && server.child.exitCode === null) await new Promise(done => setTimeout(done, 50))
    const { url } = JSON.parse(server.said.out)
    expect(await (await fetch(`${url}/api/health`)).json()).toMatchObject({ status: 'ok', engine: 'pglite', counts: { documents: 2 } })
    const [second, again, backup, doctor] = await Promise.all([yinli('serve'), yinli('read', '版面', '--manifest', '清单.json'), yinli('backup', 'b.gz'), yinli('doctor', '--json')])
    expect(second).toMatchObject({ code: 1, err: expect.stringContaining('ledger-locked') })
    expect(second.err).toContain(url)
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('2 already there') })
    expect(backup.code).toBe(0)
    expect(JSON.parse(doctor.out).findings).toContainEqual(expect.objectContaining({ check: 'ledger', state: 'ok' }))
    server.child.kill('SIGTERM')
    expect((await server.ended).code).toBe(0)

    expect(await yinli('restore', 'b.gz')).toMatchObject({ code: 1, err: expect.stringContaining('ledger-not-empty') })
    expect(await yinli('restore', 'b.gz', '--data', '另一处')).toMatchObject({ code: 0 })
    expect((await yinli('export', '--data', '另一处')).out).toBe(before.out)
  })

  it('extracts without a ledger', { timeout: 180_000 }, async () => {
    expect(await yinli('extract', '版面', '--manifest', '清单.json', '--out', '标注', '--data', '没有')).toMatchObject({ code: 0 })
    const lines = (name: string) => readFileSync(join(dir, '标注', name), 'utf8').trimEnd().split('\n').map(line => JSON.parse(line))
    const text = readFileSync(join(dir, '版面', '一.txt'), 'utf8')
    expect(lines('一.quantities.jsonl').map(q => text.slice(q.start, q.end))).toContain('35亿元')
    expect(lines('articles.jsonl').every(a => a.page && a.kind && a.spans.length)).toBe(true)
    const starts = lines('一.mentions.jsonl').map(m => m.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })
})
