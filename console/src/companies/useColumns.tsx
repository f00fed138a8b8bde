import { Link, useLocation } from 'react-router'
import { useFacts, type FactRow } from '../match/api.ts'
import { OutcomeMark } from '../match/Outcome.tsx'
import type { Column } from '../table/view.ts'
import { useSettings } from '../words/index.ts'
import { useLocalWords } from '../words/local.ts'
import type { CompanyRow } from './api.ts'
import { unitOf, valueText } from './values.ts'
import type { VirtualColumn } from './VirtualTable.tsx'
import { companyWords } from './words.ts'

export interface CompanyColumn extends VirtualColumn<CompanyRow> { extra?: boolean; name: string }
const usual = ['revenue', 'staff', 'rd', 'hnteValid']

/** Who it is, then every fact of the latest year and the years before; which are shown is chosen. `policy`: its outcome has a column. */
export function useColumns(policy: string | null): CompanyColumn[] {
  const w = useLocalWords(companyWords)
  const { lang } = useSettings()
  const { pathname, search } = useLocation()
  const facts = useFacts()
  const to = (id: string, key: string) => { const query = new URLSearchParams(search); query.set('value', `${id}:${key}`); return { pathname, search: `?${query}` } }
  const own: (Omit<CompanyColumn, 'title'>)[] = [
    { key: 'name', name: w.columns.name, width: innerWidth < 640 ? 184 : 256, cell: (r, tab) => <Link to={`/companies/${encodeURIComponent(r.id)}`} tabIndex={tab} lang="zh-CN" title={r.name}>{r.name}</Link> },
    ...(policy ? [{ key: 'outcome', name: w.columns.outcome, width: 112, sortable: false, cell: (r: CompanyRow) => r.outcome && <OutcomeMark value={r.outcome} /> }] : []),
    { key: 'code', name: w.columns.code, width: 176, cell: r => <span className="num">{r.code}</span> },
    { key: 'place', name: w.columns.place, width: 96, cell: r => r.place && <span lang="zh-CN" title={r.place.byCode ? `${r.place.zh}（${w.byCode}）` : r.place.zh}>{short(r.place.zh)}</span> },
    { key: 'industry', name: w.columns.industry, width: 184, cell: r => r.industry && <span lang="zh-CN" title={`${r.industry.code} ${r.industry.zh}`}>{r.industry.zh}</span> },
    { key: 'establishedOn', name: w.columns.establishedOn, width: 104, cell: r => <span className="num">{r.establishedOn}</span> },
    { key: 'size', name: w.columns.size, width: 88, cell: r => (r.size === 'none' ? <span className="quiet">{w.sizes.none}</span> : w.sizes[r.size]) },
  ]
  const said = (fact: FactRow, back: number): CompanyColumn => {
    const key = back ? `${fact.id}@${back}` : fact.id
    const name = `${fact[lang]}${back ? `（${w.yearBack(back)}）` : ''}`
    const unit = unitOf(fact)
    const end = fact.kind === 'number'
    const title = <>{name}{unit && <span className="quiet">（{unit}）</span>}</>
    return {
      key, name, title, end, extra: back > 0 || !usual.includes(fact.id), width: Math.min(240, Math.max(96, 36 + (lang === 'zh' ? 14 : 8) * (name.length + (unit ? unit.length + 1 : 0)))),
      cell: (r, tab) => { const v = r.facts[key]; return v === null || v === undefined ? null : <Link className="door" tabIndex={tab} to={to(r.id, key)} preventScrollReset data-value={key}><span className="said num">{valueText(v, fact, w)}</span></Link> },
    }
  }
  return [...own.map(c => ({ ...c, title: c.name })), ...[...facts.values()].filter(f => !['establishedOn', 'industry'].includes(f.id)).flatMap(f => Array.from({ length: f.years ?? 1 }, (_, back) => said(f, back)))]
}

/** The same columns as the view in the address knows them. */
export const viewColumns = (columns: CompanyColumn[]): Column<CompanyRow>[] => columns.map(c => ({ key: c.key, title: c.name, cell: r => c.cell(r, 0), text: () => '', extra: c.extra, facet: () => [] }))

/** 江苏省苏州市虎丘区 -> 虎丘区: whole names repeat what all rows share. */
const short = (place: string) => /(?:省|市|自治区|自治州|地区|盟)([^省市]{1,12}(?:区|县|市|旗))$/.exec(place)?.[1] ?? place
