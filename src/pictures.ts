import { pictureOf, type PictureRequest } from './read/picture/picture.ts'
import { compiled, processPool } from './processes.ts'

/** Apart from the processes that read: somebody waits for a picture. */
const elsewhere = processPool<PictureRequest>('picture-process.js', { processes: 1, patience: 30_000 })

/** The picture of a page; null where none can be made that shows what was read. */
export async function picture(request: PictureRequest, name: string): Promise<Uint8Array | null> {
  try {
    return compiled ? await elsewhere(request, name) as Uint8Array | null : await pictureOf(request)
  } catch {
    // What a library makes of a file that was read is no defect of ours: the page is drawn from its layout.
    return null
  }
}
