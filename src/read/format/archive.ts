import { buffer } from 'node:stream/consumers'
import * as yauzl from 'yauzl'
import { YinliError } from '../../base/errors.ts'
import type { Limits } from './format.ts'

/** The files of a ZIP (what DOCX, XLSX and OFD are, too), by name. */
export interface Archive {
  /** Paths with forward slashes, in the order of the archive; folders are left out. */
  readonly names: string[]
  /** Throws `read-damaged` when the file is absent or its bytes are not what the archive says of them. */
  read(name: string): Promise<Uint8Array>
}

/**
 * Opens a ZIP without inflating anything. What it would inflate to is bounded before the first byte is: a file is inflated to the size the
 * archive states and not one byte further. Throws `read-damaged`, `read-encrypted`, `read-expands-too-much`.
 */
export async function openArchive(bytes: Uint8Array, name: string, limits: Limits, format = 'ZIP'): Promise<Archive> {
  const damaged = () => new YinliError('read-damaged', { name, format })
  const entries = new Map<string, yauzl.Entry>()
  let zip: yauzl.ZipFile
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { decodeStrings: false })
    if (hasTwoDirectories(bytes)) throw damaged()
    let size = 0
    let count = 0
    for await (const entry of zip.eachEntry()) {
      size += entry.uncompressedSize
      if (++count > limits.files || size > limits.inflated) throw new YinliError('read-expands-too-much', { name, limit: Math.round(limits.inflated / 2 ** 20), files: limits.files })
      if (entry.isEncrypted()) throw new YinliError('read-encrypted', { name })
      const path = decodeName(entry)
      if (!path.endsWith('/')) entries.set(path, entry)
    }
  } catch (error) {
    throw error instanceof YinliError ? error : damaged()
  }
  return {
    names: [...entries.keys()],
    async read(path) {
      const entry = entries.get(path)
      if (!entry) throw damaged()
      try {
        return await buffer(await zip.openReadStreamPromise(entry))
      } catch {
        throw damaged()
      }
    },
  }
}

/**
 * Whether something stands between the directory, where the end record says that it is, and that record: libraries that look for the
 * directory before the end record would see other files than we do.
 */
function hasTwoDirectories(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = file.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 20 > file.length) return true
  const [size, start] = [file.readUInt32LE(end + 12), file.readUInt32LE(end + 16)]
  // Large archives say it in a further record, which stands in between.
  return start + size !== end && end > 20 && file.toString('latin1', end - 20, end - 16) !== 'PK\x06\x07'
}

/** Names are UTF-8 where the archive says so; Chinese Windows writes them in GBK and says nothing, and some of those are UTF-8 too, of no word. */
function decodeName(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw
  const decode = (encoding: string) => { try { return new TextDecoder(encoding, { fatal: true }).decode(raw) } catch { return null } }
  const utf8 = decode('utf-8')
  const told = (entry.generalPurposeBitFlag & 0x800) !== 0 || (utf8 !== null && /^[\x20-\x7e\p{Script=Han}\u3000-\u30ff\uff00-\uffef·“”‘’—…]*$/u.test(utf8))
  return ((told ? utf8 : decode('gb18030')) ?? utf8 ?? raw.toString('latin1')).replaceAll('\\', '/')
}
