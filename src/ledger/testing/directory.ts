import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { openLedger } from '../index.ts'
import { migrations } from '../migrations.ts'

// Tests start many engines and use each for a moment: compiling them well would take longer than they run.
setFlagsFromString('--liftoff-only')

/**
 * A new data directory for a test, with an empty ledger in it: a copy of one that is made once for all test runs, because making one
 * takes seconds. The caller removes it.
 */
export async function testDirectory(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'yinli-test-'))
  copy(join(await template(), 'pg'), join(dir, 'pg'))
  return dir
}

/** A thousand small files: the system's own command takes a third of the time. */
function copy(from: string, to: string): void {
  if (process.platform === 'win32' || spawnSync('cp', ['-R', from, to]).status !== 0) cpSync(from, to, { recursive: true })
}

async function template(): Promise<string> {
  const engine = readFileSync(new URL('../../../node_modules/@electric-sql/pglite/package.json', import.meta.url), 'utf8')
  const shape = readFileSync(new URL('../migrations.ts', import.meta.url), 'utf8')
  const key = createHash('sha256').update(engine).update(shape).update(Object.keys(migrations).join()).digest('hex').slice(0, 16)
  const place = join(tmpdir(), `yinli-test-template-${key}`)
  if (existsSync(place)) return place
  const fresh = mkdtempSync(join(tmpdir(), 'yinli-test-making-'))
  await (await openLedger({ dataDir: fresh })).close()
  // Another run may have been faster; its template is as good.
  try { renameSync(fresh, place) } catch { rmSync(fresh, { recursive: true, force: true }) }
  return place
}
