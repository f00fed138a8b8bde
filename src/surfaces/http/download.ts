const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const

/** A file to keep, under a name that may be Chinese. */
export function download(bytes: Uint8Array<ArrayBuffer>, name: string): Response {
  const kind = name.slice(name.lastIndexOf('.') + 1) as keyof typeof types
  return new Response(bytes, { headers: { 'Content-Type': types[kind], 'Content-Disposition': `attachment; filename="yinli.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`, 'Cache-Control': 'no-store' } })
}

/** Such an answer in the reference. */
export const fileAnswer = (kind: keyof typeof types, description: string) => ({ 200: { description, content: { [types[kind]]: { schema: { type: 'string' as const, format: 'binary' } } } } })

/** Text pieces as a byte stream, gathered to blocks so that a line is not a network packet. */
export function byteStream(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      let block = ''
      while (block.length < 32_768) {
        const { done, value } = await pieces.next()
        if (done) {
          if (block) controller.enqueue(encoder.encode(block))
          return controller.close()
        }
        block += value
      }
      controller.enqueue(encoder.encode(block))
    },
    async cancel() { await pieces.return(undefined) },
  })
}
