import { exportUrl } from '../api/index.ts'
import { Status, statuses } from '../figure/Status.tsx'
import { places } from '../shell/keys.ts'
import type { IconName } from '../shell/Mark.tsx'
import { useTitle } from '../shell/title.ts'
import { setSettings, useSettings, useWords } from '../words/index.ts'

export default function Help() {
  const t = useWords()
  const { keys } = useSettings()
  useTitle(t.help.title)
  const rows: [keys: string[], does: string][] = [
    [['/'], t.help.search], ...Object.entries(places).map(([key, path]): [string[], string] => [['g', key], `${t.help.go} ${t.nav[(path.slice(1) || 'overview') as IconName]}`]),
    [['1–4'], t.help.layers], [['j', 'k', 'a', 'c', 'r', 'u'], t.help.reviewing], [['j', 'k', '1–9', 'e', 'm', 'u'], t.help.settling],
    [['← → ↑ ↓'], t.help.board], [['Shift', '← →'], t.help.boardMove], [['← →', t.help.space], t.help.wall], [['↑ ↓ ← →'], t.help.arrows], [['Esc'], t.help.esc], [['?'], t.help.thisHelp],
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
