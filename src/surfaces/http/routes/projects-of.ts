import type { Ledger } from '../../../ledger/ledger.ts'
import { createProjects, type Projects } from '../../../services/projects/projects.ts'
import type { HttpDeps } from '../deps.ts'
import { redactProject } from './projects-redact.ts'

const known = new WeakMap<Ledger, Projects<Uint8Array>>()

/** The projects of a ledger, followed once however many routes ask for them; a row of a list is the JSON it is sent as. */
export function projectsOf({ ledger, model, clock }: Pick<HttpDeps, 'ledger' | 'model' | 'clock'>): Projects<Uint8Array> {
  const projects = known.get(ledger) ?? createProjects(ledger, model, { show: summary => Buffer.from(JSON.stringify(redactProject(summary))), today: () => clock.now().toISOString().slice(0, 10) })
  known.set(ledger, projects)
  return projects
}
