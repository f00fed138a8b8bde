import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createApp, startQueue } from '../../../app.ts'
import { systemClock } from '../../../base/clock.ts'
import { YinliError } from '../../../base/errors.ts'
import { openLedger, type OpenLedger } from '../../../ledger/index.ts'
import { loadModel } from '../../../model/load.ts'
import { allowedBy, targetsOf, webhookFiles } from '../../../services/changes/targets.ts'
import { startWebhooks } from '../../../services/changes/webhooks.ts'
import { listen } from '../../http/listen.ts'
import { printJson, type Context } from '../context.ts'
import { codeHash } from '../code.ts'
import { ledgerDoor, placeOf } from '../open-door.ts'
import { installRoot, version } from '../place.ts'
import { readSamples } from '../samples.ts'

/** Serves the API and the console until asked to stop. An empty ledger reads the sample pages first. */
export async function serve(options: { port?: string; host?: string }, context: Context): Promise<number> {
  const { io, say, json, dataDir } = context
  const port = portOf(options.port ?? (io.env['PORT'] || '7080'))
  const host = options.host ?? (io.env['HOST'] || '127.0.0.1')
  const token = io.env['YINLI_TOKEN']?.trim() || null
  const ledger = await openLedger(placeOf(dataDir, io.env), { views: { dir: join(dataDir, 'views'), code: codeHash() } })
  try {
    await readSamples(ledgerDoor(ledger), context)
    const consoleDir = join(installRoot, 'console', 'dist')
    const model = loadModel()
    const log = (line: string) => io.err(`${line}\n`)
    const queue = await startQueue(ledger, model, log)
    const app = createApp({
      ledger, model, intake: { queue, store: ledger.intake }, clock: systemClock, version, token, log,
      consoleDir: existsSync(join(consoleDir, 'index.html')) ? consoleDir : null, rate: { burst: 1000, perSecond: 100 },
    })
    const files = webhookFiles(dataDir)
    targetsOf(files, io.env)
    const server = await listen(app.fetch, { host, port, token })
    ledger.announce(server.url)
    ledger.scheduleBackups({ dir: join(dataDir, 'backups'), failed: error => io.err(`backup ${String(error)}\n`) })
    const webhooks = startWebhooks({ ledger, clock: systemClock, targets: () => targetsOf(files, io.env), ...files, allowed: allowedBy(io.env), log })
    const views = tendViews(ledger.shelf, log)
    const unguard = surviveDefects(log)
    if (json) await printJson(io, { url: server.url, version, engine: ledger.engine, pid: process.pid })
    else await io.out(`${say({ zh: '引力场', en: 'Yinli' })} ${version}  ${server.url}  ${say({ zh: '按 Ctrl+C 停止', en: 'Ctrl+C stops it' })}\n`)
    await io.stopped()
    ledger.announce(null)
    await server.close()
    await queue.close()
    await webhooks.close()
    await views.close()
    unguard()
    return 0
  } finally {
    await ledger.close()
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new YinliError('port-invalid', { port: text })
  return port
}

const betweenSaves = 10 * 60_000

/** Makes the views ready before anybody asks for them, and saves them now and then and at the end. */
function tendViews(shelf: OpenLedger['shelf'], log: (line: string) => void): { close(): Promise<void> } {
  let closing = false
  // One that is still being made when the server stops is made at the next start.
  const failed = (error: unknown) => { if (!closing) log(`views ${error instanceof Error ? error.message : String(error)}`) }
  void shelf?.warm(() => closing).then(() => shelf.save()).catch(failed)
  const timer = setInterval(() => { void shelf?.save().catch(failed) }, betweenSaves)
  return {
    async close() {
      closing = true
      clearInterval(timer)
      await shelf?.save().catch(failed)
    },
  }
}

/** A defect in one request must not end the service of all others: it is logged. */
function surviveDefects(log: (line: string) => void): () => void {
  const heard = (error: unknown) => log(`defect ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
  process.on('uncaughtException', heard).on('unhandledRejection', heard)
  return () => { process.off('uncaughtException', heard).off('unhandledRejection', heard) }
}
