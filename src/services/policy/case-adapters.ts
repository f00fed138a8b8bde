import { scoreNamed, failed, type Bounds, type Evaluation, type Given, type GivenFacts } from '../../rules/index.ts'

/**
 * From the words of case files to our facts and back: everything that is particular to that form stands here.
 * A group of cases names a policy; `facts` turns its inputs into facts, `answers` says what we found in the words of its expectations.
 */
export interface CaseAdapter {
  policy: string
  /** The day asked about where the case names none; it chooses the version. */
  on: string
  facts(inputs: Inputs): GivenFacts
  answers(evaluation: Evaluation): Record<string, unknown>
}
export type Inputs = Record<string, any>

/** `same(wanted, got)`: what a case expects and what we found are the same. */
export function same(key: string, wanted: unknown, got: unknown): boolean {
  if (key === 'verdict' || key === 'size') return wanted === got || (got === open && typeof wanted === 'string' && !/^(pass|fail|不适用|[大中小微]型)/.test(wanted))
  if (Array.isArray(wanted) && /^failed/.test(key)) return JSON.stringify(namesOf(wanted)) === JSON.stringify(namesOf(got as string[]))
  if (Array.isArray(wanted)) return Array.isArray(got) && wanted.length === got.length && wanted.every((w, i) => same('', w, got[i]))
  if (typeof wanted === 'number') return got !== null && got !== undefined && (Array.isArray(got) ? got.every(g => same('', wanted, g)) : Math.abs(Number(got) - wanted) < 1e-6)
  if (wanted && typeof wanted === 'object') return Object.entries(wanted).every(([k, w]) => same(k, w, (got as Record<string, unknown> | undefined)?.[k]))
  return wanted === got
}
/** Our answer where something is missing or a person must decide; cases have several words for it. */
const open = 'open'

/** Names by which cases call the conditions that failed -> ours. */
const conditionNames: Record<string, string[]> = {
  established: ['age', 'establishedOn', 'oneYear', 'registered'], field: ['techField', 'inHiTechField', 'hiTechField', 'techDomain', 'domain', 'keyField'],
  techStaff: ['staffRatio', 'techStaffRatio', 'techPersonnel'], rd: ['rdShare'], rdDomestic: ['domestic', 'domesticRd', 'rdDomesticRatio'],
  hiTechIncome: ['hiTechIncomeRatio', 'income'], incident: ['seriousIncident', 'seriousIncidentLast12m', 'incidents', 'safety'], ip: ['ipr', 'ipClassI', 'ipI'],
  resident: ['residentEnterprise'], staff: ['employees'], sales: ['turnover'], product: ['prohibited', 'prohibitedProduct', 'products'], list: ['abnormalOrDishonestList', 'dishonest', 'abnormal'],
  title: ['baseTitle', 'hasBaseTitle', 'srdiTitle', 'hasSrdiTitle', 'prerequisite'], years: ['yearsInSegment', 'segmentYears', 'segment'], scale: ['revenue'], mainShare: ['main', 'mainRatio', 'mainRevenueShare'],
  debt: ['debtRatio', 'liability'], rdAmount: ['rdEach', 'rdMin', 'rd100'], rdTotal: ['rdSum', 'rd1200'], market: ['marketPosition', 'marketPositionOk', 'marketShare', 'position'],
  score: ['officialScore', 'evaluation'], growth: ['cagr', 'revenueGrowth'],
}
const ours = new Map(Object.entries(conditionNames).flatMap(([id, others]) => others.map(o => [o, id] as const)))
const namesOf = (names: string[]) => [...new Set(names.map(n => ours.get(n) ?? n))].sort()

const verdict = (e: Evaluation, bad = 'fail') => (e.outcome === 'met' ? 'pass' : e.outcome === 'unmet' ? bad : open)
const range = (b: Bounds | undefined) => b && [Number(b.low), Number(b.high)]
const scores = (e: Evaluation, ids: string[]) => Object.fromEntries(ids.map(id => [id, range(scoreNamed(e, id))]))
const finding = (e: Evaluation, id: string) => e.conditions!.of.find(f => f.id === id)!
/** A year before the company began counts as 0. */
const padded = (list: Given[] | undefined, years: number) => list && [...Array.from({ length: Math.max(0, years - list.length) }, () => 0), ...list]
/** What a list of direct routes claims, by the words in its names. */
const claims = (direct: string[] | undefined, signs: Record<string, RegExp>, rest: string): Record<string, boolean> | undefined => {
  if (!direct) return undefined
  const claimed = new Set(direct.map(d => Object.keys(signs).find(fact => signs[fact]!.test(d)) ?? rest))
  return Object.fromEntries([...Object.keys(signs), rest].map(fact => [fact, claimed.has(fact)]))
}

