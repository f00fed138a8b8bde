import { copyFileSync, mkdirSync, mkdtempSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/**
 * A TypeScript file of this folder as one plain script, for tests that need a process of their own (Node 20 runs no TypeScript). The script lies in the
 * project's .cache, where it finds node_modules; the caller removes its folder.
 */
export async function bundle(file: string): Promise<string> {
  const cache = fileURLToPath(new URL('../../../.cache/', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const outDir = mkdtempSync(join(cache, 'ledger-test-'))
  await build({ configFile: false, logLevel: 'error', root: dirname(cache), build: { ssr: fileURLToPath(new URL(file, import.meta.url)), outDir, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: 'script.mjs' } } } })
  copyFileSync(fileURLToPath(new URL('../engine/pglite-worker.js', import.meta.url)), join(outDir, 'pglite-worker.js'))
  return join(outDir, 'script.mjs')
}
