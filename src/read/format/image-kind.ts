export interface ImageKind { format: string; /** null: known by its mark, but not decoded here. */ mediaType: string | null }

/** What kind of image the bytes are, by what they begin with; undefined for anything else. */
export const imageKind = (bytes: Uint8Array): ImageKind | undefined => kinds.find(kind => kind.is(bytes))

/** HEIC (phones) and BMP are known so that the refusal can name them; sharp does not decode them. */
const kinds: (ImageKind & { is(bytes: Uint8Array): boolean })[] = [
  { format: 'PNG', mediaType: 'image/png', is: starts('\x89PNG') },
  { format: 'JPEG', mediaType: 'image/jpeg', is: starts('\xff\xd8\xff') },
  { format: 'TIFF', mediaType: 'image/tiff', is: bytes => starts('II*\0')(bytes) || starts('MM\0*')(bytes) },
  { format: 'WebP', mediaType: 'image/webp', is: bytes => starts('RIFF')(bytes) && starts('WEBP', 8)(bytes) },
  { format: 'GIF', mediaType: 'image/gif', is: starts('GIF8') },
  { format: 'HEIC', mediaType: null, is: bytes => starts('ftyphei', 4)(bytes) || starts('ftypmif1', 4)(bytes) || starts('ftyphev', 4)(bytes) },
  { format: 'BMP', mediaType: null, is: bytes => starts('BM')(bytes) && bytes.length > 26 && bytes[15] === 0 && bytes[16] === 0 && bytes[17] === 0 },
]

function starts(magic: string, at = 0) {
  return (bytes: Uint8Array) => [...magic].every((c, i) => bytes[at + i] === c.charCodeAt(0))
}
