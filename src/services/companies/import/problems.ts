import type { SourceProblem } from '../../../ledger/register.ts'

type Severity = SourceProblem['severity']
interface Words { zh: string; en: string }
/** `{text}` and such are filled from a problem's details. `next` says what to do. */
export interface ProblemRow { severity: Severity; says: Words; next: Words }

/** Permanent codes: `error` loses a cell or a row, `warning` asks for a look, `info` says what was left out on purpose. */
export const problemTable = {
  'no-header': { severity: 'error', says: { zh: '这张表没有找到表头：需要有“企业名称”或“统一社会信用代码”一列，没有录入', en: 'No header found: a column 企业名称 or 统一社会信用代码 is needed; the sheet was not taken' }, next: { zh: '补上表头，或在对应列里指定哪一列是企业名称', en: 'Add a header, or say which column holds the names' } },
  'row-without-name': { severity: 'error', says: { zh: '这一行没有企业名称，也没有可用的代码，没有录入', en: 'This row has neither a name nor a code that holds; it was not taken' }, next: { zh: '补上企业名称后重新导入，已录入的行不会重复', en: 'Add the name and import again; rows that are in are not added twice' } },
  'name-missing': { severity: 'warning', says: { zh: '没有企业名称，按代码 {code} 归入', en: 'No name; the row went to the company of code {code}' }, next: { zh: '补上企业名称', en: 'Add the name' } },
  'code-length': { severity: 'error', says: { zh: '统一社会信用代码应为 18 位，这里是 {length} 位：{text}', en: 'A unified social credit code has 18 characters, this has {length}: {text}' }, next: { zh: '对照营业执照改正；这一行先按企业名称归入', en: 'Correct it by the business licence; the row went by its name' } },
  'code-rounded': { severity: 'error', says: { zh: '代码被表格软件当作数字，后几位已丢失：{text}', en: 'The spreadsheet took the code for a number and lost its last digits: {text}' }, next: { zh: '把这一列设为文本格式后重新填写；这一行先按企业名称归入', en: 'Format the column as text and fill it in again; the row went by its name' } },
  'code-character': { severity: 'error', says: { zh: '统一社会信用代码里有标准没有的字符（不用 I O S V Z，第 3 至 8 位是数字）：{text}', en: 'The code has characters the standard leaves out (I O S V Z; places 3 to 8 are digits): {text}' }, next: { zh: '对照营业执照改正；这一行先按企业名称归入', en: 'Correct it by the business licence; the row went by its name' } },
  'code-organisation': { severity: 'error', says: { zh: '统一社会信用代码第 9 至 17 位（组织机构代码）和校验位都不对：{text}', en: 'The organisation code (places 9 to 17) and the check character do not hold: {text}' }, next: { zh: '对照营业执照改正；这一行先按企业名称归入', en: 'Correct it by the business licence; the row went by its name' } },
  'code-check': { severity: 'error', says: { zh: '统一社会信用代码的校验位不对：{text}', en: 'The check character of the code does not hold: {text}' }, next: { zh: '对照营业执照改正；这一行先按企业名称归入', en: 'Correct it by the business licence; the row went by its name' } },
  'code-early': { severity: 'warning', says: { zh: '校验位不合标准，可能是早期发放的代码，已采用：{text}', en: 'The check character is not the standard’s; some early codes are so, and it was taken: {text}' }, next: { zh: '与营业执照核对', en: 'Compare it with the business licence' } },
  'code-part': { severity: 'warning', says: { zh: '代码合格，但其中的组织机构代码校验位不对，已采用：{text}', en: 'The code holds but the check character of its organisation code does not; it was taken: {text}' }, next: { zh: '与营业执照核对', en: 'Compare it with the business licence' } },
  'code-registration': { severity: 'warning', says: { zh: '这是 15 位的旧注册号，不是统一社会信用代码；按企业名称归入，号码另存', en: 'This is an old registration number of 15 digits; the row went by its name, the number is kept' }, next: { zh: '补上统一社会信用代码', en: 'Add the unified social credit code' } },
  'code-twice': { severity: 'warning', says: { zh: '同一代码在 {first} 已出现，内容不同；两行都录入，后一行为准', en: 'The same code stands in {first} with other values; both rows are in, the later one counts' }, next: { zh: '确认哪一行是对的，撤回后改正再导入', en: 'Find out which is right, take the file back and import it corrected' } },
  'row-repeated': { severity: 'warning', says: { zh: '与 {first} 所在的行完全相同，没有重复录入', en: 'The same as the row of {first}; it was not added again' }, next: { zh: '删除重复的行', en: 'Delete the repeated row' } },
  'name-two-codes': { severity: 'warning', says: { zh: '同一企业名称在 {first} 是另一个代码 {code}', en: 'In {first} the same name has another code, {code}' }, next: { zh: '核对两个代码；在“可能重复”里确认', en: 'Compare the two codes; settle it under possible duplicates' } },
  'name-twice': { severity: 'warning', says: { zh: '没有代码的企业名称在 {first} 已出现，内容不同，视为同一企业', en: 'This name without a code stands in {first} too, with other values; it is taken for the same company' }, next: { zh: '补上统一社会信用代码', en: 'Add the unified social credit code' } },
  'number-unreadable': { severity: 'error', says: { zh: '“{header}”应是数字：{text}', en: '{header} must be a number: {text}' }, next: { zh: '只填数字，单位写在表头或数字后面；没有就留空', en: 'Write a number alone, its unit in the header or behind it; leave out what is not known' } },
  'number-negative': { severity: 'error', says: { zh: '“{header}”不能是负数：{text}', en: '{header} cannot be negative: {text}' }, next: { zh: '核对后改正', en: 'Check and correct it' } },
  'number-unit': { severity: 'error', says: { zh: '“{header}”的单位应是 {unit} 一类，这里是：{text}', en: '{header} is counted in {unit}, this is: {text}' }, next: { zh: '换成这一项的单位', en: 'Write it in a unit of this figure' } },
  'number-too-large': { severity: 'error', says: { zh: '“{header}”大得不可能：{text}', en: '{header} is too large to be true: {text}' }, next: { zh: '核对单位，是否把元填成了万元', en: 'Check the unit: yuan written as 10,000 yuan?' } },
  'share-over-one': { severity: 'error', says: { zh: '“{header}”不能超过 100%：{text}', en: '{header} cannot be more than 100%: {text}' }, next: { zh: '填成 35% 或 0.35 的样子', en: 'Write it like 35% or 0.35' } },
  'number-about': { severity: 'warning', says: { zh: '“{header}”是约数，按 {value} 记：{text}', en: '{header} is not exact, kept as {value}: {text}' }, next: { zh: '有准确数时改正', en: 'Correct it when the exact figure is known' } },
  'date-unreadable': { severity: 'error', says: { zh: '“{header}”应是日期：{text}', en: '{header} must be a date: {text}' }, next: { zh: '填成 2024-03-05 的样子', en: 'Write it like 2024-03-05' } },
  'date-impossible': { severity: 'error', says: { zh: '“{header}”不是日历上有的日子：{text}', en: '{header} is no day of the calendar: {text}' }, next: { zh: '核对后改正', en: 'Check and correct it' } },
  'date-future': { severity: 'warning', says: { zh: '“{header}”晚于名录的日期 {asOf}：{text}', en: '{header} is later than the day of the file, {asOf}: {text}' }, next: { zh: '核对年份', en: 'Check the year' } },
  'date-month': { severity: 'warning', says: { zh: '“{header}”没有写日，按当月 1 日记：{text}', en: '{header} has no day; kept as the first of the month: {text}' }, next: { zh: '补上日', en: 'Add the day' } },
  'flag-unreadable': { severity: 'error', says: { zh: '“{header}”应填是或否：{text}', en: '{header} must be yes or no: {text}' }, next: { zh: '填“是”或“否”，不知道就留空', en: 'Write 是 or 否; leave out what is not known' } },
  'choice-unreadable': { severity: 'error', says: { zh: '“{header}”应是其中之一（{options}）：{text}', en: '{header} must be one of {options}: {text}' }, next: { zh: '从给出的选项里选', en: 'Choose one of those' } },
  'industry-unknown': { severity: 'error', says: { zh: 'GB/T 4754-2017 里没有这个行业：{text}', en: 'There is no such industry in GB/T 4754-2017: {text}' }, next: { zh: '填两至四位行业代码（可带门类字母）或标准里的名称；2011 年版的代码要换成 2017 年版', en: 'Write a code of two to four digits, or a name of the standard; codes of 2011 must be those of 2017' } },
  'industry-section': { severity: 'warning', says: { zh: '只写了门类，没有行业代码：{text}', en: 'This names a section only: {text}' }, next: { zh: '补到大类（两位）以上', en: 'Say at least the division (two digits)' } },
  'industry-several': { severity: 'error', says: { zh: '有几个行业叫这个名称（{codes}）：{text}', en: 'Several industries bear this name ({codes}): {text}' }, next: { zh: '改填行业代码', en: 'Write the code instead' } },
  'place-unknown': { severity: 'error', says: { zh: '没有认出的行政区划：{text}', en: 'Not a division that is known: {text}' }, next: { zh: '填六位区划代码，或带上级的全称，如 江苏省苏州市', en: 'Write the code of six digits, or the full name with what it lies in' } },
  'year-unreadable': { severity: 'error', says: { zh: '没有认出年度，这一行的年度数字没有录入：{text}', en: 'Not a year; the figures of this row were not taken: {text}' }, next: { zh: '填四位年份，如 2024', en: 'Write a year of four digits, such as 2024' } },
  'year-assumed': { severity: 'warning', says: { zh: '表头“{header}”没有写年份，按 {year} 年记', en: 'The header {header} names no year; taken as {year}' }, next: { zh: '在表头写明年份，如“2024年营业收入（万元）”，或导入时指定', en: 'Name the year in the header, or when importing' } },
  'unit-assumed': { severity: 'warning', says: { zh: '表头“{header}”没有写单位，按 {unit} 读', en: 'The header {header} names no unit; read as {unit}' }, next: { zh: '在表头写明单位，或导入时指定', en: 'Name the unit in the header, or when importing' } },
  'unit-unknown': { severity: 'error', says: { zh: '表头“{header}”的单位不适合这一项，这一列没有录入', en: 'The unit of the header {header} does not fit it; the column was not taken' }, next: { zh: '改正单位，或导入时指定', en: 'Correct the unit, or name it when importing' } },
  'cell-error': { severity: 'error', says: { zh: '“{header}”这一格是公式错误：{text}', en: 'This cell of {header} holds an error: {text}' }, next: { zh: '改好公式，或直接填数值', en: 'Mend the formula, or write the value' } },
  'formula-uncomputed': { severity: 'error', says: { zh: '“{header}”这一格是公式，没有存下结果：{text}', en: 'This cell of {header} is a formula whose result is not stored: {text}' }, next: { zh: '用表格软件打开并保存一次，或粘贴为数值', en: 'Open and save the file in a spreadsheet program once, or paste values' } },
  'text-damaged': { severity: 'warning', says: { zh: '“{header}”里有乱码：{text}', en: '{header} holds damaged characters: {text}' }, next: { zh: '从原系统重新导出', en: 'Export it again' } },
  'text-too-long': { severity: 'error', says: { zh: '“{header}”超过 {limit} 字，没有录入', en: '{header} has more than {limit} characters and was not taken' }, next: { zh: '缩短后再导入', en: 'Shorten it' } },
  'column-twice': { severity: 'warning', says: { zh: '“{header}”与 {first} 列含义相同，没有读', en: '{header} means the same as column {first} and was not read' }, next: { zh: '导入时指定这一列的含义', en: 'Say what this column means when importing' } },
  'column-unknown': { severity: 'info', says: { zh: '这一列的含义未知，没有读：{header}', en: 'What this column means is not known; it was not read: {header}' }, next: { zh: '需要时在导入时指定它的含义', en: 'Say what it means when importing, if it is wanted' } },
  'column-personal': { severity: 'info', says: { zh: '这一列是个人信息，不读取：{header}', en: 'This column holds personal data and is never read: {header}' }, next: { zh: '不用处理', en: 'Nothing to do' } },
  'row-total': { severity: 'info', says: { zh: '合计或说明行，没有录入：{text}', en: 'A total or a remark, not taken: {text}' }, next: { zh: '不用处理', en: 'Nothing to do' } },
  'sheet-hidden': { severity: 'info', says: { zh: '隐藏的工作表，没有读', en: 'A hidden sheet, not read' }, next: { zh: '需要时取消隐藏后再导入', en: 'Show it and import again, if it is wanted' } },
} as const satisfies Record<string, ProblemRow>
export type ProblemCode = keyof typeof problemTable

/** A problem in words. Codes of other versions stand as they are. */
export function describeProblem({ code, details }: Pick<SourceProblem, 'code' | 'details'>, lang: 'zh' | 'en'): { says: string; next: string } {
  const row: ProblemRow | undefined = (problemTable as Record<string, ProblemRow>)[code]
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, key: string) => details[key] ?? '')
  return row ? { says: fill(row.says[lang]), next: fill(row.next[lang]) } : { says: code, next: '' }
}

/** So much of a cell is quoted. */
export const quoted = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text)

export const problem = (code: ProblemCode, cell: string, details: Record<string, string> = {}): SourceProblem => ({ severity: problemTable[code].severity, code, cell, details })
