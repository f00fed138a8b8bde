import { existsSync, readFileSync } from 'node:fs'
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, YinliError } from '../../../base/errors.ts'
import { lockHolder } from '../../../ledger/index.ts'
import { printJson, type Context } from '../context.ts'
import type { Words } from '../io.ts'
import { installRoot, version } from '../place.ts'
import { table } from '../table.ts'

/** One thing looked at. `todo` says what to do where it is not well. */
export interface Finding { check: string; state: 'ok' | 'warning' | 'bad'; found: Words; todo?: Words }

/** Looks over installation and ledger. Exit code 1 when something is bad. */
export async function doctor(context: Context): Promise<number> {
  const { io, say, json } = context
  const findings = [node(), packages(), build(), consoleBuilt(), token(io.env['YINLI_TOKEN']), await disk(context), holder(context), ...await ledger(context)]
  const bad = findings.some(f => f.state === 'bad')
  if (json) await printJson(io, { version, healthy: !bad, findings: findings.map(f => ({ ...f, found: say(f.found), todo: f.todo && say(f.todo) })) })
  else {
    await io.out(table<Finding>([
      { title: '', cell: f => ({ ok: '●', warning: '△', bad: '✗' })[f.state] }, { title: say({ zh: '检查', en: 'Check' }), cell: f => f.check }, { title: say({ zh: '情况', en: 'Found' }), cell: f => say(f.found), max: 120 },
    ], findings))
    for (const f of findings) if (f.todo) await io.out(`${f.check}: ${say(f.todo)}\n`)
  }
  return bad ? 1 : 0
}

const well = (check: string, zh: string, en = zh): Finding => ({ check, state: 'ok', found: { zh, en } })
const unwell = (check: string, state: 'warning' | 'bad', found: Words, todo: Words): Finding => ({ check, state, found, todo })

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19) ? well('node', process.versions.node)
    : unwell('node', 'bad', { zh: process.versions.node, en: process.versions.node }, { zh: '请安装 Node.js 20.19 或更新的版本。', en: 'Install Node.js 20.19 or newer.' })
}

function packages(): Finding {
  const { dependencies } = JSON.parse(readFileSync(join(installRoot, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const wrong = Object.entries(dependencies).filter(([name, want]) => {
    const path = join(installRoot, 'node_modules', name, 'package.json')
    return !existsSync(path) || (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version !== want
  }).map(([name]) => name)
  return wrong.length ? unwell('packages', 'bad', { zh: `缺少或版本不对：${wrong.join(' ')}`, en: `missing or of another version: ${wrong.join(' ')}` }, { zh: '请运行 npm ci。', en: 'Run npm ci.' })
    : well('packages', `${Object.keys(dependencies).length} 个`, `${Object.keys(dependencies).length}`)
}

function build(): Finding {
  return existsSync(join(installRoot, 'dist', 'surfaces', 'cli', 'main.js')) ? well('build', `yinli ${version}`)
    : unwell('build', 'bad', { zh: '没有编译', en: 'not built' }, { zh: '请运行 npm run build，或任何 bin/yinli 命令。', en: 'Run npm run build, or any bin/yinli command.' })
}

function consoleBuilt(): Finding {
  return existsSync(join(installRoot, 'console', 'dist', 'index.html')) ? well('console', '已构建', 'built')
    : unwell('console', 'warning', { zh: '没有构建', en: 'not built' }, { zh: 'npm start 会构建它；命令行不需要它。', en: 'npm start builds it; the command line does not need it.' })
}

function token(value: string | undefined): Finding {
  if (!value) return well('token', '没有设置：只在本机提供服务', 'none: served on this machine only')
  return value.length >= 16 ? well('token', '已设置', 'set')
    : unwell('token', 'bad', { zh: 'YINLI_TOKEN 太短', en: 'YINLI_TOKEN is too short' }, { zh: '请改用至少 16 个字符的随机口令。', en: 'Use a random token of at least 16 characters.' })
}

async function disk({ dataDir, io }: Context): Promise<Finding> {
  const check = 'disk'
  try {
    if (!io.env['DATABASE_URL']) await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const folder = existsSync(dataDir) ? dataDir : installRoot
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    const free = (bavail * bsize) / 2 ** 30
    const found = { zh: `${folder} 可用 ${free.toFixed(1)} GB`, en: `${free.toFixed(1)} GB free at ${folder}` }
    return free >= 1 ? { check, state: 'ok', found } : unwell(check, free < 0.2 ? 'bad' : 'warning', found, { zh: '请腾出空间，或用 YINLI_DATA 换一个磁盘。', en: 'Make room, or name another disk in YINLI_DATA.' })
  } catch (error) {
    const why = `${dataDir}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`
    return unwell(check, 'bad', { zh: why, en: why }, { zh: '请让当前用户可以写数据目录，或用 YINLI_DATA 指定别处。', en: 'Let this user write to the data directory, or name another in YINLI_DATA.' })
  }
}

function holder({ dataDir, io }: Context): Finding {
  if (io.env['DATABASE_URL']) return well('lock', 'PostgreSQL 不需要', 'PostgreSQL needs none')
  const held = lockHolder(dataDir)
  return held ? well('lock', `进程 ${held.pid}（${held.host}，自 ${held.since}）${held.url ?? ''}`, `process ${held.pid} on ${held.host} since ${held.since} ${held.url ?? ''}`) : well('lock', '没有进程占用', 'held by nobody')
}

async function ledger(context: Context): Promise<Finding[]> {
  try {
    const door = await context.door()
    const { engine, counts } = await door.get<{ engine: string; counts: { documents: number; claims: number } }>('/api/health')
    const { problems } = await door.get<{ problems: string[] }>('/api/check')
    return [
      well('database', `${engine}${door.server ? ` ${door.server}` : ''}`),
      problems.length ? unwell('ledger', 'bad', { zh: `${problems.length} 处问题：${problems.slice(0, 5).join('；')}`, en: `${problems.length} problems: ${problems.slice(0, 5).join('; ')}` },
        { zh: '请停止服务，留存数据目录，从最近的备份恢复：yinli restore 文件 --data 新目录。', en: 'Stop the server, keep the data directory, restore the latest backup: yinli restore FILE --data NEW.' })
        : well('ledger', `完好：${counts.documents} 份文献，${counts.claims} 条事实`, `whole: ${counts.documents} documents, ${counts.claims} claims`),
    ]
  } catch (error) {
    if (!(error instanceof YinliError)) throw error
    const text = (lang: 'zh' | 'en') => describeError(error.code, error.details, lang)
    return [unwell('database', 'bad', { zh: `${error.code} ${text('zh').title}`, en: `${error.code} ${text('en').title}` }, { zh: text('zh').hint, en: text('en').hint })]
  }
}
