import type { Clock } from '../../base/clock.ts'
import type { AppendResult, Ledger, Reread } from '../../ledger/ledger.ts'
import type { IntakeStore } from '../../ledger/index.ts'
import type { Companies } from '../../services/companies/columns.ts'
import type { Draw } from '../../services/pages/picture.ts'
import type { IntakeQueue } from '../../services/intake/queue.ts'
import type { Model } from '../../model/model.ts'
import type { OpenedFile, PageMeta } from '../../read/index.ts'

/** What the web surface needs; src/app.ts provides it. */
export interface HttpDeps {
  ledger: Ledger
  model: Model
  /** All companies of the register as columns, up to date. */
  companies: () => Promise<Companies>
  clock: Clock
  version: string
  /** Bytes of a page -> the ledger. */
  readBytes(bytes: Uint8Array, meta: PageMeta): Promise<AppendResult>
  /** Text, layout and tables of a file, without reading it for facts. */
  openFile(bytes: Uint8Array, name: string): Promise<OpenedFile>
  /** Reads a document of the ledger again with corrections of its lines. */
  reread(document: string): Reread
  /** The picture of a page of a file; null where none shows what was read. */
  picture: Draw
  /** Files read in the background; null where nothing outlives a call (a command that opens the ledger itself). */
  intake: { queue: IntakeQueue; store: IntakeStore } | null
  /** Asked of every API request when set; when null only local host names are served. */
  token: string | null
  /** Folder of the built console, null to serve the API alone. */
  consoleDir: string | null
  /** Largest request body, bytes. */
  bodyLimit: number
  /** Requests a client may make at once and per second after that; null for no limit (calls within the process). */
  rate: { burst: number; perSecond: number } | null
  /** Writes a complete copy of the ledger to a file or into a folder and returns the file's path; null where the ledger cannot. */
  backup: ((target: string) => Promise<string>) | null
  log(line: string): void
}