export const caseAdapters: Record<string, CaseAdapter> = {
  hnte: {
    policy: 'hnte', on: '2026-06-01',
    facts: i => ({
      establishedOn: i.establishedOn, operatingYears: Math.min(3, i.operatingYears ?? i.sales?.length), revenue: padded(i.sales, 3), rd: padded(i.rd, 3), rdDomestic: padded(i.rdDomestic, 3),
      totalIncome: i.totalIncomeLast, hiTechIncome: i.hiTechIncomeLast, staff: i.staff, techStaff: i.techStaff, ipClassI: i.ipClassI, ipClassII: i.ipClassII, hiTechField: i.inHiTechField,
      incident: i.seriousIncidentLast12m, netAssets: padded(i.netAssets, 3), transformItems: i.transformItems,
      ipAdvanced: i.expert?.advanced, ipSupport: i.expert?.support, ipAcquisition: i.expert?.acquisition, ipStandard: i.expert?.standardBonus, rdManagement: i.expert?.mgmt,
      awardedIp: i.awardedPoints?.ip, awardedTransform: i.awardedPoints?.transform, awardedManagement: i.awardedPoints?.mgmt, awardedGrowth: i.awardedPoints?.growth,
    }),
    answers: e => {
      const failedHard = failed(e).filter(id => id !== 'score')
      const value = (name: string) => e.values.find(v => v.name === name)?.low
      return {
        failedHard, rdRequired: value('要求的研发费用占比'), rdRatio: value('研发费用占比'), ...scores(e, ['ip', 'transform', 'growth', 'total']), mgmt: range(scoreNamed(e, 'management')),
        verdict: failedHard.length ? 'fail_hard' : verdict(e, 'fail_score'),
      }
    },
  },
  techSme: {
    policy: 'tech-sme', on: '2026-06-01',
    facts: i => ({
      resident: i.residentEnterprise, staff: i.staff, revenue: i.sales, assets: i.assets, prohibited: i.prohibitedProduct, incident: i.incident, badList: i.abnormalOrDishonestList,
      techStaff: i.techStaff, rd: i.rd, costs: i.costExpense, ipClassI: i.ipClassI, ipClassII: i.ipClassII,
      ...claims(i.direct, { hnteValid: /hnte|high|高企/i, nationalAward: /award|prize|奖/i, ledStandard: /standard|标准/i }, 'provincialInstitute'),
    }),
    answers: e => {
      const basics = failed(e).filter(id => id !== 'route')
      return {
        basic: basics.length ? 'fail' : 'pass', failed: basics, route: finding(e, 'route').of.find(f => f.id === 'direct')!.outcome === 'met' ? 'direct' : 'score',
        scores: scores(e, ['tech', 'rd', 'ip', 'total']), verdict: basics.length ? 'fail_basic' : verdict(e, 'fail_score'),
      }
    },
  },
  innovative: {
    policy: 'innovative-sme', on: '2026-06-01',
    // The cases give the ratio only: an expense of that much in a revenue of 1 has it exactly.
    facts: i => ({
      isSme: i.isSme, compliant: i.compliant, ipBest: i.ipBest, revenue: 1, rd: i.rdRatio, mainGrowth: i.mainRevenueGrowth, debtRatio: i.debtRatio, strategicEmerging: i.strategicEmerging, mainShare: i.mainShare,
      ...equity(claims(i.direct, { newEquity3y: /equity|financ|invest|融资/i, award3y: /award|prize|奖/i, hnteValid: /hnte|high|高企/i, nationalTitle: /title|demo|示范|advantage|tech.*innov/i }, 'provincialInstitute')),
    }),
    answers: e => {
      const direct = finding(e, 'route').of.find(f => f.id === 'direct')!.outcome === 'met'
      return { scores: scores(e, ['innovation', 'growth', 'specialised', 'total']), verdict: verdict(e), route: failed(e).some(id => id !== 'route') ? 'none' : direct ? 'direct' : 'score' }
    },
  },
  srdi2026: {
    policy: 'srdi', on: '2026-06-01',
    facts: i => ({
      baseTitle: i.hasBaseTitle, segmentYears: i.yearsInSegment, revenue: i.revenue, newEquity2y: i.newEquity2y, mainShare: i.mainShare, debtRatio: i.debtRatio, rd: i.rd, ipClassI: i.ipClassI,
      ipWaiver: i.ipWaiver, marketPosition: i.marketPositionOk, ...official(i),
    }),
    answers: e => ({ failed: failed(e), verdict: verdict(e) }),
  },
  littleGiant2026: {
    policy: 'little-giant', on: '2026-06-01',
    facts: i => ({
      srdiTitle: i.hasSrdiTitle, segmentYears: i.yearsInSegment, revenue: i.revenue, mainShare: i.mainShare, debtRatio: i.debtRatio, rd: i.rd, ipClassI: i.ipClassI, nationalAwardTop3: i.nationalAwardTop3in3y,
      // Without a rank these cases mean that there is none worth naming.
      marketShare: i.marketShare, domesticRank: i.domesticRank ?? 9999, keyField: i.keyField, ...official(i),
    }),
    answers: e => ({ failed: failed(e), verdict: verdict(e) }),
  },
  srdi2022Score: {
    policy: 'srdi', on: '2025-06-01',
    facts: i => ({
      mainShare: i.mainShare, mainGrowth2y: i.mainGrowth2y, segmentYears: i.years, fieldLevel: i.field === undefined ? null : /fill|gap|short|long/.test(i.field) ? 'fill_gap' : /six|old|brand|chain/.test(i.field) ? 'six_base' : 'other',
      digital: i.digital, qualityItems: i.qualityItems, netMargin: i.netMargin, debtRatio: i.debtRatio, localPoints: i.localPoints, ipBest: i.ipBest, ...amountAndShare(i.rdAmount, i.rdRatio), rdStaffShare: i.rdStaffRatio,
      institution: i.institution === undefined ? null : /nation/.test(i.institution) ? 'national' : /prov/.test(i.institution) ? 'provincial' : /none/.test(i.institution) ? 'none' : /below|sub|county|district/.test(i.institution) ? 'below' : 'city',
    }),
    answers: e => {
      const outcome = finding(e, 'score').outcome
      return { ...scores(e, ['special', 'fine', 'local', 'innovation', 'total']), verdict: outcome === 'met' ? 'pass' : outcome === 'unmet' ? 'fail' : open }
    },
  },
  size: {
    policy: 'size-class', on: '2026-06-01',
    facts: i => ({ industry: industryCode(i.industry), staff: i.X, revenue: i.Y, assets: i.Z }),
    answers: e => ({ size: e.outcome === 'not-applicable' ? '不适用' : e.class && e.class.low === e.class.high ? e.class.low : open }),
  },
}

