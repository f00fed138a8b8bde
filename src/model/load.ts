import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createModel, type Model } from './model.ts'

/** Reads model/*.yaml of this installation (Node only). */
export function loadModel(dir = fileURLToPath(new URL('../../model/', import.meta.url))): Model {
  const files = readdirSync(dir).filter(f => f.endsWith('.yaml'))
  return createModel(Object.fromEntries(files.map(f => [f.slice(0, -5), parse(readFileSync(`${dir}/${f}`, 'utf8'))])))
}
