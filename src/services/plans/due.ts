/** A day as an office writes it in a list: 2026-6-30, 2026/6/30, 2026年6月30日, 2026年6月底, 2026年底, 46203 (a workbook's day). Null for anything else. */
export function dueDay(words: string): string | null {
  const text = words.trim()
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.exec(text)
  if (full) return iso(Number(full[1]), Number(full[2]), Number(full[3]))
  const month = /^(\d{4})[-/.年](\d{1,2})月?(?:底|末|份|前)?$/.exec(text)
  if (month) return iso(Number(month[1]), Number(month[2]), lastDay(Number(month[1]), Number(month[2])))
  const year = /^(\d{4})年?(?:底|末|年底|年末|前)?$/.exec(text)
  if (year) return `${year[1]}-12-31`
  return null
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

function iso(year: number, month: number, day: number): string | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month) ? `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` : null
}
