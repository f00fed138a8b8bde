import { sql } from 'kysely'

/**
 * Ends a query whose plan does not depend on its values: by ids, through indexes. PostgreSQL then plans it once a connection; to plan a join of eight tables
 * costs it more than to run it.
 */
export const steady = sql`/*steady*/`
export const isSteady = (text: string) => text.endsWith('/*steady*/')
