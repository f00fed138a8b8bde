/** Policies as data: read a policy file, judge one company with every reason. Runs in a browser. */
export { readPolicy, type Dictionary } from './policy.ts'
export { createFacts, dayOf, isoOf, readCompany, type Company, type Fact, type Facts, type Given, type GivenFacts } from './facts.ts'
export { explain, type Bounds, type Evaluation, type Finding, type Need, type ScoreResult, type Used } from './explain.ts'
export { checkExamples, failed, scoreNamed, type ExampleResult } from './examples.ts'
export { inForce } from './in-force.ts'
export type { CodeSet } from './expression.ts'
export type { Benefit, Condition, Confidence, Outcome, Policy, Score, Words } from './tree.ts'
