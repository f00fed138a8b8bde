import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeError, errorTable, type ErrorCode } from '../src/base/errors.ts'
import { renderErrors } from '../src/base/errors-doc.ts'

it('docs/errors.md is what the table says (npm run docs)', () => {
  expect(readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8')).toBe(renderErrors(errorTable))
})

it('every error speaks both languages with the same details', () => {
  for (const [code, row] of Object.entries(errorTable)) {
    const holes = (t: { title: string; hint: string }) => [...new Set([...`${t.title}${t.hint}`.matchAll(/\{(\w+)\}/g)].map(m => m[1]))].sort()
    expect(holes(row.en), code).toEqual(holes(row.zh))
    expect(describeError(code as ErrorCode, {}, 'zh').title).toMatch(/\p{Script=Han}/u)
    expect(describeError(code as ErrorCode, {}, 'en').title).not.toMatch(/\p{Script=Han}/u)
  }
})
