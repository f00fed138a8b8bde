import type { EntityRef } from '../../ledger/ledger.ts'
import type { Moves } from './moves.ts'
import type { Colour } from './record.ts'
import type { Point, Standing } from './timeline.ts'

/** What a list needs of a project to be filtered, sorted and shown. `refs`: others that it speaks of by name. */
export interface Row { entity: EntityRef; owner: string | null; places: EntityRef[]; refs: EntityRef[]; words: string; programmes: string[]; documents: Set<string>; money: number; firstSeen: string | null; lastSeen: string | null; points: Point[]; promises: Standing[]; /** Whether it is a project, and not only something that moves. */ listed: boolean; moves: Moves | null; shown: Shown | null }
/** What a list shows of a row as of a day; `home` is the claim that its place rests on where it is the owner's. */
export interface Shown { asOf: string; home: string | null; what: unknown }
/** A row with what holds on a day. */
export interface Standed extends Omit<Point, 'day'> { row: Row; /** Its number in the table. */ at: number; places: EntityRef[]; home: string | null }

/** From calm to urgent. */
export const colours: (Colour | null)[] = ['green', 'yellow', 'red']
