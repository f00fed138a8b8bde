// The peers, in exact versions, installed on demand into .cache/bench-peers: they are measured, never depended on.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './reader.mjs'

const versions = { '@microsoft/recognizers-text-suite': '1.3.1', 'chrono-node': '2.10.3', '@node-rs/jieba': '2.0.3' }
const home = join(root, '.cache', 'bench-peers')

/** {name: exports} of the peers that could be had; what could not is said on the terminal with the reason. */
export function openPeers() {
  const missing = Object.entries(versions).filter(([name, version]) => versionOf(name) !== version).map(([name, version]) => `${name}@${version}`)
  let failure = ''
  if (missing.length) {
    const { status, stderr } = spawnSync('npm', ['install', '--prefix', home, '--no-audit', '--no-fund', '--save-exact', ...missing], { encoding: 'utf8', shell: process.platform === 'win32' })
    if (status !== 0) failure = (stderr ?? '').split('\n').find(line => /ERR|error/i.test(line)) ?? 'npm install failed'
  }
  const require = createRequire(join(home, 'package.json'))
  const peers = {}
  for (const name of Object.keys(versions)) {
    try {
      peers[name] = require(name)
      if (name === '@node-rs/jieba') peers[name].dict = require('@node-rs/jieba/dict').dict
      // The suite's own functions look their models up at each call; its parts give a model once.
      if (name === '@microsoft/recognizers-text-suite') peers[name] = Object.assign({}, peers[name], ...['number', 'number-with-unit', 'date-time'].map(part => require(`@microsoft/recognizers-text-${part}`)))
    } catch (error) {
      console.log(`对照缺席 peer missing: ${name}@${versions[name]} (${failure || error.code || error.message}); its columns stay empty`)
    }
  }
  return peers
}

function versionOf(name) {
  const file = join(home, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null
}
