import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fakeLedger, someClaim } from '../../test/support/fake-ledger.ts'
import { follow } from './follow.ts'
import { createShelf } from './shelf.ts'

const subject = (id: string) => ({ id, name: `项目${id}`, type: 'project' as const })

it('a view is taken from the shelf with what was written since, unless other code or another ledger made it, or it is not whole', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'yinli-shelf-'))
  const ledger = fakeLedger()
  ledger.add([someClaim({ id: 'a1', subject: subject('a'), value: 1 }), someClaim({ id: 'b1', subject: subject('b'), value: 2 })])
  /** A start of the program: its rows, and of whom it made any itself. */
  const start = async (code: string, of = ledger) => {
    const shelf = createShelf(dir, code, of)
    const made: string[] = []
    const view = follow(Object.assign(Object.create(of) as typeof of, { shelf }), { name: 'sums', types: ['project'] }, ({ entity, claims }) => { made.push(entity); return { sum: claims.reduce((n, c) => n + (c.value ?? 0), 0), ids: new Set(claims.map(c => c.id)) } })
    await shelf.warm(() => false)
    await shelf.save()
    return { rows: new Map([...(await view()).rows].map(([id, row]) => [id, row.sum])), made }
  }
  expect(await start('1')).toEqual({ rows: new Map([['a', 1], ['b', 2]]), made: ['a', 'b'] })
  expect(await start('1')).toMatchObject({ made: [] })
  ledger.add([someClaim({ id: 'b2', subject: subject('b'), value: 5 })])
  expect(await start('1')).toEqual({ rows: new Map([['a', 1], ['b', 7]]), made: ['b'] })
  expect(await start('2')).toMatchObject({ made: ['a', 'b'] })
  const other = fakeLedger()
  other.add([someClaim({ id: 'z1', subject: subject('z'), value: 3 })])
  other.add([someClaim({ id: 'z2', subject: subject('z'), value: 3, document: 'd2' })])
  expect(await start('2', other)).toEqual({ rows: new Map([['z', 6]]), made: ['z'] })
  const [file] = readdirSync(dir)
  writeFileSync(join(dir, file!), readFileSync(join(dir, file!)).subarray(0, -9))
  expect(await start('2', other)).toMatchObject({ made: ['z'] })
})
