// The peers, in exact versions, installed on demand into .cache/bench-peers: they are measured, never depended on.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const versions = { '@duckdb/node-api': '1.5.6-r.1', 'json-rules-engine': '7.3.1', publicodes: '1.10.3' }
const home = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '.cache', 'bench-peers')

/** A peer's exports, or null with the reason said when it cannot be had. */
export async function openPeer(name) {
  const version = versions[name]
  const file = join(home, 'node_modules', name, 'package.json')
  const have = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null
  if (have !== version) spawnSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', '--save-exact', `${name}@${version}`], { stdio: 'ignore', shell: process.platform === 'win32' })
  try {
    return await import(createRequire(join(home, 'package.json')).resolve(name))
  } catch (error) {
    console.log(`对照缺席 peer missing: ${name}@${version} (${error.code ?? error.message})`)
    return null
  }
}
