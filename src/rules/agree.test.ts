import { PGlite } from '@electric-sql/pglite'
import { expect, it } from 'vitest'
import { loadLibrary } from '../services/policy/library.ts'
import { readCompany, type GivenFacts } from './facts.ts'
import { generateCompanies } from './generate.ts'
import { disagreements } from './testing/agree.ts'

const { policies, dictionary: { facts } } = loadLibrary()

it('one company, columns and SQL say the same of every example and of a thousand made-up companies', async () => {
  const db = await PGlite.create()
  const examples = policies.flatMap(p => p.examples.map(e => e.facts as GivenFacts))
  const companies = [...examples, ...generateCompanies(1000, 6, facts, policies)].map(c => readCompany(facts, c))
  const { wrong, compared, outcomes } = await disagreements(policies, companies, '2026-06-01', facts, async sql => (await db.exec(sql)).at(-1)!.rows as Record<string, unknown>[])
  await db.close()
  expect(wrong.slice(0, 5)).toEqual([])
  expect(compared).toBeGreaterThan(100_000)
  expect(Object.keys(outcomes).sort()).toEqual(['0', '1', '2', '3'])
})
