import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describeError, YinliError } from '../../../base/errors.ts'
import { createFetcher } from '../../../services/fetch/fetch.ts'
import type { Context } from '../context.ts'
import { printJson } from '../context.ts'
import { progress } from '../progress.ts'
import { factsOf, upload, type ReadOptions } from './read.ts'

export interface FetchOptions extends Omit<ReadOptions, 'manifest'> { list?: string }

/**
 * Fetches public files and reads them into the ledger, one after the other; nothing is fetched unless this is asked for. Exit code 1 when any failed.
 * A list has one address a line; what follows `#` is a remark.
 */
export async function fetchPages(urls: string[], { list, ...options }: FetchOptions, { io, say, speech, json, door }: Context): Promise<number> {
  const listed = list ? readList(await readFile(resolve(io.cwd, list), 'utf8').catch(error => { throw new YinliError('file-unreadable', { name: list, why: error.code ?? String(error) }, error) })) : []
  const all = [...new Set([...urls, ...listed])]
  if (!all.length) throw new YinliError('usage-invalid', { what: say({ zh: '请写网址，或用 --list 指定网址清单', en: 'give addresses, or a list of them with --list' }) })
  const fetchOne = createFetcher()
  const facts = factsOf(options)
  const ledger = await door()
  const bar = progress(io, all.length)
  const outcomes: { url: string; status: 'read' | 'present' | 'failed'; document?: string; claims?: number; code?: string; why?: string }[] = []
  for (const url of all) {
    bar.note(url)
    try {
      const { name, bytes } = await fetchOne(url)
      const result = await upload(ledger, name, bytes, facts(name))
      outcomes.push({ url, status: result.added ? 'read' : 'present', document: result.document, claims: result.added ? result.claims.added : result.claims.kept })
    } catch (error) {
      if (!(error instanceof YinliError) || ['server-unreachable', 'sign-in-required', 'token-wrong', 'internal'].includes(error.code)) throw error
      outcomes.push({ url, status: 'failed', code: error.code, why: describeError(error.code, error.details, speech === 'en' ? 'en' : 'zh').title })
    }
    bar.step(url)
  }
  bar.end()
  const count = (status: string) => outcomes.filter(o => o.status === status).length
  if (json) await printJson(io, { read: count('read'), present: count('present'), failed: count('failed'), files: outcomes })
  else {
    for (const o of outcomes) if (o.status === 'failed') io.err(`${say({ zh: '未读', en: 'not read' })} ${o.url}: ${o.code} ${o.why}\n`)
    await io.out(`${say({ zh: `读入 ${count('read')} 份；已在账本 ${count('present')} 份；失败 ${count('failed')} 份。`, en: `${count('read')} read; ${count('present')} already there; ${count('failed')} failed.` })}\n`)
  }
  return count('failed') ? 1 : 0
}

const readList = (text: string) => text.split(/\r?\n/).map(line => line.replace(/(?:^|\s)#.*$/, '').trim()).filter(Boolean)
