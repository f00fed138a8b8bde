import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Claim, type Entry } from '../api/index.ts'
import { Figure } from '../figure/Figure.tsx'
import { describeProblem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useProjectWords } from './words.ts'

/** What a statement rests on: a printed figure opens its evidence, a person's entry says who and why. `text`: what the entry says; `instead`: the claim is said so too. */
export function Grounds({ claim, entry, text, status = 'word', instead = false }: { claim: Claim | null; entry: Entry | null; text: string; status?: 'word' | 'shape' | 'none'; instead?: boolean }) {
  if (claim) return <Figure claim={claim} status={status} text={instead ? text : undefined} />
  return <span className="num">{text}{entry && <EntryNote entry={entry} />}</span>
}

/** Who wrote an entry down, when and why; the way to take it back where that is meant to be done here. */
export function EntryNote({ entry, undo = false }: { entry: Entry; undo?: boolean }) {
  const t = useProjectWords()
  return <span className="cellnote quiet small" data-entry={entry.id}>{t.entry.said(entry.by, entry.at.slice(0, 10))} · {t.entry.because(entry.why)}{undo && <> <TakeBack entry={entry} /></>}</span>
}

export function TakeBack({ entry, onDone }: { entry: Entry; onDone?: () => void }) {
  const t = useProjectWords()
  const words = useWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const back = useMutation({ mutationFn: () => api.takeBackEntry(entry.about, entry.id, by || entry.by), onSuccess: () => { onDone?.(); return client.invalidateQueries() } })
  return <><button type="button" className="link small noprint" disabled={back.isPending} onClick={() => back.mutate()}>{t.entry.takeBack}</button>{back.error && <span role="alert" className="status-conflict small"> {describeProblem(back.error, words).title}</span>}</>
}
