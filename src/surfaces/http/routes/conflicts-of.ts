import type { Ledger } from '../../../ledger/ledger.ts'
import { followConflicts } from '../../../services/conflicts/conflicts.ts'
import type { HttpDeps } from '../deps.ts'

const known = new WeakMap<Ledger, ReturnType<typeof followConflicts>>()

/** What stands in tension in a ledger, followed once however many routes ask for it. */
export function conflictsOf({ ledger, model }: Pick<HttpDeps, 'ledger' | 'model'>): ReturnType<typeof followConflicts> {
  const current = known.get(ledger) ?? followConflicts(ledger, model)
  known.set(ledger, current)
  return current
}
