import { createContext } from 'react'
import { useLocation, type To } from 'react-router'

/** Set around claims that no ledger has: their figures choose them where they stand instead of opening the drawer. */
export const InPlace = createContext<((claim: string) => void) | null>(null)

/** The same page with the evidence of one claim open beside it. */
export function useEvidenceTo(): (claim: string) => To {
  const { pathname, search } = useLocation()
  return claim => {
    const query = new URLSearchParams(search)
    query.set('evidence', claim)
    return { pathname, search: `?${query}` }
  }
}

/** The Reader at a stretch of a document. */
export const stretchLink = (document: string, { start, end }: { start: number; end: number }) => `/read/${document}?at=${start}-${end}`

/** The Reader at a claim's exact stretch. */
export const readerLink = (claim: { document: string; id: string }) => `/read/${claim.document}?claim=${claim.id}`
