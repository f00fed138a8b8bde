import type { StoredClaim } from '../../ledger/ledger.ts'
import { moment, withoutEmpty } from './fields.ts'

interface Date { milestone: string; phase: string | null; claim: StoredClaim | null; entry: { id: string; why: string } | null }
interface Promise extends Date { due: string; state: 'open' | 'overdue' | 'kept' | 'kept-late' | 'moved'; kept: { from: string | null; to: string | null } | null }
interface Observed extends Date { from: string | null; to: string | null; ongoing: boolean }
/** Dates promised and dates observed, apart. */
export interface Dates { promised: readonly Promise[]; observed: readonly Observed[] }

export interface Period { startDate?: string; endDate?: string }
export interface Milestone { id: string; title: string; type: string; code: string; description?: string; dueDate?: string; dateMet?: string; status?: 'scheduled' | 'met' | 'notMet' }

/** The standard's kinds; what is built or brought into use is delivered. */
const kinds: Record<string, string> = { filed: 'approval', signed: 'contractClose', accepted: 'assessment' }
const done = ['completed', 'accepted', 'delivered', 'operating']

/** Every promise with what became of it, then what was observed and nobody had promised. A promise that was moved is kept without a status. */
export function milestonesOf({ promised, observed }: Dates, names: Readonly<Record<string, { zh: string }>>): Milestone[] {
  const made = (d: Date, rest: Partial<Milestone>): Milestone => withoutEmpty({
    id: '', title: [d.phase, names[d.milestone]?.zh ?? d.milestone].filter(Boolean).join(' '), type: kinds[d.milestone] ?? 'delivery', code: d.milestone, description: (d.claim?.quote.replace(/\s+/g, '') ?? d.entry?.why) || undefined, ...rest,
  })
  const kept = new Set(promised.flatMap(p => (p.kept ? [`${p.milestone} ${p.phase}`] : [])))
  return [
    ...promised.map(p => made(p, { dueDate: moment(p.due), status: p.state === 'moved' ? undefined : p.state === 'open' ? 'scheduled' : p.state === 'overdue' ? 'notMet' : 'met', dateMet: dayOf(p.kept) })),
    ...observed.filter(o => !o.ongoing && !kept.has(`${o.milestone} ${o.phase}`)).map(o => made(o, { dateMet: dayOf(o), status: 'met' })),
  ].map((m, i) => ({ ...m, id: String(i + 1) }))
}

/** When it is planned to run: from its start, observed or promised, to the promise of its completion that stands. Of a project in phases the phases' own dates are milestones only. */
export function periodOf({ promised, observed }: Dates): Period | undefined {
  const whole = <T extends Date>(dates: readonly T[], ...milestones: string[]) => dates.find(d => d.phase === null && milestones.includes(d.milestone))
  const standing = promised.filter(p => p.state !== 'moved')
  const start = dayOf(whole(observed.filter(o => o.from), 'started') ?? null) ?? moment0(whole(standing, 'started')?.due)
  const end = moment0(whole(standing, ...done)?.due)
  return start || end ? withoutEmpty({ startDate: start, endDate: end }) : undefined
}

export function completionOf({ observed }: Dates): { endDate: string; endDateDetails?: string } | undefined {
  const end = observed.find(o => o.phase === null && !o.ongoing && (o.to ?? o.from) && done.slice(0, 3).includes(o.milestone))
  return end && withoutEmpty({ endDate: moment((end.to ?? end.from)!), endDateDetails: end.claim?.quote.replace(/\s+/g, '') })
}

/** The last day of a period that is known: the milestone was reached by then. */
const dayOf = (period: { from: string | null; to: string | null } | null) => moment0(period?.to ?? period?.from ?? undefined)
const moment0 = (day: string | undefined) => (day ? moment(day) : undefined)
