import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { momentText } from '../figure/period.ts'
import { Empty, Loading, Problem } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { financeApi, type Handover, type Product } from './api.ts'
import { ProductHead } from './ProductHead.tsx'
import { financeWords } from './words.ts'
import '../match/outcome.css'
import '../table/table.css'
import './finance.css'

/** Products with their terms, and everything handed over with what came of it. */
export default function Finance() {
  const w = useLocalWords(financeWords)
  useTitle(w.title)
  const products = useQuery({ queryKey: ['finance', 'products'], queryFn: financeApi.products })
  const handed = useQuery({ queryKey: ['finance', 'handovers'], queryFn: financeApi.handovers })
  return (
    <>
      <div className="head"><h1>{w.title}</h1><p>{w.lead}</p></div>
      <p className="nodecision" role="note">{w.noDecision}</p>
      <section className="section" aria-labelledby="products">
        <h2 id="products">{w.products}</h2>
        {products.isPending ? <Loading /> : products.error ? <Problem error={products.error} retry={products.refetch} /> : <ul className="products">{products.data.items.map(p => <li key={p.id} data-product={p.id}><ProductHead product={p} /></li>)}</ul>}
      </section>
      <section className="section" aria-labelledby="handovers">
        <h2 id="handovers">{w.handovers}</h2>
        {handed.isPending ? <Loading /> : handed.error ? <Problem error={handed.error} retry={handed.refetch} /> : handed.data.items.length === 0 ? <Empty title={w.noHandovers} hint={w.noHandoversHint} /> : <Handed items={handed.data.items} products={products.data?.items ?? []} />}
      </section>
    </>
  )
}

function Handed({ items, products }: { items: Handover[]; products: Product[] }) {
  const w = useLocalWords(financeWords)
  const t = useWords()
  const { lang } = useSettings()
  return (
    <div className="tablewrap" role="region" aria-label={t.table.region(w.handovers)} tabIndex={0}>
      <table className="table">
        <caption className="sr">{w.handovers}</caption>
        <thead><tr><th scope="col">{w.product}</th><th scope="col">{w.lender}</th><th scope="col">{w.handedOn}</th><th scope="col">{w.result}</th><th scope="col">{w.company}</th></tr></thead>
        <tbody>{items.map(h => {
          const last = h.outcomes.at(-1)
          return <tr key={h.id}><th scope="row">{products.find(p => p.id === h.product)?.[lang] ?? h.product}</th><td lang="zh-CN">{h.lender}</td><td className="num">{momentText(h.at)}</td><td>{last ? <>● {w.results[last.state]} <span className="num">{last.on}{last.amount && ` · ${last.amount} 万元`}</span></> : <span className="status-ongoing">◌ {w.waiting}</span>}</td><td><Link to={`/finance/${encodeURIComponent(h.company)}`}>{w.openCompany}</Link></td></tr>
        })}</tbody>
      </table>
    </div>
  )
}
