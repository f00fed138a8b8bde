import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readLadder, type Dictionary, type Ladder, type Policy } from '../../rules/index.ts'

const installed = fileURLToPath(new URL('../../../ladders/', import.meta.url))

/** Every ladder of a folder. The first wrong file throws, with file, line and column. */
export function loadLadders(dictionary: Dictionary, policies: Policy[], dir = installed): Ladder[] {
  const files = readdirSync(dir).filter(f => f.endsWith('.yaml')).sort()
  return files.map(f => readLadder(readFileSync(`${dir}/${f}`, 'utf8'), `ladders/${f}`, dictionary, policies))
}
