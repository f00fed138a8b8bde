import type { Lang } from '../words/index.ts'

/** The machine's reasons in the reader's language. They are kept as `中文 English: of what；…（score）`. */
export function reasons(why: string, lang: Lang): string {
  return why.replace(/（[\d.]+）$/, '').split('；').map(reason => {
    const parts = /^([^ -~]+) ([A-Za-z][A-Za-z ,'-]*)(?:: (.*))?$/.exec(reason)
    if (!parts) return reason
    const [, zh, en, of] = parts
    return lang === 'zh' ? zh! + (of ? `：${of.replaceAll(', ', '、')}` : '') : en! + (of ? `: ${of}` : '')
  }).join(lang === 'zh' ? '；' : '; ')
}
