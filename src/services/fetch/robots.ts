import robotsParser from 'robots-parser'
import { YinliError } from '../../base/errors.ts'

/** What we call ourselves, for robots.txt and for the owners of the pages. */
export const agent = 'YinliBot'

interface Answer { response: { statusCode?: number }; bytes: Uint8Array }

// The package is CommonJS; its types speak of a default export that Node does not see.
const parse = robotsParser as unknown as typeof robotsParser.default

/** Asks each host's robots.txt once (RFC 9309): a missing one allows everything, one that cannot be had now forbids it. */
export function createRobots(get: (url: string) => Promise<Answer>): { ask(url: URL): Promise<void> } {
  const known = new Map<string, Promise<(url: string) => boolean>>()
  return {
    async ask(url) {
      let rules = known.get(url.origin)
      if (!rules) known.set(url.origin, rules = rulesOf(url.origin, get))
      if (!(await rules)(url.href)) throw new YinliError('fetch-robots', { url: url.href })
    },
  }
}

async function rulesOf(origin: string, get: (url: string) => Promise<Answer>): Promise<(url: string) => boolean> {
  const address = `${origin}/robots.txt`
  const { response, bytes } = await get(address)
  const status = response.statusCode ?? 0
  if (status >= 500) return () => false
  if (status >= 400) return () => true
  const rules = parse(address, new TextDecoder().decode(bytes))
  return url => rules.isAllowed(url, agent) !== false
}
