import { contentId } from '../../base/ids.ts'
import { everyEntry, follow } from '../../ledger/follow.ts'
import { followStories } from '../../ledger/follow-stories.ts'
import type { EntityRef, Entry, Ledger } from '../../ledger/ledger.ts'
import { readAnnounced, type Stretch, type Told } from './announced.ts'
import { byOwner, inherited, type Above } from './inherit.ts'
import { planEntries, planEntryKinds, planOf, type TaskState } from './entries.ts'

export interface Plan { id: string; name: string; byHand: boolean; tasks: number; done: number; late: number; announced: { of: string; n: number; named: number }[]; released: string | null; lastSeen: string | null }
/** A task of a plan: named by a page, told of by a claim (part of the programme), or written down. */
export interface Task {
  id: string
  title: string
  parent: string | null
  owner: string | null
  due: string | null
  phase: string | null
  state: TaskState
  late: boolean
  from: 'page' | 'claim' | 'person'
  entity: EntityRef | null
  /** Where it is named. */
  where: (Stretch & { claim: string | null }) | null
  /** The task of the plan above that it takes up, as somebody wrote it down: id or title. */
  serves: string | null
  /** What shows its state, as somebody wrote it. */
  evidence: string | null
  entries: Entry[]
}
export interface PlanPage extends Plan { asOf: string; phases: { name: string; where: Stretch | null }[]; list: Task[]; counts: Record<TaskState, number>; milestones: { of: string; on: string | null; claim: string; planned: boolean }[]; announcements: { of: string; n: number; named: number; where: Stretch; }[]; entries: Entry[]; owners: ReturnType<typeof byOwner>; above: Above | null; below: { id: string; name: string }[] }
export interface Plans { list(asOf: string): Promise<Plan[]>; plan(id: string, asOf: string): Promise<PlanPage | null> }

interface Row { ref: EntityRef; milestones: PlanPage['milestones']; lastSeen: string | null; parts: { programme: string; claim: string; document: string; start: number; end: number; publishedOn: string | null }[] }

/** Plans: programmes that pages name, with the tasks they name, and plans and tasks that people write down. */
export function createPlans(ledger: Ledger): Plans {
  const told = followStories<Told>(ledger, 'plan-stories', readAnnounced, row => [row.programme])
  const rows = follow<Row>(ledger, { name: 'plans', types: ['programme', 'project', 'facility', 'event', 'product', 'institution'], properties: ['milestone', 'part_of', 'count', 'built_by'] }, ({ claims }) => {
    const ref = claims[0]!.subject
    const parts = claims.flatMap(c => (c.property === 'part_of' && c.object?.type === 'programme' ? [{ programme: c.object.id, claim: c.id, document: c.document, start: c.start, end: c.end, publishedOn: c.publishedOn }] : []))
    if (ref.type !== 'programme' && parts.length === 0) return null
    const milestones = ref.type === 'programme' ? claims.filter(c => c.property === 'milestone' && c.of).map(c => ({ of: c.of!, on: c.from, claim: c.id, planned: c.modality === 'planned' })) : []
    return { ref, milestones, lastSeen: claims[0]!.publishedOn, parts }
  })

  async function all(asOf: string): Promise<PlanPage[]> {
    const [stories, claimed, entries] = [(await told()).rows, (await rows()).rows, await everyEntry(ledger, { kinds: planEntryKinds })]
    const programmes = new Map<string, Source>()
    const at = (id: string, name: string) => { const own = programmes.get(id) ?? { id, name, byHand: false, told: [], row: null, parts: [], entries: [] }; programmes.set(id, own); return own }
    for (const row of claimed.values()) if (row.ref.type === 'programme') at(row.ref.id, row.ref.name).row = row
    for (const t of [...stories.values()].flat()) at(t.programme, claimed.get(t.programme)?.ref.name ?? t.name).told.push(t)
    for (const row of claimed.values()) for (const part of row.parts) programmes.get(part.programme)?.parts.push({ ...part, ref: row.ref })
    for (const entry of entries) {
      const id = planOf(entry)
      const hand = entry.kind === 'plan' ? planEntries.plan.parse(entry.fields).name : null
      if (hand) Object.assign(at(id, hand), { name: hand, byHand: true })
      ;(programmes.get(id) ?? at(id, id)).entries.push(entry)
    }
    return [...programmes.values()].map(source => planPage(source, asOf))
  }
  return {
    list: async asOf => (await all(asOf)).map(summary).sort((a, b) => b.tasks - a.tasks || b.announced.length - a.announced.length || compare(b.lastSeen ?? '', a.lastSeen ?? '') || compare(a.name, b.name)),
    plan: async (id, asOf) => {
      const found = await all(asOf)
      // Any id the programme ever had.
      const own = found.find(p => p.id === id) ?? await (async () => { const entity = await ledger.entity(id); return found.find(p => p.id === entity?.id) })()
      if (!own) return null
      const above = found.find(p => p.id === own.above?.plan)
      return { ...own, above: above ? inherited(own.list, above) : own.above && { ...own.above, plan: null }, below: found.filter(p => p.above?.plan === own.id).map(p => ({ id: p.id, name: p.name })) }
    },
  }
}

