import { guardProcess } from '../../base/guard-process.ts'
import { readingLimits } from '../reading-limits.ts'
import { readImage } from './read-page.ts'
import type { Answer, Request } from './recognise.ts'

/** Reads images in a process of its own, one after another, so that two pages at once take no more memory than one; ends with its parent. */
guardProcess(readingLimits.memory)
let before: Promise<unknown> = Promise.resolve()

process.on('message', ({ id, image }: Request) => {
  before = before.then(async () => {
    const answer: Answer = await readImage(image).then(page => ({ id, page }), (error: Error) => ({ id, defect: error.stack ?? error.message }))
    process.send?.(answer)
  })
})
