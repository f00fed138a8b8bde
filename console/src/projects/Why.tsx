import type { ProjectRecord } from '../api/index.ts'
import { Figure } from '../figure/Figure.tsx'
import { useSettings } from '../words/index.ts'
import { Colour } from './Colour.tsx'
import { EntryNote } from './Grounds.tsx'
import { useProjectWords } from './words.ts'

/** Why a project has its colour: each promise not kept, with the sentence that made it. */
export function Why({ judged }: { judged: ProjectRecord['colour'] }) {
  const t = useProjectWords()
  const { lang } = useSettings()
  return (
    <>
      {judged.why.length === 0 && <p className="row"><Colour value={judged.colour ?? 'none'} /> {judged.colour === null ? t.page.whyNone : t.page.whyGreen}</p>}
      <ul className="why">
        {judged.why.map((reason, i) => (
          <li key={i} data-reason={reason.test}>
            <p><Colour value={reason.colour} /> {reason[lang]}</p>
            {reason.claim && <p><Figure claim={reason.claim} /></p>}
            {reason.claim && <blockquote lang="zh-CN">{reason.claim.quote.replace(/\s*\n\s*/g, '')}<footer className="small quiet">{reason.claim.publisher} <span className="num">{reason.claim.publishedOn}</span></footer></blockquote>}
            {reason.entry && <EntryNote entry={reason.entry} />}
          </li>
        ))}
      </ul>
      <p className="small quiet">{t.page.rule(judged.rule, judged.asOf)}</p>
    </>
  )
}
