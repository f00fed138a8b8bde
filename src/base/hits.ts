/**
 * Every hit of a global pattern in a text, in order. As `text.matchAll(pattern)`, which first makes the pattern anew from its source at every
 * call: with the long alternations of the model that takes fifty times as long as looking at a clause.
 */
export function hits(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    found.push(hit)
    if (!hit[0]) pattern.lastIndex++
  }
  return found
}
