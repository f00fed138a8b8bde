import { basename } from 'node:path'
import type { Context } from '../context.ts'
import { printJson } from '../context.ts'
import { defaultBodyLimit } from '../../../app.ts'
import { findPages, readSteadily, sayPath } from '../files.ts'
import { table } from '../table.ts'

interface Problem { severity: 'error' | 'warning' | 'info'; address: string; value: string; text: string }
interface Preview {
  pages: number | null
  characters: number
  tables: { name: string; rows: number; claims: number; columns: { address: string; header: string; unit: string | null; as: string; property: string | null; of: string | null }[] | null; problems: Problem[]; counts: Record<Problem['severity'], number> }[]
}

/** Says how sheets would be read, without writing anything. Exit code 1 when a table has errors. */
export async function preview(paths: string[], { date }: { date?: string }, { io, say, json, door, speech }: Context): Promise<number> {
  const { files } = await findPages(paths, io.cwd)
  const ledger = await door()
  const seen: ({ path: string } & Preview)[] = []
  for (const path of files) {
    const form = new FormData()
    form.set('file', new File([await readSteadily(path, defaultBodyLimit) as Uint8Array<ArrayBuffer>], basename(path)))
    if (date) form.set('date', date)
    const answer = await ledger.call('/api/documents/preview', { method: 'POST', body: form, headers: { 'Accept-Language': speech === 'en' ? 'en' : 'zh' } })
    seen.push({ path: sayPath(path, io.cwd), ...await answer.json() as Preview })
  }
  if (json) await printJson(io, { files: seen })
  else for (const file of seen) await io.out(told(file, say))
  return seen.some(file => file.tables.some(t => t.counts.error)) ? 1 : 0
}

function told({ path, pages, characters, tables }: { path: string } & Preview, say: Context['say']): string {
  const about = `${path}  ${pages ? say({ zh: `${pages} 页，`, en: `${pages} pages, ` }) : ''}${say({ zh: `${characters} 字`, en: `${characters} characters` })}`
  if (!tables.length) return `${about}  ${say({ zh: '没有表格', en: 'no tables' })}\n`
  return [`${about}\n`, ...tables.map(one => [
    `\n${one.name}  ${one.columns ? say({ zh: `${one.rows} 行，可得 ${one.claims} 条事实`, en: `${one.rows} rows, ${one.claims} claims to be had` }) : ''}\n`,
    one.columns ? table([
      { title: say({ zh: '列', en: 'column' }), cell: c => c.address.replace(/\d+$/, '') }, { title: say({ zh: '表头', en: 'header' }), cell: c => c.header },
      { title: say({ zh: '读作', en: 'read as' }), cell: c => say(fields[c.as] ?? { zh: '', en: '' }) || [c.property ?? c.as, c.of].filter(Boolean).join(' ') }, { title: say({ zh: '单位', en: 'unit' }), cell: c => c.unit ?? '' },
    ], one.columns) : '',
    ...one.problems.map(p => `${say(grades[p.severity])} ${p.address} ${p.value ? `“${p.value}” ` : ''}${p.text}\n`),
  ].join(''))].join('')
}

const grades = { error: { zh: '错误', en: 'error' }, warning: { zh: '提醒', en: 'warning' }, info: { zh: '说明', en: 'note' } }
const fields: Record<string, { zh: string; en: string }> = {
  subject: { zh: '主体名称', en: 'name of the subject' }, stage: { zh: '进展阶段', en: 'stage' }, private: { zh: '不读（个人信息）', en: 'not read (personal data)' },
  none: { zh: '不读', en: 'not read' }, unknown: { zh: '未知，只存文字', en: 'unknown, kept as text' },
}
