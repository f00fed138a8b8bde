import { nested } from './gazetteer.ts'
import type { NameNode } from './node.ts'

/** What a machine says of two names: the same thing, or worth a person's look. `score` is between 0 and 1. */
export interface Opinion { verdict: 'same' | 'unsure'; score: number; why: string }

const same = 0.8
const unsure = 0.5

/**
 * Compares two names of one block (same type and core). Null when there is no reason to think of them together.
 * The features are few and add up; a place that contradicts settles it.
 */
export function compareNames(a: NameNode, b: NameNode): Opinion | null {
  if (a.type !== b.type || a.block !== b.block || a.id === b.id) return null
  const why: string[] = []
  let score = 0
  const add = (weight: number, reason: string) => { score += weight; why.push(reason) }

  const placeA = a.place ?? a.seen
  const placeB = b.place ?? b.seen
  const close = placeA && placeB ? nested(placeA, placeB) : null
  if (a.type === 'person') {
    // A name alone does not make one person: without a common place it is worth a look, when it is not a common one of two characters.
    if (!close) return a.core.length >= 3 ? { verdict: 'unsure', score: unsure, why: `同名，没有共同地点 same name, no common place: ${a.core}` } : null
  } else if (a.place && b.place && a.place.code !== b.place.code) {
    // A province's office and a city's, one city's zone and another's are two things; a firm may be known by either place.
    if (!close || a.generic || b.generic || a.type !== 'company') return null
    add(-0.3, `名称中的地点不同 other places in their names: ${a.place.name}, ${b.place.name}`)
  } else if (a.generic || b.generic) {
    if (placeA?.code !== placeB?.code) return null
  } else if (close === false) add(-0.1, '见报地点不同 seen in other places')

  add(0.5, `核心名称相同 same core name: ${a.core}`)
  if (close && placeA && placeB && (!a.place || !b.place || a.place.code === b.place.code)) add(0.3, `同一地点 same place: ${(placeA.code.length > placeB.code.length ? placeA : placeB).name}`)
  if (a.generic || b.generic) add(-0.2, '通用名称 the name of a kind')
  else if (a.core.length >= 4) add(0.3, '名称独特 a telling name')
  else if (a.core.length === 3) add(0.2, '名称较独特 a fairly telling name')
  if (a.legal !== b.legal) {
    if (a.legal && b.legal) add(-0.3, `组织形式不同 other legal form: ${a.legal}, ${b.legal}`)
    else add(0.05, `简称 short form without ${a.legal || b.legal}`)
  } else if (a.name === b.name) add(0.1, '写法相同 spelt alike')

  const rounded = Math.round(Math.max(0, Math.min(1, score)) * 100) / 100
  if (rounded < unsure) return null
  return { verdict: rounded >= same ? 'same' : 'unsure', score: rounded, why: `${why.join('；')}（${rounded}）` }
}
