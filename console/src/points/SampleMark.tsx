import { useLocalWords } from '../words/local.ts'
import { pointsWords } from './words.ts'

/** What was made to show how it works, and is no place's standard. */
export function SampleMark() {
  const w = useLocalWords(pointsWords)
  return <span className="badge sample" title={w.sampleHint}>{w.sample}</span>
}
