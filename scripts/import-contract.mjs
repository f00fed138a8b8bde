// Writes the import contract (docs/architecture.md, "The data's way") into .oxlintrc.json: `node scripts/import-contract.mjs`.
// A stage imports what stands to its left, never to its right. test/contract.test.ts runs the linter over a planted violation.
import { writeFileSync } from 'node:fs'

const stages = ['base', 'model', 'read', 'claim', 'resolve', 'ledger', 'services', 'surfaces']
const sideLanes = { rules: ['base', 'model'], placement: ['base', 'model'] }
const verticals = 'verticals'

/** Folders under src/ that a folder must not import. */
const forbidden = folder => {
  const all = [...stages, ...Object.keys(sideLanes), verticals]
  const allowed = sideLanes[folder] ?? [...stages.slice(0, stages.indexOf(folder) + 1), ...(['services', 'surfaces'].includes(folder) ? Object.keys(sideLanes) : [])]
  return all.filter(f => f !== folder && !allowed.includes(f))
}
const restrict = patterns => ({ 'no-restricted-imports': ['error', { patterns }] })
const outward = folder => ({ group: [...forbidden(folder).map(f => `**/${f}/**`), '**/app.ts'], message: `src/${folder} imports only what stands to its left: base <- model <- read <- claim <- resolve <- ledger <- services <- surfaces.` })
// Services live in folders of their own; what one folder up and down again reaches is a sibling.
const sibling = { regex: '^\\.\\./[^.]', message: 'Services never import each other: compose them in a surface or move the shared part down to the ledger.' }
const nodeFree = { group: ['node:*'], message: 'This code also runs in a browser.' }

const overrides = [...stages, ...Object.keys(sideLanes)].map(folder => ({
  files: [`src/${folder}/**/*.ts`],
  rules: restrict([outward(folder), ...(['claim', 'rules', 'placement'].includes(folder) ? [nodeFree] : []), ...(folder === 'services' ? [sibling] : [])]),
}))
// The composition root is src/app.ts: command line and server start through it, so only the tests and the entry import it.
overrides.push({ files: ['src/surfaces/cli/**/*.ts', 'src/**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } })
overrides.push({
  files: ['console/src/**/*.{ts,tsx}'],
  rules: restrict([{ group: ['**/src/**'], allowTypeImports: true, message: 'The console knows the server by its exported types only: import type.' }]),
})

const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'import', 'unicorn', 'oxc'],
  categories: { correctness: 'error', suspicious: 'warn' },
  ignorePatterns: ['dist', 'console/dist', 'node_modules', 'data'],
  rules: { 'import/no-cycle': 'error', 'no-control-regex': 'off', 'unicorn/no-array-sort': 'off', 'no-await-in-loop': 'off', 'import/no-unassigned-import': 'off', 'no-shadow': 'off', 'unicorn/no-thenable': 'off', 'unicorn/prefer-string-starts-ends-with': 'off' },
  overrides,
}
writeFileSync(new URL('../.oxlintrc.json', import.meta.url), JSON.stringify(config, null, 2) + '\n')
