import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useTitle } from '../shell/title.ts'
import { useLocalWords } from '../words/local.ts'
import { financeApi } from './api.ts'
import { FinanceOf } from './FinanceOf.tsx'
import { financeWords } from './words.ts'

/** Financial products for one company on a page of their own. */
export default function CompanyFinancePage() {
  const w = useLocalWords(financeWords)
  const { id = '' } = useParams()
  const { data } = useQuery({ queryKey: ['finance', 'company', id], queryFn: () => financeApi.company(id), retry: false })
  useTitle(data ? `${data.company.name} ${w.title}` : w.title)
  return (
    <>
      <div className="head">
        <p className="small row noprint"><Link to="/finance">{w.title}</Link><Link to={`/companies/${encodeURIComponent(id)}`}>{w.profile}</Link></p>
        <h1 lang={data ? 'zh-CN' : undefined}>{data?.company.name ?? w.title}</h1>
      </div>
      <FinanceOf company={id} />
    </>
  )
}
