/** The parts of an OpenAPI document that the page shows. */
export interface OpenApi {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema> }
}
interface Operation {
  tags?: string[]; summary?: string
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { description: string; content?: Record<string, { schema?: Schema }> }>
}
interface Schema {
  $ref?: string; type?: string | string[]; enum?: unknown[]; const?: unknown; format?: string; default?: unknown; description?: string; example?: unknown
  properties?: Record<string, Schema>; required?: string[]; items?: Schema; prefixItems?: Schema[]; additionalProperties?: Schema | boolean
  anyOf?: Schema[]; oneOf?: Schema[]; allOf?: Schema[]
}

/** The API reference as one page without scripts or anything from elsewhere. */
export function renderReference({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })))
  const tags = [...new Set(operations.map(o => o.operation.tags?.[0] ?? ''))]
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(info.title)} API</title><style>${style}</style></head>
<body><main><h1>${escape(info.title)} <small>API ${escape(info.version)}</small></h1>
${(info.description ?? '').split('\n\n').map(p => `<p>${escape(p)}</p>`).join('\n')}
<p><a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="目录 Contents">${tags.map(tag => `<a href="#${anchor(tag)}">${escape(tag)}</a>`).join(' ')} <a href="#shapes">数据 Shapes</a></nav>
${tags.map(tag => `<h2 id="${anchor(tag)}">${escape(tag)}</h2>\n${operations.filter(o => (o.operation.tags?.[0] ?? '') === tag).map(renderOperation).join('\n')}`).join('\n')}
<h2 id="shapes">数据 Shapes</h2>
${Object.entries(components?.schemas ?? {}).map(([name, schema]) => `<section id="shape-${escape(name)}"><h3>${escape(name)}</h3>${renderFields(schema)}</section>`).join('\n')}
</main></body></html>`
}

function renderOperation({ path, method, operation }: { path: string; method: string; operation: Operation }): string {
  const body = Object.entries(operation.requestBody?.content ?? {})
  return `<details><summary><code class="method">${escape(method.toUpperCase())}</code> <code>${escape(path)}</code> ${escape(operation.summary ?? '')}</summary>
${operation.parameters?.length ? `<table><thead><tr><th>参数 Parameter</th><th>在 In</th><th>形式 Shape</th><th>说明 Meaning</th></tr></thead><tbody>${operation.parameters.map(p => row(p.name, p.in, p.schema, p.required, p.description ?? p.schema?.description)).join('')}</tbody></table>` : ''}
${body.map(([type, { schema }]) => `<p>请求体 Body <code>${escape(type)}</code></p>${schema ? renderFields(schema) : ''}`).join('')}
<table><thead><tr><th>应答 Answer</th><th>形式 Shape</th><th>说明 Meaning</th></tr></thead><tbody>${Object.entries(operation.responses).map(([status, { description, content }]) =>
    `<tr><td><code>${escape(status)}</code></td><td>${Object.values(content ?? {}).map(m => shapeOf(m.schema)).join(', ')}</td><td>${escape(description)}</td></tr>`).join('')}</tbody></table></details>`
}

function renderFields(schema: Schema): string {
  if (!schema.properties) return `<p>${shapeOf(schema)}</p>`
  return `<table><thead><tr><th>字段 Field</th><th></th><th>形式 Shape</th><th>说明 Meaning</th></tr></thead><tbody>${Object.entries(schema.properties).map(([name, field]) =>
    row(name, '', field, schema.required?.includes(name), field.description)).join('')}</tbody></table>`
}

const row = (name: string, where: string, schema: Schema | undefined, required: boolean | undefined, meaning: string | undefined) =>
  `<tr><td><code>${escape(name)}</code>${required ? '' : ' <small>可无 optional</small>'}</td><td>${escape(where)}</td><td>${shapeOf(schema)}</td><td>${escape(meaning ?? '')}${schema?.default === undefined ? '' : ` <small>默认 default ${escape(String(schema.default))}</small>`}</td></tr>`

function shapeOf(schema: Schema | undefined): string {
  if (!schema) return ''
  const name = schema.$ref?.split('/').at(-1)
  if (name) return `<a href="#shape-${escape(name)}">${escape(name)}</a>`
  if (schema.enum) return schema.enum.map(v => `<code>${escape(String(v))}</code>`).join(' ')
  if (schema.const !== undefined) return `<code>${escape(String(schema.const))}</code>`
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map(shapeOf).join(' | ')
  if (schema.allOf) return schema.allOf.map(shapeOf).filter(Boolean).join(' + ')
  if (schema.prefixItems) return `[${schema.prefixItems.map(shapeOf).join(', ')}]`
  if (schema.items) return `[${shapeOf(schema.items)}]`
  if (schema.properties) return `{ ${Object.entries(schema.properties).map(([key, field]) => `${escape(key)}: ${shapeOf(field)}`).join(', ')} }`
  if (typeof schema.additionalProperties === 'object') return `{ …: ${shapeOf(schema.additionalProperties)} }`
  return escape([schema.type].flat().filter(Boolean).join(' | ') + (schema.format ? ` (${schema.format})` : ''))
}

const escape = (text: string) => text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
const anchor = (tag: string) => encodeURIComponent(tag.split(' ').at(-1)!.toLowerCase())

const style = `body{margin:0;color:#1d2530;background:#fff;font:15px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}main{max-width:1100px;margin:0 auto;padding:24px 16px 64px}
h1 small{color:#5b6673;font-size:16px;font-weight:400}h2{margin-top:40px;border-bottom:1px solid #d8dee6;padding-bottom:4px}a{color:#1f4e9e}nav a{margin-right:16px}
details{border-bottom:1px solid #e6eaf0;padding:8px 0}summary{cursor:pointer}code{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}.method{display:inline-block;min-width:56px;color:#1f4e9e;font-weight:600}
table{border-collapse:collapse;width:100%;margin:8px 0 16px}th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid #eef1f5;overflow-wrap:anywhere}th{color:#5b6673;font-weight:500}small{color:#5b6673}
@media(prefers-color-scheme:dark){body{color:#dfe5ec;background:#12161c}a,.method{color:#8db4f2}h2,details,th,td{border-color:#2a313b}th,small,h1 small{color:#9aa6b4}}
@media print{details{break-inside:avoid}}`
