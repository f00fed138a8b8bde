import type { EntityRef, Entry, StoredClaim } from '../../ledger/ledger.ts'
import type { Note } from './paper.ts'

/** What a statement rests on: a printed claim, what somebody wrote down, or printed words that let it be read. */
export interface Grounds { claim: StoredClaim | null; entry: Entry | null; told?: { text: string; publishedOn: string | null; publisher: string | null } | null }

/** What a brief, a dispatch pack and a form are made from; a project's record fits it. */
export interface BriefSubject {
  entity: EntityRef
  /** The city, county or district it lies in. */
  district: { entity: EntityRef; claim: StoredClaim | null } | null
  /** Ids of every place it is said to lie in. */
  places: readonly string[]
  builders: { entity: EntityRef; claim: StoredClaim | null }[]
  /** The furthest stage reached; `name` in the words of the model. */
  stage: (Grounds & { name: string; phase: string | null; on: string | null; ongoing: boolean }) | null
  /** Everything printed of it, the newest first. */
  facts: StoredClaim[]
  promised: (Grounds & { milestone: string; phase: string | null; from: string | null; due: string; state: 'open' | 'overdue' | 'kept' | 'kept-late' | 'moved'; late: number })[]
  observed: (Grounds & { milestone: string; phase: string | null; from: string | null; to: string | null; ongoing: boolean; known: string | null })[]
  /** Red, yellow or green with its reasons; null where nothing can be judged. */
  colour: { colour: 'red' | 'yellow' | 'green' | null; why: (Grounds & { zh: string })[] } | null
  /** What it asks for: land, energy, finance, approvals. */
  needs: Entry[]
}

/** Turns what a statement rests on into a footnote; null where neither is known. */
export type Cite = (grounds: Grounds) => Note | null
