import { openAsBlob, readFileSync, statSync } from 'node:fs'
import type { Command } from 'commander'
import { basename, resolve } from 'node:path'
import { YinliError, type ErrorCode } from '../../../base/errors.ts'
import { printJson, type Context } from '../context.ts'
import type { Door } from '../door.ts'
import type { Say } from '../io.ts'
import { progress } from '../progress.ts'
import { table } from '../table.ts'

interface Counts { error: number; warning: number; info: number }
interface Source { id: string; kind: string; name: string; asOf: string; by: string; at: string; complete: boolean; lines: number; problems: Counts; withdrawn: { by: string; at: string } | null }
interface Problem { severity: keyof Counts; cell: string; code: string; says: string; next: string }
interface Upload { id: string; state: string; progress: { rows: number; lines: number; created: number; problems: Counts; done: number }; source: string | null; joined: { exact: number; alike: number; unsure: number } | null; problem: { code: string; title: string } | null }
interface PreviewColumn { letter: string; header: string; meaning: string | null; how: string; zh: string | null; en: string | null }

/** yinli register import|sources|problems|withdraw|show. */
export function addRegisterCommands(program: Command, say: Say, run: (action: (context: Context, ...args: any[]) => Promise<number>) => (...args: unknown[]) => Promise<void>): void {
  const register = program.command('register').description(say({ zh: '企业名录：导入、来源、问题、撤回、一家企业的全部说法', en: 'the register of companies: import, sources, problems, take back, all that is said of one' }))
  register.command('import <files...>').description(say({ zh: '导入 XLSX 或 CSV；中断后再导入同一文件即可接着录入，不会重复', en: 'take in XLSX or CSV files; stopped, run it again: nothing is added twice' }))
    .option('--map <file>', say({ zh: '列的含义（JSON），如 {"C": "revenue@2024|亿元", "D": null}；说过一次就记住', en: 'what columns mean (JSON), such as {"C": "revenue@2024|亿元", "D": null}; remembered' }))
    .option('--dry-run', say({ zh: '只看每列怎样读、有哪些问题，不写账本', en: 'only say how columns are read and what is wrong; nothing is written' }))
    .option('--as-of <day>', say({ zh: '数字所指的日期 YYYY-MM-DD（默认今天）', en: 'the day the figures stand for, YYYY-MM-DD (default today)' }))
    .option('--by <name>', say({ zh: '谁', en: 'who' }))
    .option('--why <words>', say({ zh: '为什么', en: 'why' }))
    .action(run((context, files, options) => importFiles(files, options, context)))
  register.command('sources').description(say({ zh: '导入过的文件和企业的更正', en: 'files that were taken in, and corrections' })).option('--limit <n>', say({ zh: '最多几个', en: 'how many at most' }), '50').action(run((context, options) => sources(options, context)))
  register.command('problems <source>').description(say({ zh: '一个来源里的全部问题，带单元格', en: 'every problem of a source, with its cell' }))
    .option('--severity <grade>', say({ zh: 'error 错误、warning 警告、info 提示', en: 'error, warning or info' }))
    .option('--out <file>', say({ zh: '写到 .xlsx 或 .csv', en: '.xlsx or .csv to write' })).action(run((context, id, options) => problems(id, options, context)))
  register.command('withdraw <source>').description(say({ zh: '撤回一个来源：它的行不再算数', en: 'take a source back: its lines count no more' })).option('--by <name>', say({ zh: '谁', en: 'who' })).action(run((context, id, options) => withdraw(id, options, context)))
  register.command('show <company>').description(say({ zh: '一家企业（代码或编号）的全部说法、来源和单元格', en: 'all that is said of a company (code or id), with sources and cells' })).action(run((context, id) => showCompany(id, context)))
}

