import { fileName } from '../name.ts'
import { openArchive } from './archive.ts'
import { usualLimits, type Limits } from './format.ts'

/** A ZIP that is no document itself -> its files, one after the other. What programs add for themselves is left out. Throws `read-damaged`, `read-encrypted`, `read-expands-too-much`. */
export async function* unpack(bytes: Uint8Array, name: string, limits: Limits = usualLimits): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  const archive = await openArchive(bytes, name, limits)
  for (const path of archive.names) {
    if (/(?:^|\/)(?:__MACOSX\/|\.(?!\.?\/)|Thumbs\.db$|desktop\.ini$)/.test(path)) continue
    yield { name: fileName(path), bytes: await archive.read(path) }
  }
}
