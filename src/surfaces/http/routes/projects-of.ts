import type { Ledger } from '../../../ledger/ledger.ts'
import { createProjects, type Projects } from '../../../services/projects/projects.ts'
import type { HttpDeps } from '../deps.ts'

const known = new WeakMap<Ledger, Projects>()

/** The projects of a ledger, followed once however many routes ask for them. */
export function projectsOf({ ledger, model }: Pick<HttpDeps, 'ledger' | 'model'>): Projects {
  const projects = known.get(ledger) ?? createProjects(ledger, model)
  known.set(ledger, projects)
  return projects
}
