// `npm run bench:claim [DIR]`: accuracy and speed beside named peers, in one run. DIR: see accuracy.mjs. The fuzz has its own command (fuzz.mjs).
import { accuracy } from './accuracy.mjs'
import { speed } from './speed.mjs'

const reached = await accuracy({ dir: process.argv[2] })
const kept = await speed()
process.exitCode = reached === false || !kept ? 1 : 0