const equity = (claimed: Record<string, boolean> | undefined) => claimed && { ...claimed, newEquity3y: claimed['newEquity3y'] ? 500 : 0 }
const official = (i: Inputs): GivenFacts => {
  const two = ([] as number[]).concat(i.scoreLastTwo ?? []).filter(s => s !== null)
  return { officialScore: i.officialScore, bestScore2y: two.length ? Math.max(...two) : i.isRenewal ? i.officialScore : null, renewal: i.isRenewal }
}
/** An amount and its share of revenue: the revenue is their quotient, left as a fraction. */
const amountAndShare = (amount: number | undefined, share: number | undefined): GivenFacts =>
  amount === undefined || share === undefined ? { rd: amount } : amount > 0 && share > 0 ? { rd: amount, revenue: `${amount}/${share}` } : share > 0 ? { rd: share, revenue: 1 } : { rd: amount, revenue: 1e12 }

/** Some code of each group of the size table. */
const industries: [RegExp, string][] = [
  [/农|林|牧|渔/, '0111'], [/仓储/, '5990'], [/邮政/, '6010'], [/铁路/, '5310'], [/交通|运输/, '5431'], [/批发/, '5162'], [/零售/, '5211'], [/住宿/, '6110'], [/餐饮/, '6210'], [/建筑/, '4710'],
  [/信息传输/, '6311'], [/软件/, '6513'], [/开发经营/, '7010'], [/物业/, '7020'], [/租赁|商务/, '7211'], [/金融|银行|保险|证券/, '6621'], [/教育/, '8310'], [/社会工作/, '8514'], [/卫生|医疗/, '8411'], [/公共管理|机关/, '9210'], [/其他/, '7320'], [/工业|制造|采矿/, '3562'],
]
const industryCode = (name: string | null | undefined) => (name == null ? null : industries.find(([sign]) => sign.test(name))?.[1] ?? (/^[A-Z]?\d{0,4}$/.test(name) ? name : null))
