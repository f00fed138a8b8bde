import type { Io, Say, Speech } from './io.ts'
import type { Door } from './door.ts'

/** What every command is given. */
export interface Context {
  io: Io
  speech: Speech
  say: Say
  /** Machine-readable output wanted. */
  json: boolean
  /** Where the embedded ledger lives. */
  dataDir: string
  /** The way to the ledger, opened when first asked for and closed when the command ends. */
  door(): Promise<Door>
}

/** One JSON document on stdout. */
export const printJson = (io: Io, value: unknown) => io.out(`${JSON.stringify(value, null, 2)}\n`)
