const zh = {
  title: '导入名录', lead: '交来的表格先看清每一列怎样读，再录入。个人信息的列从不读取；同一文件再交一次，不会重复。', back: '企业',
  file: '选择 XLSX 或 CSV 文件', drop: '把名录拖到这里，或', choose: '选择文件', limits: '至多 1 GB，几十万行也可以；在录入完成或离开后即删除。', sending: (percent: number) => `正在上传 ${percent}%`, looking: '正在看表头和前几行…',
  asOf: '数字所指的日期', asOfHint: '几个来源不一致时，日期晚的为准。', by: '谁导入', byHint: '姓名或部门', why: '说明（可不填）',
  columns: '每一列怎样读', column: '列', header: '表头', meaning: '含义', year: '年份', unit: '单位', how: '依据', noYear: '—', skip: '不读',
  hows: { words: '按表头', said: '您指定', remembered: '记得上次', personal: '个人信息，不读', left: '不需要', unknown: '不认识，不读' },
  again: '按这样重新看', first: '前几行读成什么', row: '行', code: '代码', name: '企业名称', facts: '读出的数', notTaken: '没有录入', problems: '问题', problemsSeen: '前几行里的问题（录入时会查全部行）', none: '没有发现问题。', noHeader: '没有找到表头，这张表不会录入。',
  tryAll: '只查全部问题，不录入', take: '录入', taking: (rows: number, percent: number) => `已读 ${rows} 行，${percent}%`, waiting: '前面还有文件在录入，请稍候…', joining: '正在与版面提到的企业对上…', stop: '停下', stopped: '已停下。已录入的行仍在；再交同一文件即可接着录入。',
  done: (lines: number, created: number) => `录入 ${lines} 行，其中新企业 ${created} 家。`, dry: (lines: number) => `可以录入 ${lines} 行；账本没有变化。`, joined: (sure: number, unsure: number) => `与版面提到的企业对上 ${sure} 家${unsure ? `，${unsure} 家待确认。` : '。'}`, review: '去确认', seeCompanies: '看企业', another: '再导入一个', other: '换一个文件', ofYear: (year: string, value: string) => `${year} 年 ${value}`,
  counts: (e: number, w: number, i: number) => `错误 ${e}，警告 ${w}，提示 ${i}`, severity: '级别', cell: '单元格', says: '问题', next: '怎么办', grades: { error: '错误', warning: '警告', info: '提示' }, all: '全部', xlsx: '下载问题（XLSX）', csv: 'CSV',
  sources: '导入过的文件和更正', source: '文件或谁', kind: '种类', kinds: { import: '导入', correction: '更正' }, lines: '行', at: '什么时候', state: '状态', complete: '完整', open: '中断，请再导入同一文件', withdrawn: (by: string) => `${by}已撤回`, withdraw: '撤回', sureWithdraw: '确定撤回？它的行不再算数，仍可查。', sure: '撤回', cancel: '不撤回', show: '看问题', empty: '还没有导入过。', emptyHint: '选择一个名录文件开始；样例见 samples/register.csv。',
  doubtful: '可能重复', sameName: '同一名称、不同代码', noCode: '没有代码', companies: (n: number) => `名录里现有 ${n} 家企业`, standards: (code: string, industry: string, place: string) => `核对依据：${code}；${industry}；${place}`,
}
const en: typeof zh = {
  title: 'Import a register', lead: 'A sheet is first shown as it will be read, column by column, then taken in. Columns of personal data are never read; the same file handed in twice adds nothing twice.', back: 'Companies',
  file: 'Choose an XLSX or CSV file', drop: 'Drop a register here, or', choose: 'choose a file', limits: 'Up to 1 GB and hundreds of thousands of rows; the file is deleted when it is in or when you leave it.', sending: percent => `Uploading ${percent}%`, looking: 'Looking at the header and the first rows…',
  asOf: 'The day the figures stand for', asOfHint: 'Of two sources that differ the later day counts.', by: 'Who imports', byHint: 'name or office', why: 'Why (optional)',
  columns: 'How each column is read', column: 'Column', header: 'Header', meaning: 'Meaning', year: 'Year', unit: 'Unit', how: 'By', noYear: '—', skip: 'not read',
  hows: { words: 'its header', said: 'you', remembered: 'last time', personal: 'personal, not read', left: 'not needed', unknown: 'not known, not read' },
  again: 'Look again', first: 'What the first rows say', row: 'Row', code: 'Code', name: 'Name', facts: 'What was read', notTaken: 'not taken', problems: 'Problems', problemsSeen: 'Problems in the first rows (all rows are checked on import)', none: 'Nothing is wrong.', noHeader: 'No header was found; this sheet will not be taken.',
  tryAll: 'Check every row, take nothing in', take: 'Take it in', taking: (rows, percent) => `${rows} rows read, ${percent}%`, waiting: 'Another file is being taken in…', joining: 'Joining companies with those that pages name…', stop: 'Stop', stopped: 'Stopped. Rows that are in stay; hand the same file in again to go on.',
  done: (lines, created) => `${lines} rows are in, ${created} new companies.`, dry: lines => `${lines} rows can be taken; the ledger is unchanged.`, joined: (sure, unsure) => `${sure} companies are those that pages name${unsure ? `; ${unsure} wait to be confirmed.` : '.'}`, review: 'Confirm them', seeCompanies: 'See the companies', another: 'Import another', other: 'Another file', ofYear: (year, value) => `${year}: ${value}`,
  counts: (e, w, i) => `Errors ${e}, warnings ${w}, notes ${i}`, severity: 'Grade', cell: 'Cell', says: 'Problem', next: 'What to do', grades: { error: 'error', warning: 'warning', info: 'note' }, all: 'All', xlsx: 'Download problems (XLSX)', csv: 'CSV',
  sources: 'Files taken in, and corrections', source: 'File or who', kind: 'Kind', kinds: { import: 'import', correction: 'correction' }, lines: 'Lines', at: 'When', state: 'State', complete: 'complete', open: 'stopped: import the same file again', withdrawn: by => `taken back by ${by}`, withdraw: 'Take back', sureWithdraw: 'Take it back? Its lines count no more and stay on record.', sure: 'Take back', cancel: 'Keep it', show: 'See problems', empty: 'Nothing was imported yet.', emptyHint: 'Choose a register to begin; samples/register.csv is one.',
  doubtful: 'Possible duplicates', sameName: 'One name, several codes', noCode: 'Without a code', companies: n => `${n} companies in the register`, standards: (code, industry, place) => `Checked by ${code}; ${industry}; ${place}`,
}
export const registerWords = { zh, en }
