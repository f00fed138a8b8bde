import type { Property, Status } from '../../claim/records.ts'
import { amount, percent, precisionOf, scopeKey } from '../../ledger/matter.ts'
import type { EntityRef, Ledger, StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { withClaims, type Indicator } from './indicators.ts'
import { time, type PlaceRows, type Row } from './rows.ts'
import { definitionAt, definitionsOf, writtenDown, writtenTarget, type Definition, type WrittenDown, type WrittenTarget } from './written.ts'

export interface Say { zh: string; en: string }
/** One figure of a series. `broken`: why it is not to be read on from the one before; `growth`: derived from both where it is. */
export interface Point extends Indicator { broken: Say | null; growth: number | null }
/** A target with the latest actual figure of the same matter; `reached` is derived: actual ÷ target. */
export interface Target {
  place: EntityRef
  property: Property
  of: string | null
  /** What a page says it shall be, or what somebody wrote down. */
  claim: StoredClaim | null
  written: WrittenTarget | null
  value: number
  unit: string
  status: Status
  from: string | null
  to: string | null
  actual: Indicator | null
  reached: number | null
  formula: string | null
}
export interface Series { place: EntityRef; property: Property; of: string | null; unit: string | null; points: Point[]; targets: Target[]; definitions: Definition[]; written: WrittenDown[] }
export interface SeriesQuery { property: Property; of: string | null; unit: string | null }

const actual = (row: Row) => row.status === 'done' || row.status === 'ongoing'

/** The figures of one matter of one place over the years, with breaks where the basis changes, and what it shall come to. */
export async function seriesOf(ledger: Ledger, own: PlaceRows, { property, of, unit }: SeriesQuery, model: Model): Promise<Series> {
  const rows = own.rows.filter(r => r.property === property && scopeKey(r.of) === scopeKey(of) && r.unit === unit && actual(r)).sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
  const figures = await withClaims(ledger, rows.slice(-most).map(row => ({ own, row })))
  const definitions = definitionsOf(own.definitions, property, of)
  const points = figures.map((figure, i): Point => {
    const before = figures[i - 1]
    const broken = before ? breakBetween(before, figure, definitions, model) : null
    const follows = before && !broken && figure.periodBasis && before.periodBasis && yearOf(figure) !== null && yearOf(figure) === (yearOf(before) ?? 0) + 1
    return { ...figure, broken, growth: follows && before.value ? figure.value / before.value - 1 : null }
  })
  return { place: own.place, property, of, unit, points, definitions, written: await writtenDown(ledger, own.place.id, { property, of }), targets: (await targetsOf(ledger, own)).filter(t => t.property === property && scopeKey(t.of) === scopeKey(of) && t.unit === (unit ?? '')) }
}

const most = 200

/** Why two figures are not one series: another definition, precision, length of period, or both of one period. */
function breakBetween(a: Indicator, b: Indicator, definitions: Definition[], model: Model): Say | null {
  if ((a.to ?? a.from) === (b.to ?? b.from) && a.from === b.from) return a.value === b.value ? null : { zh: '同一时期有两个数', en: 'two figures of one period' }
  if (definitionAt(definitions, a.to)?.id !== definitionAt(definitions, b.to)?.id) return { zh: '定义变了', en: 'the definition changed' }
  if (a.property === 'compute' && precisionOf(a.claim, model) !== precisionOf(b.claim, model)) return { zh: '精度不同', en: 'precisions differ' }
  if (!a.periodBasis !== !b.periodBasis) return { zh: '一个没有注明时期', en: 'one has no period' }
  if (a.from && a.to && b.from && b.to && Math.abs(length(a) - length(b)) > 31) return { zh: '时期长短不同', en: 'periods of different length' }
  return null
}

/** What a place shall come to, from claims and from what people wrote down, each beside the latest actual figure of the same matter. */
export async function targetsOf(ledger: Ledger, own: PlaceRows): Promise<Target[]> {
  const aims = own.rows.filter(r => !actual(r) && (r.to ?? r.from) && r.property !== 'growth' && r.property !== 'share').slice(0, most)
  const latest = (property: Property, of: string | null, unit: string | null, before: string | null) => own.rows
    .filter(r => actual(r) && r.property === property && scopeKey(r.of) === scopeKey(of) && r.unit === unit && time(r) < (before ?? '9')).reduce<Row | null>((best, r) => (best && time(best) >= time(r) ? best : r), null)
  const written = own.targets.map(writtenTarget)
  const beside = [...aims.map(row => ({ row, said: null, actual: latest(row.property, row.of, row.unit, row.to) })), ...written.map(said => ({ row: null, said, actual: latest(said.property, said.of, said.unit, said.to) }))]
  const needed = [...new Map(beside.flatMap(b => [b.row, b.actual].flatMap(row => (row ? [[row.claim, row] as const] : [])))).values()]
  const figures = new Map((await withClaims(ledger, needed.map(row => ({ own, row })))).map(f => [f.claim.id, f]))
  return beside.flatMap(({ row, said, actual }): Target[] => {
    const aim = row && figures.get(row.claim)
    if (row && !aim) return []
    const { property, of, value, unit, from, to } = (row ?? said)!
    const now = (actual && figures.get(actual.claim)) || null
    const reached = now && value ? now.value / value : null
    return [{
      place: own.place, property, of, claim: aim?.claim ?? null, written: said, value, unit: unit ?? '', status: row?.status ?? 'planned', from, to, actual: now, reached,
      formula: now && reached !== null ? `${amount(now.value, unit ?? '', property)} ÷ ${amount(value, unit ?? '', property)} = ${percent(reached)}` : null,
    }]
  })
}

const length = ({ from, to }: { from: string | null; to: string | null }) => (Date.parse(to!) - Date.parse(from!)) / 86_400_000
const yearOf = ({ from, to }: { from: string | null; to: string | null }) => (from?.endsWith('-01-01') && to?.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4) ? Number(from.slice(0, 4)) : null)
