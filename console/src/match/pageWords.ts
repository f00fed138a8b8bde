const zh = {
  title: '政策匹配', lead: '一家企业能享受什么、还差什么；一项政策有谁符合、要花多少、该告诉谁。每个结果都能打开条文、所用数据的出处和日期。',
  tabs: { company: '企业看政策', policy: '政策看企业', offers: '免申即享' }, on: '按哪一天',
  whose: '哪家企业', ofRegister: '名录中的企业', typed: '直接填数', pick: '企业名称或统一社会信用代码', noneFound: '名录里没有这样的企业。可以换一个词，或直接填数。', choose: '在上面找一家企业，或改为直接填数，就能看到全部政策的结果。', change: '换一家',
  typedLead: '填知道的，不知道的留空，不要填零。只用来算，不保存。', more: '填更多', fewer: '收起', see: '看结果', yes: '是', no: '否', unset: '不知道',
  counts: (n: { met: number; unknown: number; unmet: number; na: number }) => `符合 ${n.met} 项，还不能断定 ${n.unknown} 项，不符合 ${n.unmet} 项，不适用 ${n.na} 项`,
  sections: { met: '符合', unknown: '还不能断定：补上所缺就有结论', unmet: '不符合', 'not-applicable': '不适用' }, profile: '企业档案',
  policy: '哪项政策', cost: '总额', costOpen: (n: number) => `另有 ${n} 家的金额算不出`, everyone: (n: number) => `名录共 ${n} 家`, filterName: '企业名称或代码', industry: '行业代码开头', place: '区划代码开头', sort: '排序', byAmount: '按金额', byName: '按名称', all: '全部',
  company: '企业', outcome: '结果', amount: '金额', reason: '理由或还缺什么', why: '依据', shown: (a: number, b: number) => (a === b ? `共 ${b} 家` : `已列 ${a} 家，共 ${b} 家`), next: '再看一些', xlsx: '导出 XLSX', csv: '导出 CSV', noCompanies: '没有这样的企业', noCompaniesHint: '换一个结果、日期或筛选条件。', noRegister: '名录还是空的', noRegisterHint: '先在“企业”里导入名录，或用“企业看政策”直接填数。', importLink: '去导入名录',
  offersLead: '符合条件的企业不用申请：照单推送、兑付。每一步记下谁、何时；登错可以撤回。', states: { open: '待处理', pushed: '已推送', paid: '已兑付', refused: '不予兑现', all: '全部' }, act: { pushed: '登记已推送', paid: '登记已兑付', refused: '不予兑现' }, by: '经办人', whyRefused: '理由（不予兑现必填）', chosen: (n: number) => `已选 ${n} 家`, chooseAll: '选本页全部', chooseOne: (name: string) => `选 ${name}`, undo: '撤回', gone: '现已不符合', done: '已登记', undone: '已撤回', noneOpen: '没有待处理的', noneOpenHint: '符合条件的都已处理，或现在还没有企业符合。', handled: '办理',
}
const en: typeof zh = {
  title: 'Match', lead: 'What a company is entitled to and what is missing; who qualifies for a policy, what it costs, whom to tell. Every outcome opens its clause and the source and day of the figures used.',
  tabs: { company: 'One company', policy: 'One policy', offers: 'Without applying' }, on: 'As of',
  whose: 'Which company', ofRegister: 'Of the register', typed: 'Type figures', pick: 'Name or unified social credit code', noneFound: 'The register has no such company. Try another word, or type figures.', choose: 'Find a company above, or type figures, to see the outcome of every policy.', change: 'Another one',
  typedLead: 'Fill in what you know and leave out the rest; do not write zero for it. Nothing is stored.', more: 'More fields', fewer: 'Fewer', see: 'See the answers', yes: 'yes', no: 'no', unset: 'not known',
  counts: n => `${n.met} met, ${n.unknown} cannot be told yet, ${n.unmet} not met, ${n.na} not applicable`,
  sections: { met: 'Met', unknown: 'Cannot be told yet: what is missing would settle them', unmet: 'Not met', 'not-applicable': 'Not applicable' }, profile: 'Profile',
  policy: 'Which policy', cost: 'Together', costOpen: n => `and ${n} whose amount cannot be worked out`, everyone: n => `${n} companies in the register`, filterName: 'Name or code', industry: 'Industry code begins', place: 'Division code begins', sort: 'Order', byAmount: 'by amount', byName: 'by name', all: 'All',
  company: 'Company', outcome: 'Outcome', amount: 'Amount', reason: 'Reason, or what is missing', why: 'Why', shown: (a, b) => (a === b ? `${b} companies` : `${a} of ${b} companies`), next: 'Show more', xlsx: 'Export XLSX', csv: 'Export CSV', noCompanies: 'No such company', noCompaniesHint: 'Choose another outcome, day or filter.', noRegister: 'The register is empty', noRegisterHint: 'Import a register under “Companies”, or type figures under “One company”.', importLink: 'Import a register',
  offersLead: 'Those who qualify need not apply: tell them and pay them by this list. Who did what and when is written down, and can be taken back.', states: { open: 'To do', pushed: 'Told', paid: 'Paid', refused: 'Refused', all: 'All' }, act: { pushed: 'Mark as told', paid: 'Mark as paid', refused: 'Refuse' }, by: 'By', whyRefused: 'Why (required to refuse)', chosen: n => `${n} chosen`, chooseAll: 'Choose this page', chooseOne: name => `Choose ${name}`, undo: 'Take back', gone: 'qualifies no more', done: 'Written down', undone: 'Taken back', noneOpen: 'Nothing to do', noneOpenHint: 'All who qualify are dealt with, or nobody qualifies yet.', handled: 'What was done',
}
export const matchWords = { zh, en }
