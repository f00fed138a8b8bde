import type { Model } from '../../model/model.ts'
import { anyOf } from './shape.ts'

/** The model's word lists as alternations, ready to stand in a pattern. */
export interface Words {
  leads: string
  /** Leads and fillers: what may stand between a name and its verb. */
  fillers: string
  praise: string
  /** Ends of nouns for a part of a work. */
  parts: string
  located: string
  /** Unnamed subjects, and what only looks like one. */
  strangers: string
  generic: string[]
  /** A name-like stretch that no mention covers, where it is a subject. */
  nameless: string
  gathers: string
  founded: string
  build: string
  introduce: string
  part: string
  /** What one is to a work: 投资方, 运营商. */
  roles: string
  make: string
  titles: string
  notTitles: string
  masthead: string
  planned: string
  hoped: string
  intended: string
  contracted: string
  ongoing: string
  actual: string
  figures: Record<keyof Model['claim-words']['figures'], string>
  notMoney: string
  notCount: string
  notNouns: string
  notUnits: string
  /** Every word of the ladder. */
  rungs: string
  /** Verbs of those rungs that happen to a work on a day. */
  dated: string
  anaphors: { noun: string; types: string[]; bare: boolean }[]
}

const compiled = new WeakMap<Model, Words>()

/** Compiles a model's claim words once. */
export function wordsOf(model: Model): Words {
  let words = compiled.get(model)
  if (!words) {
    const w = model['claim-words']
    words = {
      leads: anyOf(w.leads), fillers: anyOf([...w.leads, ...w.fillers]), praise: anyOf(w.praise), parts: anyOf(w.parts), located: anyOf(w.located), strangers: w.strangers.patterns.join('|'), generic: w.strangers.not, nameless: `(?!${anyOf(w.strangers.common)})\\p{Script=Han}{0,12}?${anyOf(w.strangers.heads)}(?=${anyOf(w.strangers.after)}|[\ue040\ue020-\ue02f])`, gathers: anyOf(w.gathers), founded: anyOf(w.founded), build: anyOf(w.build), introduce: anyOf(w.introduce),
      part: anyOf(w.part), roles: anyOf(w.roles), make: anyOf(w.make), titles: anyOf(w.titles), notTitles: anyOf(w.not_titles), masthead: anyOf(w.masthead),
      planned: anyOf(w.modality.planned), hoped: anyOf(w.status.hoped), intended: anyOf(w.status.intended), contracted: anyOf(w.status.contracted), ongoing: anyOf(w.modality.ongoing), actual: anyOf(w.modality.actual),
      figures: Object.fromEntries(Object.entries(w.figures).map(([k, v]) => [k, anyOf(v)])) as Words['figures'],
      notMoney: anyOf(w.not_figures.money), notCount: anyOf(w.not_figures.count), notNouns: anyOf(w.not_figures.nouns), notUnits: anyOf(w.not_figures.units),
      rungs: anyOf(Object.values(model.milestones).flatMap(m => [...m.words, ...(m.acts ?? [])])),
      dated: anyOf(['signed', 'started', 'completed', 'operating', 'opened', 'topped_out'].flatMap(rung => model.milestones[rung]?.words ?? [])),
      anaphors: w.anaphors.flatMap(a => a.nouns.map(noun => ({ noun, types: a.types, bare: a.bare }))).sort((a, b) => b.noun.length - a.noun.length),
    }
    compiled.set(model, words)
  }
  return words
}

const patterns = new WeakMap<Model, Map<string, unknown>>()

/** Builds something from a model once and keeps it under a name. */
export function once<T>(model: Model, name: string, build: (words: Words) => T): T {
  let kept = patterns.get(model)
  if (!kept) patterns.set(model, kept = new Map())
  if (!kept.has(name)) kept.set(name, build(wordsOf(model)))
  return kept.get(name) as T
}
