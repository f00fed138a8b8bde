import type { EntityType, Modality } from '../../claim/records.ts'
import type { EntityRef, Entry, StoredClaim, StoredTold } from '../../ledger/ledger.ts'

/** What a statement rests on: a printed claim or what a person wrote down; one of the two. */
export interface Grounds { claim: StoredClaim | null; entry: Entry | null }

/** Printed words about a project, short enough to quote. `stage`: what they let one read, where nothing is claimed. */
export type Told = Omit<StoredTold, 'entity'>

/** Another entity and what says so. `via`: it is said of this entity (the owner's place), not of the project itself. `claim` is null where the project's own name says it. */
export interface Stated { entity: EntityRef; claim: StoredClaim | null; via: EntityRef | null }

/** How surely a stage is known: a milestone or entry says so, or only the words of the sentence let one read it. */
export type Strength = 'stated' | 'read'

/** A stage reached. `on`: when, ISO day, null where nobody says; `known`: since when it is known (publication, entry). */
export interface StageStep extends Grounds {
  /** Id of model/stages.yaml. */
  stage: string
  /** The milestone that shows it, null where a person or the words name the stage itself. */
  milestone: string | null
  phase: string | null
  on: string | null
  /** Whether `on` is the very day, not the beginning of a month or year. */
  exact: boolean
  known: string | null
  /** Under way, not yet done: 主体施工 is in the stage of building all the same. */
  ongoing: boolean
  strength: Strength
  /** The words that let it be read, where `strength` is `read`. */
  told: Told | null
}

/** A date somebody promised. `due`: the last day of the promised period; `late`: days it is or was late, 0 when not. */
export interface Promised extends Grounds {
  milestone: string
  phase: string | null
  from: string | null
  due: string
  /** When it was promised, ISO day. */
  made: string | null
  state: 'open' | 'overdue' | 'kept' | 'kept-late' | 'moved'
  late: number
  /** What shows that it was kept; null while it was not. */
  kept: Observed | null
}

/** Something that has happened or is under way. `from`, `to`: when; null where nobody says. */
export interface Observed extends Grounds {
  milestone: string
  phase: string | null
  from: string | null
  to: string | null
  known: string | null
  ongoing: boolean
}

/** Percent done, as a person wrote it down, beside what the plan expected by then. */
export interface Progress { entry: Entry; on: string; phase: string | null; percent: number; expected: number | null }

/** One reason for a colour: which test of the rule, by how much, and what it rests on. `late`: days, or points of percent. */
export interface Reason extends Grounds { test: string; colour: Colour; milestone: string | null; phase: string | null; due: string | null; late: number; unit: 'day' | 'point'; zh: string; en: string }
export type Colour = 'red' | 'yellow' | 'green'
/** A colour as of a day; null with no reasons where nothing is promised that could be kept or not. `rule`: version of model/colour-rule.yaml. */
export interface Judged { colour: Colour | null; rule: string; asOf: string; why: Reason[] }

export interface Alert extends Grounds { kind: 'overdue' | 'due-soon'; project: EntityRef; milestone: string; phase: string | null; due: string; /** Until due; negative when past. */ days: number; colour: Colour | null }
/** What a project's colour becomes on a day to come if nothing happens until then. */
export interface Turn { project: EntityRef; on: string; from: Colour | null; to: Colour; reason: Reason }

/** Days between two stages; null where one of them has no day. `exact`: both days are known, not only the month or year. */
export interface StageDuration { from: string; to: string; phase: string | null; days: number | null; exact: boolean; first: StageStep; second: StageStep }

/** Money by status. Figures of different status, scope or date are never added up. */
export type Investment = Record<Modality, StoredClaim[]>

export interface Phase { phase: string; stage: StageStep | null; next: Promised | null; investment: Investment; figures: StoredClaim[] }

/** What a list and the project's own page show. Every figure is a claim. */
interface ProjectCore {
  entity: EntityRef
  place: Stated | null
  /** The nearest city, county or district among the places stated. */
  district: Stated | null
  owner: Stated | null
  builders: Stated[]
  stage: StageStep | null
  colour: Judged
  next: Promised | null
  investment: Investment
  power: StoredClaim[]
  compute: StoredClaim[]
  land: StoredClaim[]
  /** What the newest page that tells of it says. */
  quoted: Told | null
  programmes: string[]
  claims: number
  entries: number
  firstSeen: string | null
  lastSeen: string | null
}

/** A project as a list shows it: of each kind of figure and status the newest few that differ, some builders, the worst reasons. `counts`: how many there are of each. */
export interface ProjectSummary extends ProjectCore { counts: Record<Modality | 'power' | 'compute' | 'land' | 'builders', number> }

/** Everything known of one project. */
export interface ProjectRecord extends ProjectCore {
  history: StageStep[]
  promised: Promised[]
  observed: Observed[]
  phases: Phase[]
  places: Stated[]
  capacity: StoredClaim[]
  buildings: StoredClaim[]
  /** Claims of any other kind: counts, shares, parts, products. */
  others: StoredClaim[]
  progress: Progress[]
  durations: StageDuration[]
  alerts: Alert[]
  /** Element needs, service team, contact log, memberships, classes and statistics, by kind; the newest first. */
  needs: Entry[]
  team: Entry[]
  contacts: Entry[]
  memberships: Membership[]
  /** Every entry that stands. */
  log: Entry[]
  /** What pages tell of it, the newest first. */
  told: Told[]
}

/** `definition` is null until somebody gives it with its source. */
export interface Membership extends Grounds { programme: string; definition: string | null; source: string | null }

export interface ProjectQuery {
  stage?: string; place?: string; colour?: Colour | 'none'; type?: EntityType; programme?: string; document?: string
  /** Any part of the name, the owner, a builder or a place. */
  q?: string
  /** `name`, `stage`, `colour`, `due`, `investment`, `lastSeen`; with `-` in front the other way round. */
  sort?: string
  asOf?: string; limit?: number; cursor?: string
}
export interface AlertQuery { kind?: Alert['kind']; colour?: Colour | 'none'; place?: string; within?: number; asOf: string; limit?: number; cursor?: string }
/** What needs somebody's eye: promises overdue or due soon, and what turns yellow or red within a week if nothing happens. */
export interface Alerts { items: Alert[]; total: number; next: string | null; asOf: string; nextWeek: Turn[] }
export interface Facet { value: string; name: string | null; count: number }
export interface ProjectPage<T = ProjectSummary> {
  items: T[]
  total: number
  next: string | null
  asOf: string
  /** Of all that match the query, without the facet's own filter. */
  facets: { stage: Facet[]; colour: Facet[]; type: Facet[]; place: Facet[]; programme: Facet[] }
}

/** Projects as a timeline shows them. */
export type DatesPage = Omit<ProjectPage, 'items'> & { items: Pick<ProjectRecord, 'entity' | 'stage' | 'colour' | 'promised' | 'observed'>[] }
