import { mkdirSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
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
      const file = await open(fileOf(name)).catch(() => null)
      if (!file) return null
      try {
        const header = await next(file) as Header | null
        if (header?.format !== 1 || header.code !== code) return null
        const change = await changeAt(header.version)
        if (!change || JSON.stringify(change) !== JSON.stringify(header.change)) return null
        const rows = new Map<string, unknown>()
        // A piece at a time: others are answered meanwhile, and what is large is not held twice.
        for (let part = await next(file); part; part = await next(file)) for (const [key, row] of part as [string, unknown][]) rows.set(key, row)
        if (rows.size !== header.rows) return null
        saved.set(name, header.version)
        return { rows, version: header.version }
      } catch {
        // Not whole: it is made from the ledger.
        return null
      } finally {
        await file.close()
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

/** The next value of a file, each behind its length; null at its end. */
async function next(file: FileHandle): Promise<unknown> {
  const length = Buffer.alloc(4)
  if ((await file.read(length)).bytesRead < 4) return null
  const bytes = Buffer.alloc(length.readUInt32LE())
  return (await file.read(bytes)).bytesRead === bytes.length ? deserialize(bytes) : null
}
