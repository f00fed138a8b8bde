import type { Entry } from '../../ledger/ledger.ts'
import type { ColourRule, ColourTest, Span } from '../../model/colour-rule.ts'
import type { Model } from '../../model/model.ts'
import type { Colour, Judged, Observed, Progress, Promised, Reason } from './record.ts'
import { days, order } from './steps.ts'

/** What the tests of the rule look at. `statistics`: entries of that kind, the newest first. */
export interface Tested { promised: Promised[]; observed: Observed[]; progress: Progress[]; statistics: Entry[] }

/** The version of the rule that holds on a day; the first holds for days before it too. */
export const ruleOn = (model: Model, day: string): ColourRule => model['colour-rule'].findLast(rule => rule.validFrom <= day) ?? model['colour-rule'][0]!

/** The colour as of a day with its reasons, the worst first; no colour where nothing was promised, planned or written down that could be tested. */
export function judge(tested: Tested, model: Model, asOf: string): Judged {
  const rule = ruleOn(model, asOf)
  const why = Object.entries(rule.tests).flatMap(([name, test]) => reasons(tested, test, asOf).map(reason => say(reason, name, test, model)))
    .sort((a, b) => worst.indexOf(a.colour) - worst.indexOf(b.colour) || order(a.due, b.due))
  return { colour: why[0]?.colour ?? null, rule: rule.version, asOf, why }
}

/** The colour alone, for those who look at many days of many projects. */
export function colourOn(tested: Tested, model: Model, asOf: string): Colour | null {
  const found = new Set(Object.values(ruleOn(model, asOf).tests).flatMap(test => reasons(tested, test, asOf).map(r => r.colour)))
  return worst.find(colour => found.has(colour)) ?? null
}

/** Days on which the colour may turn although nothing happens. */
export function turningDays({ promised, observed }: Tested, model: Model): string[] {
  return model['colour-rule'].flatMap(rule => [rule.validFrom, ...Object.values(rule.tests).flatMap(test => {
    if (test.measure === 'behind') return []
    const from = test.measure === 'late' ? promised.filter(p => test.milestones.includes(p.milestone)).map(p => p.due) : observed.filter(o => test.milestones.includes(o.milestone)).flatMap(o => o.to ?? [])
    return from.flatMap(day => [after(day, test.yellow), after(day, test.red)])
  })])
}

const worst: Colour[] = ['red', 'yellow', 'green']
type Found = Omit<Reason, 'test' | 'zh' | 'en'>

function reasons({ promised, observed, progress, statistics }: Tested, test: ColourTest, asOf: string): Found[] {
  if (test.measure === 'late') {
    return promised.filter(p => test.milestones.includes(p.milestone) && p.state !== 'moved').map(({ milestone, phase, due, state, late, claim, entry }) => ({
      colour: state === 'overdue' ? since(due, test, asOf) : 'green', milestone, phase, due, late, unit: 'day', claim, entry,
    }))
  }
  if (test.measure === 'behind') {
    const newest = progress.filter((p, i) => p.expected !== null && progress.findIndex(other => other.phase === p.phase && other.expected !== null) === i)
    return newest.map(({ entry, on, phase, percent, expected }) => {
      const late = Number(Math.max(0, expected! - percent).toFixed(6))
      return { colour: late > test.red.above ? 'red' : late >= test.yellow.points ? 'yellow' : 'green', milestone: null, phase, due: on, late, unit: 'point', claim: null, entry }
    })
  }
  const [entry] = statistics
  const begun = observed.find(o => test.milestones.includes(o.milestone) && !o.ongoing && o.to)
  if (!entry || !begun) return []
  const due = begun.to!
  return [{ colour: entry.fields['entered'] === true ? 'green' : since(due, test, asOf), milestone: begun.milestone, phase: begun.phase, due, late: Math.max(0, days(due, asOf)), unit: 'day', claim: null, entry }]
}

const since = (day: string, test: { yellow: Span; red: Span }, asOf: string): Colour => (asOf >= after(day, test.red) ? 'red' : asOf >= after(day, test.yellow) ? 'yellow' : 'green')

/** The first day that is so long after another; the end of a month stays within its month. */
export function after(day: string, span: Span): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  if ('days' in span) return iso(Date.UTC(y, m - 1, d + span.days))
  return iso(Math.min(Date.UTC(y, m - 1 + span.months, d), Date.UTC(y, m + span.months, 0)))
}
const iso = (time: number) => new Date(time).toISOString().slice(0, 10)

function say(found: Found, test: string, { says, measure }: ColourTest, model: Model): Reason {
  const what = found.milestone ? model.milestones[found.milestone] : undefined
  const said = (lang: 'zh' | 'en') => {
    if (found.colour === 'green') return calm[measure][lang]
    const filled: Record<string, string> = { what: what?.[lang] ?? '', due: lang === 'zh' ? (found.due ?? '').replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : found.due ?? '', late: String(found.late), phase: found.phase ? (lang === 'zh' ? found.phase : `${found.phase}: `) : '' }
    return says[lang].replace(/\{(\w+)\}/g, (_, key: string) => filled[key] ?? '')
  }
  return { ...found, test, zh: said('zh'), en: said('en') }
}

const calm = {
  late: { zh: '承诺尚未到期或已兑现', en: 'What was promised is kept, or not yet due' },
  behind: { zh: '进度与计划相符', en: 'Progress is as planned' },
  unlisted: { zh: '已入统，或未到期限', en: 'In the statistics, or not yet due to be' },
}
