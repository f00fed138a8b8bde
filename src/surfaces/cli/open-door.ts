import { createApp } from '../../app.ts'
import { systemClock } from '../../base/clock.ts'
import { lockHolder, openLedger, type LedgerPlace, type OpenLedger } from '../../ledger/index.ts'
import { loadModel } from '../../model/load.ts'
import { door, serverDoor, type Door, type OpenDoor } from './door.ts'
import type { Io } from './io.ts'
import { version } from './place.ts'

/** To the server that has the data directory open when there is one, else to an app over the ledger opened here. */
export const openDoor: OpenDoor = async ({ dataDir, env }) => {
  const holder = env['DATABASE_URL'] ? null : lockHolder(dataDir)
  if (holder?.url) return serverDoor(holder.url, { token: env['YINLI_TOKEN']?.trim(), pid: holder.pid })
  const ledger = await openLedger(placeOf(dataDir, env))
  return ledgerDoor(ledger)
}

/** The door of a ledger that this process has open. Closing it closes the ledger. */
export function ledgerDoor(ledger: OpenLedger): Door {
  const app = createApp({ ledger, model: loadModel(), clock: systemClock, version, onPage: (done, of) => opened.onPage?.(done, of) })
  const opened: Door = door((path, init) => app.request(path, init), { server: null, close: () => ledger.close() })
  return opened
}

/** DATABASE_URL names a PostgreSQL database; without it the ledger lies in the data directory. */
export const placeOf = (dataDir: string, env: Io['env']): LedgerPlace => (env['DATABASE_URL'] ? { url: env['DATABASE_URL'] } : { dataDir })
