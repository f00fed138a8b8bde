import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { matchApi, useFacts } from '../match/api.ts'
import { outcomeWords } from '../match/words.ts'
import { Menu } from '../table/Menu.tsx'
import type { View } from '../table/view.ts'
import { useSettings, useWords } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import { companyExportUrl, type CompanyPage, type CompanyQuery } from './api.ts'
import type { CompanyColumn } from './useColumns.tsx'
import { unitOf, valueText } from './values.ts'
import { companyWords } from './words.ts'

interface Props {
  view: View; change: (next: Partial<View>) => void; columns: CompanyColumn[]; query: CompanyQuery; facets: CompanyPage['facets']; ranges: string[]; policy: string | null
  set: (edit: (next: URLSearchParams) => void) => void; clear: (() => void) | null
}
type FacetKey = keyof CompanyPage['facets']

/** What to look for, each choice with how many it would leave; columns, export of all that is found, print. */
export function Filters({ view, change, columns, query, facets, ranges, policy, set, clear }: Props) {
  const w = useLocalWords(companyWords)
  const words = useWords()
  const judged = useLocalWords(outcomeWords)
  const name = (key: FacetKey, value: string) => {
    if (value === 'none') return key === 'size' ? w.sizes.none : w.unknown
    if (key === 'size') return w.sizes[value as keyof typeof w.sizes]
    if (key === 'outcome') return judged.outcomes[value as keyof typeof judged.outcomes]
    const zh = facets[key]?.find(f => f.value === value)?.zh ?? value
    return key === 'place' ? zh.replace(/^.*(?:省|自治区)(?=.)/, '').replace(/^.+市(?=.)/, '') : zh
  }
  return (
    <>
      <div className="toolbar noprint">
        <input className="field" type="search" maxLength={200} aria-label={w.filter} placeholder={w.filter} value={view.q} onChange={e => change({ q: e.target.value })} />
        {(['place', 'industry', 'size', 'founded', 'outcome'] as const).filter(key => facets[key]?.length).map(key => {
          const picked = view.facets[key]?.[0]
          const pick = (value: string | undefined) => { const { [key]: _, ...rest } = view.facets; change({ facets: value ? { ...rest, [key]: [value] } : rest }) }
          return (
            <Menu key={key} label={<span>{w.facets[key]}{picked && `：${name(key, picked)}`}</span>}>
              {facets[key]!.map(f => (
                <label key={f.value} data-facet={f.value} style={{ paddingInlineStart: 16 + (key === 'place' ? f.value.length - 2 : key === 'industry' ? f.value.length - 1 : 0) * 4 }}>
                  <input type="checkbox" checked={picked === f.value} onChange={e => pick(e.target.checked ? f.value : undefined)} />
                  <span lang={key === 'place' || key === 'industry' ? 'zh-CN' : undefined}>{key === 'industry' && f.value !== 'none' && <span className="num quiet">{f.value} </span>}{name(key, f.value)}</span><span className="num">{f.count.toLocaleString('zh-CN')}</span>
                </label>
              ))}
            </Menu>
          )
        })}
        <Range onAdd={range => set(next => { if (!next.getAll('fact').includes(range)) next.append('fact', range) })} />
        <Policy value={policy} onChange={id => { const { outcome: _, ...rest } = view.facets; change({ facets: rest }); set(next => { if (id) next.set('policy', id); else { next.delete('policy'); next.delete('f.outcome') } }) }} />
        {clear && <button type="button" className="link" onClick={clear}>{words.table.clear}</button>}
        <span className="push row">
          <Menu label={words.table.columns} right>
            {columns.slice(1).filter(c => c.key !== 'outcome').sort((a, b) => Number(a.extra ?? false) - Number(b.extra ?? false)).map(c => <label key={c.key}><input type="checkbox" checked={view.shown.includes(c.key)} onChange={e => change({ page: view.page, shown: columns.filter(o => (o.key === c.key ? e.target.checked : view.shown.includes(o.key))).map(o => o.key) })} /><span>{c.name}</span></label>)}
          </Menu>
          <Menu label={words.table.export} right>
            <p className="small quiet">{w.exportHint}</p>
            {(['xlsx', 'csv'] as const).map(format => <a key={format} className="item" href={companyExportUrl(query, format)} download>{words.table[format]}</a>)}
          </Menu>
          <button type="button" className="plain" onClick={() => print()}>{words.app.print}</button>
        </span>
      </div>
      {ranges.length > 0 && <ul className="row ranges noprint">{ranges.map(range => <li key={range}><RangeText range={range} onRemove={() => set(next => { const rest = next.getAll('fact').filter(r => r !== range); next.delete('fact'); rest.forEach(r => next.append('fact', r)) })} /></li>)}</ul>}
    </>
  )
}

