import { useQuery } from '@tanstack/react-query'
import { Outcome, OutcomeMark } from '../match/Outcome.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { useLocalWords } from '../words/local.ts'
import { companyApi } from './api.ts'
import { companyWords } from './words.ts'

const order = ['met', 'unknown', 'unmet', 'not-applicable'] as const

/** Every policy in force today for one company: what it meets first, then what is missing; each with its reasons. Its size stands at the head of the page. */
export function Entitled({ company }: { company: string }) {
  const w = useLocalWords(companyWords)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['company-policies', company], queryFn: () => companyApi.policies(company) })
  if (isPending) return <Loading />
  if (error) return <Problem error={error} retry={refetch} />
  return (
    <>
      <p className="small quiet num">{w.asOf(data.on)}</p>
      {order.map(outcome => {
        const items = data.items.filter(e => e.outcome === outcome && (e.class === null || outcome !== 'met'))
        if (!items.length) return null
        return (
          <details key={outcome} className="entitled" open={outcome === 'met'} data-outcomes={outcome}>
            <summary><OutcomeMark value={outcome} /> <span className="num">{w.page.policyCount(items.length)}</span></summary>
            {items.map(e => <Outcome key={e.policy} evaluation={e} />)}
          </details>
        )
      })}
    </>
  )
}
