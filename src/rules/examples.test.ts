import { describe, expect, it } from 'vitest'
import { loadLibrary } from '../services/policy/library.ts'
import { checkExamples } from './examples.ts'

const { policies, dictionary } = loadLibrary()

describe('every policy keeps its own examples', () => {
  it.each(policies.map(p => [p.file, p] as const))('%s', (_, policy) => {
    expect(checkExamples(policy, dictionary.facts).filter(r => r.wrong.length)).toEqual([])
  })
})
