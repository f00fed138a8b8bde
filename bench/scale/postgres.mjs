import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ensureTestTools } from '../../scripts/test-tools.mjs'

/** A PostgreSQL server over `dir`, made when it is not there, with the settings of a small machine; listens on a socket in `dir` alone. */
export async function startPostgres(dir) {
  const { YINLI_TEST_POSTGRES: bin = '' } = await ensureTestTools()
  const as = serverUser()
  const data = join(dir, 'data')
  mkdirSync(dir, { recursive: true })
  if (as) chownSync(dir, as.uid, as.gid)
  if (!existsSync(data)) execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], { ...as, cwd: dir, stdio: 'pipe' })
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-k', dir, '-c', 'listen_addresses=', '-c', 'shared_buffers=1GB', '-c', 'effective_cache_size=4GB', '-c', 'work_mem=32MB', '-c', 'max_wal_size=4GB', '-c', 'jit=off'], { ...as, cwd: dir, stdio: 'ignore' })
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(dir)}`
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try { await client.connect(); await client.end(); break } catch (error) {
      if (tries > 300) throw error
      await new Promise(resolve => { setTimeout(resolve, 100) })
    }
  }
  return { url, pid: server.pid, stop: () => new Promise(resolve => { server.once('exit', resolve); server.kill('SIGINT') }) }
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  if (process.getuid?.() !== 0) return null
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(line => line.split(':'))
  const user = users.find(u => u[0] === 'postgres') ?? users.find(u => u[0] === 'nobody')
  return user ? { uid: Number(user[2]), gid: Number(user[3]) } : null
}
