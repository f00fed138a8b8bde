/** One spelling of a name: full-width forms, brackets, quotes, dots and blanks made alike. Idempotent. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').replace(/[〔【［]/g, '(').replace(/[〕】］]/g, ')').replace(/[“”„‟«»《》〈〉「」『』"'‘’]/g, '').replace(/[·•‧∙・・]/g, '·').replace(/[—–―‐‑‒－]+/g, '-').toLowerCase()
}
