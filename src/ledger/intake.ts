import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { ErrorCode } from '../base/errors.ts'
import type { PageMeta } from '../read/page.ts'
import { askable, clampLimit, pageOf, readCursor } from './paging.ts'
import type { Page } from './ledger.ts'
import type { Tables } from './schema.ts'
import type { Store } from './store.ts'

export type IntakeState = 'waiting' | 'reading' | 'paused' | 'done' | 'failed'

/** A file on its way into the ledger. Its bytes are kept until it is read; the record stays until somebody clears it away. */
export interface IntakeItem {
  id: string
  name: string
  size: number
  publisher: string | null
  home: string | null
  publishedOn: string | null
  state: IntakeState
  /** Pages read, of how many; null before that is known. */
  pagesDone: number
  pages: number | null
  /** What it became. */
  document: string | null
  /** Claims that were new to the ledger. */
  claims: number | null
  /** False when the ledger held this reading already. */
  added: boolean | null
  /** Of a ZIP: how many files came out of it. */
  files: number | null
  code: ErrorCode | null
  details: Record<string, string | number> | null
  /** How often its reading was begun without having ended. */
  begun: number
  /** The ZIP it came out of. */
  parent: string | null
  receivedAt: string
  finishedAt: string | null
}

export interface NewIntake { name: string; bytes: Uint8Array; meta: Omit<PageMeta, 'name'>; parent?: string }

/** Files waiting to be read, in the same database as the ledger, so that a restart loses none. */
export interface IntakeStore {
  add(file: NewIntake): Promise<IntakeItem>
  list(query: { state?: IntakeState; parent?: string; limit?: number; cursor?: string }): Promise<Page<IntakeItem>>
  get(id: string): Promise<IntakeItem | null>
  bytes(id: string): Promise<Uint8Array | null>
  /** Changes what is given; a state that ends the work drops the bytes, except of what failed: that may be tried again. */
  update(id: string, change: Partial<Omit<IntakeItem, 'id'>>): Promise<void>
  /** Clears a record away that is not being read. */
  remove(id: string): Promise<boolean>
  /** Clears away the records of all that is done; a ZIP's when its last file is. Gives how many. */
  clear(): Promise<number>
  counts(): Promise<Record<IntakeState, number>>
}

const partSize = 512 * 1024

export function intakeStore({ db, clock }: Pick<Store, 'db' | 'clock'>): IntakeStore {
  return {
    async add({ name, bytes, meta: { publisher = null, home = null, publishedOn = null }, parent = null }) {
      const id = randomUUID()
      await db.transaction().execute(async tx => {
        await tx.insertInto('intake').values({
          id, name, size: bytes.length, publisher, home, published_on: publishedOn, state: 'waiting', pages_done: 0, pages: null, document: null, claims: null, added: null, files: null, code: null, details: null, parent, begun: 0,
          received_at: clock.now().toISOString(), finished_at: null,
        }).execute()
        for (let idx = 0; idx * partSize < bytes.length; idx++) {
          const part = Buffer.from(bytes.subarray(idx * partSize, (idx + 1) * partSize)).toString('base64')
          await sql`insert into intake_part (intake, idx, bytes) values (${id}, ${idx}, decode(${part}, 'base64'))`.execute(tx)
        }
      })
      return (await this.get(id))!
    },
    async list({ state, parent, cursor, ...query }) {
      const limit = clampLimit(query.limit)
      const after = readCursor<[string, string]>(cursor, ['string', 'string'])
      let asked = db.selectFrom('intake')
      if (state) asked = asked.where('state', '=', state)
      if (parent) asked = asked.where('parent', '=', parent)
      const { total } = await asked.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
      if (after) asked = asked.where(sql<boolean>`(received_at, id::text) < (${after[0]}, ${after[1]})`)
      const rows = await asked.selectAll().orderBy('received_at', 'desc').orderBy(sql`id::text`, 'desc').limit(limit + 1).execute()
      return pageOf(rows, limit, total, r => [r.received_at, r.id], toItem)
    },
    async get(id) {
      const row = uuid.test(id) ? await db.selectFrom('intake').selectAll().where('id', '=', id).executeTakeFirst() : undefined
      return row ? toItem(row) : null
    },
    async bytes(id) {
      const parts: Buffer[] = []
      for (;;) {
        const { rows: [part] } = await sql<{ bytes: string }>`select encode(bytes, 'base64') as bytes from intake_part where intake = ${id} and idx = ${parts.length}`.execute(db)
        if (!part) break
        parts.push(Buffer.from(part.bytes, 'base64'))
      }
      return parts.length ? new Uint8Array(Buffer.concat(parts)) : null
    },
    async update(id, change) {
      const finished = change.state === 'done' || change.state === 'failed'
      const { publishedOn, pagesDone, receivedAt: _, finishedAt: __, details, ...same } = change
      await db.updateTable('intake').set({
        ...same, ...(publishedOn !== undefined ? { published_on: publishedOn } : {}), ...(pagesDone !== undefined ? { pages_done: pagesDone } : {}),
        ...(details !== undefined ? { details: details && (JSON.stringify(details) as unknown as Record<string, string | number>) } : {}),
        ...(change.state ? { finished_at: finished ? clock.now().toISOString() : null } : {}),
      }).where('id', '=', id).execute()
      if (change.state === 'done') await db.deleteFrom('intake_part').where('intake', '=', id).execute()
    },
    async remove(id) {
      if (!askable(id) || !uuid.test(id)) return false
      return (await db.deleteFrom('intake').where('id', '=', id).where('state', '!=', 'reading').executeTakeFirst()).numDeletedRows > 0n
    },
    async clear() {
      const { numAffectedRows } = await sql`delete from intake i where state = 'done' and not exists (select from intake f where f.parent = i.id and f.state <> 'done')`.execute(db)
      return Number(numAffectedRows ?? 0n)
    },
    async counts() {
      const rows = await db.selectFrom('intake').select(['state', sql<number>`count(*)::int`.as('n')]).groupBy('state').execute()
      return { waiting: 0, reading: 0, paused: 0, done: 0, failed: 0, ...Object.fromEntries(rows.map(r => [r.state, r.n])) }
    },
  }
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/

const toItem = (r: Tables['intake']): IntakeItem => ({
  id: r.id, name: r.name, size: r.size, publisher: r.publisher, home: r.home, publishedOn: r.published_on, state: r.state, pagesDone: r.pages_done, pages: r.pages, document: r.document, claims: r.claims, added: r.added,
  files: r.files, code: r.code, details: r.details, parent: r.parent, begun: r.begun, receivedAt: r.received_at, finishedAt: r.finished_at,
})
