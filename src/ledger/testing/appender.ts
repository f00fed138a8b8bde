// A process that reads generated pages into a ledger for as long as it is let, and prints what the ledger has acknowledged.
// Arguments: data directory, file with the model's parts as JSON (YAML takes longer to read), number of the first page.
import { readFileSync, writeSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { createModel } from '../../model/model.ts'
import { openLedger } from '../index.ts'
import { generatedReading } from './readings.ts'

// It lives for a second: compiling the engine well would take longer than it runs.
setFlagsFromString('--liftoff-only')

const [dataDir = '', modelFile = '', first = '0'] = process.argv.slice(2)
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
try {
  const ledger = await openLedger({ dataDir }, { model: createModel(JSON.parse(readFileSync(modelFile, 'utf8')) as Record<string, unknown>) })
  say({ open: process.pid })
  for (let n = Number(first); ; n++) {
    const { document, claims } = await ledger.append(generatedReading(n))
    say({ page: n, document, claims: claims.added })
  }
} catch (error) {
  const { code, message } = error as { code?: string; message: string }
  say({ code, message })
  process.exit(3)
}
