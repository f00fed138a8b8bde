import { YinliError } from '../../base/errors.ts'

/** XML kept letter for letter: what is not changed is written as it was read. `open`: the start tag as it stands; `close`: '' for an empty element. */
export interface Element { name: string; open: string; close: string; children: Node[] }
export type Node = Element | string

/** Deeper than any form is; what is deeper is made to break programs. */
const deepest = 200

/** Well-formed XML as a tree; comments, declarations and processing instructions stay as text between elements. Throws `read-damaged`, `read-too-complex`. */
export function parseXml(xml: string, file: string): Node[] {
  const root: Node[] = []
  const open: Element[] = []
  for (const [token, name, empty] of xml.matchAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!(?:[^>"']|"[^"]*"|'[^']*')*>|<\/[^>]*>|<([^\s/>!?]+)(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>|[^<]+|</g)) {
    const into = open.at(-1)?.children ?? root
    if (name !== undefined) {
      const element: Element = { name, open: token, close: empty ? '' : `</${name}>`, children: [] }
      into.push(element)
      if (!empty) open.push(element)
      if (open.length > deepest) throw new YinliError('read-too-complex', { name: file })
    } else if (token.startsWith('</')) {
      if (open.pop()?.name !== token.slice(2, -1).trim()) throw new YinliError('read-damaged', { name: file, format: 'XML' })
    } else if (token === '<' || (token.startsWith('<!') && !/^<!(?:--[\s\S]*--|\[CDATA\[[\s\S]*\]\])>$/.test(token))) throw new YinliError('read-damaged', { name: file, format: 'XML' })
    else into.push(token)
  }
  if (open.length) throw new YinliError('read-damaged', { name: file, format: 'XML' })
  return root
}

export const writeXml = (nodes: readonly Node[]): string => nodes.map(node => (typeof node === 'string' ? node : node.open + writeXml(node.children) + node.close)).join('')

export const isElement = (node: Node): node is Element => typeof node !== 'string'

/** Text as it is read; what is no entity of XML stays. */
export const decodeXml = (text: string) => text.replace(/&(?:lt|gt|quot|apos|amp|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, decimal?: string, hex?: string) => {
  const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : null
  if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  return { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' }[whole.toLowerCase()] ?? whole
})
