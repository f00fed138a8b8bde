import { fileURLToPath } from 'node:url'
import { createChains, type Chains } from './chains.ts'
import { readParts } from './load.ts'

const installed = fileURLToPath(new URL('../../chains/', import.meta.url))

/** Reads chains/*.yaml of this installation (Node only). */
export const loadChains = (dir = installed): Chains => createChains(readParts(dir))
