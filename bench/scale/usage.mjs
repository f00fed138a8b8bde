import { readFileSync, readdirSync } from 'node:fs'

const stat = pid => { try { return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ') } catch { return null } }
/** Milliseconds of CPU; a tick is a hundredth of a second. */
export const cpu = pids => pids.reduce((sum, pid) => { const s = stat(pid); return s ? sum + (Number(s[11]) + Number(s[12])) * 10 : sum }, 0)
/** A process and its children. */
export const family = pid => { try { return pid ? readdirSync('/proc').filter(p => /^\d+$/.test(p) && (Number(p) === pid || Number(stat(p)?.[1]) === pid)) : [] } catch { return [] } }

/** MB that a process holds. */
export function memory(pid) {
  try { return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096 / 2 ** 20 } catch { return Number.NaN }
}
