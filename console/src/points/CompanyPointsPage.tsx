import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { useTitle } from '../shell/title.ts'
import { useLocalWords } from '../words/local.ts'
import { pointsApi } from './api.ts'
import { PointsOf } from './PointsOf.tsx'
import { pointsWords } from './words.ts'

/** The points of one company on a page of their own. */
export default function CompanyPointsPage() {
  const w = useLocalWords(pointsWords)
  const { id = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const set = params.get('set') ?? undefined
  const { data } = useQuery({ queryKey: ['points', 'company', id, set], queryFn: () => pointsApi.company(id, set), retry: false })
  useTitle(data ? `${data.company.name} ${w.title}` : w.title)
  return (
    <>
      <div className="head">
        <p className="small row noprint"><Link to={`/points${set ? `?set=${set}` : ''}`}>{w.title}</Link><Link to={`/companies/${encodeURIComponent(id)}`}>{w.profile}</Link></p>
        <h1 lang={data ? 'zh-CN' : undefined}>{data?.company.name ?? w.title}</h1>
      </div>
      <PointsOf company={id} set={set} onSet={s => setParams({ set: s }, { replace: true, preventScrollReset: true })} />
    </>
  )
}
