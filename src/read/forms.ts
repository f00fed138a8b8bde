import type { Line } from './lines.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * What a line shows itself to be, whatever stands around it. `text` is what is left: body or headline, told apart later.
 * `label` heads a list of furniture or teasers (联系我们, 今日导读), `name` holds names alone, `signature` the body that
 * issued an official text.
 */
export type Form = 'text' | 'image' | 'signature' | 'byline' | 'name' | 'caption' | 'jump' | 'furniture' | 'label'

/** The last sentence of a text is complete. */
export const sentenceEnd = /[。！？!?…]["”’」』）)》】]*$|[。]["”’」』）)\]]*$/
export const jumpTail = /[（(]\s*(?:紧接|下?转|转至?|详见)\s*第?\s*[A-Z]?\d{1,3}\s*版?[^（）()]{0,6}[）)]$/
/** A jump behind a headline, on its line: a teaser. */
export const teaserTail = /(?<!\s)\s*(?:[>＞》→▶]{1,2}|——)\s*(?:详?见)?第?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版?$/
const jumpLine = /^(?:——\s*第?[A-Z]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})版|[>＞》→▶]{1,2}\s*第?(?:[A-Z]?\d{1,3}\s*版|[A-Z]\d{1,3}$|[一二三四五六七八九十]{1,3}版)|[（(]?\s*(?:详见|下?转|紧接|见)\s*第?[A-Z]?\d{1,3}\s*版[^，。]{0,6}[）)]?|[>＞》→▶]{1,2}\s*详?见?第?[A-Z]?\d{1,3}版.{0,6})$/
const dateLine = /^(?:(?:20|19)\d\d\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}日?)(?:[\s，,]*(?:星期[一二三四五六日天]|周[一二三四五六日]))?(?:[\s，,]*(?:农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)\S{0,12})?(?:\s+\S{1,14}){0,4}$/
const lunarLine = /^(?:农历)?[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\S{2,10}$|^农历\S{3,10}$/
const issueLine = /^(?:总?第\s*\d{2,6}\s*[期号])(?:[\s（(].{0,24})?$|^今日\s*[\d一二三四五六七八九十]{1,3}\s*版$|^星期[一二三四五六日天]$/
const contactLine = /^(?:[\d\s\-—、;；+（）()]{7,}(?:[（(][^（）()]{1,12}[）)])?|(?:https?:\/\/|www\.)\S+|\S{0,12}\s*[\w.+-]+@[\w-]+\.[\w.]+)$/
/** A line by itself with a telephone or mail address, and no whole sentence: where a paper or a notice is reached. */
const reachesUs = /^[^。！？“”]*(?:(?<!\d)0\d{2,3}-\d{7,8}(?!\d)|[\w.+-]+@[\w-]+\.\w)[^。！？“”]*$/
const nameLine = /^[一-鿿]{2,4}(?:[·・][一-鿿]{1,6})*(?:\s+[一-鿿]{2,4}(?:[·・][一-鿿]{1,6})*){0,7}$/

/** The form of one line; `next` is the line under it, `publisher` the paper's name where it is known, `top` says that the page begins here. */
export function formOf(line: Line, next: Line | undefined, words: Vocabulary, publisher: string | null, top = false): Form {
  const { text } = line
  if (line.image) return 'image'
  if (text.length > 240) return 'text'
  const short = line.width <= 48
  if (jumpLine.test(text)) return 'jump'
  if (line.width <= 60 && words.signature.test(text) && /\d日$|\s/.test(text)) return 'signature'
  if (words.briefs.test(text) && next && words.bullet.test(next.text)) return 'text'
  if (short && (words.label.test(text) || words.guide.test(text))) return 'label'
  if (short && (text === publisher || isFurniture(text, words) || (line.gap > 0 && (!next || next.gap > 0) && reachesUs.test(text)) || (top && isTop(text)))) return 'furniture'
  if (text.length <= 60 && words.byline.test(text)) return 'byline'
  if ((line.at && words.credit.test(text)) || (text.length <= 160 && words.credit.test(text))) return 'caption'
  if (short && !/[。]/.test(text) && /^[（(]?(?:图片来源|图源|资料图|图片由|图片)/.test(text) && words.photoLabel.test(text)) return 'caption'
  if (!line.level && nameLine.test(text) && areNames(text, line.gap > 0 && (!next || next.gap > 0), words)) return 'name'
  return 'text'
}

/** The page's first line as a running head: the paper and its section in bits, a bit of them a day or a page's number. */
function isTop(text: string): boolean {
  const bits = text.split(/[\s|｜]+/)
  return bits.length >= 2 && !/[，。！？“”]/.test(text) && bits.some(bit => /报$/.test(bit)) && bits.some(bit => /^[A-Z]?\d{1,2}版?$|^20\d\d[.年-]\d{1,2}[.月-]\d{1,2}日?$/.test(bit))
}

function isFurniture(text: string, words: Vocabulary): boolean {
  if (dateLine.test(text) || lunarLine.test(text) || issueLine.test(text) || contactLine.test(text)) return true
  if (words.imprint.test(text) || words.masthead.test(text)) return true
  if (words.section.test(text) && (/\d/.test(text) || text.length <= 6)) return true
  if (text.length <= 24 && !/[。，]/.test(text) && words.notice.test(text)) return true
  // A line of space-separated bits, at least two and half of them a masthead's or imprint's.
  const bits = text.split(/\s+/)
  const own = bits.filter(bit => words.imprintToken.test(bit)).length
  return bits.length >= 2 && own >= 2 && own * 2 >= bits.length && !/[。]/.test(text)
}

/** Half of the words look like names; a lone word of three characters may be a name of any people when it stands by itself. */
function areNames(text: string, alone: boolean, words: Vocabulary): boolean {
  const tokens = text.split(/\s+/)
  const persons = tokens.filter(t => words.person.test(t) || t.includes('·')).length
  return persons * 2 >= tokens.length || (alone && tokens.length === 1 && text.length === 3)
}
