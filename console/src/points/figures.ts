/** A range as people write it: 12, 4~9, ? */
export const between = ({ low, high }: { low: string | null; high: string | null }, of: (text: string) => string = x => x) => (low === high ? (low === null ? '?' : of(low)) : `${low === null ? '?' : of(low)}~${high === null ? '?' : of(high)}`)

/** A value in its unit: shares are shown as percentages. */
export const inUnit = (text: string, unit: string) => (unit === '%' ? `${Number((Number(text) * 100).toFixed(2))}%` : `${Number(Number(text).toFixed(4))}${unit && ` ${unit}`}`)

/** A value between 0 and 1 as a percentage. */
export const percent = (x: number) => `${Number((x * 100).toFixed(1))}%`
