/** A stop of a route: a project and the district it lies in, null where nobody says. */
export interface Stop { project: string; district: string | null }

/** Stops with those of one district side by side: districts in the order in which they first come, stops within one in theirs, those of no known district last. */
export function byDistrict<T extends Pick<Stop, 'district'>>(stops: readonly T[]): T[] {
  const groups = new Map<string | null, T[]>()
  for (const stop of stops) groups.set(stop.district, [...(groups.get(stop.district) ?? []), stop])
  const unknown = groups.get(null) ?? []
  groups.delete(null)
  return [...[...groups.values()].flat(), ...unknown]
}
