import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { parse } from 'yaml'
import { readParts } from '../src/model/load.ts'
import { policyLibrary, textOf } from '../src/services/policy/library.ts'

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

/** `import data from 'virtual:policies'`: the installed policies and what their words mean, within the script, so that a page that has them needs no network. */
export function policyData(): Plugin {
  const id = '\0virtual:policies'
  return {
    name: 'yinli-policies',
    resolveId: source => (source === 'virtual:policies' ? id : undefined),
    load(asked) {
      if (asked !== id) return undefined
      const { policies, dictionary: { sections, codeSets } } = policyLibrary()
      const { facts } = parse(readFileSync(join(import.meta.dirname, '..', 'policies', 'facts.yaml'), 'utf8')) as { facts: unknown }
      return `export default JSON.parse(${JSON.stringify(JSON.stringify({ facts, sections: [...sections], codeSets: [...codeSets], files: policies.map(p => ({ file: p.file, text: textOf(p) })) }))})`
    },
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

/** The most script a first view may need, in compressed bytes: what people wait for on an office network. */
export const firstViewLimit = 300_000

/** Says in every build what the first view costs. */
export function firstView(): Plugin {
  let dir = ''
  return {
    name: 'yinli-first-view',
    apply: 'build',
    configResolved: config => { dir = resolve(config.root, config.build.outDir) },
    closeBundle() {
      const { bytes, scripts } = firstViewScripts(dir)
      console.log(`first view: ${Math.round(bytes / 1000)} kB of script in ${scripts.length} files, gzip (at most ${firstViewLimit / 1000} kB)`)
    },
  }
}

/** What a browser must have before the overview is drawn: the page's entry, the overview, and all that either imports at its start. `bytes`: gzip. */
export function firstViewScripts(dir: string): { scripts: string[]; bytes: number } {
  const assets = join(dir, 'assets')
  const entry = /<script type="module"[^>]* src="([^"]+)"/.exec(readFileSync(join(dir, 'index.html'), 'utf8'))?.[1]
  if (!entry) throw new Error(`No entry script in ${dir}/index.html`)
  const overview = readdirSync(assets).filter(name => /^Overview-.+\.js$/.test(name))
  const found = new Set<string>()
  const waiting = [basename(entry), ...overview]
  let bytes = 0
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const code = readFileSync(join(assets, name))
    bytes += gzipSync(code, { level: 9 }).length
    for (const [, imported] of code.toString('utf8').matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^'"();]*?from\s*)?["']\.\/([^"']+\.js)["']/g)) waiting.push(imported!)
  }
  return { scripts: [...found].sort(), bytes }
}
