import { useSettings, type Widen } from '../words/index.ts'

/** Every text of rounds, dispatch packs and forms. Chinese is the source; English has the same keys. */
const zh = {
  rounds: {
    title: '观摩', lead: '选项目、排路线、出一页材料、收评分、排名次。材料里的每个数字都有脚注。',
    name: '名称', on: '日期', create: '新建观摩', projects: (n: number) => `${n} 个项目`, judges: (n: number) => (n ? `${n} 位评委` : '评委未定'),
    emptyTitle: '还没有观摩', emptyHint: '填写名称和日期，新建一次；项目和路线随后再选。', nameHint: '例如：2026年秋季重大产业项目观摩', by: '登记人', byHint: '姓名或科室', all: '全部观摩',
  },
  round: {
    route: '项目与路线', routeLead: '按参观次序排列。可用按钮调整；焦点在某一站时，Alt+↑、Alt+↓ 同样移动。', stop: '站序', project: '项目', district: '所在地', act: '操作', unknown: '未知',
    up: (name: string) => `${name} 前移`, down: (name: string) => `${name} 后移`, remove: (name: string) => `移出 ${name}`, upShort: '前移', downShort: '后移', removeShort: '移出', look: '材料', lookAt: (name: string) => `看 ${name} 的材料`,
    moved: (name: string, n: number) => `${name} 现在是第 ${n} 站`, removed: (name: string) => `已移出 ${name}`, added: (name: string) => `已加入 ${name}`,
    add: '加入项目', addHint: '输入名称、业主或地名', adding: '加入', none: '没有符合的项目', already: '已加入', byDistrict: '按所在地归并', byDistrictHint: '同一区县的排在一起；只是建议，不计路程，保存后才生效',
    emptyTitle: '还没有项目', emptyHint: '在上面输入名称，加入要观摩的项目。',
    save: '保存', unsaved: '有改动未保存', saved: '已保存', discard: '放弃改动', saveFirst: '先保存改动，再下载或收评分。',
    judges: '评委与标准', judgesLabel: '评委（用顿号或逗号分隔）', criterion: '评分项', max: '满分', addCriterion: '加一项', removeCriterion: (name: string) => `删去评分项 ${name}`, removeCriterionShort: '删去', sum: (n: number) => `满分合计 ${n} 分`,
    dropHighest: '去掉最高分（个）', dropLowest: '去掉最低分（个）', dropFrom: '至少几位评委才去掉', noStandard: '评分项和分值没有统一标准，请按本次要求修改。',
    papers: '材料', allDocx: '全部材料（Word）', pack: '整包（ZIP）', packHint: '每个项目的材料、路线、评分表，离线可用', preview: '预览', oneDocx: '这一份（Word）', choose: '在路线里点“材料”，这里显示它的一页材料。', layoutNote: '按 GB/T 9704 版面，一项一页；打印前请在装有方正小标宋、仿宋字体的电脑上打开。',
    scores: '评分', sheetJudges: '评分表（每人一张）', sheetOne: '评分表（合为一张）', upload: '收回评分表', uploads: '收到的评分表', noScores: '还没有收到评分表。', counted: (n: number) => `计入 ${n} 个评分`, takeBack: '收回', grade: '级别', cell: '单元格', text: '内容', what: '说明',
    grades: { error: '错误', warning: '警告', note: '提示' }, problems: (n: number) => `${n} 处要看`, problemsOf: (name: string) => `${name} 里的问题`, blank: '（空）',
    ranking: '排名', rank: '名次', mean: '平均分', judgesCounted: '计入评委', rankBefore: '上次名次', meanBefore: '上次平均分', movement: '变化', up1: (n: number) => `↑ 升 ${n}`, down1: (n: number) => `↓ 降 ${n}`, same: '持平', fresh: '新进', unranked: '未排名', rankingXlsx: '排名（Excel）',
    before: (name: string) => `与“${name}”相比`, noBefore: '没有可比的上一次。', otherCriteria: '两次评分标准不同，只比名次，不比分数。', gone: (names: string) => `上次有、这次没有：${names}`, noRanking: '收到评分后，这里显示名次。',
    notes: '脚注', note: (n: number) => `脚注 ${n}`,
  },
  dispatch: {
    title: '调度简报', lead: '一段时间里已完成的、逾期的和待决策的，每条带出处。', from: '自', to: '至', docx: '简报（Word）', xlsx: '简报（Excel）', week: '近一周', month: '本月', quarter: '本季度',
    groups: { done: '已完成', late: '逾期未完成', decision: '待协调决策' }, none: { done: '这段时间未见已完成的节点。', late: '到这段时间末，未见逾期的承诺。', decision: '没有登记待协调的事项，也没有未处理的矛盾数字。可在项目页登记要素需求。' }, settle: '看两边原句并处理',
    project: '项目', what: '事项', when: '时间', source: '出处', late: (n: number) => `已逾期 ${n} 天`, wrongRange: '起始日期在截止日期之后。', others: (n: number) => `另有 ${n} 处同此`,
  },
  fill: {
    title: '填表', lead: '上传您自己的 Word 或 Excel 表，按名称填入项目的数字：Word 带脚注，Excel 带批注。', file: '选择模板（.docx、.xlsx）', otherFile: '换一个模板', noFile: '未选择', projects: '项目', names: '可用的名称', namesHint: '在要填的格子里写 {{总投资}} 这样的名称；{{#项目}} 与 {{/项目}} 之间的行逐个项目重复。',
    check: '看会填什么', download: '下载填好的表', name: '占位名', where: '位置', state: '结果', text: '内容', pick: '选哪一条', pickFor: (name: string, project: string) => `${project} 的 ${name} 选哪一条`, unpicked: '待选',
    states: { filled: '已填', several: '待选', other: '只有其他状态', unknown: '未知', undefined: '不认识的名称', loop: '循环有误' }, lost: '填好的表里不再有', chooseFirst: '先选模板和项目。', summary: (all: number, open: number) => `${all} 处占位名，${open} 处要看`, said: '已生成，正在下载', add: '加入', remove: (name: string) => `移出 ${name}`,
  },
}
export type BriefingWords = Widen<typeof zh>

