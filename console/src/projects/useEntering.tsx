import { useCallback, useState, type ReactNode } from 'react'
import type { Entry } from '../api/index.ts'
import { EntryDialog, type Asked } from './EntryDialog.tsx'
import { TakeBack } from './Grounds.tsx'
import { useProjectWords } from './words.ts'

/** Lets a page ask for an entry: what to call, and what to show for it (the form; afterwards what was written, and the way back). */
export function useEntering(): [(asked: Asked) => void, ReactNode] {
  const t = useProjectWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState<{ entry: Entry; name: string; back: boolean } | null>(null)
  const ask = useCallback((next: Asked) => { setSaid(null); setAsked(next) }, [])
  return [ask, (
    <>
      {asked && <EntryDialog key={`${asked.project.id} ${asked.kind}`} asked={asked} onClose={() => setAsked(null)} onSaved={entry => setSaid({ entry, name: asked.project.name, back: false })} />}
      <p className="entered noprint" role="status" data-entered={said?.entry.id}>
        {said && <>{said.back ? t.entry.takenBack : t.entry.saved(`${said.name} · ${t.entry.kinds[said.entry.kind as keyof typeof t.entry.kinds]}`)} {!said.back && <TakeBack entry={said.entry} onDone={() => setSaid({ ...said, back: true })} />}</>}
      </p>
    </>
  )]
}
