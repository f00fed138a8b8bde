import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { readPolicyWith, type Confidence, type Dictionary, type Policy, type Words } from '../../rules/index.ts'

const installed = fileURLToPath(new URL('../../../finance/', import.meta.url))
const words = { zh: z.string(), en: z.string() }
const shape = { product: z.strictObject({
  sample: z.boolean(), kind: z.enum(['loan', 'lease', 'guarantee', 'equity', 'insurance']), lender: z.strictObject(words).nullable(),
  terms: z.array(z.strictObject({ ...words, value: z.string().nullable(), confidence: z.enum(['P', 'S', 'S2', 'M']) })).default([]),
  /** Facts the lender asks for: what a company is asked to let us hand over. */
  hands: z.array(z.string()).default([]),
}) }

/** What a lender or lessor offers: who it is for is a rule as a policy is, so it is explained as one. Whether money is lent is the lender's decision alone. */
export interface Product {
  policy: Policy
  sample: boolean
  kind: 'loan' | 'lease' | 'guarantee' | 'equity' | 'insurance'
  lender: Words | null
  terms: ({ value: string | null; confidence: Confidence } & Words)[]
  hands: string[]
}

/** Every product of a folder. The first wrong file throws, with file, line and column. */
export function loadProducts(dictionary: Dictionary, dir = installed): Product[] {
  return readdirSync(dir).filter(f => f.endsWith('.yaml')).sort().map(f => {
    const { policy, extra: { product } } = readPolicyWith(readFileSync(`${dir}/${f}`, 'utf8'), `finance/${f}`, dictionary, shape)
    const unknown = product.hands.find(id => !dictionary.facts.byId.has(id))
    if (unknown !== undefined) throw new YinliError('rule-name', { file: `finance/${f}`, line: 1, column: 1, what: `没有叫「${unknown}」的事实 no fact is called ${unknown}` })
    return { policy, ...product }
  })
}
