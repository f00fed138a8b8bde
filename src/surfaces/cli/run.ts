import { Command, CommanderError } from 'commander'
import { resolve } from 'node:path'
import { describeError, YinliError } from '../../base/errors.ts'
import { addCommands } from './commands/index.ts'
import type { Context } from './context.ts'
import type { Door, OpenDoor } from './door.ts'
import { localizeHelp } from './help.ts'
import { speaker, speechOf, type Io, type Speech } from './io.ts'
import { installRoot, version } from './place.ts'

/** Runs one command line (without node and script) and returns the exit code: 0 done, 1 failed, 2 not understood. */
export async function runCli(argv: string[], io: Io, openDoor: OpenDoor): Promise<number> {
  const speech = speechOf(valueOf(argv, '--lang'), io.env)
  const json = argv.includes('--json')
  let opened: Promise<Door> | undefined
  let code = 0
  const program = new Command('yinli')
  const context = (): Context => {
    const dataDir = resolve(io.cwd, program.opts<{ data?: string }>().data ?? io.env['YINLI_DATA'] ?? resolve(installRoot, 'data'))
    return { io, speech, say: speaker(speech), json, dataDir, door: () => (opened ??= openDoor({ dataDir, env: io.env })) }
  }
  addCommands(program, speaker(speech), action => async (...args: unknown[]) => { code = await action(context(), ...args) })
  localizeHelp(program, speaker(speech), version, io)
  try {
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    code = report(error, io, speech, json)
  } finally {
    await opened?.then(door => door.close(), () => {})
  }
  return code
}

/** Says an error as code, title and next step; as one JSON object with --json. Returns the exit code. */
function report(error: unknown, io: Io, speech: Speech, json: boolean): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  const coded = error instanceof YinliError ? error
    : error instanceof CommanderError ? new YinliError('usage-invalid', { what: error.message.replace(/^error: /, '') }, error)
    : new YinliError('internal', { id: process.pid }, error)
  const { code, details } = coded
  const langs = speech === 'both' ? (['zh', 'en'] as const) : [speech]
  const texts = langs.map(lang => describeError(code, details, lang))
  if (json) io.err(`${JSON.stringify({ error: { code, ...describeError(code, details, speech === 'en' ? 'en' : 'zh'), details } })}\n`)
  else io.err(texts.map(({ title, hint }, i) => `${i ? '' : `${code}: `}${title}\n  ${hint}\n`).join(''))
  // A defect shows where it happened; what users can put right does not.
  if (code === 'internal') io.err(`${error instanceof Error ? error.stack : String(error)}\n`)
  return error instanceof CommanderError || code === 'usage-invalid' ? 2 : 1
}

const valueOf = (argv: string[], option: string) => argv.find(a => a.startsWith(`${option}=`))?.slice(option.length + 1) ?? (argv.includes(option) ? argv[argv.indexOf(option) + 1] : undefined)
