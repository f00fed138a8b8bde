/** Remembers what `make` gave until `version` changes; those who ask meanwhile share one making. */
export function remember<T>(version: () => number | string, make: () => Promise<T>): () => Promise<T> {
  let kept: { version: number | string; made: Promise<T> } | null = null
  return () => {
    const now = version()
    if (kept?.version === now) return kept.made
    const made = make()
    kept = { version: now, made }
    // A failure is not remembered.
    made.catch(() => { if (kept?.made === made) kept = null })
    return made
  }
}
