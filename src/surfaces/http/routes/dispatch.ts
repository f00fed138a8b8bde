import { createRoute, z } from '@hono/zod-openapi'
import type { EntityType } from '../../../claim/records.ts'
import { YinliError } from '../../../base/errors.ts'
import { toDocx } from '../../../services/briefing/docx.ts'
import { dispatchLines, dispatchPaper, dispatchSheet, lineNotes, type OpenConflict } from '../../../services/briefing/dispatch.ts'
import { ladderOf } from '../../../services/projects/build.ts'
import { placeMeant } from '../../../ledger/place-meant.ts'
import type { HttpDeps } from '../deps.ts'
import { download, fileAnswer } from '../download.ts'
import { redactClaim } from '../redact.ts'
import { badRequest, isoDay, json, routes } from '../route.ts'
import type { Subjects } from '../subjects.ts'
import { dispatch } from './briefing-shapes.ts'
import { conflictsOf } from './conflicts-of.ts'

const tags = ['调度简报 Dispatch']
const projectTypes = new Set<EntityType>(['project', 'facility', 'park'])
/** A pack is read by people: what is more stands in the worklist of conflicts. */
const mostConflicts = 50
const range = z.object({ from: isoDay.openapi({ description: '自哪一天，含 From which day' }), to: isoDay.openapi({ description: '至哪一天，含 To which day' }), place: z.string().max(300).optional().openapi({ description: '只报一地的项目：编号、名称或简称 Projects of one place: its id, name or short name' }) })

/** What was done in a range of days, is late by its end, and waits for a decision. */
export const dispatchRoutes = ({ ledger, model, clock }: HttpDeps, subjects: Subjects) => {
  const current = conflictsOf({ ledger, model })
  const made = async ({ from, to, place }: z.infer<typeof range>) => {
    if (from > to) throw new YinliError('request-invalid', { where: 'to', what: `${to} < ${from}` })
    const today = clock.now().toISOString().slice(0, 10)
    // As it was known by the end of the range; nobody knows more than today.
    const at = await placeMeant(ledger, place)
    const conflicts = await contradictions(to)
    const ids = [...new Set([...await subjects.moving({ from, to }), ...conflicts.map(c => c.subject)])]
    const about = (await subjects.of(ids, to < today ? to : today)).filter(s => at === undefined || s.places.includes(at))
    const lines = dispatchLines(about, { from, to }, model, ladderOf(model), conflicts)
    const named = new Set(lines.map(line => line.subject.id))
    return { lines, cite: await subjects.cite(about.filter(s => named.has(s.entity.id))) }
  }
  /** What pages say of projects that cannot all hold and nobody has settled; the heaviest. */
  const contradictions = async (to: string): Promise<OpenConflict[]> => {
    const { tensions, settled } = await current()
    const open = tensions.filter(t => t.level === 'conflict' && !settled.has(t.id) && (t.publishedOn ?? '') <= to && projectTypes.has(t.subject.type)).slice(0, mostConflicts)
    const claims = new Map((await ledger.claimsOf(open.flatMap(t => t.claims))).map(claim => [claim.id, redactClaim(claim)]))
    return open.flatMap(({ id, subject, words, claims: ids }) => {
      const [claim, ...against] = ids.flatMap(c => claims.get(c) ?? [])
      return claim ? { id, subject: subject.id, what: words.zh.replace(`${subject.name}的`, '').replace(/。$/, ''), claim, against } : []
    })
  }
  const name = ({ from, to }: z.infer<typeof range>) => `项目调度简报 ${from} 至 ${to}`
  return routes()
    .openapi(createRoute({ method: 'get', path: '/dispatch', tags, summary: '已完成、逾期、待决策，每条带出处 Done, late and to be decided, each with its source', request: { query: range }, responses: { 200: json(dispatch, '各条 The lines'), ...badRequest } }), async c => {
      const asked = c.req.valid('query')
      const { lines, cite } = await made(asked)
      return c.json({ ...asked, items: lines.map(line => ({ ...line, note: lineNotes(line, cite).map(note => note.text).join('') || null })) }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/dispatch.docx', tags, summary: '简报，Word，每条有脚注 The pack as a Word file with footnotes', request: { query: range }, responses: { ...fileAnswer('docx', '简报 The pack'), ...badRequest } }), async c => {
      const asked = c.req.valid('query')
      const { lines, cite } = await made(asked)
      return download(await toDocx([dispatchPaper(lines, asked, cite)]), `${name(asked)}.docx`) as never
    })
    .openapi(createRoute({ method: 'get', path: '/dispatch.xlsx', tags, summary: '简报，Excel The pack as a workbook', request: { query: range }, responses: { ...fileAnswer('xlsx', '简报 The pack'), ...badRequest } }), async c => {
      const asked = c.req.valid('query')
      const { lines, cite } = await made(asked)
      return download(await dispatchSheet(lines, asked, cite), `${name(asked)}.xlsx`) as never
    })
}
