import { useLocalWords } from '../words/local.ts'
import { policyWords } from './words.ts'

type Confidence = 'P' | 'S' | 'S2' | 'M'

/** How sure a rule's figures are: the letter everywhere, the word where nobody verified them. */
export function Mark({ value }: { value: Confidence }) {
  const w = useLocalWords(policyWords)
  return <abbr className={value === 'M' ? 'mark unverified' : 'mark'} data-mark={value} title={`${value}：${w.marks[value]}`}>{value}{value === 'M' && ` ${w.marks.unverified}`}</abbr>
}

/** What the letters stand for. */
export function Marks() {
  const w = useLocalWords(policyWords)
  return (
    <details className="behind marks">
      <summary>{w.marks.title}</summary>
      <p className="small quiet">{w.marks.hint}</p>
      <dl className="pairs">{(['P', 'S2', 'S', 'M'] as const).map(m => <div key={m} style={{ display: 'contents' }}><dt><Mark value={m} /></dt><dd>{w.marks[m]}</dd></div>)}</dl>
    </details>
  )
}
