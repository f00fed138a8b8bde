import { startsChinese } from '../numbers.ts'
import type { Measure } from './measure.ts'
import { currencies, saysRatio } from './resolve.ts'
import { isLatin, type Vocabulary } from './vocabulary.ts'

/** A figure that may be a quantity, with what stands around it. */
export interface Candidate {
  text: string
  measure: Measure
  /** With its bounds. */
  start: number
  end: number
  bounded: boolean
  quote: 'slogan' | 'title' | null
  vocabulary: Vocabulary
}

/** Why a figure is no quantity: the first rule that holds names it. Ordered from cheap to dear. */
const rules: { name: string; holds: (c: Candidate) => boolean }[] = [
  { name: 'title', holds: c => c.quote === 'title' },
  { name: 'slogan', holds: c => c.quote === 'slogan' },
  { name: 'ordinal', holds: c => ordinal(c) },
  { name: 'part of a code', holds: c => inCode(c) },
  { name: 'digit string', holds: ({ measure: { number, unit } }) => number.form === 'chinese' && number.digits >= 2 && unit?.word !== '折' },
  { name: 'congress', holds: ({ text, measure: { unit, value, start } }) => unit?.word === '大' && (value > 12 || text.endsWith('党的', start)) },
  { name: 'fixed word', holds: c => inFixedWord(c) },
  { name: 'size class', holds: c => c.vocabulary.model.sizeClasses.some(w => c.text.startsWith(w, c.measure.end)) && !c.text.startsWith('级以上', c.end) },
  { name: 'class of magnitude', holds: c => c.measure.number.bare && magnitudeClass(c) },
  { name: 'article', holds: c => isArticle(c) },
  { name: 'calendar', holds: c => isCalendar(c) },
  { name: 'run of time', holds: c => isRun(c) },
  { name: 'plain figure', holds: c => c.measure.unit === null && !standsAlone(c) },
  // 6栋302室, B座12层
  { name: 'address', holds: ({ text, measure: { written, start, end } }) => /^[栋幢座层]$/.test(written) && (/[0-9]/.test(text[end] ?? '') || /[A-Za-z0-9][座栋幢楼区]$|号楼?$/.test(text.slice(Math.max(0, start - 2), start))) },
  { name: 'page', holds: ({ text, start, measure: { written } }) => written === '版' && !/[了过出]/.test(text[start - 1] ?? '') },
  { name: 'place noun', holds: c => c.measure.placeNoun === true && !afterList(c) },
  { name: 'phase', holds: c => c.measure.written === '期' && c.measure.number.form === 'arabic' && c.measure.value < 6 && !/[了共出办届展]$/.test(c.text.slice(Math.max(0, c.start - 1), c.start)) },
]

/** The name of the rule by which a figure is none, or null when it is a quantity. */
export function exclusion(candidate: Candidate): string | null {
  for (const rule of rules) if (rule.holds(candidate)) return rule.name
  return null
}

/** 第48次, 前三名, 周一, 二〇二五 after 初. */
function ordinal({ text, measure: { start, unit } }: Candidate): boolean {
  let i = start - 1
  while (text[i] === ' ') i--
  const c = text[i]
  if (c === '第' || c === '初') return true
  if ((c === '周' || text.endsWith('星期', i + 1) || text.endsWith('礼拜', i + 1)) && text[start] !== undefined && startsChinese(text[start]!)) return true
  if (c === '前' && (unit === null || unit.kind === 'count' || unit.kind === 'duration') && !(unit?.kind === 'duration' ? '目此日之以提' : '目此日之以提年月天会最事生空').includes(text[i - 1] ?? '\n')) return true
  if (c === '头' && text[i - 1] === '年') return true
  // 第三个五年, 第二个百年
  if (c === '个' && /第[0-9一二三四五六七八九十]{1,3}个$/.test(text.slice(Math.max(0, i - 4), i + 1))) return true
  // 位居第3、4位; 第一、二、三批
  if (c === '、' || c === '和' || c === '至' || c === '到') return /第[0-9一二三四五六七八九十、]{1,8}[、和至到]$/.test(text.slice(Math.max(0, i - 10), i + 1))
  return false
}

/** P40, C919, COVID-19, 1+6, 3×5, 192.168. */
function inCode({ text, measure: { start, end, number, unit } }: Candidate): boolean {
  const before = text[start - 1]
  if (isLatin(before) && !text.endsWith('UE', start)) return number.form === 'arabic'
  if (before === '+' || before === '＋') return /[0-9A-Za-zN）)]/.test(text[start - 2] ?? '')
  if (number.form === 'arabic' && (before === '.' || (text[start] === '0' && /[0-9]/.test(text[start + 1] ?? '')))) return true
  if (before === '-' && /[0-9]/.test(text[start - 2] ?? '')) return true
  if ((before === '-' || before === '_' || before === '·' || before === '—') && (isLatin(text[start - 2]) || (unit === null && /[0-9]/.test(text[start - 2] ?? '')))) return true
  if (before === '×' || before === '*' || before === '〔' || before === '[' || before === '#' || before === '@') return true
  if (unit === null && number.form === 'arabic' && (isLatin(text[end]) || '+＋-_@.〕]'.includes(text[end] ?? '\n'))) return !(text[end] === '+' && number.scale >= 1e4 && !/[0-9A-Za-z]/.test(text[end + 1] ?? ''))
  return (text[end] === '+' || text[end] === '＋') && /[0-9A-Za-z]/.test(text[end + 1] ?? '') && number.form === 'arabic'
}

function inFixedWord({ text, measure, vocabulary: { fixed } }: Candidate): boolean {
  const list = fixed.get(text[measure.start] ?? '')
  return list !== undefined && list.some(({ word, offset }) => text.startsWith(word, measure.start - offset))
}

