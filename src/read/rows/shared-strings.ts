import type { Readable } from 'node:stream'
import { unescaped } from './markup.ts'

/** Texts that cells share, by their number. What is written beside a text to say how it is read aloud (rPh) is left out. */
export async function sharedStrings(stream: Readable | null): Promise<string[]> {
  const strings: string[] = []
  if (!stream) return strings
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest += decoder.decode(chunk, { stream: true })
    rest = take(rest, strings)
    if (rest.length > 2 ** 24) throw new Error('a shared text without end')
  }
  return strings
}

/** Takes whole items off the front; gives what is left. */
function take(xml: string, strings: string[]): string {
  const item = /<((?:\w{1,20}:)?si)(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/\1>)/g
  let end = 0
  for (let found = item.exec(xml); found; found = item.exec(xml)) {
    strings.push(textIn(found[2] ?? ''))
    end = item.lastIndex
  }
  return xml.slice(end)
}

/** The texts in an item or an inline cell, one after the other. */
export function textIn(xml: string): string {
  const single = /^<(?:\w{1,20}:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w{1,20}:)?t>$/.exec(xml)
  if (single) return unescaped(single[1]!)
  const spoken = xml.includes('rPh') ? xml.replace(/<(?:\w{1,20}:)?rPh[\s>][\s\S]*?<\/(?:\w{1,20}:)?rPh>/g, '') : xml
  return [...spoken.matchAll(/<(?:\w{1,20}:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w{1,20}:)?t>/g)].map(t => unescaped(t[1]!)).join('')
}
