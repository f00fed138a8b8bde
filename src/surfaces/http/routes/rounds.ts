import { createRoute, z } from '@hono/zod-openapi'
import { YinliError } from '../../../base/errors.ts'
import { sha256 } from '../../../base/ids.ts'
import { fileName } from '../../../read/index.ts'
import { dayWords } from '../../../services/briefing/days.ts'
import { toDocx } from '../../../services/briefing/docx.ts'
import { rankingSheet, routePaper } from '../../../services/briefing/round-files.ts'
import { aboutRound, createRound, findRound, listRounds, reviseRound, usualRules } from '../../../services/briefing/rounds.ts'
import { byDistrict } from '../../../services/briefing/route.ts'
import { scoreSheet } from '../../../services/briefing/score-sheet.ts'
import { readScores, scoreProblemWords, scoresFields } from '../../../services/briefing/scores.ts'
import { fileTitle, zip } from '../../../services/briefing/zip.ts'
import type { HttpDeps } from '../deps.ts'
import { download, fileAnswer } from '../download.ts'
import { languageOf } from '../problem.ts'
import { badRequest, idParam, isoDay, json, notFound, problemAnswer, routes } from '../route.ts'
import { roundPapers } from '../round-papers.ts'
import type { Subjects } from '../subjects.ts'
import { changedRound, newRound, paper, ranking, round, roundPage, rounds, route, uploaded } from './briefing-shapes.ts'

const tags = ['观摩 Rounds']
const asOfDay = z.object({ asOf: isoDay.optional().openapi({ description: '截至哪一天（默认今天） As of which day (default today)' }) })
const who = z.string().trim().min(1).max(100).default('console')

