import type { OpenAPIHono } from '@hono/zod-openapi'
import { renderReference, type OpenApi } from './reference-page.ts'

/** /api/openapi.json and the page made from it at /api/docs. */
export function documentReference(app: OpenAPIHono, version: string, asksToken: boolean): void {
  if (asksToken) app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  const config = {
    openapi: '3.1.0',
    info: {
      title: '引力场 Yinli', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: '每个数字都能打开它的出处。列表用 cursor 翻页；应答带 ETag；出错时是 application/problem+json，其 code 永久不变。\n\nEvery figure opens the printed line it came from. Lists are paged by cursor; answers carry an ETag; errors are application/problem+json whose code never changes.',
    },
    servers: [{ url: '/' }],
    ...(asksToken ? { security: [{ token: [] }] } : {}),
  }
  let spec: OpenApi | undefined
  const get = () => (spec ??= app.getOpenAPI31Document(config) as unknown as OpenApi)
  app.get('/api/openapi.json', c => c.json(get()))
  app.get('/api/docs', c => c.html(renderReference(get())))
}
