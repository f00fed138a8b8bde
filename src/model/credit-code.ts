/** What a code in a register is. `warning`: it counts, and somebody should look at it; `wrong`: it counts for nothing. */
export type CreditCode =
  | { state: 'right'; code: string }
  | { state: 'early'; code: string }
  | { state: 'registration'; number: string }
  | { state: 'wrong'; reason: 'length' | 'character' | 'organisation' | 'check'; code: string }

/**
 * Reads a 统一社会信用代码 (GB 32100-2015). Full-width and lower-case writing, blanks, dashes and the apostrophe of a text cell are made alike.
 *
 * Some codes given out early fail the check character: one whose organisation code (positions 9 to 17, GB 11714) is right and older than the standard (those given
 * out since begin with MA) is `early`. A number of 15 digits is a registration number from before the codes.
 */
export function readCreditCode(text: string): CreditCode {
  const code = text.normalize('NFKC').toUpperCase().replace(/[\s\-‐–—'’`]/g, '')
  if (/^\d{15}$/.test(code)) return { state: 'registration', number: code }
  if (code.length !== 18) return { state: 'wrong', reason: 'length', code }
  // The division of the registry is digits; letters may stand before it and behind it.
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return { state: 'wrong', reason: 'character', code }
  const body = organisationCheck(code.slice(8, 16)) === code[16]
  if (checkCharacter(code.slice(0, 17)) === code[17]) return { state: 'right', code }
  if (!body) return { state: 'wrong', reason: 'organisation', code }
  return code.startsWith('MA', 8) ? { state: 'wrong', reason: 'check', code } : { state: 'early', code }
}

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = Array.from({ length: 17 }, (_, i) => 3 ** i % 31)

/** The 18th character of a code, from the 17 before it; 0 where the sum is a multiple of 31. */
export function checkCharacter(body: string): string {
  const sum = [...body].reduce((n, c, i) => n + alphabet.indexOf(c) * weights[i]!, 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/** The check character of an organisation code of 8 characters (GB 11714): X stands for ten. */
export function organisationCheck(body: string): string {
  const sum = [...body].reduce((n, c, i) => n + Number.parseInt(c, 36) * [3, 7, 9, 10, 5, 8, 4, 2][i]!, 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** Whether the organisation code within a code is right by its own check character; some right codes fail it. */
export const organisationRight = (code: string) => organisationCheck(code.slice(8, 16)) === code[16]
