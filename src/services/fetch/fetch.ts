import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { YinliError } from '../../base/errors.ts'
import { guardedLookup, isPublicAddress, readAddress } from '../../base/public-address.ts'
import { agent, createRobots } from './robots.ts'

export interface FetchLimits {
  /** Bytes of one file, after decompression. */
  size: number
  /** Milliseconds from the first connection to the last byte. */
  time: number
  redirects: number
}
export const usualFetchLimits: FetchLimits = { size: 32 * 2 ** 20, time: 30_000, redirects: 5 }

export interface Fetched { url: string; name: string; bytes: Uint8Array; mediaType: string }
export interface FetchOptions {
  limits?: FetchLimits
  /** Which addresses may be connected to; public ones alone unless a test says otherwise. */
  allowed?: (address: string) => boolean
}

/**
 * A fetcher of public files, one after the other: http and https to public hosts only, within size and time limits, where robots.txt lets us.
 * Throws `fetch-address`, `fetch-private`, `fetch-robots`, `fetch-status`, `fetch-too-large`, `fetch-slow`, `fetch-failed`.
 */
export function createFetcher({ limits = usualFetchLimits, allowed = isPublicAddress }: FetchOptions = {}): (url: string) => Promise<Fetched> {
  const robots = createRobots(url => follow(url, { ...limits, size: 512 * 1024 }, allowed))
  return async url => {
    const address = readAddress(url, allowed)
    const { response, bytes, at } = await follow(address.href, limits, allowed, at => robots.ask(at))
    if (response.statusCode !== 200) throw new YinliError('fetch-status', { url, status: response.statusCode ?? 0 })
    return { url: at, name: nameOf(at), bytes, mediaType: (response.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase() }
  }
}

interface Got { response: IncomingMessage; bytes: Uint8Array; at: string }

/** One file, through its redirects; each goes through the same checks, and `ask` says of each whether it may be fetched. */
async function follow(url: string, limits: FetchLimits, allowed: (address: string) => boolean, ask: (at: URL) => Promise<void> = async () => {}): Promise<Got> {
  const ends = AbortSignal.timeout(limits.time)
  let at = readAddress(url, allowed)
  for (let left = limits.redirects; ; left--) {
    await ask(at)
    const got = await getOnce(at, limits, allowed, ends)
    const { statusCode = 0, headers: { location } } = got.response
    if (statusCode < 300 || statusCode > 399 || !location) return { ...got, at: at.href }
    if (left <= 0) throw new YinliError('fetch-status', { url, status: statusCode })
    at = readAddress(new URL(location, at).href, allowed)
  }
}

function getOnce(url: URL, limits: FetchLimits, allowed: (address: string) => boolean, signal: AbortSignal): Promise<Omit<Got, 'at'>> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(error instanceof YinliError ? error
      : signal.aborted ? new YinliError('fetch-slow', { url: url.href, seconds: Math.round(limits.time / 1000) }, error)
      : new YinliError('fetch-failed', { url: url.href, why: (error as NodeJS.ErrnoException).code ?? String(error) }, error))
    const asked = request(url, { lookup: guardedLookup(allowed), signal, agent: false, headers: { 'user-agent': `${agent}/1`, accept: '*/*', 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.5' } }, response => {
      const parts: Buffer[] = []
      let size = 0
      // What is sent small and unfolds large is stopped as it unfolds.
      const text = unfolded(response)
      text.on('data', (part: Buffer) => {
        size += part.length
        if (size <= limits.size) return void parts.push(part)
        failed(new YinliError('fetch-too-large', { url: url.href, limit: Math.round(limits.size / 2 ** 20) }))
        asked.destroy()
        response.destroy()
      })
      text.on('end', () => resolve({ response, bytes: new Uint8Array(Buffer.concat(parts)) }))
      text.on('error', failed)
    })
    asked.on('error', failed)
    asked.end()
  })
}

function unfolded(response: IncomingMessage): NodeJS.ReadableStream {
  const how = response.headers['content-encoding']?.trim().toLowerCase()
  const tool = how === 'gzip' || how === 'x-gzip' ? createGunzip() : how === 'deflate' ? createInflate() : how === 'br' ? createBrotliDecompress() : null
  return tool ? pipeline(response, tool, () => {}) : response
}

/** What a fetched file is called: its address without what makes it long. */
const nameOf = (url: string) => decodeSafely(url.replace(/[#].*$/, '')).slice(0, 200)
const decodeSafely = (url: string) => { try { return decodeURI(url) } catch { return url } }