/** Rounds of observation: which projects, in which order, briefs of them, score sheets out and in, and the ranking. */
export const roundRoutes = (deps: HttpDeps, subjects: Subjects) => {
  const { ledger, model, clock, openFile } = deps
  const papers = roundPapers(deps, subjects)
  const today = () => clock.now().toISOString().slice(0, 10)
  const shownUpload = ({ entry, file, scores, remarks, problems }: Awaited<ReturnType<typeof papers.uploadsOf>>[number], lang: 'zh' | 'en') =>
    ({ id: entry.id, file, by: entry.by, at: entry.at, scores: scores.length, remarks, problems: problems.map(p => ({ ...p, says: scoreProblemWords[p.code][lang] })) })

  return routes()
    .openapi(createRoute({ method: 'get', path: '/rounds', tags, summary: '各次观摩，新的在前；新建时用的评分标准 Rounds, the latest first, and what a new one is scored by', responses: { 200: json(rounds, '各次观摩 Rounds') } }), async c =>
      c.json({ items: await listRounds(ledger), usual: usualRules(model) }, 200))
    .openapi(createRoute({ method: 'post', path: '/rounds', tags, summary: '新建一次观摩 A new round', request: { body: { required: true, content: { 'application/json': { schema: newRound } } } }, responses: { 201: json(round, '已记下 Written down'), ...badRequest } }), async c => {
      const { by, why, criteria, drop, decimals, ...given } = c.req.valid('json')
      const usual = usualRules(model)
      return c.json(await createRound(ledger, { ...given, criteria: criteria ?? usual.criteria, drop: drop ?? usual.drop, decimals: decimals ?? usual.decimals }, { by, why }), 201)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}', tags, summary: '一次观摩 A round', request: { params: idParam }, responses: { 200: json(roundPage, '含路线和收到的评分表 With its route and the score sheets received'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const found = await findRound(ledger, id)
      const last = await papers.before(id)
      return c.json({ ...found, stops: await papers.stopsOf(found, today()), before: last && { id: last.id, name: last.name, on: last.on }, uploads: (await papers.uploadsOf(id)).map(u => shownUpload(u, languageOf(c))) }, 200)
    })
    .openapi(createRoute({ method: 'put', path: '/rounds/{id}', tags, summary: '改动：项目、路线次序、评委、评分标准（原来的仍有记录） Change projects, their order, judges, criteria; what was stays on record', request: { params: idParam, body: { required: true, content: { 'application/json': { schema: changedRound } } } }, responses: { 200: json(round, '已记下 Written down'), ...badRequest, ...notFound, 409: problemAnswer('刚被别人改过 Somebody else was quicker') } }), async c => {
      const { by, why, revision, ...fields } = c.req.valid('json')
      return c.json(await reviseRound(ledger, c.req.valid('param').id, revision, fields, { by, why }), 200)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/route', tags, summary: '建议的路线：同一区县的排在一起 A suggested route: one district after the other', request: { params: idParam }, responses: { 200: json(route, '只是建议，不改动 A suggestion; nothing is changed'), ...notFound } }), async c => {
      const stops = await papers.stopsOf(await findRound(ledger, c.req.valid('param').id), today())
      return c.json({ items: byDistrict(stops), words: { zh: '同一区县的排在一起，区县按首次出现的次序；所在地未知的排在最后。未计路程。', en: 'Projects of one district together, districts in the order in which they first come, unknown places last. Distances are not considered.' } }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/briefs', tags, summary: '一页材料的预览 Briefs as they will be', request: { params: idParam, query: asOfDay.extend({ project: z.string().max(300).optional() }) }, responses: { 200: json(z.object({ items: z.array(z.object({ project: z.string(), paper })) }), '按路线次序 In the order of the route'), ...notFound } }), async c => {
      const { asOf, project } = c.req.valid('query')
      return c.json({ items: (await papers.papers(c.req.valid('param').id, asOf ?? today(), project)).papers }, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/briefs.docx', tags, summary: '全部材料，一个 Word 文件，数字带脚注 All briefs as one Word file, figures with footnotes', request: { params: idParam, query: asOfDay.extend({ project: z.string().max(300).optional() }) }, responses: { ...fileAnswer('docx', '一项一页 A page each'), ...notFound } }), async c => {
      const { asOf, project } = c.req.valid('query')
      const { round, papers: made } = await papers.papers(c.req.valid('param').id, asOf ?? today(), project)
      return download(await toDocx(made.map(m => m.paper)), `${fileTitle(project === undefined ? `${round.name}材料` : made[0]?.paper.title ?? round.name)}.docx`) as never
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/briefs.zip', tags, summary: '整包：每个项目的材料、路线、评分表，可离线使用 Everything for the day, to be used offline: briefs, route, score sheet', request: { params: idParam, query: asOfDay }, responses: { ...fileAnswer('zip', '整包 The pack'), ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const asOf = c.req.valid('query').asOf ?? today()
      const { round, papers: made } = await papers.papers(id, asOf)
      const stops = await papers.stopsOf(round, asOf)
      return download(await zip([
        { name: '00 路线.docx', content: await toDocx([routePaper(round, stops)]) },
        ...await Promise.all(made.map(async ({ paper }, i) => ({ name: `${String(i + 1).padStart(2, '0')} ${fileTitle(paper.title)}.docx`, content: await toDocx([paper]) }))),
        { name: '评分表.xlsx', content: await scoreSheet(round, stops, 'judges') },
      ]), `${fileTitle(`${round.name} ${dayWords(round.on)}`)}.zip`) as never
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/score-sheet.xlsx', tags, summary: '评分表：每位评委一张，或合为一张 The score sheet: one sheet a judge, or one for all', request: { params: idParam, query: z.object({ layout: z.enum(['judges', 'one']).default('judges') }) }, responses: { ...fileAnswer('xlsx', '待填 To be filled'), ...notFound } }), async c => {
      const found = await findRound(ledger, c.req.valid('param').id)
      return download(await scoreSheet(found, await papers.stopsOf(found, today()), c.req.valid('query').layout), `${fileTitle(`${found.name}评分表`)}.xlsx`) as never
    })
    .openapi(createRoute({ method: 'post', path: '/rounds/{id}/scores', tags, summary: '收回填好的评分表；问题按单元格列出 Take in a filled score sheet; problems are listed by cell', request: { params: idParam, body: { required: true, content: { 'multipart/form-data': { schema: z.object({ file: z.any().openapi({ type: 'string', format: 'binary' }), by: who }) } } } }, responses: { 201: json(uploaded, '已记下 Written down'), ...badRequest, ...notFound } }), async c => {
      const { id } = c.req.valid('param')
      const { file, by } = c.req.valid('form')
      if (!(file instanceof File)) throw new YinliError('request-invalid', { where: 'file', what: '缺少文件 missing' })
      const found = await findRound(ledger, id)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const name = fileName(file.name)
      const opened = await openFile(bytes, name)
      const fields = { file: name, sha256: sha256(bytes), ...readScores(opened, found, await papers.stopsOf(found, today())) }
      if (!fields.scores.length && !fields.problems.some(p => p.grade === 'error')) throw new YinliError('scores-none', { name })
      const entry = await ledger.enter({ kind: 'round-scores', about: aboutRound(id), fields: scoresFields.parse(fields), by, why: '' })
      return c.json(shownUpload({ entry, ...fields }, languageOf(c)), 201)
    })
    .openapi(createRoute({ method: 'delete', path: '/rounds/{id}/scores/{upload}', tags, summary: '收回一份评分（仍有记录） Take a score sheet back; it stays on record', request: { params: idParam.extend({ upload: z.string().min(1).max(100) }), query: z.object({ by: who }) }, responses: { 204: { description: '已收回 Taken back' }, ...notFound } }), async c => {
      const { id, upload } = c.req.valid('param')
      if (!(await papers.uploadsOf(id)).some(u => u.entry.id === upload)) throw new YinliError('not-found', { what: '评分表 score sheet', id: upload })
      await ledger.withdrawEntry(upload, c.req.valid('query').by)
      return c.body(null, 204)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/ranking', tags, summary: '排名、规则、与上次相比 The ranking, its rules, and beside the last round', request: { params: idParam }, responses: { 200: json(ranking, '排名 The ranking'), ...notFound } }), async c => {
      const { round: _, ...made } = await papers.ranking(c.req.valid('param').id, today())
      return c.json(made, 200)
    })
    .openapi(createRoute({ method: 'get', path: '/rounds/{id}/ranking.xlsx', tags, summary: '排名，Excel The ranking as a workbook', request: { params: idParam }, responses: { ...fileAnswer('xlsx', '排名、各评委分、规则 Ranking, sums of judges, rules'), ...notFound } }), async c => {
      const { round, ...made } = await papers.ranking(c.req.valid('param').id, today())
      return download(await rankingSheet(round, made), `${fileTitle(`${round.name}排名`)}.xlsx`) as never
    })
}
