/** Names and codes of all companies: found by any part of them, ordered as a Chinese reader expects. */
export class NameIndex {
  private readonly names: readonly string[]
  /** Every name and code in lower case, one company a line. */
  private readonly text: string
  private readonly starts: Int32Array
  private byName: Int32Array | null = null

  constructor(names: readonly string[], codes: readonly (string | null)[]) {
    this.names = names
    this.starts = new Int32Array(names.length + 1)
    const lines = names.map((name, row) => {
      const line = `\n${name}\t${codes[row] ?? ''}`.toLowerCase()
      this.starts[row + 1] = this.starts[row]! + line.length
      return line
    })
    this.text = lines.join('')
  }

  /** 1 for every row whose name or code holds all words of `q`, in any order. */
  find(q: string): Uint8Array {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const held = new Uint8Array(this.names.length)
    words.forEach((word, n) => {
      for (let at = this.text.indexOf(word); at >= 0;) {
        const row = this.rowAt(at)
        if (held[row] === n) held[row] = n + 1
        at = this.text.indexOf(word, this.starts[row + 1])
      }
    })
    for (let row = 0; row < held.length; row++) held[row] = held[row] === words.length ? 1 : 0
    return held
  }

  /** Rows by name: characters by their sound, as dictionaries have them. */
  order(): Int32Array {
    if (this.byName) return this.byName
    // Comparing whole names by the collator takes seconds; it orders the characters, and then numbers are compared.
    const characters = [...new Set(this.names.join(''))].sort(new Intl.Collator('zh-CN-u-co-pinyin').compare)
    const rank = new Map(characters.map((c, i) => [c, String.fromCharCode(i + 1)]))
    const keys = this.names.map(name => Array.from(name, c => rank.get(c)).join(''))
    return (this.byName = Int32Array.from(keys, (_, row) => row).sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b)))
  }

  private rowAt(at: number): number {
    let [low, high] = [0, this.names.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (this.starts[middle]! <= at) low = middle
      else high = middle
    }
    return low
  }
}
