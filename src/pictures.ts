import { pictureOf, type PictureRequest } from './read/picture/picture.ts'
import { compiled, threadPool } from './threads.ts'

/** Apart from the threads that read: somebody waits for a picture. */
const inThread = threadPool<PictureRequest>('picture-thread.js', { threads: 1, patience: 30_000 })

/** The picture of a page; null where none can be made that shows what was read. */
export async function picture(request: PictureRequest, name: string): Promise<Uint8Array | null> {
  try {
    return compiled ? await inThread(request, name) as Uint8Array | null : await pictureOf(request)
  } catch {
    // What a library makes of a file that was read is no defect of ours: the page is drawn from its layout.
    return null
  }
}
