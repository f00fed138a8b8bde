import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readPoints, type Dictionary, type PointSet } from '../../rules/index.ts'

const installed = fileURLToPath(new URL('../../../points/', import.meta.url))

/** Every set of innovation points of a folder. The first wrong file throws, with file, line and column. */
export function loadPoints(dictionary: Dictionary, dir = installed): PointSet[] {
  const files = readdirSync(dir).filter(f => f.endsWith('.yaml')).sort()
  return files.map(f => readPoints(readFileSync(`${dir}/${f}`, 'utf8'), `points/${f}`, dictionary))
}
