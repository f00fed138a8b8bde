import type { Command } from 'commander'
import type { Io, Say } from './io.ts'
import { fit, widthOf } from './table.ts'

/** Help in the reader's language, aligned for wide characters; errors are thrown, not printed. */
export function localizeHelp(program: Command, say: Say, version: string, io: Io): void {
  const titles: Record<string, string> = {
    'Usage:': say({ zh: '用法', en: 'Usage' }), 'Options:': say({ zh: '选项', en: 'Options' }), 'Global Options:': say({ zh: '通用选项', en: 'Global options' }),
    'Commands:': say({ zh: '命令', en: 'Commands' }), 'Arguments:': say({ zh: '参数', en: 'Arguments' }),
  }
  let written = Promise.resolve()
  const each = (command: Command) => {
    command
      .exitOverride()
      .configureOutput({ writeOut: text => { written = written.then(() => io.out(text)) }, writeErr: () => {}, outputError: () => {} })
      .configureHelp({ showGlobalOptions: true, styleTitle: title => titles[title] ?? title, displayWidth: widthOf, helpWidth: 110, boxWrap: wrap })
      .helpOption('-h, --help', say({ zh: '显示帮助', en: 'show help' }))
    command.commands.forEach(each)
  }
  program.helpCommand('help [command]', say({ zh: '显示一个命令的帮助', en: 'show help of a command' }))
  program.version(version, '-V, --version', say({ zh: '显示版本', en: 'show the version' }))
  each(program)
}

/** Wraps at columns rather than at code units; breaks at spaces, and inside a long run of Chinese anywhere. */
export function wrap(text: string, width: number): string {
  return text.split('\n').map(line => {
    const lines: string[] = []
    let rest = line
    while (widthOf(rest) > width) {
      const head = fit(`${rest} `, width + 1).replace(/…$/, '')
      const space = head.lastIndexOf(' ')
      const at = space > head.length / 2 ? space : head.length
      lines.push(rest.slice(0, at).trimEnd())
      rest = rest.slice(at).trimStart()
    }
    return [...lines, rest].join('\n')
  }).join('\n')
}
