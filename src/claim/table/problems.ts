/** What in a table could not be read, or should be looked at: `error` loses a cell's fact, `warning` asks for a look, `info` says what was left out on purpose. */
export interface TableProblem {
  severity: 'error' | 'warning' | 'info'
  code: keyof typeof problemWords
  /** Of the cell: C5. */
  address: string
  /** What stands there, or what the words refer to. */
  value: string
}

/** Permanent codes and what they mean. */
export const problemWords = {
  'no-header': { zh: '没有找到表头：需要有“项目名称”“企业名称”或“园区名称”一列，表格只作为文字保存', en: 'No header found: a column 项目名称, 企业名称 or 园区名称 is needed; the table is kept as text only' },
  'column-unknown': { zh: '这一列的含义未知，只作为文字保存', en: 'What this column means is not known; it is kept as text only' },
  'column-private': { zh: '这一列是个人信息，不读取', en: 'This column holds personal data and is not read' },
  'row-without-name': { zh: '这一行没有名称，没有读取', en: 'This row names nothing and was not read' },
  'name-twice': { zh: '名称与另一行重复', en: 'The same name stands in another row' },
  'unit-unknown': { zh: '表头没有写单位，数字没有读取', en: 'The header gives no unit, so the figure was not read' },
  'figure-unreadable': { zh: '不是可以读取的数字', en: 'Not a figure that can be read' },
  'figure-negative': { zh: '负数，没有读取', en: 'A negative figure, not read' },
  'figure-kind': { zh: '单位与这一列的含义不符', en: 'The unit does not fit what the column means' },
  'day-unreadable': { zh: '不是可以读取的日期', en: 'Not a day that can be read' },
  'day-status-unknown': { zh: '不知道表格的日期，无法判断是计划还是已发生，按计划记', en: 'The date of the table is not known, so planned or past cannot be told; kept as planned' },
  'stage-unknown': { zh: '没有认出的阶段', en: 'Not a stage that is known' },
} as const
