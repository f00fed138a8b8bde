import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacter, organisationCheck, organisationRight, readCreditCode } from './credit-code.ts'

/** Made-up codes: division 000000 is none. */
const made = (front: string, body: string) => { const whole = front + body + organisationCheck(body); return whole + checkCharacter(whole) }
const right = made('91000000', 'MA0K4L2P')

test.each([
  ['right', right, { state: 'right', code: right }],
  ['lower case, full width, blanks, a text mark', `'${right.slice(0, 8).replace(/\d/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0))} ${right.slice(8).toLowerCase()}　`, { state: 'right', code: right }],
  ['letters in the first two places', made('N2000000', 'MF1234AB'), { state: 'right', code: made('N2000000', 'MF1234AB') }],
  ['a registration number', '320583000123456', { state: 'registration', number: '320583000123456' }],
  ['one short', right.slice(0, 17), { state: 'wrong', reason: 'length', code: right.slice(0, 17) }],
  ['a letter the standard leaves out', `${right.slice(0, 10)}I${right.slice(11)}`, { state: 'wrong', reason: 'character', code: `${right.slice(0, 10)}I${right.slice(11)}` }],
  ['a letter in the division', `91A${right.slice(3)}`, { state: 'wrong', reason: 'character', code: `91A${right.slice(3)}` }],
])('%s', (_, text, expected) => expect(readCreditCode(text)).toEqual(expected))

const chars = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
const bodies = fc.array(chars, { minLength: 8, maxLength: 8 }).map(c => c.join(''))

test('a code made by the standard is right, whatever its check character; another check character is not', () => {
  fc.assert(fc.property(bodies, chars, (body, other) => {
    const code = made('91000000', body)
    expect(readCreditCode(code)).toEqual({ state: 'right', code })
    expect(organisationRight(code)).toBe(true)
    if (other !== code[17]) expect(readCreditCode(code.slice(0, 17) + other).state).toBe(body.startsWith('MA') ? 'wrong' : 'early')
  }))
  const zero = Array.from({ length: 300 }, (_, i) => made('91000000', `MA${String(i).padStart(6, '0')}`)).find(code => code.endsWith('0'))
  expect(readCreditCode(zero!)).toMatchObject({ state: 'right' })
})

test('one wrong character within is found', () => {
  fc.assert(fc.property(bodies, fc.integer({ min: 8, max: 15 }), chars, (body, at, other) => {
    const code = made('91000000', `MA${body.slice(2)}`)
    fc.pre(code[at] !== other && at >= 10)
    expect(readCreditCode(code.slice(0, at) + other + code.slice(at + 1)).state).toBe('wrong')
  }))
})
