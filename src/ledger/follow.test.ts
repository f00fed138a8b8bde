import { expect, it } from 'vitest'
import { fakeLedger, someClaim } from '../../test/support/fake-ledger.ts'
import { follow } from './follow.ts'

it('a row that speaks of another by name is made anew when that one is called otherwise, and not when something else is said of it', async () => {
  const ledger = fakeLedger()
  const builder = (name: string) => ({ id: 'c', name, type: 'company' as const })
  ledger.add([someClaim({ id: 'a1', property: 'built_by', object: builder('远岫科技') })])
  const made: string[] = []
  const view = follow(ledger, { types: ['project'], refs: (row: { by: ReturnType<typeof builder> }) => [row.by] }, ({ entity, claims }) => { made.push(entity); return { by: claims[0]!.object as ReturnType<typeof builder> } })
  await view()
  ledger.add([someClaim({ id: 'c1', subject: builder('远岫科技') })])
  await view()
  expect(made).toEqual(['e1'])
  ledger.add([someClaim({ id: 'c2', subject: builder('远岫科技股份') })])
  await view()
  expect(made).toEqual(['e1', 'e1'])
})
