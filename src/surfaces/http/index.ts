import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { YinliError } from '../../base/errors.ts'
import { serveConsole } from './console.ts'
import type { HttpDeps } from './deps.ts'
import { guard } from './guard.ts'
import { securityHeaders } from './headers.ts'
import { rateLimit, sizeLimit } from './limits.ts'
import { problemResponse } from './problem.ts'
import { createCompanyBook } from './companies.ts'
import { documentReference } from './reference.ts'
import { careRoutes } from './routes/care.ts'
import { chainRoutes } from './routes/chains.ts'
import { changeRoutes } from './routes/changes.ts'
import { claimRoutes } from './routes/claims.ts'
import { companyRoutes } from './routes/companies.ts'
import { conflictRoutes } from './routes/conflicts.ts'
import { correctionRoutes } from './routes/corrections.ts'
import { dispatchRoutes } from './routes/dispatch.ts'
import { documentRoutes } from './routes/documents.ts'
import { entityRoutes } from './routes/entities.ts'
import { exportRoutes } from './routes/export.ts'
import { financeRoutes } from './routes/finance.ts'
import { formRoutes } from './routes/forms.ts'
import { healthRoutes } from './routes/health.ts'
import { identityRoutes } from './routes/identity.ts'
import { indicatorRoutes } from './routes/indicators.ts'
import { intakeRoutes } from './routes/intake.ts'
import { judgementRoutes } from './routes/judgements.ts'
import { ladderRoutes } from './routes/ladder.ts'
import { matchRoutes } from './routes/match.ts'
import { modelPassRoutes } from './routes/model-pass.ts'
import { modelRoutes } from './routes/model.ts'
import { pageRoutes } from './routes/pages.ts'
import { planRoutes } from './routes/plans.ts'
import { pointRoutes } from './routes/points.ts'
import { projectRoutes } from './routes/projects.ts'
import { policyRoutes } from './routes/policies.ts'
import { policySheetRoutes } from './routes/policy-sheets.ts'
import { isUpload, registerRoutes } from './routes/register.ts'
import { reviewRoutes } from './routes/reviews.ts'
import { roundRoutes } from './routes/rounds.ts'
import { sandboxRoutes } from './routes/sandbox.ts'
import { sessionRoutes } from './routes/session.ts'
import { createSubjects } from './subjects.ts'

/** The web surface: the API under /api, its reference at /api/docs, the console everywhere else. */
export function createHttp(deps: HttpDeps) {
  const app = new OpenAPIHono()
  app.onError((error, c) => problemResponse(error, c, deps.log))
  app.notFound(c => problemResponse(new YinliError('route-unknown', { path: c.req.path }), c, deps.log))
  app.use(securityHeaders)
  app.use(compress())
  if (deps.rate) app.use('/api/*', rateLimit(deps.rate))
  app.use(guard(deps.token, () => deps.clock.now()))
  const limited = sizeLimit(deps.bodyLimit)
  app.use('/api/*', (c, next) => (isUpload(c.req.method, c.req.path) ? next() : limited(c, next)))
  const tag = etag()
  // A file is streamed; to tag it would be to keep it whole in memory.
  app.use('/api/*', (c, next) => (/^\/api\/(export|export\/projects|export\/companies|policies\/[^/]+\/companies\/file|sandbox\/file|oc4ids|backup|documents\/[^/]+\/file|register\/sources\/[^/]+\/problems\/export)$/.test(c.req.path) ? next() : tag(c, next)))
  const subjects = createSubjects(deps)
  const companies = createCompanyBook(deps)
  const api = app
    .route('/api', healthRoutes(deps))
    .route('/api', sessionRoutes(deps))
    .route('/api', documentRoutes(deps))
    .route('/api', pageRoutes(deps))
    .route('/api', correctionRoutes(deps))
    .route('/api', intakeRoutes(deps))
    .route('/api', changeRoutes(deps))
    .route('/api', claimRoutes(deps))
    .route('/api', companyRoutes(deps))
    .route('/api', conflictRoutes(deps))
    .route('/api', entityRoutes(deps))
    .route('/api', chainRoutes(deps))
    .route('/api', planRoutes(deps))
    .route('/api', judgementRoutes(deps))
    .route('/api', identityRoutes(deps))
    .route('/api', reviewRoutes(deps))
    .route('/api', roundRoutes(deps, subjects))
    .route('/api', dispatchRoutes(deps, subjects))
    .route('/api', formRoutes(deps, subjects))
    .route('/api', modelPassRoutes(deps))
    .route('/api', projectRoutes(deps))
    .route('/api', matchRoutes(deps, companies))
    .route('/api', sandboxRoutes(deps, companies))
    .route('/api', policyRoutes(deps))
    .route('/api', registerRoutes(deps))
    .route('/api', pointRoutes(deps, companies))
    .route('/api', ladderRoutes(deps, companies))
    .route('/api', financeRoutes(deps, companies))
    .route('/api', policySheetRoutes(deps))
    .route('/api', indicatorRoutes(deps))
    .route('/api', modelRoutes(deps))
    .route('/api', exportRoutes(deps))
    .route('/api', careRoutes(deps))
  documentReference(app, deps.version, deps.token !== null)
  if (deps.consoleDir) serveConsole(app, deps.consoleDir)
  return api
}

/** The server's type: `hc<App>('/')` of hono/client is a typed client of it. Import it as a type only. */
export type App = ReturnType<typeof createHttp>
