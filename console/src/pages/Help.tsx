import { exportUrl } from '../api/index.ts'
import { Status, statuses } from '../figure/Status.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings, useWords } from '../words/index.ts'

export default function Help() {
  const t = useWords()
  const { keys } = useSettings()
  useTitle(t.help.title)
  const rows: [keys: string[], does: string][] = [
    [['/'], t.help.search], [['g', 'o'], `${t.help.go} ${t.nav.overview}`], [['g', 'l'], `${t.help.go} ${t.nav.library}`], [['g', 'p'], `${t.help.go} ${t.nav.projects}`], [['g', 'v'], `${t.help.go} ${t.nav.rounds}`], [['g', 'd'], `${t.help.go} ${t.nav.dispatch}`], [['g', 'm'], `${t.help.go} ${t.nav.fill}`],
    [['g', 'b'], `${t.help.go} ${t.nav.companies}`], [['g', 'z'], `${t.help.go} ${t.nav.policies}`],
    [['g', 'e'], `${t.help.go} ${t.nav.entities}`], [['g', 'f'], `${t.help.go} ${t.nav.facts}`], [['g', 'i'], `${t.help.go} ${t.nav.indicators}`], [['g', 'k'], `${t.help.go} ${t.nav.parks}`], [['g', 'x'], `${t.help.go} ${t.nav.conflicts}`], [['g', 'r'], `${t.help.go} ${t.nav.review}`], [['g', 't'], `${t.help.go} ${t.nav.try}`],
    [['1–4'], t.help.layers], [['j', 'k', 'a', 'c', 'r', 'u'], t.help.reviewing], [['↑ ↓ ← →'], t.help.arrows], [['Esc'], t.help.esc], [['?'], t.help.thisHelp],
  ]
  return (
    <div style={{ maxWidth: 720 }}>
      <div className="head"><h1>{t.help.title}</h1><p>{t.overview.lead}</p></div>
      <section className="section">
        <h2>{t.help.keys}</h2>
        <table className="table">
          <thead><tr><th scope="col">{t.help.key}</th><th scope="col">{t.help.does}</th></tr></thead>
          <tbody>{rows.map(([ks, does]) => <tr key={does}><td className="nowrap">{ks.map((k, i) => <span key={k}>{i > 0 && (ks[0] === 'g' ? ` ${t.help.after} ` : ' ')}<kbd>{k}</kbd></span>)}</td><td>{does}</td></tr>)}</tbody>
        </table>
        <p style={{ marginTop: 12 }}><label><input type="checkbox" checked={keys} onChange={e => setSettings({ keys: e.target.checked })} /> {t.help.keysOn}</label> <span className="quiet small">{t.help.keysHint}</span></p>
      </section>
      <section className="section">
        <h2>{t.help.status}</h2>
        <ul className="row">{[...statuses, 'conflict' as const, 'unknown' as const].map(s => <li key={s}><Status value={s} /></li>)}</ul>
      </section>
      <section className="section">
        <h2>{t.help.basis}</h2>
        <dl className="pairs">{(['given', 'printed', 'inferred', 'unknown'] as const).map(b => <div key={b} style={{ display: 'contents' }}><dt>{t.basis[b]}</dt><dd>{t.basisHint[b]}</dd></div>)}</dl>
      </section>
      <section className="section"><h2>{t.help.units}</h2><p>{t.help.unitsText}</p></section>
      <section className="section"><h2>{t.help.export}</h2><p>{t.help.exportText}</p><p style={{ marginTop: 8 }}>{t.help.allText} {(['xlsx', 'csv', 'jsonl'] as const).map(f => <a key={f} href={exportUrl({ format: f })} download style={{ marginInlineEnd: 12 }}>{f === 'jsonl' ? 'JSON Lines' : t.table[f]}</a>)}</p></section>
    </div>
  )
}
