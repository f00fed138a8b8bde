import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { fileName } from '../../../read/index.ts'
import { fillForms } from '../../../services/briefing/form.ts'
import type { HttpDeps } from '../deps.ts'
import { download, fileAnswer } from '../download.ts'
import { badRequest, json, notFound, routes } from '../route.ts'
import type { Subjects } from '../subjects.ts'
import { formBody, formFields, formReport } from './briefing-shapes.ts'

const tags = ['填表 Forms']
const mostProjects = 200
const request = { body: { required: true, content: { 'multipart/form-data': { schema: formBody } } } }
const choice = z.record(z.string(), z.record(z.string(), z.string()))

/** Somebody's own form filled from the ledger: what would stand in it, and the filled file. */
export const formRoutes = ({ model, clock }: HttpDeps, subjects: Subjects) => {
  const fill = async ({ file, projects, chosen }: z.infer<typeof formBody>) => {
    if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
    const today = clock.now().toISOString().slice(0, 10)
    const ids = [...new Set(projects.split(/[,，\r\n]+/).map(id => id.trim()).filter(Boolean))]
    if (!ids.length || ids.length > mostProjects) throw new YinliError('request-invalid', { where: 'projects', what: `1-${mostProjects}` })
    const about = await subjects.of(ids, today)
    if (about.length < ids.length) throw new YinliError('not-found', { what: '项目 project', id: ids.find(id => !about.some(s => s.entity.id === id)) ?? '' })
    const choices = chosen ? parsed(chosen) : {}
    return fillForms(new Uint8Array(await file.arrayBuffer()), fileName(file.name), about, { model, cite: await subjects.cite(about), today, chosen: (entity, field) => choices[entity]?.[field] })
  }
  return routes()
    .openapi(createRoute({ method: 'get', path: '/forms', tags, summary: '模板里可用的名称 Names that a form may ask by', responses: { 200: json(formFields, '写作 {{名称}}；{{#项目}} … {{/项目}} 之间逐个项目重复 Written {{name}}; what stands between {{#项目}} and {{/项目}} is repeated for each project') } }), c =>
      c.json({ items: Object.entries(model.forms).map(([id, field]) => ({ id, names: field.names, en: field.en, statuses: 'statuses' in field ? field.statuses : null })) }, 200))
    .openapi(createRoute({ method: 'post', path: '/forms/check', tags, summary: '先看会填什么，有哪些待选和未知 See what would be filled in, what is to be chosen and what is unknown', request, responses: { 200: json(formReport, '逐个占位名 By placeholder'), ...badRequest, ...notFound } }), async c => {
      const { name, filled, lost } = await fill(c.req.valid('form'))
      return c.json({ name, items: filled, lost }, 200)
    })
    .openapi(createRoute({ method: 'post', path: '/forms/fill', tags, summary: '填表：Word 带脚注，Excel 带批注；模板没有循环而项目不止一个时每个项目一份，打成 ZIP Fill a form: footnotes in Word, comments in Excel; a ZIP with a file for each project where the form has no loop', request, responses: { 200: { description: '填好的表 The filled form', content: { ...fileAnswer('docx', '')[200].content, ...fileAnswer('xlsx', '')[200].content, ...fileAnswer('zip', '')[200].content } }, ...badRequest, ...notFound } }), async c => {
      const { name, bytes } = await fill(c.req.valid('form'))
      return download(bytes, name) as never
    })
}

function parsed(chosen: string): z.infer<typeof choice> {
  try {
    return choice.parse(JSON.parse(chosen))
  } catch {
    throw new YinliError('request-invalid', { where: 'chosen', what: 'JSON {"project id": {"field id": "claim id"}}' })
  }
}
