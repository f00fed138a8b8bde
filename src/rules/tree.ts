import type { Rational } from './rational.ts'

/**
 * The one tree. A policy file becomes these nodes; evaluate.ts walks them for one company, columns.ts compiles them to functions over
 * typed arrays, sql.ts prints them. All three read them by the same rules:
 *
 * - A truth is met, unmet or unknown, combined as Kleene has it.
 * - A number is a range: lowest and highest value it can have, each null when there is no such bound. A fact that is missing is
 *   (null, null); a sum of points with a missing item is "at least 40, at most 60".
 * - A comparison is met when it holds for every value of its ranges, unmet when for none.
 * - Dividing by zero gives a number nobody knows.
 */
export type Exact =
  | { kind: 'number'; value: Rational }
  /** A number or date (days since 1970-01-01) of a company, `back` years before the latest. */
  | { kind: 'fact'; fact: string; back: number }
  /** The day asked about, moved back. */
  | { kind: 'today'; years: number; months: number; days: number }
  /** A figure of the policy that a person enters; null while it is not known. */
  | { kind: 'parameter'; name: string; value: Rational | null }
  | { kind: 'plus' | 'minus' | 'times' | 'over'; left: Exact; right: Exact }

export type Numeric =
  | Exact
  /** Anything from low to high: what an expert may award. */
  | { kind: 'span'; low: Rational; high: Rational }
  /** The value of the first case that holds; with a case unknown, the range over all that may be first. */
  | { kind: 'first'; cases: { when: Truth; value: Numeric }[]; otherwise: Numeric }
  | { kind: 'total' | 'least' | 'most'; items: Numeric[] }
  /** A fact that is known to lie between bounds, also while it is missing. */
  | { kind: 'within'; of: Exact; low: Rational; high: Rational }
  /** The fact where it is known, else the rest: what was awarded goes before what would be awarded. */
  | { kind: 'given'; fact: string; otherwise: Numeric }
  /** A range times an exact number; below zero it turns the range round. */
  | { kind: 'scaled'; by: Exact; of: Numeric }
  /**
   * Straight lines between knots (`x` upwards, `y` not below zero with at most `places` digits), level outside of them, rounded half up to
   * `places` digits. While the value is missing, anything from the lowest `y` to the highest.
   */
  | { kind: 'curve'; of: Exact; knots: Knot[]; places: number }
  | { kind: 'named'; name: string; of: Numeric }

export interface Knot { x: Rational; y: Rational }

export type Comparison = '>=' | '>' | '<=' | '<' | '=' | '!='
export type Truth =
  | { kind: 'compare'; op: Comparison; left: Numeric; right: Numeric }
  | { kind: 'all' | 'any'; of: Truth[] }
  | { kind: 'not'; of: Truth }
  | { kind: 'atLeast'; count: number; of: Truth[] }
  | { kind: 'flag'; fact: string }
  | { kind: 'is'; fact: string; options: string[] }
  /** Whether a code begins with one of `full`; only with one of `partial`, a person must look. */
  | { kind: 'code'; fact: string; full: string[]; partial: string[] }
  /** Whether a fact is there at all; never unknown. */
  | { kind: 'known'; fact: string; back: number }
  | { kind: 'truth'; name: string; of: Truth }

export type Confidence = 'P' | 'S' | 'S2' | 'M'
export interface Words { zh: string; en: string }

/** A condition as people know it: with its clause, its words, and how sure we are of it. */
export interface Condition extends Words {
  id: string
  clause: string | null
  confidence: Confidence
  /** Where this does not hold the condition is not applicable and counts for nothing. */
  when: Truth | null
  rule: { kind: 'all' | 'any' | 'none'; of: Condition[] }
    | { kind: 'atLeast'; count: number; of: Condition[] } | { kind: 'is'; truth: Truth; text: string }
  line: number
}

/** Points with the items they are made of. */
export interface Score extends Words { id: string; value: Numeric; cap: number | null; items: Score[]; clause: string | null; confidence: Confidence }

/** What a policy gives: an amount in `unit`, or words where it is no sum of money. */
export interface Benefit extends Words { unit: string; amount: Numeric | null; text: string; confidence: Confidence }

export interface Parameter extends Words { name: string; value: Rational | null; text: string | null; confidence: Confidence }

export interface Example { title: string; on: string | null; facts: Record<string, unknown>; expect: Record<string, unknown>; line: number }

export interface Policy extends Words {
  id: string
  version: string
  file: string
  level: 'national' | 'province' | 'city' | 'district'
  issuer: string
  document: string
  /** First and last day in force, ISO; null without end. */
  validFrom: string
  validTo: string | null
  confidence: Confidence
  notes: string[]
  sources: string[]
  /** Titles of clauses by their number, a few words each. */
  clauses: Record<string, string>
  parameters: Parameter[]
  values: { name: string; value: Numeric }[]
  scores: Score[]
  applies: { truth: Truth; text: string } | null
  conditions: Condition | null
  /** The conditions as one truth. */
  holds: Truth | null
  /** A policy that sorts instead of admitting: the class is `of`, counted from the first name. */
  classes: { of: Numeric; names: string[] } | null
  benefit: Benefit | null
  /** What a person must still enter before the rule can say more. */
  toEnter: Words[]
  examples: Example[]
  /** Every fact the rule looks at, with how many years back. */
  uses: { fact: string; back: number }[]
}

export type Outcome = 'met' | 'unmet' | 'unknown' | 'not-applicable'
