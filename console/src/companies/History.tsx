import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyApi, type CompanyRecord } from './api.ts'
import { companyWords } from './words.ts'

/** Every file and every person that said something of the company, the latest first; corrections can be taken back. */
export function History({ company }: { company: CompanyRecord }) {
  const w = useLocalWords(companyWords)
  return (
    <ul className="plainlist">
      {company.lines.map(({ source: s, place, asOf, facts }, i) => (
        <li key={`${s.id} ${i}`} data-line={s.kind} data-withdrawn={s.withdrawn !== null || undefined}>
          <span lang="zh-CN">{s.kind === 'import' ? s.name : w.correct.said(s.by, s.at.slice(0, 10))}</span> <span className="quiet small">{s.kind === 'import' ? w.page.imported : w.page.corrected} · {w.page.lines(facts)}</span>
          <span className="cellnote quiet small num">{[place, w.asOf(asOf)].filter(Boolean).join(' · ')}</span>
          {s.why && <span className="cellnote small" lang="zh-CN">{w.correct.because(s.why)}</span>}
          {s.withdrawn ? <span className="cellnote quiet small">{w.correct.takenBackBy(s.withdrawn.by, s.withdrawn.at.slice(0, 10))}</span> : s.kind === 'correction' && <TakeBack company={company.id} source={s.id} />}
        </li>
      ))}
    </ul>
  )
}

export function TakeBack({ company, source, onDone }: { company: string; source: string; onDone?: () => void }) {
  const w = useLocalWords(companyWords)
  const { by } = useSettings()
  const client = useQueryClient()
  const back = useMutation({ mutationFn: () => companyApi.takeBack(company, source, by.trim()), onSuccess: async () => { onDone?.(); await client.invalidateQueries() } })
  if (!by.trim()) return <label className="row small noprint">{w.correct.by}<input className="field" maxLength={100} placeholder={w.correct.byHint} onBlur={e => setSettings({ by: e.target.value })} /></label>
  return <><button type="button" className="link noprint" disabled={back.isPending} onClick={() => back.mutate()}>{w.correct.takeBack}</button>{back.error && <Problem error={back.error} />}</>
}
