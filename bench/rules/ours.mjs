import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { compile, emptyResult, runAll } from '../../dist/rules/columns/compile.js'
import { day, facts, rules } from './setup.mjs'

/** One thread: compiling and running, results kept in the arrays given. */
export function oneThread(table, results) {
  runAll(rules.map((rule, k) => compile(rule, table, day, facts, results[k])), 0, table.rows)
}

/** Threads that stay, each with its share of the rows. */
export async function manyThreads(table, results, count) {
  const share = Math.ceil(table.rows / count)
  const workers = Array.from({ length: count }, (_, t) => new Worker(new URL('./worker.mjs', import.meta.url), { workerData: { rules, table, day, facts, results, from: t * share, to: Math.min(table.rows, (t + 1) * share) } }))
  await Promise.all(workers.map(w => once(w, 'message')))
  return {
    async run() { const done = workers.map(w => once(w, 'message')); for (const w of workers) w.postMessage('go'); await Promise.all(done) },
    async end() { const gone = workers.map(w => once(w, 'exit')); for (const w of workers) w.postMessage('end'); await Promise.all(gone) },
  }
}

export const sharedResults = rows => rules.map(rule => emptyResult(rule, rows, bytes => new SharedArrayBuffer(bytes)))
