import { toProject, type Project, type ProjectFacts, type Terms } from './project.ts'

export type { ProjectFacts, Terms } from './project.ts'

export interface PackageOptions extends Terms {
  /** Who publishes the package. */
  publisher: string
  /** Where the package is to be had, an absolute address. */
  uri: string
  /** Moment of publishing, ISO. */
  at: string
}

/**
 * Projects as a package of the Open Contracting for Infrastructure Data Standard (0.9), piece by piece as JSON text. The standard knows no empty
 * package: who calls makes sure that there is a project.
 */
export async function* oc4idsPackage(projects: AsyncIterable<ProjectFacts>, { publisher, uri, at, ...terms }: PackageOptions): AsyncGenerator<string> {
  const head = { version: '0.9', uri, publishedDate: at, publisher: { name: publisher } }
  yield `${JSON.stringify(head).slice(0, -1)},"projects":[`
  let first = true
  for await (const facts of projects) {
    yield `${first ? '' : ','}\n${JSON.stringify(toProject(facts, terms) satisfies Project)}`
    first = false
  }
  yield '\n]}\n'
}
