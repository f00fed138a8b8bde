import type { Model } from '../../model/model.ts'
import { perModel } from '../../model/per-model.ts'

export interface Divided { code: string }

/** Administrative divisions by their full names; names that several divisions share are left out. */
export const per = perModel((model: Model): ReadonlyMap<string, Divided> => {
  const found = new Map<string, Divided | null>()
  for (const { name, code } of model.places.divisions) found.set(name, found.has(name) ? null : { code })
  return new Map([...found].flatMap(([name, d]) => (d ? [[name, d] as const] : [])))
})
