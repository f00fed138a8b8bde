import { Confidence } from '../match/Outcome.tsx'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { Product } from './api.ts'
import { financeWords } from './words.ts'

/** A product's name, kind, lender and terms; what nobody verified is to be entered. */
export function ProductHead({ product: p }: { product: Product }) {
  const w = useLocalWords(financeWords)
  const { lang } = useSettings()
  return (
    <>
      <h3 className="row">{p[lang]}{p.sample && <span className="badge sample" title={w.sampleHint}>{w.sample}</span>}<span className="small quiet">{w.kinds[p.kind]}</span><Confidence value={p.confidence} /></h3>
      <dl className="pairs small">
        <dt>{w.lender}</dt><dd>{p.lender?.[lang] ?? <span className="status-ongoing">◌ {w.toEnter}</span>}</dd>
        {p.terms.map(t => <div key={t.zh} style={{ display: 'contents' }}><dt>{t[lang]}</dt><dd lang="zh-CN">{t.value ?? <span className="status-ongoing" lang={lang}>◌ {w.toEnter}</span>}</dd></div>)}
        {p.hands.length > 0 && <><dt>{w.hands}</dt><dd>{p.hands.map(h => h[lang]).join(lang === 'zh' ? '、' : ', ')}</dd></>}
      </dl>
      <ul className="small quiet" lang="zh-CN">{p.notes.map(n => <li key={n}>{n}</li>)}</ul>
    </>
  )
}
