import { createHash } from 'node:crypto'

/** Content hash of a record: the same fields give the same id on every machine. 26 hex digits of SHA-256 over canonical JSON. */
export function contentId(fields: unknown): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex').slice(0, 26)
}

/** SHA-256 of raw bytes, 64 hex digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** JSON with sorted keys and without `undefined`, so that equal records serialise to equal bytes. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`
}
