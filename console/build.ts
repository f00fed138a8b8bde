import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { readParts } from '../src/model/load.ts'

/**
 * `import url from 'virtual:model'`: the address of this installation's model/*.yaml as one JSON file. It is an asset, so its name says
 * its content: a browser fetches it once, and it is of one piece with the code that reads by it.
 */
export function modelAsset(): Plugin {
  const id = '\0virtual:model'
  const path = '/@model.json'
  let serving = false
  return {
    name: 'yinli-model',
    configResolved: config => { serving = config.command === 'serve' },
    resolveId: source => (source === 'virtual:model' ? id : undefined),
    load(asked) {
      if (asked !== id) return undefined
      if (serving) return `export default ${JSON.stringify(path)}`
      const ref = this.emitFile({ type: 'asset', name: 'model.json', source: JSON.stringify(readParts()) })
      return `export default import.meta.ROLLUP_FILE_URL_${ref}`
    },
    configureServer: server => { server.middlewares.use(path, (_, response) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(readParts()))) },
  }
}

/** Lays `.br` and `.gz` beside every text file of the build; the server sends what the browser takes and never compresses them itself. */
export function compressed(): Plugin {
  let dir = ''
  return {
    name: 'yinli-compressed',
    apply: 'build',
    configResolved: config => { dir = resolve(config.root, config.build.outDir) },
    closeBundle() {
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|json|svg|html)$/.test(name)) continue
        const file = join(dir, name)
        const bytes = readFileSync(file)
        if (bytes.length < 1024) continue
        writeFileSync(`${file}.br`, brotliCompressSync(bytes))
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      }
    },
  }
}
