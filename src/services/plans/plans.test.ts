import { expect, it } from 'vitest'
import { fakeLedger } from '../../../test/support/fake-ledger.ts'
import type { Story } from '../../ledger/ledger.ts'
import { numberOf, readAnnounced } from './announced.ts'
import { dueDay } from './due.ts'
import { listedTasks } from './import.ts'
import { createPlans } from './plans.ts'

const story = (text: string, programme = '青禾市智造行动计划'): Story => ({
  id: 'a', document: 'd', headline: null, place: null, publishedOn: '2026-03-01', publisher: null, text, runs: [[0, 0, text.length]],
  mentions: [{ start: text.indexOf(programme), end: text.indexOf(programme) + programme.length, type: 'programme', name: programme, entity: 'p' }],
})
const shown = (text: string) => readAnnounced(story(text)).map(t => (t.kind === 'announced' ? `${t.of} ${t.tasks.length}/${t.announced}: ${t.tasks.map(x => x.title).join(' ')}` : `phases ${t.phases.join(' ')}`))

it.each<[string, string[]]>([
  ['《青禾市智造行动计划》发布，着手开展底座夯实、数据汇聚、场景开放等三大工程以及12项具体任务。', ['工程 3/3: 底座夯实 数据汇聚 场景开放', '具体任务 0/12: ']],
  ['青禾市智造行动计划启动，分前期、中期、后期三个阶段开展甲类整治、乙类整治等七大专项行动。', ['专项行动 2/7: 甲类整治 乙类整治', 'phases 前期 中期 后期']],
  ['青禾市智造行动计划发布。会议审议了3项任务。', ['任务 0/3: ']],
  ['青禾市智造行动计划实施数据“进园区、进车间”行动、夜校开课等四项重点任务。', ['重点任务 2/4: 数据“进园区、进车间”行动 夜校开课']],
  ['青禾市智造行动计划共有2000人参加。', []],
  ['青禾市智造行动计划按照五个行动方案的要求推进。', []],
])('%s', (text, expected) => expect(shown(text)).toEqual(expected))

it.each<[string, string, string[]]>([
  ['五百工程', '五百工程现场会强调，要推进两大行动。', []],
  ['八大提升工程', '八大提升工程启动，推进绿廊连通、老街焕新等八大工程，落实12项具体任务。', ['工程 2/8: 绿廊连通 老街焕新']],
  ['三年行动计划', '三年行动计划启动，推进绿廊连通、老街焕新等八大工程。', ['工程 2/8: 绿廊连通 老街焕新']],
  ['“清河+清岸”行动', `全市“清河+清岸”行动\n攻坚打响\n　　${'各镇召开会议，干部走上岸线。'.repeat(15)}开展河道清淤、岸坡加固等五大行动。`, ['行动 2/5: 河道清淤 岸坡加固']],
])('%s takes its own lists alone', (programme, text, expected) => expect(readAnnounced(story(text, programme)).flatMap(t => (t.kind === 'announced' ? [`${t.of} ${t.tasks.length}/${t.announced}: ${t.tasks.map(x => x.title).join(' ')}`] : []))).toEqual(expected))

it.each<[string, number]>([['六', 6], ['十', 10], ['十六', 16], ['二十', 20], ['16', 16], ['两', 2], ['百', 0]])('%s is %d', (words, n) => expect(numberOf(words)).toBe(n))
it.each<[string, string | null]>([['2026-6-3', '2026-06-03'], ['2026年6月底', '2026-06-30'], ['2026年2月', '2026-02-28'], ['2026年底', '2026-12-31'], ['2026/13/1', null], ['长期', null]])('%s is due on %s', (words, day) => expect(dueDay(words)).toBe(day))

