import type { Model } from '../model/model.ts'
import type { Reading } from '../model/reading.ts'

/** The reading vocabulary as compiled patterns over folded text. */
export interface Vocabulary {
  /** 本报讯, 本 报 讯, 新华社北京3月5日电, with the byline in brackets as group 1. */
  opening: RegExp
  byline: RegExp
  /** （高美梅） or （记者 某某） at the end of a text. Group 1 is what the brackets hold. */
  closing: RegExp
  credit: RegExp
  photoLabel: RegExp
  imprint: RegExp
  notice: RegExp
  /** All of them, to be counted. */
  notices: RegExp
  label: RegExp
  guide: RegExp
  section: RegExp
  masthead: RegExp
  unfinished: RegExp
  /** The first words of news: when it happened, or where a reporter has it from. */
  lead: RegExp
  bullet: RegExp
  /** A whole word that looks like a Chinese name: a surname and one or two characters. */
  person: RegExp
  /** A line over a list of briefs (简讯, 港区速递). */
  briefs: RegExp
  /** A headline of an official item (…公告). */
  item: RegExp
  /** The name of the body that signs one, with or without a day, alone on a line. */
  signature: RegExp
  /** A space-separated word of a masthead or imprint line. */
  imprintToken: RegExp
}

const cache = new WeakMap<Reading, Vocabulary>()
const any = (list: string[]) => [...list].sort((a, b) => b.length - a.length).map(w => w.replace(/[/.*+^$()|]/g, '\\$&')).join('|')
const spaced = (word: string) => [...word].join('\\s?')
/** One name: Chinese of two to four characters (a space inside two is print: 王 凯), or with a middle dot. */
const name = '[一-鿿]{2,4}(?:[·・][一-鿿]{1,6})*'
const names = `${name}(?:[\\s、，]+${name}){0,7}`

export function vocabulary({ reading: words, people }: Pick<Model, 'reading' | 'people'>): Vocabulary {
  const known = cache.get(words)
  if (known) return known
  const writer = `[一-鿿]{0,4}?(?:${any(words.writerPrefixes)}|驻[一-鿿]{2,4}|\\s)*(?:${any(words.writers)})`
  const signed = `${writer}(?:[\\s:：/]*${names})?`
  const made: Vocabulary = {
    opening: new RegExp(`^[□■●◆]?\\s?(?:(?:${words.openings.map(spaced).join('|')})|[一-鿿]{2,6}(?:${any(words.papers)})讯(?=[\\s（(\\d])|(?:${any(words.agencies)})[^，。；]{0,16}?(?:\\d+月)?\\d+日(?:电|讯|专电)|(?:${any(words.agencies)})[一-鿿]{2,8}(?:电|讯)(?=[\\s（(]))\\s*(?:[（(]([^（）()]{2,40})[）)])?`),
    byline: new RegExp(`^(?:[${words.bylineMarks.join('')}]\\s*(?:${writer}\\S{0,6}|${signed}(?:[\\s、，;；/]+(?:${signed}|${names}))*|${names})(?:\\s*(?:文/?图|文并摄|采写|整理))?|(?:文[/／]图?\\s*)?${signed}(?:[\\s、，;；/]+(?:${signed}|${names}))*(?:\\s*(?:文/?图|采写|整理|报道|综合报道))?)$`),
    closing: new RegExp(`(?:^|[。！？!?…”’」』）])\\s*[（(]\\s*((?:${signed}|${names})(?:[\\s、，;；/]+(?:${signed}|${names}))*(?:\\s*(?:文/?图|采写|整理|报道))?|综合报道|据新华社|本报综合)\\s*[）)]$`),
    credit: new RegExp(`(?:^|[\\s（(。！？”/])(?:${any(words.writerPrefixes)}|${any(words.writers)}|\\s)*(?:${name}(?:[\\s、]+${name})*[\\s/]*|文)(?:${any(words.photographers)})\\s*[）)]?$`),
    photoLabel: new RegExp(`^[（(]?(?:${any(words.photoLabels)})(?=[:：/\\s]|$|.)`),
    imprint: new RegExp(`^(?:本报|本版)?(?:${any(words.imprint)})\\s*[:：/／|｜]|^(?:${any(words.imprint)})(?=[\\s\\d]|CN)|(?:^|\\s)(?:${any(words.imprint)})\\s*[:：/／]?\\s*[\\w.+-]*[\\d@][\\w.@+-]{4,}`),
    notice: new RegExp(any(words.notices)),
    notices: new RegExp(any(words.notices), 'g'),
    label: new RegExp(`^[【\\[]?(?:${any(words.labels)})[】\\]]?$`),
    guide: new RegExp(`^[【\\[]?(?:${any(words.guides)})[】\\]]?$`),
    section: new RegExp(`^(?:第?[A-Z]?\\d{1,3}版?(?:[\\s:：·|/]+\\S{2,8}){0,3}|\\S{2,8}[\\s·|/]+第?[A-Z]?\\d{1,3}版?|(?:${any(words.sections)})(?:[\\s·|/]*(?:${any(words.sections)}))?[\\s·|/]*第?[A-Z]?\\d{0,3}版?)$`),
    masthead: new RegExp(`^[一-鿿]{1,8}(?:${any(words.papers)})(?:[（(][^（）()]{1,8}[）)])?$`),
    unfinished: new RegExp(`(?:(?:${any(words.unfinished)})(?<!${any(words.finished)})|[，、：；（《“‘「—-])$`),
    lead: new RegExp(`^[^，。“”]{0,20}?(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|(?<![月\\d])\\d{1,2}日(?:上午|下午|晚|，)|${any(words.days)})|^(?:本?报?记者|笔者)?[^，。“”]{0,6}从[^，。“”]{2,24}(?:${any(words.learned)})|^[^。]{8,60}。这是[^，。]{0,8}?(?:${any(words.days)}|记者|笔者)`),
    bullet: new RegExp(`^[${words.bullets.join('')}]`),
    person: new RegExp(`^(?:[${people.surnames.join('')}][一-鿿]{1,2}|(?:${any(people.compoundSurnames)})[一-鿿]{1,2})$`),
    briefs: new RegExp(`^[【\\[]?[^，。：；！？]{0,6}(?:${any(words.briefs)})[】\\]]?$`),
    item: new RegExp(`(?:${any(words.items)})$`),
    signature: new RegExp(`^(?:[一-鿿（）]{2,24}(?:${any(words.signers)})\\s*){1,4}(?:(?:19|20)\\d\\d年\\d{1,2}月\\d{1,2}日)?$`),
    imprintToken: new RegExp(`^(?:(?:${any([...words.imprint, ...people.roles])})(?:[:：/／|｜].*|[\\d.]+元?)?|(?:本报|本版)?(?:${any(words.imprint)})(?:[:：/／|｜].*)?|.*(?:${any(words.papers)})(?:[（(][^（）()]{1,8}[）)])?|第?[A-Z]?\\d{1,3}版|[A-Z]\\d{1,3}|(?:19|20)\\d\\d[年.-]\\d{1,2}[月.-]\\d{1,2}日?|星期[一二三四五六日天]|农历\\S*|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年\\S*|第\\d+期|[\\d-]{7,}|\\S+@\\S+|\\S*(?:主办|主管|承办|协办)|(?:${any(words.sections)})|(?:定价|零售价)[:：]?\\S*)$`),
  }
  cache.set(words, made)
  return made
}
