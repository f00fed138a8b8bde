/** The two characters at a place of a text as one number: what sets and tables of pairs are looked up by, without cutting strings. */
export function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}
