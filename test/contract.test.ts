import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
// The violation is planted in a copy of the folder layout: the linter's rules go by path, and the tree itself stays clean.
const copy = mkdtempSync(join(tmpdir(), 'yinli-contract-'))
copyFileSync(join(root, '.oxlintrc.json'), join(copy, '.oxlintrc.json'))
afterAll(() => rmSync(copy, { recursive: true }))

const plant = (path: string, source: string) => {
  mkdirSync(dirname(join(copy, path)), { recursive: true })
  writeFileSync(join(copy, path), source)
  return spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--quiet', path], { cwd: copy, encoding: 'utf8' })
}

describe('import contract', () => {
  it.each([
    ['a stage reaches to its right', 'src/read/planted.ts', "import type { Extraction } from '../claim/records.ts'\nexport type Planted = Extraction\n"],
    ['a stage reaches the composition root', 'src/ledger/planted.ts', "import { app } from '../app.ts'\nexport const planted = app\n"],
    ['a reading door imports Node', 'src/claim/planted.ts', "import { readFileSync } from 'node:fs'\nexport const planted = readFileSync\n"],
    ['a service imports its sibling', 'src/services/projects/planted.ts', "import { listIndicators } from '../indicators/indicators.ts'\nexport const planted = listIndicators\n"],
    ['the console imports server code', 'console/src/planted.ts', "import { unwrap } from '../../src/claim/ground.ts'\nexport const planted = unwrap\n"],
  ])('fails when %s', (_, path, source) => {
    const result = plant(path, source)
    expect(result.status).not.toBe(0)
    expect(result.stdout).toContain('no-restricted-imports')
  })

  it.each([
    ['a stage uses what stands to its left', 'src/claim/allowed.ts', "import type { Article } from '../read/document.ts'\nexport type Allowed = Article\n"],
    ['a service reads the ledger', 'src/services/projects/allowed.ts', "import type { Ledger } from '../../ledger/ledger.ts'\nexport type Allowed = Ledger\n"],
    ['the console knows a type of the server', 'console/src/allowed.ts', "import type { Article } from '../../src/read/document.ts'\nexport type Allowed = Article\n"],
  ])('passes when %s', (_, path, source) => {
    expect(plant(path, source).status).toBe(0)
  })

  it('is what scripts/import-contract.mjs says, and the tree keeps it', () => {
    expect(spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '--quiet', 'src', 'console/src'], { cwd: root, encoding: 'utf8' }).stdout).not.toContain('no-restricted-imports')
  })
})
