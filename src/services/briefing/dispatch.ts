import type { EntityRef, StoredClaim } from '../../ledger/ledger.ts'
import type { Model } from '../../model/model.ts'
import { dayWords, periodWords } from './days.ts'
import { milestoneWord } from './facts.ts'
import type { Block, Note, Paper } from './paper.ts'
import type { BriefSubject, Cite, Grounds } from './subject.ts'

export const dispatchGroups = ['done', 'late', 'decision'] as const
export type DispatchGroup = (typeof dispatchGroups)[number]
/** One line of the pack: what was done, is late, or somebody has to decide. `date`: ISO day, null where none is said; `days`: late. */
export interface DispatchLine extends Pick<Grounds, 'claim' | 'entry'> { group: DispatchGroup; subject: EntityRef; district: string | null; what: string; when: string; date: string | null; days: number | null; /** Further sources that say the same. */ others: number; /** Where pages contradict each other: which conflict, and what the others than `claim` say. */ conflict: Pick<OpenConflict, 'id' | 'against'> | null }
/** Statements of which one must be otherwise, and nobody has said which. `what`: the matter and each of them, with its page. */
export interface OpenConflict { id: string; subject: string; what: string; claim: StoredClaim; against: StoredClaim[] }

/** ISO days, both included. */
export interface Range { from: string; to: string }

/**
 * What was done within a range, what was promised by its end and is not done, and what is asked for or contradicts itself and is not settled; each by its date, then name.
 * `steps`: milestones that count.
 */
export function dispatchLines(subjects: Iterable<BriefSubject>, range: Range, model: Model, steps: readonly string[], conflicts: readonly OpenConflict[] = []): DispatchLine[] {
  const lines: DispatchLine[] = []
  const said = new Map<string, DispatchLine>()
  for (const subject of subjects) {
    const add = (group: DispatchGroup, { claim, entry }: Grounds, what: string, when: string, date: string | null, days: number | null = null, conflict: DispatchLine['conflict'] = null) => {
      const key = JSON.stringify([group, subject.entity.id, what, days === null && !claim?.from && !claim?.to ? null : when])
      const before = said.get(key)
      if (before) before.others++
      else {
        const line = { group, subject: subject.entity, district: subject.district?.entity.name ?? null, what, when, date, days, others: 0, claim, entry, conflict }
        said.set(key, line)
        lines.push(line)
      }
    }
    const step = ({ phase, milestone }: { phase: string | null; milestone: string }) => `${phase ?? ''}${milestoneWord(milestone, model)}`
    for (const o of subject.observed) if (!o.ongoing && steps.includes(o.milestone) && happenedWithin(o, range)) add('done', o, step(o), periodWords(o.from, o.to) || `${dayWords(o.known!)}见报`, o.to ?? o.from ?? o.known)
    for (const p of subject.promised) if (p.state === 'overdue' && p.due <= range.to) add('late', p, step(p), periodWords(p.from, p.due), p.due, p.late)
    for (const entry of subject.needs) {
      const due = typeof entry.fields['due'] === 'string' ? entry.fields['due'] : null
      if ((entry.fields['state'] ?? 'open') === 'open' && entry.at.slice(0, 10) <= range.to) add('decision', { claim: null, entry }, String(entry.fields['what'] ?? ''), due ? `${dayWords(due)}前` : '未定期限', due)
    }
    for (const { id, what, claim, against } of conflicts.filter(c => c.subject === subject.entity.id)) add('decision', { claim, entry: null }, what, '未定期限', null, null, { id, against })
  }
  const order = (l: DispatchLine) => `${dispatchGroups.indexOf(l.group)} ${l.date ?? '9999'} ${l.subject.name}`
  return lines.map(line => ({ line, key: order(line) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => line)
}

/** A day or month that lies within; of a longer period, or where no day is said, what became known within. */
function happenedWithin({ from, to, known }: BriefSubject['observed'][number], range: Range): boolean {
  if (from && to && from >= range.from && to <= range.to) return true
  const within = (day: string | null) => day !== null && day >= range.from && day <= range.to
  return (!from && !to || (from ?? '') <= range.to && (to ?? '9999') >= range.from) && within(known)
}

const columns: Record<DispatchGroup, { title: string; head: string[]; none: string; row: (line: DispatchLine) => [string, string] }> = {
  done: { title: '已完成', head: ['项目', '事项', '完成时间'], none: '本期未见已完成的节点。', row: l => [l.what, l.when] },
  late: { title: '逾期未完成', head: ['项目', '承诺事项', '应完成时间'], none: '本期未见逾期的承诺。', row: l => [l.what, `${l.when}，已逾期${l.days}天`] },
  decision: { title: '待协调决策', head: ['项目', '需要协调的事项', '期限'], none: '本期没有登记待协调的事项，也没有未处理的矛盾数字。', row: l => [l.what, l.when] },
}

/** The source of a line as a footnote, or those of all that contradict each other; how many more say the same. */
export function lineNotes(line: DispatchLine, cite: Cite): Note[] {
  return [line, ...(line.conflict?.against ?? []).map(claim => ({ claim, entry: null }))].flatMap((grounds, i) => {
    const note = cite(grounds)
    return note ? (i === 0 && line.others ? { ...note, text: `${note.text.replace(/。$/, '')}（另有${line.others}处同此）。` } : note) : []
  })
}

/** The pack as a paper, every line with a footnote. */
export function dispatchPaper(lines: readonly DispatchLine[], range: Range, cite: Cite): Paper {
  return {
    title: '项目调度简报', subtitle: `（${dayWords(range.from)}至${dayWords(range.to)}）`,
    blocks: dispatchGroups.flatMap((group, i): Block[] => {
      const own = lines.filter(line => line.group === group)
      const { title, head, none, row } = columns[group]
      return [
        { kind: 'heading', text: `${'一二三'[i]}、${title}（${own.length}项）` },
        own.length ? { kind: 'table', head: ['序号', ...head], widths: [9, 33, 35, 23], rows: own.map((line, n) => {
          const [what, when] = row(line)
          return [[String(n + 1)], [line.district && !line.subject.name.includes(line.district) ? `${line.subject.name}（${line.district}）` : line.subject.name], [{ text: what, notes: lineNotes(line, cite) }], [when]]
        }) } : { kind: 'text', pieces: [none] },
      ]
    }),
  }
}

/** The pack as a workbook: one sheet, a line each, its source in a column of its own. */
export async function dispatchSheet(lines: readonly DispatchLine[], range: Range, cite: Cite): Promise<Uint8Array<ArrayBuffer>> {
  const { tableBook } = await import('./sheets.ts')
  return tableBook([{
    name: '调度简报', title: `项目调度简报（${dayWords(range.from)}至${dayWords(range.to)}）`, columns: [['类别', 12], ['项目', 34], ['所在地', 14], ['事项', 36], ['时间', 24], ['逾期天数', 10], ['出处', 70]],
    rows: lines.map(l => [columns[l.group].title, l.subject.name, l.district, l.what, l.when, l.days, lineNotes(l, cite).map(note => note.text).join('') || null]),
  }])
}
