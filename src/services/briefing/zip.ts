/** Files as one ZIP; the same files give the same bytes. Names are UTF-8 with forward slashes. */
export async function zip(files: Iterable<{ name: string; content: string | Uint8Array }>): Promise<Uint8Array<ArrayBuffer>> {
  // Loaded when first asked for, as whatever writes files is.
  const { default: Zip } = await import('jszip')
  const archive = new Zip()
  const date = new Date(Date.UTC(1980, 0, 1))
  for (const { name, content } of files) archive.file(name, content, { date, createFolders: false })
  return new Uint8Array(await archive.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }))
}

/** What may stand in the name of a file on any system. */
export const fileTitle = (text: string): string => text.replace(/[\\/:*?"<>|\p{Cc}\p{Surrogate}]/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 60) || '未命名'
