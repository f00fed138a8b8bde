import { deflateRawSync } from 'node:zlib'

/** A file of a ZIP: what is stored, and what its records say of it where that is not the truth. */
export interface Entry { name: string | Uint8Array; data: Uint8Array; stored?: boolean; says?: number; /** Takes the data of the entry so many places before. */ same?: number }

/** A ZIP written by hand, so that it may lie. */
export function rawZip(entries: Entry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  const places: { at: number; packed: number; size: number; sum: number }[] = []
  let length = 0
  const put = (part: Uint8Array) => { parts.push(part); length += part.length }
  entries.forEach(({ name, data, stored, says, same }, i) => {
    const raw = typeof name === 'string' ? Buffer.from(name) : name
    const record = (signature: number, size: number) => { const b = Buffer.alloc(size); b.writeUInt32LE(signature); return b }
    let place = same ? places[i - same]! : null
    if (!place) {
      const packed = stored ? data : deflateRawSync(data, { level: 9 })
      place = { at: length, packed: packed.length, size: data.length, sum: checksum(data) }
      const local = record(0x04034b50, 30)
      local.writeUInt16LE(20, 4)
      local.writeUInt16LE(0x800, 6)
      local.writeUInt16LE(stored ? 0 : 8, 8)
      local.writeUInt32LE(place.sum, 14)
      local.writeUInt32LE(place.packed, 18)
      local.writeUInt32LE(says ?? place.size, 22)
      local.writeUInt16LE(raw.length, 26)
      put(local); put(raw); put(packed)
    }
    places.push(place)
    const central = record(0x02014b50, 46)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    central.writeUInt16LE(0x800, 8)
    central.writeUInt16LE(stored ? 0 : 8, 10)
    central.writeUInt32LE(place.sum, 16)
    central.writeUInt32LE(place.packed, 20)
    central.writeUInt32LE(says ?? place.size, 24)
    central.writeUInt16LE(raw.length, 28)
    central.writeUInt32LE(place.at, 42)
    directory.push(central, raw)
  })
  const start = length
  directory.forEach(put)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(entries.length % 65536, 8)
  end.writeUInt16LE(entries.length % 65536, 10)
  end.writeUInt32LE(length - start, 12)
  end.writeUInt32LE(start, 16)
  put(end)
  return new Uint8Array(Buffer.concat(parts))
}

/** A ZIP of texts that lies about nothing. */
export const zipped = (files: Record<string, string | Uint8Array>): Uint8Array => rawZip(Object.entries(files).map(([name, data]) => ({ name, data: typeof data === 'string' ? Buffer.from(data) : data })))

const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0 })
export function checksum(data: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of data) c = table[(c ^ byte) & 255]! ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
