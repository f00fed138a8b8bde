import { lookup as resolveName } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { YinliError } from './errors.ts'

/** Whether an address is one that anybody on the internet reaches: no private range, no loopback, no link's own, no translation of one of these. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // `process` turns an IPv4 address written as IPv6 (::ffff:10.0.0.1) back into itself.
  const read = ipaddr.process(address)
  // Of IPv6 only 2000::/3 is given out to anybody; much of the rest translates or tunnels to somewhere.
  return read.range() === 'unicast' && (read.kind() === 'ipv4' || read.match(ipaddr.parse('2000::'), 3))
}

/**
 * Name resolution for one connection that gives allowed addresses only. It runs when the socket connects, so that a name which says another
 * address the second time (DNS rebinding) gains nothing.
 */
export function guardedLookup(allowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, answer) => {
    resolveName(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 4)
      const good = addresses.filter(({ address }) => allowed(address))
      if (!good.length) return answer(new YinliError('fetch-private', { url: hostname }), '', 4)
      if (options.all) return answer(null, good)
      answer(null, good[0]!.address, good[0]!.family)
    })
  }
}

/** An http or https address without a name and password in it. Throws `fetch-address`, and `fetch-private` for a bare address that is not allowed. */
export function readAddress(text: string, allowed: (address: string) => boolean): URL {
  let url: URL
  try { url = new URL(text) } catch { throw new YinliError('fetch-address', { url: text.slice(0, 200) }) }
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) throw new YinliError('fetch-address', { url: text.slice(0, 200) })
  // A bare address is connected to without being looked up.
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(bare) && !allowed(bare)) throw new YinliError('fetch-private', { url: url.host })
  return url
}
