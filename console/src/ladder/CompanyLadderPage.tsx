import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useTitle } from '../shell/title.ts'
import { useLocalWords } from '../words/local.ts'
import { ladderApi } from './api.ts'
import { Ladder } from './Ladder.tsx'
import { ladderWords } from './words.ts'

/** The ladders of one company on a page of their own. */
export default function CompanyLadderPage() {
  const w = useLocalWords(ladderWords)
  const { id = '' } = useParams()
  const { data } = useQuery({ queryKey: ['ladder', 'company', id], queryFn: () => ladderApi.company(id), retry: false })
  useTitle(data ? `${data.company.name} ${w.title}` : w.title)
  return (
    <>
      <div className="head">
        <p className="small row noprint"><Link to="/ladder">{w.title}</Link><Link to={`/companies/${encodeURIComponent(id)}`}>{w.profile}</Link></p>
        <h1 lang={data ? 'zh-CN' : undefined}>{data?.company.name ?? w.title}</h1>
      </div>
      <Ladder company={id} />
    </>
  )
}
