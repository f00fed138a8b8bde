/** What reading a file may take before it is given up; each can be set by the environment. */
export const readingLimits = {
  /** Milliseconds after which a file that says nothing of a further page hangs its reader, which is ended. */
  patience: told('YINLI_READ_PATIENCE', 180) * 1000,
  /** Milliseconds for a whole file: some hundred scanned pages take hours. */
  whole: told('YINLI_READ_TIME', 4 * 3600) * 1000,
  /** Bytes that one process of ours may take, all its buffers included. */
  memory: told('YINLI_READ_MEMORY', 2500) * 2 ** 20,
  /** Files read at once. */
  processes: told('YINLI_READ_PROCESSES', 2),
  /** Milliseconds that a process without work is kept for the next file. */
  idle: told('YINLI_READ_IDLE', 60) * 1000,
}

/** A number above nothing; what is written otherwise is as good as not said. */
function told(name: string, usual: number): number {
  const said = Number(process.env[name])
  return said > 0 ? said : usual
}
