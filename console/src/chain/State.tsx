import type { ChainLink } from './api.ts'
import { useChainWords } from './words.ts'

export type State = ChainLink['state']

/** A state by shape and word: full, half, broken, empty. */
export function StateMark({ state, wordless = false }: { state: State; wordless?: boolean }) {
  const t = useChainWords()
  return <span className={`chainstate chainstate-${state}`}><svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true"><StateShape state={state} /></svg>{wordless ? <span className="sr">{t.states[state]}</span> : t.states[state]}</span>
}

export function StateShape({ state }: { state: State }) {
  return (
    <>
      <rect x="0.75" y="0.75" width="10.5" height="10.5" fill={state === 'strong' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="1.25" strokeDasharray={state === 'planned' ? '2.5 2' : undefined} />
      {state === 'weak' && <rect x="1" y="1" width="5" height="10" fill="currentColor" />}
    </>
  )
}

/** 在产 3 · 在建 2, or that nobody is there. */
export function countText({ counts }: Pick<ChainLink, 'counts'>, t: ReturnType<typeof useChainWords>): string {
  const said = (['producing', 'present', 'planned', 'carriers', 'reported'] as const).flatMap(k => (counts[k] ? [`${t.counts[k]} ${counts[k]}`] : []))
  return said.join(' · ') || t.nobody
}
