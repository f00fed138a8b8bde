import { sql, type RawBuilder } from 'kysely'
import { YinliError } from '../base/errors.ts'
import type { Page } from './ledger.ts'
import type { Db } from './schema.ts'

const defaultLimit = 50
const mostRows = 1000

/** Rows asked for, between 1 and 1000. */
export const clampLimit = (limit: number | undefined) => Math.min(mostRows, Math.max(1, Math.trunc(limit ?? defaultLimit) || defaultLimit))

/** A cursor is the sort key of the last row that was given. Throws `request-invalid` for one that none of ours made. */
export function readCursor<K extends (string | number)[]>(cursor: string | undefined, like: { [I in keyof K]: 'string' | 'number' }): K | null {
  if (cursor === undefined || cursor === '') return null
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === like.length && key.every((k, i) => typeof k === like[i] && !/\0|\p{Surrogate}/u.test(String(k)) && (typeof k === 'string' || Math.abs(k) < 2 ** 31))) return key as K
  } catch { /* told below */ }
  throw new YinliError('request-invalid', { where: 'cursor', what: '不是本账本给出的 is none this ledger gave' })
}

/** Counted so far and no further: to know that there are 312,406 costs seconds, and nobody pages through them. */
export const mostCounted = 10_000

/** How many rows a query gives, up to `most`. */
export async function boundedCount(db: Db, rows: RawBuilder<unknown>, most = mostCounted): Promise<{ total: number; atLeast?: true }> {
  const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from (${rows} limit ${sql.lit(most + 1)}) counted`.execute(db)
  return row!.n > most ? { total: most, atLeast: true } : { total: row!.n }
}

/** `rows` holds one row more than asked for when there are more. */
export function pageOf<R, T>(rows: R[], limit: number, total: number | Pick<Page<T>, 'total' | 'atLeast'>, key: (row: R) => (string | number)[], item: (row: R) => T): Page<T> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { items: rows.slice(0, limit).map(item), ...(typeof total === 'number' ? { total } : total), next: last ? Buffer.from(JSON.stringify(key(last))).toString('base64url') : null }
}

/** A LIKE pattern that finds `text` anywhere, whatever signs are in it. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, c => `\\${c}`)}%`

/** What nobody can have asked for by a right id, and PostgreSQL would refuse as text. */
export const askable = (text: string) => !/\0|\p{Surrogate}/u.test(text)

/** A set of ids as one parameter, whatever their number. */
export const idList = (ids: readonly string[]) => sql<string>`(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) collate "C")`
