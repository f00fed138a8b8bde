import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createModel, type Model } from './model.ts'

const installed = fileURLToPath(new URL('../../model/', import.meta.url))

/** Reads model/*.yaml of this installation (Node only). */
export const loadModel = (dir = installed): Model => createModel(readParts(dir))

/** The parts as they are written, by file name without `.yaml`: what `createModel` takes, and what goes to a browser as JSON. */
export function readParts(dir = installed): Record<string, unknown> {
  const files = readdirSync(dir).filter(f => f.endsWith('.yaml')).sort()
  return Object.fromEntries(files.map(f => [f.slice(0, -5), parse(readFileSync(`${dir}/${f}`, 'utf8'))]))
}
