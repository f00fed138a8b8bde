// `npm start`: from a fresh clone to a running console. Installs, builds, migrates, reads the samples on the first run, serves.
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { ensureBuilt, ensureConsole, ensureInstalled, root } from './ensure.mjs'

ensureInstalled()
ensureBuilt()
ensureConsole()
process.argv.splice(2, 0, 'serve')
await import(pathToFileURL(join(root, 'dist', 'surfaces', 'cli', 'main.js')).href)
