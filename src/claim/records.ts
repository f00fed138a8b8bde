/** What claim/ finds in an article. Spans here are raw document offsets, end exclusive, so that `document.text.slice(start, end)` is the printed stretch. */

export type QuantityKind =
  | 'money' | 'area' | 'power' | 'compute' | 'length' | 'mass' | 'volume' | 'energy'
  | 'ratio' | 'count' | 'duration' | 'speed' | 'temperature' | 'other'
/** The printed bound: 超35亿元 is `more`, 近1000亩 `less`, 约 `about`, 40-50个 `range`. */
export type Mod = 'exact' | 'more' | 'less' | 'about' | 'range'

export interface Quantity {
  start: number
  end: number
  /** The raw slice with line breaks and the spaces next to them removed. */
  text: string
  kind: QuantityKind
  /** In the base unit; the lower end of a range. */
  value: number
  /** Upper end of a range, else null. */
  max: number | null
  /** Base unit (CNY, m2, W, FLOPS, m, kg, m3, kWh, J, s, 1) or the classifier as written. */
  unit: string
  mod: Mod
}

export interface TimeExpression {
  start: number
  end: number
  text: string
  kind: 'point' | 'span' | 'vague'
  /** ISO days, both inclusive; null for an open end. */
  from: string | null
  to: string | null
}

export type EntityType =
  | 'company' | 'institution' | 'park' | 'project' | 'facility'
  | 'product' | 'programme' | 'event' | 'person' | 'place'

export interface Mention {
  start: number
  end: number
  text: string
  type: EntityType
  /** The fullest name of the thing seen on the page, whitespace removed, place-qualified (张家港市政府). */
  id: string
}

export type Property =
  | 'investment' | 'output_value' | 'revenue' | 'land_area' | 'building_area' | 'compute' | 'power' | 'capacity'
  | 'count' | 'growth' | 'share' | 'milestone' | 'located_in' | 'built_by' | 'part_of' | 'holds_post' | 'makes'
export type Modality = 'actual' | 'ongoing' | 'planned'
/** What the page's words make of it, finer than a modality: 有望 hoped, 意向 intended, 签约 contracted, 拟/将 planned. */
export type Status = 'hoped' | 'intended' | 'contracted' | 'planned' | 'ongoing' | 'done'

/** One thing said about one entity. Unused fields are left out. `subject` and `object` are ids of mentions on the page. */
export interface ExtractedClaim {
  subject: string
  property: Property
  value?: number
  max?: number
  unit?: string
  mod?: Mod
  of?: string
  phase?: string
  from?: string
  to?: string
  modality: Modality
  /** Of milestones and figures only. */
  status?: Status
  object?: string
  /** The shortest stretch that carries the value. */
  start: number
  end: number
}

/** A list that the text announces with a number and names only in part: 引进甲、乙等8家企业 names 2 of 8. */
export interface PartlyNamed {
  /** From the first name, or the number, to the last. */
  start: number
  end: number
  announced: number
  /** Bound of the announced number: 20余家 is `more`. */
  mod: Mod
  /** The classifier, as a quantity's unit. */
  unit: string
  /** What is counted, as printed: 企业. */
  of: string
  /** How many the text names; less than `announced`. */
  named: number
  /** Those of them that are mentions, in the order of the text. */
  names: { start: number; end: number; id: string }[]
}

/**
 * What an article tells of a thing that it treats as a project: a named project, and a facility or park that it calls one or tells the money or the
 * building of. `start` to `end` is the stretch about it, short enough to quote.
 */
export interface Told {
  start: number
  end: number
  /** The name's id. */
  id: string
  /** The stretch as it is read: without the line breaks and what stands between the columns. */
  text: string
  /** Id of the company by whose name its own begins (远岫科技二工厂). */
  owner?: string
  /** Stage of model/stages.yaml that its words let one read, where no milestone is claimed. */
  stage?: string
}

export interface Extraction {
  quantities: Quantity[]
  times: TimeExpression[]
  mentions: Mention[]
  claims: ExtractedClaim[]
  /** Left out where no list is partly named. */
  lists?: PartlyNamed[]
  /** Left out where it tells of no project. */
  told?: Told[]
}
