import { Worker } from 'node:worker_threads'

/**
 * For a process that works for another: ends it when the one that started it is gone, or when it takes more than `memory` bytes, however
 * busy it is. It is ended by SIGKILL, as the kernel does when memory is short. A signal to stop that is sent to all (Ctrl+C) is left to
 * the one that started it, which may want the work done first.
 */
export function guardProcess(memory: number): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  process.on('disconnect', () => process.exit())
  // A thread of its own is heard even while this one is caught in a loop.
  new Worker(watch, { eval: true, workerData: { parent: process.ppid, memory } }).unref()
}

const watch = `
const { workerData: { parent, memory } } = require('node:worker_threads')
setInterval(() => { if (process.ppid !== parent || process.memoryUsage.rss() > memory) process.kill(process.pid, 'SIGKILL') }, 100)
`
