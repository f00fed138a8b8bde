import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useRef, useState } from 'react'
import { api } from '../api/index.ts'
import type { Stop } from './api.ts'
import { useBriefingWords } from './words.ts'

/** Finds projects by name, owner or place and adds them one by one. */
export function ProjectPicker({ chosen, onAdd }: { chosen: readonly string[]; onAdd: (stop: Stop) => void }) {
  const t = useBriefingWords().round
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useQuery({ queryKey: ['projects', 'pick', q], queryFn: () => api.projects({ q, limit: '8' }), enabled: q !== '', placeholderData: keepPreviousData })
  return (
    <div className="picker noprint">
      <label htmlFor={id}>{t.add}</label>
      <input id={id} ref={input} className="field" type="search" maxLength={200} placeholder={t.addHint} value={words} onChange={e => setWords(e.target.value)} />
      {q !== '' && found.data && (
        <ul aria-label={t.add}>
          {found.data.items.length === 0 && <li className="quiet">{t.none}</li>}
          {found.data.items.map(({ entity, district }) => (
            <li key={entity.id}>
              <span lang="zh-CN">{entity.name}</span> {district && <span className="quiet small" lang="zh-CN">{district.entity.name}</span>}
              {chosen.includes(entity.id) ? <span className="quiet small">{t.already}</span>
                : <button type="button" className="link" aria-label={`${t.adding} ${entity.name}`} onClick={() => { onAdd({ id: entity.id, name: entity.name, district: district?.entity.name ?? null }); setWords(''); input.current?.focus() }}>{t.adding}</button>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
