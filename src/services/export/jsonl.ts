import type { StoredClaim } from '../../ledger/ledger.ts'

/** Claims as JSON Lines, one claim a line, in the form the API gives them. */
export async function* toJsonl(claims: AsyncIterable<StoredClaim>): AsyncGenerator<string> {
  for await (const claim of claims) yield `${JSON.stringify(claim)}\n`
}
