const zh = {
  outcomes: { met: '符合', unmet: '不符合', unknown: '还不能断定', 'not-applicable': '不适用' },
  confidence: { P: '官方原文', S: '一处转录', S2: '两处转录一致', M: '未核' },
  confidenceHint: '规则的把握',
  because: '依据', needs: '还缺', reasons: '逐条理由', scores: '评分', toEnter: '政策待录入', classOf: '类别',
  needKinds: { fact: '企业的事实', parameter: '政策里待录入的数', judgement: '由人评定', undefined: '无法计算' },
  back: (n: number) => ['', '前一年', '前两年', '前三年', '前四年', '前五年'][n] ?? `前 ${n} 年`,
  source: '来源', asOf: '截至', noSource: '未注明来源', given: '本次填写', missing: '没有这项数据', yes: '是', no: '否',
  between: '与', possible: '可能', amountUnknown: '金额还不能算出', rule: '条文', line: (n: number) => `规则第 ${n} 行`,
}
const en: typeof zh = {
  outcomes: { met: 'met', unmet: 'not met', unknown: 'cannot be told yet', 'not-applicable': 'not applicable' },
  confidence: { P: 'official text', S: 'one transcription', S2: 'two transcriptions agree', M: 'unverified' },
  confidenceHint: 'How sure the rule is',
  because: 'Because', needs: 'Still needed', reasons: 'Every condition', scores: 'Points', toEnter: 'To be entered into the policy', classOf: 'Class',
  needKinds: { fact: 'a fact of the company', parameter: 'a figure to be entered into the policy', judgement: 'a person’s judgement', undefined: 'cannot be worked out' },
  back: n => (n === 0 ? '' : n === 1 ? 'a year before' : `${n} years before`),
  source: 'Source', asOf: 'as of', noSource: 'no source given', given: 'typed here', missing: 'not known', yes: 'yes', no: 'no',
  between: 'and', possible: 'may be', amountUnknown: 'the amount cannot be worked out yet', rule: 'Rule', line: n => `line ${n} of the rule`,
}
export const outcomeWords = { zh, en }
