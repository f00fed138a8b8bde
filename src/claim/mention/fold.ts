/** Full-width forms and look-alike punctuation as one form, one code unit for one, so that offsets stay. */
export function fold(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\u00a0\u30fb\u2022\u2027\u2014\u2015\u2013\u300c\u300d\u300e\u300f\uff62\uff63]/g, c => table[c] ?? (c >= '\uff01' ? String.fromCharCode(c.charCodeAt(0) - 0xfee0) : c))
}

const table: Record<string, string> = {
  '\u3000': ' ', '\u00a0': ' ', '・': '·', '•': '·', '‧': '·', '—': '—', '―': '—', '–': '—', '「': '“', '」': '”', '『': '“', '』': '”', '｢': '“', '｣': '”',
}
