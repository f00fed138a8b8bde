import { readFileSync, readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { createFacts, readPolicy, type CodeSet, type Dictionary, type Policy } from '../../rules/index.ts'

/** All policies of this installation and what their words mean. */
export interface Library { policies: Policy[]; dictionary: Dictionary }

const installed = fileURLToPath(new URL('../../../policies/', import.meta.url))
const codesDir = fileURLToPath(new URL('../../../model/codes/', import.meta.url))

let shared: Library | undefined
/** The installed library, read once. */
export const policyLibrary = (): Library => (shared ??= loadLibrary())

/** Reads every policy file of a folder. The first wrong one throws, with file, line and column. */
export function loadLibrary(dir = installed): Library {
  const dictionary = loadDictionary()
  const files = readdirSync(dir).filter(f => f.endsWith('.yaml') && f !== 'facts.yaml').sort()
  const policies = files.map(f => readPolicy(readFileSync(`${dir}/${f}`, 'utf8'), `policies/${f}`, dictionary))
  for (const [i, a] of policies.entries()) {
    const twin = policies.slice(i + 1).find(b => b.id === a.id && b.validFrom <= (a.validTo ?? '9999') && a.validFrom <= (b.validTo ?? '9999'))
    if (twin) throw new Error(`${a.file} and ${twin.file}: two versions of ${a.id} are in force on one day`)
  }
  return { policies, dictionary }
}

/** The file of an installed policy as it was written. */
export const textOf = ({ file }: Pick<Policy, 'file'>): string => readFileSync(`${installed}/${basename(file)}`, 'utf8')

export function loadDictionary(): Dictionary {
  const facts = createFacts(parse(readFileSync(`${installed}/facts.yaml`, 'utf8')))
  const { rows } = readCodes<{ rows: [string, string, string?][] }>('gbt4754-2017')
  const sections = new Map<string, string[]>()
  for (const [code, , parent] of rows) if (parent) sections.set(parent, [...(sections.get(parent) ?? []), code])
  return { facts, sections, codeSets: new Map([['战略性新兴产业', codeSet('strategic-emerging-2018', () => true)], ['数字经济核心产业', codeSet('digital-economy-2021', code => code < '05')]]) }
}

/** Codes of GB/T 4754 that a classification takes whole or in part. */
function codeSet(id: string, counts: (code: string) => boolean): CodeSet {
  const { rows } = readCodes<{ rows: { code: string; full?: string[]; partial?: string[] }[] }>(id)
  const mine = rows.filter(r => counts(r.code))
  const full = new Set(mine.flatMap(r => r.full ?? []))
  return { full: [...full], partial: [...new Set(mine.flatMap(r => r.partial ?? []))].filter(c => !full.has(c)) }
}
const readCodes = <T>(id: string): T => JSON.parse(readFileSync(`${codesDir}/${id}.json`, 'utf8')) as T
