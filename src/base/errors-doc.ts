import type { ErrorRow } from './errors.ts'

/** docs/errors.md: every error with its code, HTTP status and both languages. */
export function renderErrors(table: Record<string, ErrorRow>): string {
  const rows = Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { status, zh, en }]) =>
    `## \`${code}\` (${status})\n\n**${zh.title}** ${zh.hint}\n\n**${en.title}.** ${en.hint}\n`)
  return `# 错误 Errors\n\nGenerated from \`src/base/errors.ts\` by \`npm run docs\`; do not edit. Codes are permanent. Words in braces are filled in when the error happens.\n\n${rows.join('\n')}`
}
