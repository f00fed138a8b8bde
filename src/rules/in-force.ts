import type { Policy } from './tree.ts'

/** Of the versions of each policy, the one in force on a day (ISO); policies with none are absent. */
export function inForce(policies: Policy[], on: string): Policy[] {
  return policies.filter(p => p.validFrom <= on && (p.validTo === null || on <= p.validTo))
}
