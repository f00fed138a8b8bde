import type { Model } from './model.ts'

/** `compile`, done once for each model (or part of one) it is asked about: vocabularies are tables that all pages share. */
export function perModel<T, M extends object = Model>(compile: (model: M) => T): (model: M) => T {
  const made = new WeakMap<M, { table: T }>()
  return model => {
    const known = made.get(model)
    if (known) return known.table
    const table = compile(model)
    made.set(model, { table })
    return table
  }
}
