import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

export interface TestPostgres {
  /** URL of a new, empty database. */
  database(): Promise<string>
  stop(): Promise<void>
}

/**
 * A PostgreSQL server for tests: the one of YINLI_TEST_DATABASE_URL, else one started on a temporary directory with the binaries of
 * YINLI_TEST_POSTGRES, the PATH or Debian's place. Throws, with what to install, when there is none: a test that did not run has not passed.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.YINLI_TEST_DATABASE_URL
  if (given) return { database: () => newDatabase(given), stop: async () => {} }
  const bin = findBinaries()
  if (!bin) throw new Error('The ledger tests need PostgreSQL 15 or newer. Install it (Debian: apt-get install postgresql), or set YINLI_TEST_DATABASE_URL.')
  const dir = mkdtempSync(join(tmpdir(), 'yinli-postgres-'))
  const as = serverUser()
  if (as) chownSync(dir, as.uid, as.gid)
  const data = join(dir, 'data')
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...as, cwd: dir, stdio: 'pipe' })
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', dir, '-c', 'listen_addresses=', '-c', 'fsync=off', '-c', 'max_connections=60', '-c', 'shared_buffers=64MB'], { ...as, cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [server.stdout!, server.stderr!]) stream.on('data', chunk => { said = (said + String(chunk)).slice(-4000) })
  const kill = () => server.kill('SIGQUIT')
  process.once('exit', kill)
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`
  try {
    await untilReady(url, server)
  } catch (error) {
    kill()
    throw new Error(`PostgreSQL did not start: ${said}`, { cause: error })
  }
  return {
    database: () => newDatabase(url),
    async stop() {
      process.off('exit', kill)
      const ended = new Promise(resolve => { server.once('exit', resolve) })
      if (server.exitCode === null && kill()) await ended
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function findBinaries(): string | null {
  const onPath = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' }).stdout?.trim()
  const debian = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a)).map(v => `/usr/lib/postgresql/${v}/bin`) : []
  const places = [process.env.YINLI_TEST_POSTGRES, onPath ? join(onPath, '..') : undefined, ...debian]
  return places.find(dir => dir && existsSync(join(dir, 'initdb')) && existsSync(join(dir, 'postgres'))) ?? null
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or where there is none as `nobody`. */
function serverUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'))
  const user = users.find(u => u[0] === 'postgres') ?? users.find(u => u[0] === 'nobody')
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : null
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; ; tries++) {
    try { return await ask(url, 'select 1') } catch (error) {
      if (tries > 300 || server.exitCode !== null) throw error
      await new Promise(resolve => { setTimeout(resolve, 50) })
    }
  }
}

let made = 0
async function newDatabase(url: string): Promise<string> {
  const name = `yinli_test_${process.pid}_${Date.now().toString(36)}_${++made}`
  await ask(url, `create database ${name} template template0 encoding 'UTF8'`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

async function ask(url: string, question: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try { await client.query(question) } finally { await client.end() }
}
