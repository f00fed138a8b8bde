import type { Clock } from '../base/clock.ts'
import type { Model } from '../model/model.ts'
import type { Comparer, Namer } from '../resolve/index.ts'
import type { Db, Tx } from './schema.ts'

/** What the ledger's queries share. */
export interface Store {
  db: Db
  clock: Clock
  model: Model
  namer: Namer
  comparer: Comparer
  /** One writer at a time, one transaction each. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}
