/** Longest stretch shown on either side when no sentence end is near, in UTF-16 code units. */
const reach = 240

/** Bounds of the sentence around [start, end) within [from, to), at most `reach` away, without splitting a surrogate pair. */
export function sentenceAround(text: string, start: number, end: number, from = 0, to = text.length): [number, number] {
  let left = start
  while (left > from && start - left < reach && !sentenceEnd.test(text[left - 1]!)) left--
  let right = end
  if (right > start && sentenceEnd.test(text[right - 1]!)) return [skipSpace(text, left, start), right]
  while (right < to && right - end < reach && !sentenceEnd.test(text[right]!)) right++
  while (right < to && /[。！？!?；;”’」』）)]/.test(text[right]!)) right++
  if (isLowSurrogate(text, left)) left++
  if (isLowSurrogate(text, right)) right--
  return [skipSpace(text, left, start), right]
}

const sentenceEnd = /[。！？!?]/
const skipSpace = (text: string, at: number, limit: number) => {
  while (at < limit && /[\s”’」』）)]/.test(text[at]!)) at++
  return at
}
const isLowSurrogate = (text: string, at: number) => { const unit = text.charCodeAt(at); return unit >= 0xdc00 && unit <= 0xdfff }
