import { mkdirSync } from 'node:fs'
import { YinliError } from '../../../base/errors.ts'
import { allowedBy, checkedAddress, newSecret, webhookFiles } from '../../../services/changes/targets.ts'
import { printJson, type Context } from '../context.ts'

/** Targets that are told what changes: add, list, remove. A running server notices by itself. */
export async function webhook(action: string, url: string | undefined, { secret }: { secret?: string }, { io, say, json, dataDir }: Context): Promise<number> {
  const files = webhookFiles(dataDir)
  const targets = files.read()
  if (action === 'list') {
    const shown = targets.map(target => ({ url: target.url, sent: files.sent()[target.url] ?? null }))
    if (json) await printJson(io, { items: shown })
    else await io.out(shown.length ? shown.map(t => `${t.url}  ${t.sent ?? '-'}\n`).join('') : `${say({ zh: '没有推送目标。', en: 'There is no target.' })}\n`)
    return 0
  }
  if (!['add', 'remove'].includes(action) || !url) throw new YinliError('usage-invalid', { what: `webhook ${action} ${url ?? ''}`.trim() })
  const address = checkedAddress(url, action === 'add' ? allowedBy(io.env) : () => true)
  const others = targets.filter(target => target.url !== address)
  if (action === 'remove' && others.length === targets.length) throw new YinliError('not-found', { what: '推送目标 webhook', id: address })
  const added = action === 'add' ? { url: address, secret: secret?.trim() || newSecret() } : null
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  files.write([...others, ...(added ? [added] : [])])
  if (json) await printJson(io, added ?? { removed: address })
  else if (added) await io.out(`${say({ zh: '已添加。签名密钥（请交给接收方，只显示这一次）：', en: 'Added. Key of the signature (for the receiver; shown this once):' })}\n${added.secret}\n`)
  else io.err(`${say({ zh: '已移除', en: 'Removed' })} ${address}\n`)
  return 0
}
