import type { StoredClaim } from '../../../ledger/ledger.ts'
import { redact, redactClaim } from '../redact.ts'

/** A value as shown: no telephone number or address of mail in what is quoted, wherever it stands. What people wrote down is shown as they wrote it. */
export function redactProject<T>(value: T): T {
  if (Array.isArray(value)) return value.map(redactProject) as T
  if (value === null || typeof value !== 'object') return value
  if ('quote' in value && 'property' in value) return redactClaim(value as unknown as StoredClaim) as T
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === 'fields' ? part : redactProject(part)]))
  return ('article' in value && 'text' in value ? { ...parts, text: redact((value as unknown as { text: string }).text) } : parts) as T
}
