import { YinliError } from '../../base/errors.ts'

/** Where a model is asked. The key is held where printing the settings does not show it. */
export interface ModelSettings {
  /** Address of chat completions. */
  url: string
  /** What errors may say of the address. */
  host: string
  name: string
  headers(): Record<string, string>
}

/** Settings from YINLI_MODEL_URL, YINLI_MODEL_NAME and YINLI_MODEL_KEY (optional). Throws `model-not-configured`; never says the key, nor anything else of the address than its host. */
export function modelSettings(env: Record<string, string | undefined>): ModelSettings {
  const missing = ['YINLI_MODEL_URL', 'YINLI_MODEL_NAME'].filter(name => !env[name]?.trim())
  if (missing.length) throw new YinliError('model-not-configured', { what: missing.join(', ') })
  const name = env['YINLI_MODEL_NAME']!.trim()
  if (!/^[\w./:@ +-]{1,100}$/.test(name)) throw new YinliError('model-not-configured', { what: 'YINLI_MODEL_NAME' })
  const given = env['YINLI_MODEL_URL']!.trim()
  const url = URL.canParse(given) ? new URL(given) : null
  // An address that carries a secret would be one more place to keep it from.
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) throw new YinliError('model-not-configured', { what: 'YINLI_MODEL_URL' })
  if (!url.pathname.endsWith('/chat/completions')) url.pathname = `${url.pathname.replace(/\/$/, '')}/chat/completions`
  const key = env['YINLI_MODEL_KEY']?.trim()
  if (key && !/^[\x21-\x7e]+$/.test(key)) throw new YinliError('model-not-configured', { what: 'YINLI_MODEL_KEY' })
  return { url: url.href, host: url.host, name, headers: () => ({ 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) }) }
}
