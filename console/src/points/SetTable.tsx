import { useQuery } from '@tanstack/react-query'
import { Confidence } from '../match/Outcome.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { pointsApi, type SetDetail } from './api.ts'
import { inUnit } from './figures.ts'
import { pointsWords } from './words.ts'

/** What a set counts: weights and reference values by stage, bonuses and penalties, how sure each is. */
export function SetTable({ id }: { id: string }) {
  const w = useLocalWords(pointsWords)
  const t = useWords()
  const { lang } = useSettings()
  const { data: set, error, isPending, refetch } = useQuery({ queryKey: ['points', 'set', id], queryFn: () => pointsApi.set(id) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  return (
    <>
      <ul className="setnotes small quiet" lang="zh-CN">{set.notes.map(n => <li key={n}>{n}</li>)}</ul>
      {set.list.length > 0 && (
        <div className="tablewrap" role="region" aria-label={t.table.region(w.indicators)} tabIndex={0}>
          <table className="table">
            <caption className="sr">{w.indicators}</caption>
            <thead><tr><th scope="col">{w.indicator}</th><th scope="col">{w.class}</th>{set.stages.map(s => <th key={s.id} scope="col" className="end">{w.weightIn(s[lang])}</th>)}<th scope="col">{w.rule}</th><th scope="col">{w.confidence}</th></tr></thead>
            <tbody>
              {set.list.map(i => (
                <tr key={i.id}>
                  <th scope="row">{i[lang]}{i.note && <span className="cellnote" lang="zh-CN">{i.note}</span>}</th><td>{set.classes.find(c => c.id === i.class)?.[lang]}</td>
                  {i.stages.map((s, k) => <td key={k} className="end num">{s.weight ?? <span className="quiet">{w.toEnter}</span>}{s.knots && <span className="cellnote">{knots(s.knots, i.unit)}</span>}</td>)}
                  <td className="wide small" lang="zh-CN"><code>{i.text}</code></td><td><Confidence value={i.confidence} /></td>
                </tr>
              ))}
              {set.adjustments.map(a => (
                <tr key={a.id}><th scope="row">{a[lang]}</th><td>{w[a.kind]}</td><td className="end num" colSpan={set.stages.length}>{a.kind === 'penalty' ? '−' : '+'}{a.most ?? '?'}{a.onRecord && <span className="cellnote">{w.onRecord}</span>}</td><td className="wide small" lang="zh-CN"><code>{a.text}</code></td><td><Confidence value={a.confidence} /></td></tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

const knots = (all: NonNullable<SetDetail['list'][number]['stages'][number]['knots']>, unit: string) => all.map(k => `${inUnit(k.value, unit)} → ${k.points}`).join('，')
