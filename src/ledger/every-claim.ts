import type { ClaimQuery, Ledger, StoredClaim } from './ledger.ts'

/** Every claim a query matches, page by page, in the ledger's order. */
export async function* everyClaim(ledger: Pick<Ledger, 'claims'>, query: Omit<ClaimQuery, 'limit' | 'cursor' | 'counted'> = {}): AsyncGenerator<StoredClaim> {
  for (let cursor: string | undefined; ;) {
    const page = await ledger.claims({ ...query, limit: 1000, cursor, counted: false })
    yield* page.items
    if (!page.next) return
    cursor = page.next
  }
}
