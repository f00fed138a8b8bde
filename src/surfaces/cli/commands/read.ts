import { basename, join, resolve } from 'node:path'
import { defaultBodyLimit } from '../../../app.ts'
import { describeError, YinliError, type Lang } from '../../../base/errors.ts'
import type { AppendResult } from '../../../ledger/ledger.ts'
import { isArchive, unpack } from '../../../read/index.ts'
import type { Context } from '../context.ts'
import { printJson } from '../context.ts'
import type { Door } from '../door.ts'
import { findPages, isReadable, readSteadily, sayPath, type Reason } from '../files.ts'
import { loadManifest, type PageFacts } from '../manifest.ts'
import { progress } from '../progress.ts'
import { watch } from '../watch.ts'
import { preview } from './preview.ts'

export interface ReadOptions { publisher?: string; date?: string; home?: string; manifest?: string; watch?: boolean; preview?: boolean }

/** What became of one file. */
export interface Outcome { path: string; status: 'read' | 'present' | 'skipped' | 'failed'; document?: string; claims?: number; refused?: number; code?: string; why?: string }

const reasons: Record<Reason, { zh: string; en: string }> = {
  kind: { zh: '不是能读的格式', en: 'not a format that is read' },
  readme: { zh: '说明文件，不是版面；要读它请直接写出文件名', en: 'a readme, not a page; name the file itself to read it' },
  manifest: { zh: '清单里没有这一版', en: 'the manifest does not name it' },
}

/** Largest file taken, bytes: what the server takes. */
const sizeLimit = defaultBodyLimit

/** Reads files and folders into the ledger and tells what became of each. Exit code 1 when any failed. */
export async function read(paths: string[], options: ReadOptions, context: Context): Promise<number> {
  if (options.preview) return preview(paths, options, context)
  const { io, say, speech, json } = context
  const manifest = options.manifest ? loadManifest(resolve(io.cwd, options.manifest)) : undefined
  const { files, skipped } = await findPages(paths, io.cwd, manifest)
  const facts = factsOf(options, manifest)
  const door = await context.door()
  const bar = progress(io, files.length)
  const outcomes: Outcome[] = skipped.map(({ path, reason }) => ({ path, status: 'skipped', why: say(reasons[reason]) }))
  for (const path of files) {
    door.onPage = (done, of) => { if (of > 1) bar.note(`${basename(path)} ${done}/${of}`) }
    for await (const outcome of readFile(door, path, facts(path), speech === 'en' ? 'en' : 'zh')) {
      outcomes.push(outcome)
      bar.note(basename(outcome.path))
    }
    bar.step(basename(path))
  }
  bar.end()
  const count = (status: Outcome['status']) => outcomes.filter(o => o.status === status).length
  const claims = outcomes.reduce((sum, o) => sum + (o.status === 'read' ? o.claims ?? 0 : 0), 0)
  if (json) await printJson(io, { read: count('read'), present: count('present'), skipped: count('skipped'), failed: count('failed'), claims, files: outcomes.map(o => ({ ...o, path: sayPath(o.path, io.cwd) })) })
  else {
    for (const o of outcomes.filter(o => o.status === 'skipped' || o.status === 'failed')) {
      io.err(`${o.status === 'failed' ? say({ zh: '未读', en: 'not read' }) : say({ zh: '跳过', en: 'skipped' })} ${sayPath(o.path, io.cwd)}: ${o.code ? `${o.code} ` : ''}${o.why}\n`)
    }
    await io.out(`${say({
      zh: `读入 ${count('read')} 份，新事实 ${claims} 条；已在账本 ${count('present')} 份；跳过 ${count('skipped')} 份；失败 ${count('failed')} 份。`,
      en: `${count('read')} read with ${claims} new claims; ${count('present')} already there; ${count('skipped')} skipped; ${count('failed')} failed.`,
    })}\n`)
  }
  if (options.watch) await readWhatComes(paths.map(path => resolve(io.cwd, path)), door, facts, context)
  return count('failed') ? 1 : 0
}

/** Reads files as they come into the folders, and says what became of each, until asked to stop. */
async function readWhatComes(folders: string[], door: Door, facts: (file: string) => PageFacts, { io, say, speech, json }: Context): Promise<void> {
  io.err(`${say({ zh: '守着文件夹，按 Ctrl+C 停止…', en: 'Watching; Ctrl+C stops…' })}\n`)
  const states = { read: say({ zh: '读入', en: 'read' }), present: say({ zh: '已在账本', en: 'already there' }), skipped: say({ zh: '跳过', en: 'skipped' }), failed: say({ zh: '未读', en: 'not read' }) }
  await watch(folders, async path => {
    if (!isReadable(path)) return
    for await (const outcome of readFile(door, path, facts(path), speech === 'en' ? 'en' : 'zh')) {
      if (json) await io.out(`${JSON.stringify({ ...outcome, path: sayPath(outcome.path, io.cwd) })}\n`)
      else await io.out(`${states[outcome.status]} ${sayPath(outcome.path, io.cwd)}${outcome.claims === undefined ? '' : say({ zh: ` ${outcome.claims} 条事实`, en: ` ${outcome.claims} claims` })}${outcome.code ? `: ${outcome.code} ${outcome.why}` : ''}\n`)
    }
  }, io.stopped())
}

/** What is known of a page: the manifest's word for it, over it what the command line says of all. */
export function factsOf({ publisher, date, home }: ReadOptions, manifest?: (file: string) => PageFacts | undefined): (file: string) => PageFacts {
  const forAll = Object.fromEntries(Object.entries({ publisher, publishedOn: date, home }).filter(([, v]) => v !== undefined))
  return file => ({ ...manifest?.(file), ...forAll })
}

/** What became of a file; of a ZIP what became of each file in it. */
async function* readFile(door: Door, path: string, facts: PageFacts, lang: Lang): AsyncGenerator<Outcome> {
  let at = path
  const told = (result: AppendResult): Outcome => ({ path: at, status: result.added ? 'read' : 'present', document: result.document, claims: result.added ? result.claims.added : result.claims.kept, ...(result.refused ? { refused: result.refused } : {}) })
  const failed = (error: unknown): Outcome => {
    // A server that is gone is no fault of this file: the rest would fail alike.
    if (!(error instanceof YinliError) || ['server-unreachable', 'sign-in-required', 'token-wrong', 'internal'].includes(error.code)) throw error
    return { path: at, status: 'failed', code: error.code, why: describeError(error.code, error.details, lang).title }
  }
  const readOne = (name: string, bytes: Uint8Array) => upload(door, name, bytes, facts).then(told, failed)
  try {
    const bytes = await readSteadily(path, sizeLimit)
    if (!(await isArchive(bytes, basename(path)))) return yield await readOne(basename(path), bytes)
    for await (const file of unpack(bytes, basename(path))) {
      at = join(path, file.name)
      yield await readOne(file.name, file.bytes)
      at = path
    }
  } catch (error) {
    yield failed(error)
  }
}

/** One page through the door. */
export async function upload(door: Door, name: string, bytes: Uint8Array, { publisher, home, publishedOn }: PageFacts): Promise<AppendResult> {
  const form = new FormData()
  form.set('file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  for (const [key, value] of Object.entries({ publisher, home, date: publishedOn })) if (value) form.set(key, value)
  return ((await (await door.call('/api/documents', { method: 'POST', body: form })).json()) as { result: AppendResult }).result
}
