import type { Annotations } from '../api/index.ts'
import { useSettings, useWords } from '../words/index.ts'
import { layers, type Layer } from './segments.ts'

/** The four layers with their counts, switched one by one. */
export function Layers({ notes, shown, onToggle }: { notes: Annotations; shown: ReadonlySet<Layer>; onToggle: (layer: Layer) => void }) {
  const t = useWords()
  const { keys } = useSettings()
  const counts: Record<Layer, number> = { quantities: notes.quantities.length, times: notes.times.length, names: notes.mentions.length, claims: notes.claims.length }
  return (
    <div className="row" role="group" aria-label={t.reader.layers} style={{ gap: 4 }}>
      {layers.map((layer, i) => (
        <button key={layer} type="button" className={`plain layer ${layer}`} data-layer={layer} aria-pressed={shown.has(layer)} aria-keyshortcuts={keys ? String(i + 1) : undefined} title={keys ? t.reader.layerKey(String(i + 1)) : undefined} onClick={() => onToggle(layer)}>
          <span className="swatch" aria-hidden="true" />{t.reader[layer]} <span className="num quiet">{counts[layer]}</span>
        </button>
      ))}
    </div>
  )
}
