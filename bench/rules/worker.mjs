// Runs its share of the rows; columns and results are memory shared with the one who asks.
import { parentPort, workerData } from 'node:worker_threads'
import { compile, runAll } from '../../dist/rules/columns/compile.js'

const { rules, table, day, facts, results, from, to } = workerData
parentPort.on('message', message => {
  if (message === 'end') return process.exit(0)
  runAll(rules.map((rule, k) => compile(rule, table, day, facts, results[k])), from, to)
  parentPort.postMessage('done')
})
parentPort.postMessage('ready')
