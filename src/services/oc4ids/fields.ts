/** The standard has moments where we have days. */
export const moment = (day: string) => `${day.slice(0, 10)}T00:00:00Z`

/** The standard refuses empty lists and nulls. */
export function withoutEmpty<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined && v !== null && !(Array.isArray(v) && !v.length))) as T
}
