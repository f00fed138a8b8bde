import type { Model } from './model.ts'

/** `compile`, done once for each model it is asked about: vocabularies are tables that all pages share. */
export function perModel<T>(compile: (model: Model) => T): (model: Model) => T {
  const made = new WeakMap<Model, { table: T }>()
  return model => {
    const known = made.get(model)
    if (known) return known.table
    const table = compile(model)
    made.set(model, { table })
    return table
  }
}
