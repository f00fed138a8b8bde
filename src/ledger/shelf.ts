import { mkdirSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import type { Change, KeptView, Ledger, Shelf } from './ledger.ts'

/** `change`: the last one the rows know, by which the ledger is known again. */
interface Header { format: 1; code: string; version: number; change: Change; rows: number }
const rowsAtOnce = 200

/** A shelf in a folder. `code` names the code and tables that rows are made by: what other code made is made anew. */
export function createShelf(dir: string, code: string, ledger: Pick<Ledger, 'changes'>): Shelf {
  const views = new Map<string, KeptView>()
  const saved = new Map<string, number>()
  const fileOf = (name: string) => join(dir, `${name}.rows`)
  const changeAt = async (version: number) => {
    const [found] = (await ledger.changes({ since: version - 1, limit: 1 })).items
    return found?.seq === version ? found : null
  }

  async function save(name: string, { rows, version }: { rows: ReadonlyMap<string, unknown>; version: number }): Promise<void> {
    const change = await changeAt(version)
    if (!change) return
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const fresh = `${fileOf(name)}.new`
    const file = await open(fresh, 'w', 0o600)
    try {
      const write = async (value: unknown) => {
        const bytes = serialize(value)
        const length = Buffer.alloc(4)
        length.writeUInt32LE(bytes.length)
        await file.writev([length, bytes])
      }
      // What is written is of one moment; the view may go on while it is.
      const all = [...rows]
      await write({ format: 1, code, version, change, rows: all.length } satisfies Header)
      for (let i = 0; i < all.length; i += rowsAtOnce) await write(all.slice(i, i + rowsAtOnce))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(fresh, fileOf(name))
    saved.set(name, version)
  }

  return {
    async load(name) {
      try {
        const bytes = await readFile(fileOf(name))
        let at = 0
        const next = (): unknown => { const length = bytes.readUInt32LE(at); at += 4 + length; return deserialize(bytes.subarray(at - length, at)) }
        const header = next() as Header
        if (header.format !== 1 || header.code !== code) return null
        const change = await changeAt(header.version)
        if (!change || JSON.stringify(change) !== JSON.stringify(header.change)) return null
        const rows = new Map<string, unknown>()
        while (at < bytes.length) {
          for (const [key, row] of next() as [string, unknown][]) rows.set(key, row)
          // Others are answered meanwhile.
          await setImmediate()
        }
        if (rows.size !== header.rows) return null
        saved.set(name, header.version)
        return { rows, version: header.version }
      } catch {
        // Not there, or not whole: it is made from the ledger.
        return null
      }
    },
    add(name, view) { views.set(name, view) },
    async warm(stopped) {
      for (const view of views.values()) if (!stopped()) await view.current()
    },
    progress: () => ({ ready: [...views.values()].filter(view => view.state() !== null).length, all: views.size }),
    async save() {
      for (const [name, view] of views) {
        const state = view.state()
        if (state && state.version > 0 && saved.get(name) !== state.version) await save(name, state).catch(() => rm(`${fileOf(name)}.new`, { force: true }))
      }
    },
  }
}