async function importFiles(files: string[], { map, dryRun = false, asOf, by, why }: { map?: string; dryRun?: boolean; asOf?: string; by?: string; why?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const mapping = map ? mappingIn(resolve(io.cwd, map)) : undefined
  const paths = files.map(file => resolve(io.cwd, file))
  for (const path of paths) if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new YinliError('path-missing', { path })
  const door = await context.door()
  const results = []
  for (const path of paths) {
    const name = basename(path)
    const { id } = await posted<Upload>(door, `/api/register/imports?name=${encodeURIComponent(name)}`, await openAsBlob(path))
    const said = { asOf, mapping, by: by ?? io.env['USER'], why }
    if (dryRun && !json) await showColumns(await posted(door, `/api/register/imports/${id}/preview`, { asOf, mapping }), context)
    const done = await followed(door, await posted<Upload>(door, `/api/register/imports/${id}/take`, { ...said, dry: dryRun }), name, context)
    const found = dryRun ? await dryProblems(door, id) : []
    if (dryRun || done.source) await door.call(`/api/register/imports/${id}`, { method: 'DELETE' })
    results.push({ file: name, ...done, ...(dryRun ? { found } : {}) })
    if (json) continue
    const { rows, lines, created, problems: counts } = done.progress
    await io.out(`${name}: ${say({ zh: `${rows} 行，${dryRun ? '可录入' : '录入'} ${lines} 行${dryRun ? '' : `，新企业 ${created} 家`}；错误 ${counts.error}，警告 ${counts.warning}，提示 ${counts.info}。`, en: `${rows} rows, ${lines} ${dryRun ? 'good' : 'taken'}${dryRun ? '' : `, ${created} new companies`}; errors ${counts.error}, warnings ${counts.warning}, notes ${counts.info}.` })}\n`)
    if (done.joined) await io.out(`  ${say({ zh: `与版面提到的企业对上 ${done.joined.exact + done.joined.alike} 家，${done.joined.unsure} 家待在“同一主体”里确认。`, en: `${done.joined.exact + done.joined.alike} companies are those that pages name; ${done.joined.unsure} wait in the review of names.` })}\n`)
    if (dryRun) await io.out(problemTable(found, say))
    else if (counts.error + counts.warning) await io.out(`  ${say({ zh: '全部问题', en: 'All of them' })}: yinli register problems ${done.source}\n`)
  }
  if (json) await printJson(io, results)
  return 0
}

/** Waits until the file is in, with a bar; an import that failed is thrown as the error it is. */
export async function followed(door: Door, upload: Upload, name = '', context?: Context): Promise<Upload> {
  const bar = context ? progress(context.io, 100) : null
  try {
    let [shown, current, wait] = [0, upload, 10]
    while (['waiting', 'taking', 'joining'].includes(current.state)) {
      await new Promise(done => { setTimeout(done, wait) })
      wait = Math.min(500, wait * 2)
      current = await door.get<Upload>(`/api/register/imports/${upload.id}`)
      for (; shown < Math.floor(current.progress.done * 100); shown++) bar?.step(`${name} ${current.progress.rows}`)
    }
    if (current.problem) throw new YinliError(current.problem.code as ErrorCode, { name, ...(current.problem as { details?: Record<string, string> }).details })
    return current
  } finally {
    bar?.end()
  }
}

async function showColumns({ sheets }: { sheets: { sheet: string; headerRow: number; columns: PreviewColumn[] | null }[] }, { io, say }: Context): Promise<void> {
  const how: Record<string, { zh: string; en: string }> = { words: { zh: '按表头', en: 'by its header' }, said: { zh: '指定', en: 'as said' }, remembered: { zh: '记得', en: 'remembered' }, personal: { zh: '个人信息，不读', en: 'personal, not read' }, left: { zh: '不需要', en: 'not needed' }, unknown: { zh: '不认识，不读', en: 'not known, not read' } }
  for (const { sheet, columns } of sheets) {
    await io.out(`${sheet}\n`)
    if (columns) await io.out(table<PreviewColumn>([{ title: say({ zh: '列', en: 'Column' }), cell: c => c.letter }, { title: say({ zh: '表头', en: 'Header' }), cell: c => c.header }, { title: say({ zh: '含义', en: 'Meaning' }), cell: c => (c.meaning ? `${say({ zh: c.zh ?? '', en: c.en ?? '' })} ${c.meaning}` : '') }, { title: say({ zh: '依据', en: 'How' }), cell: c => say(how[c.how]!) }], columns))
  }
}

async function sources({ limit }: { limit: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const page = await (await context.door()).get<{ items: Source[]; total: number; companies: number }>('/api/register/sources', { limit })
  if (json) { await printJson(io, page); return 0 }
  await io.out(table<Source>([
    { title: say({ zh: '编号', en: 'Id' }), cell: s => s.id }, { title: say({ zh: '文件或谁', en: 'File or who' }), cell: s => s.name }, { title: say({ zh: '种类', en: 'Kind' }), cell: s => say(s.kind === 'import' ? { zh: '导入', en: 'import' } : { zh: '更正', en: 'correction' }) }, { title: say({ zh: '日期', en: 'As of' }), cell: s => s.asOf },
    { title: say({ zh: '行', en: 'Lines' }), cell: s => String(s.lines), right: true }, { title: say({ zh: '错误', en: 'Errors' }), cell: s => String(s.problems.error), right: true }, { title: say({ zh: '警告', en: 'Warnings' }), cell: s => String(s.problems.warning), right: true },
    { title: say({ zh: '状态', en: 'State' }), cell: s => say(s.withdrawn ? { zh: '已撤回', en: 'taken back' } : s.complete ? { zh: '完整', en: 'complete' } : { zh: '中断，请再导入一次', en: 'stopped, import it again' }) },
  ], page.items))
  await io.out(`${say({ zh: `${page.total} 个来源，${page.companies} 家企业。`, en: `${page.total} sources, ${page.companies} companies.` })}\n`)
  return 0
}

async function problems(id: string, { severity, out }: { severity?: string; out?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const door = await context.door()
  if (out) {
    const response = await door.call(`/api/register/sources/${encodeURIComponent(id)}/problems/export?format=${out.endsWith('.csv') ? 'csv' : 'xlsx'}${severity ? `&severity=${severity}` : ''}`)
    const { writeFile } = await import('node:fs/promises')
    await writeFile(resolve(io.cwd, out), new Uint8Array(await response.arrayBuffer()))
    await io.out(`${out}\n`)
    return 0
  }
  const all: Problem[] = []
  for (let cursor: string | undefined; ;) {
    const page = await door.get<{ items: Problem[]; next: string | null }>(`/api/register/sources/${encodeURIComponent(id)}/problems`, { severity, cursor, limit: 1000 })
    all.push(...page.items)
    if (!page.next) break
    cursor = page.next
  }
  if (json) await printJson(io, all)
  else await io.out(all.length ? problemTable(all, say) : `${say({ zh: '没有问题。', en: 'Nothing is wrong.' })}\n`)
  return 0
}

async function withdraw(id: string, { by }: { by?: string }, context: Context): Promise<number> {
  const { io, say, json } = context
  const source = await (await (await context.door()).call(`/api/register/sources/${encodeURIComponent(id)}?by=${encodeURIComponent(by ?? io.env['USER'] ?? 'yinli')}`, { method: 'DELETE' })).json() as Source
  if (json) await printJson(io, source)
  else await io.out(`${say({ zh: `已撤回 ${source.name}：${source.lines} 行不再算数，仍可查。再导入同一文件即恢复。`, en: `${source.name} is taken back: ${source.lines} lines count no more and stay on record. Import the file again to bring it back.` })}\n`)
  return 0
}

interface History { company: { code: string | null; name: string }; lines: { source: { name: string; asOf: string; by: string; withdrawn: unknown } }[]; said: { zh: string; en: string; unit: string; year: string | null; differs: boolean; values: { value: string | boolean; line: number; cell: string | null; counts: boolean }[] }[]; industry: { name: string } | null }
async function showCompany(id: string, context: Context): Promise<number> {
  const { io, say, json } = context
  const history = await (await context.door()).get<History>(`/api/companies/${encodeURIComponent(id)}/lines`)
  if (json) { await printJson(io, history); return 0 }
  const rows = history.said.flatMap(s => s.values.map(v => ({ s, v })))
  await io.out(`${history.company.name}  ${history.company.code ?? ''}${history.industry ? `  ${history.industry.name}` : ''}\n${table<(typeof rows)[number]>([
    { title: say({ zh: '事实', en: 'Fact' }), cell: r => `${say(r.s)}${r.s.year ? ` ${r.s.year}` : ''}` }, { title: say({ zh: '值', en: 'Value' }), cell: r => `${typeof r.v.value === 'boolean' ? say(r.v.value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }) : r.v.value} ${r.s.unit}`.trim(), right: true },
    { title: '', cell: r => say(r.v.counts ? (r.s.differs ? { zh: '● 为准，与别处不一致', en: '● counts, others differ' } : { zh: '● 为准', en: '● counts' }) : history.lines[r.v.line]!.source.withdrawn ? { zh: '× 已撤回', en: '× taken back' } : { zh: '○ 其他说法', en: '○ said elsewhere' }) },
    { title: say({ zh: '来源', en: 'Source' }), cell: r => { const { source } = history.lines[r.v.line]!; return `${source.name} ${r.v.cell ?? ''} ${source.asOf}` }, max: 60 },
  ], rows)}`)
  return 0
}

const grades: Record<keyof Counts, { zh: string; en: string }> = { error: { zh: '× 错误', en: '× error' }, warning: { zh: '! 警告', en: '! warning' }, info: { zh: '· 提示', en: '· note' } }
const problemTable = (rows: Problem[], say: Say) => (rows.length ? table<Problem>([{ title: say({ zh: '级别', en: 'Grade' }), cell: p => say(grades[p.severity]) }, { title: say({ zh: '单元格', en: 'Cell' }), cell: p => p.cell }, { title: say({ zh: '代码', en: 'Code' }), cell: p => p.code }, { title: say({ zh: '问题', en: 'Problem' }), cell: p => p.says, max: 80 }, { title: say({ zh: '怎么办', en: 'What to do' }), cell: p => p.next, max: 70 }], rows) : '')

async function dryProblems(door: Door, id: string): Promise<Problem[]> {
  const all: Problem[] = []
  for (;;) {
    const page = await door.get<{ items: Problem[]; total: number }>(`/api/register/imports/${id}/problems`, { limit: 1000, offset: all.length })
    all.push(...page.items)
    if (!page.items.length || all.length >= page.total) return all
  }
}

/** Posts JSON, or a file as it is. */
export async function posted<T>(door: Door, path: string, body: Blob | object): Promise<T> {
  const init = body instanceof Blob ? { body, headers: { 'Content-Type': 'application/octet-stream' } } : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }
  return (await door.call(path, { method: 'POST', ...init })).json() as Promise<T>
}

function mappingIn(path: string): Record<string, string | null> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new YinliError('path-missing', { path })
  try {
    const raw: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (raw && typeof raw === 'object' && !Array.isArray(raw) && Object.values(raw).every(v => v === null || typeof v === 'string')) return raw as Record<string, string | null>
  } catch { /* told below */ }
  throw new YinliError('manifest-invalid', { path: basename(path), what: '不是列到含义的对象 not an object of columns and meanings', form: '{"C": "revenue@2024|亿元", "D": null}' })
}
