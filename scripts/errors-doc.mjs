// Writes docs/errors.md from the error table: `npm run docs`. test/errors.test.ts fails when the two differ.
import { writeFileSync } from 'node:fs'
import { errorTable } from '../dist/base/errors.js'
import { renderErrors } from '../dist/base/errors-doc.js'

writeFileSync(new URL('../docs/errors.md', import.meta.url), renderErrors(errorTable))
