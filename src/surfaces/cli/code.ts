import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installRoot, version } from './place.ts'

/** A hash of the code that runs and of the tables it works by: what is derived by one is not taken for what another would derive. */
export function codeHash(): string {
  const hash = createHash('sha256').update(`${version} ${process.version}`)
  const code = fileURLToPath(new URL('../../', import.meta.url))
  for (const dir of [code, ...['model', 'chains'].map(name => join(installRoot, name))]) {
    for (const file of readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:js|ts|ya?ml)$/.test(name)).sort()) hash.update(`${file}\0`).update(readFileSync(join(dir, file)))
  }
  return hash.digest('hex')
}
