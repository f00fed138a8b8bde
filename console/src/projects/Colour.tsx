import { useProjectWords } from './words.ts'

export type ColourName = 'red' | 'yellow' | 'green' | 'none'
export const colours = ['red', 'yellow', 'green', 'none'] as const satisfies readonly ColourName[]

/** Red, yellow, green as a shape and a word: an octagon stops, a triangle warns, a ticked circle goes on; a dashed circle says that nothing can be told. */
export function Colour({ value, wordless = false }: { value: ColourName; wordless?: boolean }) {
  const t = useProjectWords()
  return (
    <span className={`colour colour-${value}`} data-colour={value}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="currentColor">
        {value === 'red' && <path d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.7V4.3z" />}
        {value === 'yellow' && <path d="M7 .8 13.7 13H.3z" strokeLinejoin="round" />}
        {(value === 'red' || value === 'yellow') && <path d={value === 'red' ? 'M7 3.2v4.6M7 9.4v1.4' : 'M7 5v3.9M7 10.2v1.3'} stroke="var(--ground)" strokeWidth="1.7" />}
        {value === 'green' && <><circle cx="7" cy="7" r="6.4" /><path d="m4 7.2 2.2 2.2L10.2 5" fill="none" stroke="var(--ground)" strokeWidth="1.7" /></>}
        {value === 'none' && <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2.4 2.2" />}
      </svg>
      <span className={wordless ? 'sr' : undefined}>{t.colour[value]}</span>
    </span>
  )
}
