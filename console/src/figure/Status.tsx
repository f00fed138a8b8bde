import type { Claim } from '../api/index.ts'
import { useWords } from '../words/index.ts'

export type StatusName = Claim['status'] | 'conflict' | 'unknown'

/** Statuses in the order of how firm they are, and what each modality says by itself. */
export const statuses = ['done', 'ongoing', 'contracted', 'planned', 'intended', 'hoped'] as const satisfies readonly StatusName[]
export const modalities = { actual: 'done', ongoing: 'ongoing', planned: 'planned' } as const satisfies Record<Claim['modality'], StatusName>

/** A status is a shape and a word; colour only repeats it. `wordless` keeps the word for screen readers where a header says it already. */
export function Status({ value, wordless = false }: { value: StatusName; wordless?: boolean }) {
  const t = useWords()
  return (
    <span className={`status status-${value}`}>
      <Shape value={value} />
      <span className={wordless ? 'sr' : undefined}>{t.status[value]}</span>
    </span>
  )
}

/** The shape alone, twelve pixels wide. */
export function Shape({ value }: { value: StatusName }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
      {value === 'done' && <circle cx="6" cy="6" r="5" fill="currentColor" stroke="none" />}
      {value === 'ongoing' && <><circle cx="6" cy="6" r="4.6" /><path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" stroke="none" /></>}
      {value === 'planned' && <circle cx="6" cy="6" r="4.6" />}
      {value === 'contracted' && <path d="M6 1 11 6 6 11 1 6z" />}
      {value === 'intended' && <path d="M6 1.6 11 10.4H1z" strokeLinejoin="round" />}
      {value === 'hoped' && <path d="m6 .9 1.5 3.3 3.6.4-2.7 2.4.8 3.6L6 8.8l-3.2 1.8.8-3.6L.9 4.6l3.6-.4z" strokeWidth="1.3" strokeLinejoin="round" />}
      {value === 'conflict' && <path d="M1 4.2h10M1 7.8h10M8.6 1 3.4 11" />}
      {value === 'unknown' && <text x="6" y="10.4" textAnchor="middle" fontSize="12" fontWeight="700" fill="currentColor" stroke="none">?</text>}
    </svg>
  )
}