interface Source { id: string; name: string; byHand: boolean; told: Told[]; row: Row | null; parts: (Row['parts'][number] & { ref: EntityRef })[]; entries: Entry[] }

function planPage({ id, name, byHand, told, row, parts, entries }: Source, asOf: string): PlanPage {
  const tasks = new Map<string, Task>()
  const add = (task: Pick<Task, 'title' | 'from'> & Partial<Task>) => {
    const own = task.id ?? contentId(['task', id, task.title]).slice(0, 12)
    if (!tasks.has(own)) tasks.set(own, { parent: null, owner: null, due: null, phase: null, state: 'open', late: false, entity: null, where: null, serves: null, evidence: null, entries: [], ...task, id: own })
  }
  const announcements = distinct(told.flatMap(t => (t.kind === 'announced' ? [t] : [])))
  for (const a of announcements) for (const { title, ...where } of a.tasks) add({ title, from: 'page', parent: a.of, where: { ...where, claim: null } })
  for (const p of parts) add({ title: p.ref.name, from: 'claim', entity: p.ref, where: { document: p.document, start: p.start, end: p.end, publishedOn: p.publishedOn, claim: p.claim } })
  // The oldest first, so that the newest word stands.
  for (const entry of [...entries].reverse()) {
    if (entry.kind === 'plan-task') add({ ...planEntries['plan-task'].parse(entry.fields), id: entry.id.slice(0, 12), from: 'person', entries: [entry] })
    if (entry.kind === 'task-state' || entry.kind === 'task-given') {
      const { task, ...given } = planEntries[entry.kind].parse(entry.fields)
      const own = tasks.get(task)
      if (own) { Object.assign(own, Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined))); own.entries.unshift(entry) }
    }
  }
  const list = [...tasks.values()].map(t => ({ ...t, late: t.due !== null && t.due < asOf && (t.state === 'open' || t.state === 'doing') }))
  const phased = told.find(t => t.kind === 'phased')
  const named = (of: string) => list.filter(t => t.parent === of).length
  const counts: Record<TaskState, number> = { open: 0, doing: 0, done: 0, dropped: 0 }
  for (const t of list) counts[t.state]++
  return {
    id, name, byHand, asOf, list, counts, tasks: list.length, done: counts.done, late: list.filter(t => t.late).length, entries,
    phases: phased?.kind === 'phased' ? phased.phases.map(p => ({ name: p, where: { document: phased.document, start: phased.start, end: phased.end, publishedOn: phased.publishedOn } })) : [...new Set(list.flatMap(t => t.phase ?? []))].map(p => ({ name: p, where: null })),
    announced: announcements.map(a => ({ of: a.of, n: a.announced, named: named(a.of) })),
    announcements: announcements.map(({ of, announced: n, document, start, end, publishedOn }) => ({ of, n, named: named(of), where: { document, start, end, publishedOn } })),
    milestones: row?.milestones ?? [], owners: byOwner(list), above: entries.flatMap(e => (e.kind === 'plan-above' ? [namedAbove(planEntries['plan-above'].parse(e.fields))] : []))[0] ?? null, below: [], released: row?.milestones.find(m => m.of === 'released' && !m.planned)?.on ?? null, lastSeen: row?.lastSeen ?? told[0]?.publishedOn ?? null,
  }
}

/** A plan above that is not in the ledger: its tasks are unknown. */
const namedAbove = ({ plan, name }: { plan?: string; name: string }): Above => ({ plan: plan ?? null, name, unnamed: 0, tasks: [] })

/** One of those that announce the same number of the same; the one that names most. */
function distinct(announced: Extract<Told, { kind: 'announced' }>[]) {
  const best = new Map<string, (typeof announced)[number]>()
  for (const a of announced) { const key = `${a.announced} ${a.of}`; if ((best.get(key)?.tasks.length ?? -1) < a.tasks.length) best.set(key, a) }
  return [...best.values()]
}

const summary = ({ id, name, byHand, tasks, done, late, announced, released, lastSeen }: PlanPage): Plan => ({ id, name, byHand, tasks, done, late, announced, released, lastSeen })
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
