import { useQuery } from '@tanstack/react-query'
import { api, type Claim, type ProjectRecord } from '../api/index.ts'
import { Figure } from '../figure/Figure.tsx'
import { useSettings } from '../words/index.ts'
import { Colour } from './Colour.tsx'
import { EntryNote } from './Grounds.tsx'
import { useProjectWords } from './words.ts'

/** Why a project has its colour: each promise not kept, with the sentence that made it. */
export function Why({ judged }: { judged: ProjectRecord['colour'] }) {
  const t = useProjectWords()
  return (
    <>
      {judged.why.length === 0 && <p className="row"><Colour value={judged.colour ?? 'none'} /> {judged.colour === null ? t.page.whyNone : t.page.whyGreen}</p>}
      <ul className="why">
        {judged.why.map((reason, i) => (
          <li key={i} data-reason={reason.test}>
            <p><Colour value={reason.colour} /> <ReasonText reason={reason} /></p>
            {reason.claim && <p><Figure claim={reason.claim} /></p>}
            {reason.claim && <Sentence claim={reason.claim} />}
            {reason.entry && <EntryNote entry={reason.entry} />}
          </li>
        ))}
      </ul>
      <p className="small quiet">{t.page.rule(judged.rule, judged.asOf)}</p>
    </>
  )
}

/** What a reason says; the phase in it is a name of the page's. */
export function ReasonText({ reason }: { reason: ProjectRecord['colour']['why'][number] }) {
  const { lang } = useSettings()
  const text = reason[lang]
  const at = reason.phase ? text.indexOf(reason.phase) : -1
  return at < 0 ? <>{text}</> : <>{text.slice(0, at)}<span lang="zh-CN">{reason.phase}</span>{text.slice(at + reason.phase!.length)}</>
}

/** The sentence in which something was promised, as printed, the promise marked. */
function Sentence({ claim }: { claim: Claim }) {
  const { data } = useQuery({ queryKey: ['claim', claim.id], queryFn: () => api.claim(claim.id) })
  const flow = (text: string) => text.replace(/\s*\n\s*/g, '')
  return (
    <blockquote lang="zh-CN" data-sentence={claim.id}>
      {data && flow(data.context.before)}<mark>{flow(claim.quote)}</mark>{data && flow(data.context.after)}
      <footer className="small quiet">{claim.publisher} <span className="num">{claim.publishedOn}</span></footer>
    </blockquote>
  )
}
