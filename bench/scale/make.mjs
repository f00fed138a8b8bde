// node bench/scale/make.mjs (DIR | postgresql://...) [documents]: fills a new ledger.
import pg from 'pg'
import { openLedger } from '../../dist/ledger/index.js'
import { fill } from './fill.mjs'

/** Fills the ledger at `place`, which must be empty. @param {string} place */
export async function make(place, documents = 20_000, say = console.error) {
  const ledger = await openLedger(place.startsWith('postgres') ? { url: place } : { dataDir: place })
  const { jobs } = ledger
  const client = 'connectionString' in jobs ? new pg.Client({ connectionString: jobs.connectionString }) : null
  await client?.connect()
  await fill(sql => client ? client.query(sql) : jobs.executeSql(sql), { documents, entities: documents * 3, say })
  await client?.end()
  await ledger.close()
}

if (process.argv[1] === import.meta.filename) await make(process.argv[2], Number(process.argv[3] ?? 20_000))
