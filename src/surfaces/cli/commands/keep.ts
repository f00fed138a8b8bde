import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import { printJson, type Context } from '../context.ts'
import { writeWhole } from './export.ts'

/** Writes an answer of the API to a file and says where it is. */
export async function keepFile(response: Response, out: string, { io, say, json }: Context): Promise<number> {
  const path = resolve(io.cwd, out)
  await writeWhole(path, Readable.fromWeb(response.body! as Parameters<typeof Readable.fromWeb>[0]))
  if (json) await printJson(io, { out: path })
  else io.err(`${say({ zh: '已写入', en: 'Written to' })} ${path}\n`)
  return 0
}

/** The name that an answer gives its file. */
export const nameOf = (response: Response): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'yinli')
