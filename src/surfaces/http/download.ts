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
