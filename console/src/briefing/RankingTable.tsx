import { useQuery } from '@tanstack/react-query'
import { Loading, Problem } from '../shell/States.tsx'
import { useSettings } from '../words/index.ts'
import { briefingApi, rankingUrl, type Ranking, type RoundPage } from './api.ts'
import { useBriefingWords } from './words.ts'

/** Projects by what judges gave them, beside the last round, with the rules that made it so. */
export function RankingTable({ round }: { round: RoundPage }) {
  const t = useBriefingWords().round
  const { lang } = useSettings()
  const { data, error, isPending } = useQuery({ queryKey: ['round', round.id, 'ranking'], queryFn: () => briefingApi.ranking(round.id) })
  return (
    <section className="section" aria-labelledby="ranking">
      <h2 id="ranking">{t.ranking}</h2>
      {isPending ? <Loading /> : error ? <Problem error={error} /> : data.items.every(row => row.judges.length === 0) ? <p className="quiet">{t.noRanking}</p> : (
        <>
          <p className="row noprint"><a className="plain" href={rankingUrl(round.id)} download>{t.rankingXlsx}</a></p>
          <p className="quiet small" style={{ margin: '8px 0' }}>{data.comparison ? t.before(data.comparison.round.name) : t.noBefore}{data.comparison && !data.comparison.sameCriteria && ` ${t.otherCriteria}`}</p>
          <Rows ranking={data} round={round} />
          {data.comparison && data.comparison.goneNames.length > 0 && <p className="quiet small" style={{ marginTop: 8 }}>{t.gone(data.comparison.goneNames.join('、'))}</p>}
          <p className="small" style={{ marginTop: 8, maxWidth: '60em' }}>{data.rules[lang]}</p>
        </>
      )}
    </section>
  )
}

function Rows({ ranking: { items, comparison }, round }: { ranking: Ranking; round: RoundPage }) {
  const t = useBriefingWords().round
  const before = new Map(comparison?.items.map(item => [item.project, item]))
  const moved = (project: string, rank: number | null) => {
    const was = before.get(project)
    if (!was || rank === null) return ''
    return was.moved === null ? t.fresh : was.moved > 0 ? t.up1(was.moved) : was.moved < 0 ? t.down1(-was.moved) : t.same
  }
  return (
    <div className="tablewrap" role="region" aria-label={t.ranking} tabIndex={0}>
      <table className="table">
        <caption className="sr">{t.ranking}</caption>
        <thead><tr>
          <th scope="col">{t.project}</th><th scope="col" className="end">{t.rank}</th><th scope="col" className="end">{t.mean}</th><th scope="col" className="end">{t.judgesCounted}</th>
          {comparison && <><th scope="col" className="end">{t.rankBefore}</th>{comparison.sameCriteria && <th scope="col" className="end">{t.meanBefore}</th>}<th scope="col">{t.movement}</th></>}
          {round.criteria.map(c => <th key={c.id} scope="col" className="end" lang="zh-CN">{c.zh}</th>)}
        </tr></thead>
        <tbody>{items.map(row => (
          <tr key={row.project} data-project={row.project}>
            <td lang="zh-CN">{row.name}</td><td className="num end">{row.rank ?? t.unranked}</td><td className="num end">{row.mean}</td><td className="num end">{row.counted}</td>
            {comparison && <><td className="num end">{before.get(row.project)?.rankBefore}</td>{comparison.sameCriteria && <td className="num end">{before.get(row.project)?.meanBefore}</td>}<td className="nowrap">{moved(row.project, row.rank)}</td></>}
            {row.criteria.map(c => <td key={c.id} className="num end">{c.mean}</td>)}
          </tr>
        ))}</tbody>
      </table>
    </div>
  )
}
