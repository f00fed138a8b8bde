// `npm test`: everything the project promises, in one command: types, import contract, engine and HTTP tests over PGlite and
// PostgreSQL, the console in a real browser. Ends with a line that counts tests. Arguments go to the engine tests as filters.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, ensureBuilt, ensureConsole, ensureInstalled, root, say } from './ensure.mjs'
import { ensureTestTools } from './test-tools.mjs'

ensureInstalled()
const env = { ...process.env, ...(await ensureTestTools()) }
ensureBuilt()
ensureConsole()

const reports = join(root, '.cache', 'test-reports')
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
const total = { passed: 0, failed: 0, skipped: 0 }

// The server's own types were checked when it was built.
step('类型 types: server and tests', bin('typescript/bin/tsc'), '-p', 'tsconfig.test.json', '--noEmit')
step('类型 types: console', bin('typescript/bin/tsc'), '-p', 'console/tsconfig.json', '--noEmit')
step('检查 lint and import contract', bin('oxlint/bin/oxlint'), '--quiet', 'src', 'console/src', 'scripts', 'test')
suite('引擎与接口 engines and interfaces', 'engines', 'vitest.config.ts', process.argv.slice(2))
suite('浏览器 browser', 'browser', 'vitest.browser.config.ts', [])

say('')
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`)
process.exit(total.failed ? 1 : 0)

function step(name, script, ...args) {
  const ok = node(name, script, args)
  total[ok ? 'passed' : 'failed']++
}

function suite(name, file, config, filters) {
  const report = join(reports, `${file}.json`)
  const ok = node(name, bin('vitest/vitest.mjs'), ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...filters])
  let counts
  try { counts = JSON.parse(readFileSync(report, 'utf8')) } catch { counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 } }
  total.passed += counts.numPassedTests
  total.skipped += counts.numPendingTests
  // A file that could not be loaded fails the run without a failed test in it.
  total.failed += counts.numFailedTests || (ok ? 0 : 1)
}

function node(name, script, args) {
  say(`\n== ${name}`)
  return spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env }).status === 0
}
