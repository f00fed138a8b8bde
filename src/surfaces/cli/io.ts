import type { Lang } from '../../base/errors.ts'

/** A text in both languages. */
export interface Words { zh: string; en: string }

/** Where a command's output goes and what it knows of its surroundings; tests pass their own. */
export interface Io {
  /** Results, and with --json nothing else. */
  out(text: string | Uint8Array): Promise<void>
  /** Progress, notes, errors. */
  err(text: string): void
  env: Record<string, string | undefined>
  cwd: string
  /** Whether stderr is a terminal that a bar can be drawn on. */
  errIsTty: boolean
  /** Resolves when the process is asked to end. */
  stopped(): Promise<void>
}

/** The language a command speaks; both, Chinese first, when nothing says which. */
export type Speech = Lang | 'both'

/** `--lang` wins, then LC_ALL, LC_MESSAGES, LANG. */
export function speechOf(asked: string | undefined, env: Io['env']): Speech {
  if (asked === 'zh' || asked === 'en') return asked
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return /^zh/i.test(locale) ? 'zh' : /^en/i.test(locale) ? 'en' : 'both'
}

/** Says a text in the language of the command. */
export const speaker = (speech: Speech) => ({ zh, en }: Words) => (speech === 'both' ? (zh === en ? zh : `${zh} ${en}`) : speech === 'en' ? en : zh)
export type Say = ReturnType<typeof speaker>

/** The terminal. A reader that goes away (`| head`) ends the command quietly. */
export function processIo(): Io {
  process.stdout.on('error', error => { if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0); else throw error })
  return {
    out: text => new Promise(resolve => { process.stdout.write(text, () => resolve()) }),
    err: text => { process.stderr.write(text) },
    env: process.env, cwd: process.cwd(), errIsTty: process.stderr.isTTY === true,
    stopped: () => new Promise(resolve => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          resolve()
          // Asked a second time: at once.
          process.once(signal, () => process.exit(1))
        })
      }
    }),
  }
}
