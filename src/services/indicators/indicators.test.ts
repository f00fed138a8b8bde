import { expect, it } from 'vitest'
import { fakeLedger, someClaim } from '../../../test/support/fake-ledger.ts'
import { listIndicators } from './indicators.ts'
import { overview } from './overview.ts'

const place = { id: 'p1', name: '青禾市', type: 'place' as const }
const park = { id: 'p2', name: '东麓园区', type: 'park' as const }

it('figures of places and parks, the latest period first, differing ones side by side', async () => {
  const ledger = fakeLedger()
  ledger.add([
    someClaim({ id: 'a', subject: place, property: 'output_value', of: '新材料', value: 3e10, to: '2024-12-31' }), someClaim({ id: 'b', subject: place, property: 'output_value', of: '新材料', value: 4e10, to: '2025-12-31' }),
    someClaim({ id: 'c', subject: place, property: 'output_value', of: '新材料', value: 4.1e10, to: '2025-12-31' }), someClaim({ id: 'd', subject: park, property: 'count', of: '规上企业', value: 30, unit: '家' }),
    someClaim({ id: 'e', property: 'output_value', value: 1e9 }), someClaim({ id: 'f', subject: place, property: 'output_value', value: null }),
  ])
  const rows = await listIndicators(ledger, ['output_value', 'count'])
  expect(rows.map(r => r.claim.id)).toEqual(['d', 'b', 'c', 'a'])
  expect(rows[1]).toMatchObject({ place: { name: '青禾市' }, value: 4e10, to: '2025-12-31', status: 'done' })
  const all = await overview(ledger, ['output_value', 'count'])
  expect(all.places.map(p => [p.place.name, p.total, p.indicators.length])).toEqual([['青禾市', 3, 3], ['东麓园区', 1, 1]])
  expect(all.newestClaims).toHaveLength(6)
})

it('a glance takes in some figures of a place, each once, and says how many there are', async () => {
  const ledger = fakeLedger()
  ledger.add(Array.from({ length: 30 }, (_, i) => someClaim({ id: `c${i}`, subject: place, property: 'count', value: Math.floor(i / 3) })))
  const { places } = await overview(ledger, ['count'])
  expect(places.map(p => [p.total, p.indicators.length, new Set(p.indicators.map(i => i.value)).size])).toEqual([[30, 8, 8]])
})
