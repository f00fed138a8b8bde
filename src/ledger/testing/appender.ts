// A process that reads generated pages into a ledger for as long as it is let, and prints what the ledger has acknowledged.
// Arguments: data directory, model directory, number of the first page.
import { writeSync } from 'node:fs'
import { loadModel } from '../../model/load.ts'
import { openLedger } from '../index.ts'
import { generatedReading } from './readings.ts'

const [dataDir = '', modelDir = '', first = '0'] = process.argv.slice(2)
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)
try {
  const ledger = await openLedger({ dataDir }, { model: loadModel(modelDir) })
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
