import { useLocation, type To } from 'react-router'

/** The same page with the evidence of one claim open beside it. */
export function useEvidenceTo(): (claim: string) => To {
  const { pathname, search } = useLocation()
  return claim => {
    const query = new URLSearchParams(search)
    query.set('evidence', claim)
    return { pathname, search: `?${query}` }
  }
}

/** The Reader at a claim's exact stretch. */
export const readerLink = (claim: { document: string; id: string }) => `/read/${claim.document}?claim=${claim.id}`
