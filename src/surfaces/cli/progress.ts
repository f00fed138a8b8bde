import bars from 'cli-progress'
import type { Io } from './io.ts'

export interface Progress { step(label: string): void; note(label: string): void; end(): void }

/** A bar on stderr where there is a terminal to draw it on; nothing otherwise. */
export function progress(io: Io, total: number): Progress {
  if (!io.errIsTty || total === 0) return { step() {}, note() {}, end() {} }
  const bar = new bars.SingleBar({ format: '{bar} {value}/{total} {label}', stream: process.stderr, hideCursor: true, clearOnComplete: true, barsize: 24 }, bars.Presets.shades_classic)
  bar.start(total, 0, { label: '' })
  return { step: label => bar.increment(1, { label }), note: label => bar.update({ label }), end: () => bar.stop() }
}