const en: BriefingWords = {
  rounds: {
    title: 'Observation rounds', lead: 'Pick projects, order the route, print a page on each, take scores in, rank. Every figure in a brief has a footnote.',
    name: 'Name', on: 'Day', create: 'New round', projects: n => `${n} project${n === 1 ? '' : 's'}`, judges: n => (n ? `${n} judge${n === 1 ? '' : 's'}` : 'no judges yet'),
    emptyTitle: 'There is no round yet', emptyHint: 'Give a name and a day to make one; its projects and route come after.', nameHint: 'For example: Autumn round 2026', by: 'Entered by', byHint: 'Name or office', all: 'All rounds',
  },
  round: {
    route: 'Projects and route', routeLead: 'In the order of the visit. Use the buttons, or Alt+↑ and Alt+↓ while the focus is on a stop.', stop: 'Stop', project: 'Project', district: 'Place', act: 'Actions', unknown: 'unknown',
    up: name => `Move ${name} up`, down: name => `Move ${name} down`, remove: name => `Take ${name} off`, upShort: 'Up', downShort: 'Down', removeShort: 'Take off', look: 'Brief', lookAt: name => `See the brief of ${name}`,
    moved: (name, n) => `${name} is stop ${n} now`, removed: name => `${name} was taken off`, added: name => `${name} was added`,
    add: 'Add a project', addHint: 'Name, owner or place', adding: 'Add', none: 'No project matches', already: 'Added', byDistrict: 'Group by place', byDistrictHint: 'One district after the other; a suggestion without distances, kept only when you save',
    emptyTitle: 'No projects yet', emptyHint: 'Type a name above and add the projects to be visited.',
    save: 'Save', unsaved: 'There are unsaved changes', saved: 'Saved', discard: 'Discard changes', saveFirst: 'Save your changes before you download or take scores in.',
    judges: 'Judges and criteria', judgesLabel: 'Judges (parted by commas)', criterion: 'Criterion', max: 'Points', addCriterion: 'Add a criterion', removeCriterion: name => `Remove the criterion ${name}`, removeCriterionShort: 'Remove', sum: n => `${n} points in all`,
    dropHighest: 'Highest sums left out', dropLowest: 'Lowest sums left out', dropFrom: 'Only from so many judges on', noStandard: 'There is no standard for criteria and points: change them to what this round asks for.',
    papers: 'Briefs', allDocx: 'All briefs (Word)', pack: 'The whole pack (ZIP)', packHint: 'A brief for each project, the route and the score sheet, to be used offline', preview: 'Preview', oneDocx: 'This one (Word)', choose: 'Choose “Brief” at a stop to see its page here.', layoutNote: 'Laid out by GB/T 9704, a page each; print from a computer that has its fonts.',
    scores: 'Scores', sheetJudges: 'Score sheet (one a judge)', sheetOne: 'Score sheet (one for all)', upload: 'Take a filled sheet in', uploads: 'Score sheets received', noScores: 'No score sheet has been received.', counted: n => `${n} scores counted`, takeBack: 'Take back', grade: 'Grade', cell: 'Cell', text: 'Text', what: 'What',
    grades: { error: 'Error', warning: 'Warning', note: 'Note' }, problems: n => `${n} to look at`, problemsOf: name => `Problems in ${name}`, blank: '(blank)',
    ranking: 'Ranking', rank: 'Rank', mean: 'Mean', judgesCounted: 'Judges counted', rankBefore: 'Last rank', meanBefore: 'Last mean', movement: 'Change', up1: n => `↑ up ${n}`, down1: n => `↓ down ${n}`, same: 'same', fresh: 'new', unranked: 'not ranked', rankingXlsx: 'Ranking (Excel)',
    before: name => `Beside “${name}”`, noBefore: 'There is no round before to compare with.', otherCriteria: 'The two rounds were scored by different criteria: ranks are compared, points are not.', gone: names => `In the last round and not in this one: ${names}`, noRanking: 'Ranks stand here when scores have come in.',
    notes: 'Footnotes', note: n => `Footnote ${n}`,
  },
  dispatch: {
    title: 'Dispatch pack', lead: 'What was done, is late and waits for a decision in a range of days, each with its source.', from: 'From', to: 'To', docx: 'Pack (Word)', xlsx: 'Pack (Excel)', week: 'Past week', month: 'This month', quarter: 'This quarter',
    groups: { done: 'Done', late: 'Late', decision: 'To be decided' }, none: { done: 'Nothing is known to be done in these days.', late: 'No promise is late by the end of these days.', decision: 'Nothing is asked for, and no figures contradict each other unsettled. Needs are entered on the page of a project.' }, settle: 'See both sentences and settle it',
    project: 'Project', what: 'What', when: 'When', source: 'Source', late: n => `${n} days late`, wrongRange: 'The first day is after the last.', others: n => `${n} more say the same`,
  },
  fill: {
    title: 'Fill a form', lead: 'Upload a Word or Excel form of your own; figures of projects are filled in by name, with footnotes in Word and comments in Excel.', file: 'Choose a template (.docx, .xlsx)', otherFile: 'Choose another template', noFile: 'none chosen', projects: 'Projects', names: 'Names you can use', namesHint: 'Write a name such as {{总投资}} where it belongs; rows between {{#项目}} and {{/项目}} are repeated for each project.',
    check: 'See what will be filled in', download: 'Download the filled form', name: 'Name', where: 'Where', state: 'Result', text: 'Text', pick: 'Which one', pickFor: (name, project) => `Which ${name} of ${project}`, unpicked: 'to choose',
    states: { filled: 'filled', several: 'to choose', other: 'other status only', unknown: 'unknown', undefined: 'no such name', loop: 'loop not right' }, lost: 'The result does not have any more', chooseFirst: 'Choose a template and projects first.', summary: (all, open) => `${all} placeholders, ${open} to look at`, said: 'Made; downloading', add: 'Add', remove: name => `Remove ${name}`,
  },
}

const tables = { zh, en }
export const useBriefingWords = (): BriefingWords => tables[useSettings().lang]
