import type { Ledger } from '../../ledger/ledger.ts'
import { drawLayout } from '../../read/picture/drawn.ts'
import type { PictureRequest } from '../../read/picture/picture.ts'
import { boxesOf } from './page.ts'

export interface Picture { type: 'image/webp' | 'image/svg+xml'; bytes: Uint8Array }
export type Draw = (request: PictureRequest, name: string) => Promise<Uint8Array | null>

/** Widths that are drawn, pixels: a thumbnail, a phone, a screen, a screen looked at closely. What is asked for is rounded up to one. */
const widths = [240, 800, 1600, 3200]
/** Bytes of pictures kept in memory. */
const kept = 96 * 2 ** 20

/**
 * Pictures of pages: of PDFs and images what is printed, of others, and where that cannot be drawn, what the layout tells. `present` shows the document's text,
 * offset for offset; what it hides is covered. Pictures looked at last are kept. The result is null where there is no such page.
 */
export function pagePictures(ledger: Ledger, draw: Draw, present: (text: string) => string): (document: string, number: number, width: number) => Promise<Picture | null> {
  const shelf = new Map<string, { made: Promise<Picture | null>; size: number }>()
  let size = 0
  const drop = (key: string) => { size -= shelf.get(key)?.size ?? 0; shelf.delete(key) }
  const keep = async (key: string, making: Promise<Picture | null>) => {
    const slot = { made: making, size: 0 }
    shelf.set(key, slot)
    const picture = await making.catch(() => null)
    if (!picture) return drop(key)
    size += slot.size = picture.bytes.length
    for (const oldest of shelf.keys()) if (size > kept) drop(oldest)
  }
  return (document, number, asked) => {
    const width = widths.find(w => w >= asked) ?? widths.at(-1)!
    const key = `${document} ${number} ${width}`
    const slot = shelf.get(key)
    // Put back at the end: the first is the one not looked at for longest.
    if (slot) { shelf.delete(key); shelf.set(key, slot); return slot.made }
    const making = makePicture(ledger, draw, present, document, number, width)
    void keep(key, making)
    return making
  }
}

async function makePicture(ledger: Ledger, draw: Draw, present: (text: string) => string, id: string, number: number, width: number): Promise<Picture | null> {
  const [document, page] = await Promise.all([ledger.document(id), ledger.page(id, number - 1)])
  if (!document || !page) return null
  const shown = present(document.text)
  const drawable = document.mediaType === 'application/pdf' || document.mediaType.startsWith('image/')
  const bytes = drawable ? await ledger.file(id) : null
  const request = () => ({
    bytes: bytes!, mediaType: document.mediaType, index: number - 1, turned: page.turned, inked: page.lines, covers: boxesOf(page, differences(document.text, shown)),
    // An image is shown no larger than it is; a PDF has no pixels of its own.
    width: document.mediaType === 'application/pdf' ? width : Math.min(width, Math.round(page.width)),
  })
  const picture = bytes && await draw(request(), document.name)
  return picture ? { type: 'image/webp', bytes: picture } : { type: 'image/svg+xml', bytes: new TextEncoder().encode(drawLayout(page, shown)) }
}

/** Stretches in which two texts of one length differ. */
function differences(a: string, b: string): [number, number][] {
  const found: [number, number][] = []
  if (a === b) return found
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue
    const last = found.at(-1)
    if (last && last[1] === i) last[1]++
    else found.push([i, i + 1])
  }
  return found
}
