import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/index.ts'
import { Problem } from '../shell/States.tsx'
import { setSettings, useSettings } from '../words/index.ts'
import { chainApi, type LinkPage } from './api.ts'
import { useChainWords } from './words.ts'

/** What a person writes down of a link: who is on it, and whether it is held up from outside. */
export function Entering({ chain, link, page }: { chain: string; link: string; page: LinkPage }) {
  const t = useChainWords()
  const { by } = useSettings()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const [produces, setProduces] = useState(false)
  const [leader, setLeader] = useState(false)
  const [unknown, setUnknown] = useState(false)
  const done = () => { setName(''); setWhy(''); return client.invalidateQueries() }
  const put = useMutation({
    mutationFn: async () => {
      const { items } = await api.entities({ q: name.trim(), limit: '20' })
      const exact = items.filter(e => e.name === name.trim() || e.aliases.includes(name.trim()))
      const found = exact.length === 1 ? exact[0] : items.length === 1 ? items[0] : undefined
      setUnknown(!found)
      if (found) { await chainApi.place(chain, link, { entity: found.id, on: true, produces, leader, by: by.trim(), why: why.trim() }); await done() }
    },
  })
  const hold = useMutation({ mutationFn: () => chainApi.bottleneck(chain, link, { is: !page.link.bottleneck.is, by: by.trim(), why: why.trim() }), onSuccess: done })
  const ready = by.trim() !== '' && why.trim() !== '' && !put.isPending && !hold.isPending
  const marked = page.entries.filter(e => e.kind === 'bottleneck')
  return (
    <section className="section noprint" aria-labelledby="entering">
      <h2 id="entering">{t.put}</h2>
      <form className="chainform" onSubmit={e => { e.preventDefault(); if (ready && name.trim()) put.mutate() }}>
        <label>{t.putHint}<input className="field" name="who" maxLength={200} value={name} onChange={e => setName(e.target.value)} /></label>
        <label>{t.reason}<input className="field" name="why" maxLength={1000} value={why} onChange={e => setWhy(e.target.value)} /></label>
        <label>{t.by}<input className="field" name="by" maxLength={100} autoComplete="name" value={by} onChange={e => setSettings({ by: e.target.value })} /></label>
        <label className="check row" style={{ gap: 6 }}><input type="checkbox" checked={produces} onChange={e => setProduces(e.target.checked)} />{t.produces}</label>
        <label className="check row" style={{ gap: 6 }}><input type="checkbox" checked={leader} onChange={e => setLeader(e.target.checked)} />{t.isLeader}</label>
        <button className="plain strong" disabled={!ready || !name.trim()}>{t.save}</button>
        <button type="button" className="plain" disabled={!ready} onClick={() => hold.mutate()}>{page.link.bottleneck.is ? t.unmark : t.mark}</button>
      </form>
      {unknown && <p role="alert" className="status-conflict">{t.notFound}</p>}
      {(put.error ?? hold.error) && <Problem error={put.error ?? hold.error} />}
      {marked.map(e => <p key={e.id} className="small quiet">▲ {e.fields['is'] ? t.mark : t.unmark} · {e.by} {e.at.slice(0, 10)} <span lang="zh-CN">{e.why}</span></p>)}
    </section>
  )
}