it('a list of an office is read by its header, and what is no day is said', () => {
  const cells = [['序号', '工作任务', '牵头单位', '完成时限', '状态'], ['1', '建标准厂房', '工信局', '2026年6月底', '未完成'], ['2', '办招聘会', '人社局', '长期', '已完成']]
  let text = ''
  const rows = cells.map((row, r) => row.map((word, column) => { const start = text.length; text += `${word}\t`; return { start, end: start + word.length, column, address: `${'ABCDE'[column]}${r + 1}` } }))
  expect(listedTasks({ text, tables: [{ name: '表', start: 0, end: text.length, rows }] })).toMatchObject([
    { cell: 'A2', title: '建标准厂房', owner: '工信局', due: '2026-06-30', state: 'open', unread: [] }, { title: '办招聘会', due: null, state: 'done', unread: ['长期'] },
  ])
  expect(() => listedTasks({ text: '', tables: [] })).toThrow(expect.objectContaining({ code: 'request-invalid' }))
})

it('tasks named by a page stand beside those written down; what is past its day and not done is late; an entry can be taken back', async () => {
  const ledger = fakeLedger()
  ledger.stories = async function* () { yield story('《青禾市智造行动计划》开展底座夯实、数据汇聚等四项任务。') }
  const plans = createPlans(ledger)
  const [first] = await plans.list('2026-03-10')
  expect(first).toMatchObject({ id: 'p', tasks: 2, announced: [{ of: '任务', n: 4, named: 2 }] })
  const task = (await plans.plan('p', '2026-03-10'))!.list[0]!
  await ledger.enter({ kind: 'task-given', about: 'plan:p', fields: { task: task.id, owner: '工信局', due: '2026-03-31' }, by: '林样', why: '' })
  await ledger.enter({ kind: 'plan-task', about: 'plan:p', fields: { title: '人才引进', parent: '任务' }, by: '林样', why: '' })
  expect(await plans.plan('p', '2026-04-01')).toMatchObject({ late: 1, announced: [{ named: 3 }], list: [{ owner: '工信局', late: true }, { late: false }, { title: '人才引进', from: 'person' }] })
  const done = await ledger.enter({ kind: 'task-state', about: 'plan:p', fields: { task: task.id, state: 'done' }, by: '林样', why: '' })
  expect(await plans.plan('p', '2026-04-01')).toMatchObject({ late: 0, done: 1 })
  await ledger.withdrawEntry(done.id, '林样')
  expect(await plans.plan('p', '2026-04-01')).toMatchObject({ late: 1, done: 0 })
})

it('a plan of a department is held against the plan above: what is taken up, by whom, by when', async () => {
  const ledger = fakeLedger()
  ledger.stories = async function* () { yield story('《青禾市智造行动计划》开展底座夯实、数据汇聚、夜校开课等四项任务。') }
  const plans = createPlans(ledger)
  const enter = (kind: string, fields: Record<string, unknown>, about = 'plan:own') => ledger.enter({ kind, about, fields, by: '林样', why: '' })
  const [base, data, school] = (await plans.plan('p', '2026-03-10'))!.list
  await enter('task-given', { task: data!.id, due: '2026-06-30' }, 'plan:p')
  await enter('plan', { name: '工信局工作方案' })
  await enter('plan-above', { plan: 'p', name: '青禾市智造行动计划' })
  await enter('plan-task', { title: '底座夯实', owner: '科技科' })
  await enter('plan-task', { title: '建数据湖', due: '2026-09-30', serves: data!.id })
  const own = (await plans.plan('own', '2026-03-10'))!
  expect(own.above).toMatchObject({ plan: 'p', unnamed: 1, tasks: [{ id: base!.id, gaps: [] }, { id: data!.id, gaps: ['ownerless', 'later'] }, { id: school!.id, taken: [], gaps: ['untaken'] }] })
  expect(own.owners).toEqual([{ owner: '科技科', tasks: 1, done: 0, late: 0 }, { owner: null, tasks: 1, done: 0, late: 0 }])
  expect((await plans.plan('p', '2026-03-10'))!.below).toEqual([{ id: 'own', name: '工信局工作方案' }])
  await enter('plan-above', { name: '省五项行动方案' })
  expect((await plans.plan('own', '2026-03-10'))!.above).toEqual({ plan: null, name: '省五项行动方案', unnamed: 0, tasks: [] })
})
