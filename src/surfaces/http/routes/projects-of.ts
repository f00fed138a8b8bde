import type { Ledger } from '../../../ledger/ledger.ts'
import { createProjects, type Projects } from '../../../services/projects/projects.ts'
import type { HttpDeps } from '../deps.ts'
import { pieceOf, type Piece } from '../pieces.ts'
import { redactProject } from './projects-redact.ts'

const known = new WeakMap<Ledger, Projects<Piece>>()

/** The projects of a ledger, followed once however many routes ask for them; a row of a list is kept as it is sent. */
export function projectsOf({ ledger, model, clock }: Pick<HttpDeps, 'ledger' | 'model' | 'clock'>): Projects<Piece> {
  const projects = known.get(ledger) ?? createProjects(ledger, model, { show: summary => pieceOf(JSON.stringify(redactProject(summary))), today: () => clock.now().toISOString().slice(0, 10) })
  known.set(ledger, projects)
  return projects
}