/** 营业收入 1,000 ~ 5,000 万元, with a button that takes it away. */
function RangeText({ range, onRemove }: { range: string; onRemove: () => void }) {
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const facts = useFacts()
  const [key = '', wanted = ''] = range.split(/:(.*)/)
  const [id = '', back] = key.split('@')
  const fact = facts.get(id)
  const [from = '', to = ''] = wanted.split('..')
  const say = (v: string) => valueText(v, fact, w)
  const what = wanted === 'none' ? w.range.none : wanted === 'yes' || wanted === 'no' ? w.range[wanted] : !wanted.includes('..') ? say(wanted) : from && to ? `${say(from)} ~ ${say(to)}` : from ? `≥ ${say(from)}` : `≤ ${say(to)}`
  const text = `${fact?.[lang] ?? id}${back ? `（${w.yearBack(Number(back))}）` : ''} ${what} ${wanted.includes('..') ? unitOf(fact) : ''}`.trim()
  return <button type="button" className="plain chip" data-range={range} aria-label={w.range.remove(text)} onClick={onRemove}>{text}<span aria-hidden="true">×</span></button>
}

/** Asks for a range of any fact: from and to of a number or a day, yes or no, one of its choices, or that there is none. */
function Range({ onAdd }: { onAdd: (range: string) => void }) {
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const facts = useFacts()
  const [id, setId] = useState('revenue')
  const [values, setValues] = useState({ from: '', to: '', is: '', none: false })
  const fact = facts.get(id)
  const ranged = fact?.kind === 'number' || fact?.kind === 'date'
  const share = fact?.kind === 'number' && !fact.unit
  const plain = (text: string) => (text && share ? String(Number((Number(text) / 100).toPrecision(12))) : text)
  const wanted = values.none ? 'none' : ranged ? (values.from || values.to ? `${plain(values.from)}..${plain(values.to)}` : '') : values.is
  return (
    <Menu label={w.range.title}>
      <form className="rangeform" onSubmit={e => { e.preventDefault(); if (wanted) { onAdd(`${id}:${wanted}`); setValues({ from: '', to: '', is: '', none: false }) } }}>
        <label>{w.range.fact}<select className="field" value={id} onChange={e => { setId(e.target.value); setValues({ from: '', to: '', is: '', none: false }) }}>{[...facts.values()].filter(f => f.kind !== 'code').map(f => <option key={f.id} value={f.id}>{f[lang]}</option>)}</select></label>
        {ranged ? (
          <span className="row">
            {(['from', 'to'] as const).map(end => <label key={end}>{w.range[end]}<input className="field" type={fact.kind === 'date' ? 'date' : 'number'} step="any" placeholder={w.range.any} value={values[end]} onChange={e => setValues({ ...values, [end]: e.target.value })} /></label>)}
            <span className="small quiet">{share ? '%' : unitOf(fact)}</span>
          </span>
        ) : (
          <label>{w.range.is}<select className="field" value={values.is} onChange={e => setValues({ ...values, is: e.target.value })}>
            <option value="">{w.range.any}</option>
            {fact?.kind === 'flag' ? <><option value="yes">{w.range.yes}</option><option value="no">{w.range.no}</option></> : Object.entries(fact?.options ?? {}).map(([value, zh]) => <option key={value} value={value}>{zh}</option>)}
          </select></label>
        )}
        <label className="check"><input type="checkbox" checked={values.none} onChange={e => setValues({ ...values, none: e.target.checked })} />{w.range.none}</label>
        <button className="plain strong" disabled={!wanted}>{w.range.add}</button>
      </form>
    </Menu>
  )
}

function Policy({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }) {
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const { data } = useQuery({ queryKey: ['policies', ''], queryFn: () => matchApi.policies() })
  const items = data?.items ?? []
  return (
    <Menu label={<span>{w.policy.title}{value && `：${items.find(p => p.id === value)?.[lang] ?? value}`}</span>}>
      {items.map(p => <label key={p.id} data-policy={p.id}><input type="checkbox" checked={value === p.id} onChange={e => onChange(e.target.checked ? p.id : null)} /><span>{p[lang]}</span></label>)}
    </Menu>
  )
}
