import { z } from 'zod'
import { YinliError } from '../../base/errors.ts'
import { everyEntry } from '../../ledger/follow.ts'
import type { Entry, Ledger } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { criterionSchema, dropSchema } from '../../model/observation.ts'

const text = (most: number) => z.string().trim().min(1).max(most)
const unique = <T>(of: (item: T) => unknown) => (items: T[]) => new Set(items.map(of)).size === items.length

/** A round of observation as somebody writes it down: the projects in the order in which they are visited, and how they are scored. */
export const roundFields = z.strictObject({
  name: text(80),
  /** ISO day of the round, its first where it takes several. */
  on: z.iso.date(),
  /** Ids of entities, in the order of the route. */
  projects: z.array(text(300)).max(200).refine(unique<string>(id => id), '同一项目只能列一次 a project can be listed once'),
  judges: z.array(text(40)).max(100).refine(unique<string>(name => name), '评委重名 two judges of one name').default([]),
  criteria: z.array(criterionSchema).min(1).max(20).refine(unique<{ id: string }>(c => c.id), '评分项编号重复 two criteria of one id').refine(unique<{ zh: string }>(c => c.zh), '评分项重名 two criteria of one name'),
  drop: dropSchema,
  decimals: z.int().min(0).max(4),
})
export type RoundFields = z.infer<typeof roundFields>
/** `revision`: of its entry; who changes a round says which one they saw. */
export interface Round extends RoundFields { id: string; revision: number; by: string; at: string; why: string }

/** What a new round is scored by until somebody says otherwise. */
export const usualRules = ({ observation }: Model): Pick<RoundFields, 'criteria' | 'drop' | 'decimals'> => observation

export const aboutRound = (id: string) => `round:${id}`

/** Writes a new round down; its id is its day and, where there are several of that day, a number. */
export async function createRound(ledger: Ledger, fields: RoundFields, who: { by: string; why: string }): Promise<Round> {
  const taken = new Set((await listRounds(ledger)).map(round => round.id))
  let id = fields.on
  for (let n = 2; taken.has(id); n++) id = `${fields.on}-${n}`
  return roundOf(await ledger.enter({ kind: 'round', about: aboutRound(id), fields, ...who }))
}

/** Writes down what a round is from now on; what it was stays on record. Throws `not-found`, `round-changed`. */
export async function reviseRound(ledger: Ledger, id: string, revision: number, fields: RoundFields, who: { by: string; why: string }): Promise<Round> {
  const round = await findRound(ledger, id)
  if (round.revision !== revision) throw new YinliError('round-changed', { name: round.name, by: round.by })
  return roundOf(await ledger.enter({ kind: 'round', about: aboutRound(id), fields, ...who }))
}

/** Rounds as they were last written down, the latest day first. */
export async function listRounds(ledger: Pick<Ledger, 'entries'>): Promise<Round[]> {
  const newest = new Map<string, Entry>()
  for (const entry of await everyEntry(ledger, { kinds: ['round'] })) if (!newest.has(entry.about)) newest.set(entry.about, entry)
  return [...newest.values()].map(roundOf).sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1))
}

/** Throws `not-found`. */
export async function findRound(ledger: Pick<Ledger, 'entries'>, id: string): Promise<Round> {
  const { items } = await ledger.entries({ kinds: ['round'], about: [aboutRound(id)], limit: 1 })
  if (!items[0]) throw new YinliError('not-found', { what: '观摩 round', id })
  return roundOf(items[0])
}

/** The round before one, of an earlier day or written down earlier. `rounds` as `listRounds` gives them. */
export const roundBefore = (rounds: readonly Round[], id: string): Round | null => rounds[rounds.findIndex(round => round.id === id) + 1] ?? null

const roundOf = (entry: Entry): Round => ({ ...roundFields.parse(entry.fields), id: entry.about.slice('round:'.length), revision: entry.seq, by: entry.by, at: entry.at, why: entry.why })
