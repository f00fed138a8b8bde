/** Of the versions of each policy, the one in force on a day (ISO); policies with none are absent. */
export function inForce<T extends { validFrom: string; validTo: string | null }>(policies: T[], on: string): T[] {
  return policies.filter(p => p.validFrom <= on && (p.validTo === null || on <= p.validTo))
}
