import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Folder of this installation; the same from src/ and from dist/. */
export const installRoot = fileURLToPath(new URL('../../../', import.meta.url))

export const version = (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version
