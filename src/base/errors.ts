/**
 * Every error a user can meet, as data. Codes are permanent: a code is never reused for another meaning.
 * `docs/errors.md` is generated from this table (`npm run docs`) and a test fails when the two differ.
 * `{name}` in a text is filled from the error's details.
 */
export interface ErrorRow {
  /** HTTP status when the error reaches a web client. */
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  zh: { title: string; hint: string }
  en: { title: string; hint: string }
}

export const errorTable = {
  'read-empty': {
    status: 422,
    zh: { title: '文件 {name} 是空的', hint: '请确认导出或复制时没有中断，再重新上传。账本没有变化。' },
    en: { title: 'The file {name} is empty', hint: 'Check that the export or copy was not cut short, then upload it again. The ledger is unchanged.' },
  },
  'read-not-text': {
    status: 415,
    zh: { title: '{name} 不是可识别的文本', hint: '请另存为 UTF-8 或 GB18030 编码的 .txt 或 .md 文件。账本没有变化。' },
    en: { title: '{name} is not text that can be recognised', hint: 'Save it as a .txt or .md file in UTF-8 or GB18030. The ledger is unchanged.' },
  },
  internal: {
    status: 500,
    zh: { title: '内部错误', hint: '已写入账本的内容不受影响。请运行 yinli doctor，并把编号 {id} 告诉管理员。' },
    en: { title: 'Internal error', hint: 'What is in the ledger is safe. Run yinli doctor and give your administrator the number {id}.' },
  },
} as const satisfies Record<string, ErrorRow>

export type ErrorCode = keyof typeof errorTable
export type Lang = 'zh' | 'en'

/** The one error class that carries a permanent code; anything else that is thrown is a defect. */
export class YinliError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, string | number>
  constructor(code: ErrorCode, details: Record<string, string | number> = {}, cause?: unknown) {
    super(describeError(code, details, 'zh').title, cause === undefined ? undefined : { cause })
    this.name = 'YinliError'
    this.code = code
    this.details = details
  }
}

/** Title and next step of an error in the reader's language. */
export function describeError(code: ErrorCode, details: Record<string, string | number>, lang: Lang): { title: string; hint: string } {
  const fill = (s: string) => s.replace(/\{(\w+)\}/g, (_, key: string) => String(details[key] ?? ''))
  const { title, hint } = errorTable[code][lang]
  return { title: fill(title), hint: fill(hint) }
}
