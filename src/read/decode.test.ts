import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { YinliError } from '../base/errors.ts'
import { decodeText, sizeLimit } from './decode.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
// 本报讯 临河市昨天开工十个项目。 in GB18030
const gb = Uint8Array.from('b1beb1a8d1b620c1d9bad3cad0d7f2ccecbfaab9a4caaeb8f6cfeec4bfa1a3'.match(/../g)!.map(h => parseInt(h, 16)))
const code = (bytes: Uint8Array) => {
  try {
    decodeText(bytes, 'f')
    return 'read'
  } catch (e) {
    return (e as YinliError).code
  }
}

describe('decodeText', () => {
  it('reads UTF-8 and keeps the byte order mark and newlines', () => {
    expect(decodeText(utf8('\ufeff临河\r\n开工\n'), 'f')).toEqual({ text: '\ufeff临河\r\n开工\n', encoding: 'utf-8' })
  })

  it('finds GB18030', () => {
    expect(decodeText(gb, 'f')).toEqual({ text: '本报讯 临河市昨天开工十个项目。', encoding: 'gb18030' })
  })

  it.each<[string, Uint8Array, string]>([
    ['no bytes', new Uint8Array(), 'read-empty'],
    ['space only', utf8('\ufeff \n\t　'), 'read-empty'],
    ['a NUL', utf8('临河\0开工'), 'read-not-text'],
    ['PDF', utf8('%PDF-1.7\n…'), 'read-format-unsupported'],
    ['DOCX', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'read-format-unsupported'],
    ['HTML', utf8('<!DOCTYPE html><p>临河</p>'), 'read-format-unsupported'],
    ['UTF-16 with a mark', Uint8Array.of(0xff, 0xfe, 0x34, 0x4e), 'read-utf16'],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('2025年2月18日\n临河市开工\n', 'utf16le')), 'read-utf16'],
    ['a lone surrogate as UTF-8', Uint8Array.of(0xe4, 0xb8, 0xb4, 0xed, 0xa0, 0x80), 'read-not-text'],
    ['UTF-8 cut in two', utf8('临河市开工').subarray(0, 14), 'read-not-text'],
    ['Latin-1', Uint8Array.from('caf\xe9 cr\xe8me br\xfbl\xe9e', c => c.charCodeAt(0)), 'read-not-text'],
    ['too much', new Uint8Array(sizeLimit + 1).fill(0x61), 'read-too-large'],
  ])('%s', (_, bytes, expected) => expect(code(bytes)).toBe(expected))

  it('ends in a text without NUL and lone surrogates or in a coded error, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
      try {
        const { text } = decodeText(bytes, 'f')
        expect(text).not.toMatch(/\0|\p{Surrogate}/u)
      } catch (e) {
        expect(e).toBeInstanceOf(YinliError)
      }
    }))
  })

  it('gives back what was encoded', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'临河市开工，。\n 12ab𠮷') , minLength: 1 }), s => {
      fc.pre(/\S/.test(s))
      expect(decodeText(utf8(s), 'f').text).toBe(s)
    }))
  })
})
