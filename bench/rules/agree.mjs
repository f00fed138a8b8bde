// npm run agree:rules [companies] [seed]: one company, columns and SQL (PGlite) judge made-up companies with missing values; every difference is listed.
import { PGlite } from '@electric-sql/pglite'
import { readCompany } from '../../dist/rules/facts.js'
import { generateCompanies } from '../../dist/rules/generate.js'
import { disagreements } from '../../dist/rules/testing/agree.js'
import { loadLibrary } from '../../dist/services/policy/library.js'

const [count = 10_000, seed = 2026] = process.argv.slice(2).map(Number)
const { policies, dictionary: { facts } } = loadLibrary()
const companies = generateCompanies(count, seed, facts, policies).map(c => readCompany(facts, c))
const db = await PGlite.create()
const { wrong, compared, outcomes } = await disagreements(policies, companies, '2026-06-01', facts, async sql => (await db.exec(sql)).at(-1).rows)
await db.close()
for (const w of wrong.slice(0, 20)) console.log(w)
console.log(`${count} companies, ${policies.length} policies and each of their conditions: ${compared} comparisons of three ways, ${wrong.length} differ`)
console.log(`outcomes: unmet ${outcomes[0] ?? 0}, unknown ${outcomes[1] ?? 0}, met ${outcomes[2] ?? 0}, not applicable ${outcomes[3] ?? 0}`)
process.exitCode = wrong.length ? 1 : 0