/** 千亿元产业, 百米跑道: nothing but a magnitude, with no bound to make it a figure. */
function magnitudeClass({ text, measure, bounded, vocabulary: { model } }: Candidate): boolean {
  if (bounded || measure.more) return false
  const { unit, number } = measure
  if (unit?.kind === 'money' && number.end - measure.start >= 2) return model.classNouns.some(w => text.startsWith(w, measure.end)) && !/[达到至为超破过]$/.test(text.slice(Math.max(0, measure.start - 1), measure.start))
  if (unit?.kind === 'money') return !/[达到至]$/.test(text.slice(Math.max(0, measure.start - 1), measure.start))
  if (unit?.kind === 'ratio') return unit.word === '倍' && !/[的近达到]/.test(text[measure.start - 1] ?? '')
  return true
}

/** 一架无人机, 唯一一家; but 一天, 一成, 一公里. */
function isArticle({ text, start, measure, bounded }: Candidate): boolean {
  if (measure.number.form !== 'chinese' || measure.value !== 1 || measure.max !== null || measure.unit === null) return false
  const { kind, word } = measure.unit
  if (kind === 'count' || kind === 'other') return !bounded
  const before = text[measure.start - 1] ?? ''
  const after = text[measure.end] ?? ''
  if (measure.more || bounded || text[measure.end - 1] === '半') return false
  if (kind === 'duration') {
    if (/[新这那每第又同哪有某前后整统唯]/.test(before) && !text.endsWith('为期', start)) return true
    // 一周钢市: the title of a column.
    if (word === '周' && (before === '' || before === '\n') && /[\u4e00-\u9fff]/.test(after) && !/[内后时来的]/.test(after)) return true
    if (text.endsWith('新的', measure.start)) return true
    if (/[一秒代]/.test(word) && word !== '秒') return true
    return word === '天' && after === '天' || word === '周' && /[前来报刊]/.test(after) || word === '日' || word === '季' || word === '刻' || word === '载'
  }
  if (kind === 'length') return text.endsWith('最后', start) || word === '丝米'
  if (kind === 'money') return /^[元圆块角]$/.test(word) && !/[二三四五六七八九]$/.test(text.slice(measure.end - 1, measure.end))
  return word === '方' || word === '平' || word === '平方'
}

/** Years, days of a month, clock times. */
function isCalendar({ text, measure }: Candidate): boolean {
  const { number, unit, start, end } = measure
  const word = unit?.word
  if (word === '年' && number.digits >= 3 && number.value >= 100 && number.value < 3000) return true
  if (word === '年' && number.digits >= 2 && number.form === 'arabic' && /^(?:[1-9]|1[0-2])月/.test(text.slice(end, end + 3))) return true
  if (word === '日') {
    if (text[start - 1] === '月' || text[start - 1] === '、') return true
    return number.form === 'arabic' ? !/^(?:以?内|之内)/.test(text.slice(end, end + 2)) : number.value < 32 && !/^(?:以?内|之内)/.test(text.slice(end, end + 2))
  }
  if (/世纪$/.test(word ?? '') && number.value > 9) return true
  if (word === '天' || word === '年') { if (/今明$|昨今$/.test(text.slice(Math.max(0, start - 2), start))) return true }
  if (word === '分' && /[时点:：]/.test(text[start - 1] ?? '')) return true
  if (word === '天' && text[start - 1] === '月') return true
  return false
}

/** 近三年, 未来五年: a time expression, not a quantity; but 历时近两年 is one. */
function isRun({ text, measure, vocabulary: { model } }: Candidate): boolean {
  const { unit, start, end } = measure
  if (unit?.kind !== 'duration' || unit.factor < 86400) return false
  if (/^年(?:以)?来/.test(text.slice(end - 1, end + 2)) && /[，。；：“！？（\n]|^$/.test(text[start - 1] ?? '')) return true
  const run = model.runs.find(w => text.endsWith(w, start))
  if (run === undefined) return false
  if (run !== '近') return true
  const at = start - 1
  if ('将接附邻逼'.includes(text[at - 1] ?? '\n')) return false
  if (model.tookBefore.some(w => text.endsWith(w, at))) return false
  return !model.tookAfter.some(w => text.startsWith(w, end))
}

/** 南昌、抚州两市, 成渝两地: a count of places after their names. */
function afterList({ text, measure: { start, end, value, number } }: Candidate): boolean {
  if (number.form === 'arabic') return true
  if (/[0-9a-zA-Z\u4e00-\u9fff]/.test(text[end] ?? '') && /^[院国]/.test(text[end - 1]!) && value > 2) return false
  if (value <= 3 && /[地省市]/.test(text[end - 1]!) && /[\u4e00-\u9fff]/.test(text[start - 1] ?? '')) return true
  return /[、和与及][^，。；、\n]{1,10}$/.test(text.slice(Math.max(0, start - 12), start))
}

/** A figure without a unit counts when its size or a bound says that something is counted: 3500多, 130亿, 超1200. */
function standsAlone({ text, measure, bounded, end, vocabulary }: Candidate): boolean {
  const { number } = measure
  if (saysRatio(text, measure.start, vocabulary.model.ratioCues) || currencies[text[measure.start - 1] ?? '']) return true
  if (/[年月日号楼室路届时点期版度强后代]/.test(text[measure.end] ?? '')) return false
  if (number.more) return number.value >= 10 && !/^[年前来]/.test(text.slice(end, end + 1))
  if (number.form === 'chinese') return bounded && number.bare && number.value >= 1e4 || number.scale >= 1e4 && number.digits === 0
  if (number.scale >= 1e4) return true
  return bounded && number.value >= 100 && number.digits > 0 && !/[:：/]/.test(text[end] ?? '')
}
