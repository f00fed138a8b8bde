import type { Widen } from '../words/index.ts'

const zh = {
  title: '政策',
  lead: '每项政策写成条款、规则和用例；标记说明依据有多可靠，没有核实的绝不当作已核实。',
  day: '哪一天有效', everyVersion: '全部版本', on: (day: string) => `${day} 有效`,
  total: (n: number) => `共 ${n} 项`,
  columns: { name: '政策', level: '层级', issuer: '发文机关', document: '文号', force: '有效期', confidence: '依据', missing: '待录入', conditions: '条件', cases: '用例', version: '版本' },
  levels: { national: '国家', province: '省', city: '市', district: '区县、园区' },
  from: (from: string, to: string | null) => `${from} 起${to ? `，至 ${to}` : ''}`,
  toEnter: '待录入', complete: '齐全', missing: (n: number) => `${n} 项待录入`,
  marks: {
    title: '依据的标记', hint: '每条规则都带一个标记，说明数字从哪里来。',
    P: '官方原文，逐字核对', S: '一处转录，未与原文核对', S2: '两处独立转录一致', M: '未核实：凭记忆或推断，只作线索',
    unverified: '未核实',
  },
  none: '这一天没有有效的政策。', noneHint: '换一天，或看全部版本。',
  page: {
    notFound: '这一天没有这项政策', notFoundHint: '它可能在别的时间有效；请从政策列表中选择版本。',
    force: '有效期', issuer: '发文机关', document: '文号', confidence: '依据', sources: '出处', noSources: '没有公开网址',
    versions: '版本', compare: '对照另一版本', noCompare: '不对照', same: '两版在这些方面相同。', gone: '没有', notes: '说明',
    clauses: '条款', rule: '规则', cases: '用例', noClauses: '没有列出条款。', noCases: '还没有用例。',
    beside: '点条款，看写成它的规则；点规则，看它的条款和写法。',
    applies: '适用范围', how: { is: '', all: '全部满足', any: '满足其一', none: '都不能有', atLeast: '至少满足' }, atLeast: (n: number) => `至少满足 ${n} 项`,
    line: (n: number) => `第 ${n} 行`, clauseOf: (c: string) => `依据 ${c}`,
    right: '结果与预期一致', wrong: '结果与预期不同', allRight: (n: number) => `${n} 个用例，结果全部与预期一致`, someWrong: (n: number, of: number) => `${of} 个用例中 ${n} 个与预期不同`,
    given: '已知', expected: '预期', onDay: (d: string) => `按 ${d} 的规则`,
    expect: { outcome: '结果', class: '划型', failed: '不满足', needs: '还缺', benefit: '金额' },
    parameters: '参数', parameter: '参数', value: '取值', unentered: '待录入', unenteredHint: '规则用到它时结果只会是“还不能断定”，不会猜。',
    scores: '评分', most: (n: number) => `最高 ${n} 分`, sum: '各项相加', greatest: '取最高一项', points: '分值', when: '条件', then: '得', other: '其他',
    bandsOf: (what: string) => `按 ${what}`, values: '计算的数', classes: '划型标准', industries: '行业', code: '行业代码', least: (name: string) => `${name}不低于`, benefit: '可得',
    facts: '用到的数据', back: (n: number) => (n ? `（早 ${n} 年）` : ''), text: '规则文件全文', companies: '名录中的企业', noCompanies: '名录还是空的。',
    diff: { what: '项', before: '原', after: '现', document: '文号', force: '有效期', benefit: '可得', added: '新增', removed: '取消', changed: '改动', condition: '条件', parameter: '参数', score: '评分', clause: '条款' },
    missingTitle: '还不能下全部结论：以下待录入',
  },
}
export type PolicyWords = Widen<typeof zh>

const en: PolicyWords = {
  title: 'Policies',
  lead: 'Each policy as clauses, rules and cases; marks say how sure its figures are, and nothing unverified passes for verified.',
  day: 'In force on', everyVersion: 'Every version', on: day => `in force on ${day}`,
  total: n => `${n} ${n === 1 ? 'policy' : 'policies'}`,
  columns: { name: 'Policy', level: 'Level', issuer: 'Issuer', document: 'Document', force: 'In force', confidence: 'Ground', missing: 'To be entered', conditions: 'Conditions', cases: 'Cases', version: 'Version' },
  levels: { national: 'National', province: 'Province', city: 'City', district: 'District or park' },
  from: (from, to) => `from ${from}${to ? ` to ${to}` : ''}`,
  toEnter: 'To be entered', complete: 'Complete', missing: n => `${n} to be entered`,
  marks: {
    title: 'Marks', hint: 'Every rule bears a mark that says where its figures come from.',
    P: 'official text, read word for word', S: 'one transcription, not compared with the original', S2: 'two independent transcriptions agree', M: 'unverified: from memory or inferred, a lead only',
    unverified: 'unverified',
  },
  none: 'No policy is in force on that day.', noneHint: 'Choose another day, or every version.',
  page: {
    notFound: 'No such policy on that day', notFoundHint: 'It may be in force at another time; choose a version from the list.',
    force: 'In force', issuer: 'Issuer', document: 'Document', confidence: 'Ground', sources: 'Sources', noSources: 'No public address',
    versions: 'Versions', compare: 'Compare with', noCompare: 'nothing', same: 'The two versions are alike in these.', gone: 'none', notes: 'Notes',
    clauses: 'Clauses', rule: 'Rule', cases: 'Cases', noClauses: 'No clauses listed.', noCases: 'No cases yet.',
    beside: 'Choose a clause to see the rule made of it; choose a rule to see its clause.',
    applies: 'Who it applies to', how: { is: '', all: 'all of', any: 'one of', none: 'none of', atLeast: 'at least' }, atLeast: n => `at least ${n} of`,
    line: n => `line ${n}`, clauseOf: c => `by ${c}`,
    right: 'as expected', wrong: 'not as expected', allRight: n => `${n} ${n === 1 ? 'case' : 'cases'}, all as expected`, someWrong: (n, of) => `${n} of ${of} cases not as expected`,
    given: 'Known', expected: 'Expected', onDay: d => `by the rule of ${d}`,
    expect: { outcome: 'Outcome', class: 'Class', failed: 'Not met', needs: 'Missing', benefit: 'Amount' },
    parameters: 'Parameters', parameter: 'Parameter', value: 'Value', unentered: 'to be entered', unenteredHint: 'Where a rule needs it, the outcome stays “cannot be told yet”; nothing is guessed.',
    scores: 'Points', most: n => `at most ${n}`, sum: 'the sum of', greatest: 'the greatest of', points: 'Points', when: 'Where', then: 'gives', other: 'otherwise',
    bandsOf: what => `by ${what}`, values: 'Worked out', classes: 'Size classes', industries: 'Industry', code: 'Codes', least: name => `${name}: at least`, benefit: 'Gives',
    facts: 'Data it uses', back: n => (n ? ` (${n} ${n === 1 ? 'year' : 'years'} before)` : ''), text: 'The whole rule file', companies: 'Companies of the register', noCompanies: 'The register is empty.',
    diff: { what: 'Item', before: 'Before', after: 'Now', document: 'Document', force: 'In force', benefit: 'Gives', added: 'added', removed: 'dropped', changed: 'changed', condition: 'Condition', parameter: 'Parameter', score: 'Points', clause: 'Clause' },
    missingTitle: 'Not every conclusion can be drawn yet: to be entered',
  },
}

export const policyWords = { zh, en }
