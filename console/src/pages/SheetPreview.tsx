import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, type Preview } from '../api/index.ts'
import { useNames, type Names } from '../api/model.ts'
import { periodText } from '../figure/period.ts'
import { modalities, Status } from '../figure/Status.tsx'
import { quantityText } from '../figure/units.ts'
import { Loading, Problem } from '../shell/States.tsx'
import { download, toCsv } from '../table/export.ts'
import type { Column } from '../table/view.ts'
import { useSettings, useWords, type Words } from '../words/index.ts'

type Table = Preview['tables'][number]
type Found = Table['problems'][number] & { table: string }

interface Props {
  file: File
  /** Day the table was published on, as given; else ''. */
  date: string
  /** Sheets that wait to be looked at after this one. */
  more: number
  onDecide: (take: boolean, forAll: boolean) => void
}

export const isSheet = (file: File) => /\.(xlsx|csv)$/i.test(file.name)

/** How a sheet would be read, before anything is written: its columns as they are understood, what its first rows would say, what cannot be read and where. */
export function SheetPreview({ file, date, more, onDecide }: Props) {
  const t = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [forAll, setForAll] = useState(false)
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['preview', file.name, file.size, file.lastModified, date], queryFn: () => api.preview(file, date), staleTime: Infinity, gcTime: 0, retry: false })
  useEffect(() => { if (!dialog.current?.open) dialog.current?.showModal() }, [])
  const problems = data?.tables.flatMap(table => table.problems.map(problem => ({ ...problem, table: table.name }))) ?? []
  const save = () => download(toCsv(problems, problemColumns(t)), `${file.name.replace(/\.[^.]*$/, '')}-${t.preview.problems}.csv`)
  return (
    <dialog ref={dialog} className="preview" aria-labelledby="preview-title" data-preview onCancel={e => { e.preventDefault(); onDecide(false, forAll) }}>
      <header>
        <h2 id="preview-title" tabIndex={-1} autoFocus>{t.preview.title}</h2>
        <p className="quiet"><span lang="zh-CN">{file.name}</span>{date ? ` · ${date}` : ''}{more > 0 && ` · ${t.preview.more(more)}`}</p>
      </header>
      <div className="body" tabIndex={0} role="group" aria-label={t.preview.title}>
        {isPending ? <Loading /> : error ? <Problem error={error} retry={refetch} /> : (
          <>
            {data.tables.length === 0 && <p>{t.preview.noTables}</p>}
            {data.tables.map((table, i) => <OneTable key={i} table={table} />)}
          </>
        )}
      </div>
      <footer>
        {more > 0 && <label className="row"><input type="checkbox" checked={forAll} onChange={e => setForAll(e.target.checked)} />{t.preview.forAll(more)}</label>}
        <span className="deeds">
          {problems.length > 0 && <button type="button" className="plain" onClick={save}>{t.preview.save}</button>}
          <button type="button" className="plain" onClick={() => onDecide(false, forAll)}>{t.preview.cancel}</button>
          <button type="button" className="plain strong" disabled={isPending || Boolean(error)} onClick={() => onDecide(true, forAll)}>{t.preview.read}</button>
        </span>
      </footer>
    </dialog>
  )
}

function OneTable({ table }: { table: Table }) {
  const t = useWords()
  const names = useNames()
  return (
    <section aria-label={table.name} data-table={table.name}>
      <h3 lang="zh-CN">{table.name}</h3>
      <p className="quiet">{table.columns ? t.preview.counts(table.rows, table.claims) : t.preview.noHeader}</p>
      {table.columns && (
        <div className="tablewrap">
          <table className="table">
            <caption className="sr">{t.preview.columns}</caption>
            <thead><tr><th scope="col">{t.preview.column}</th><th scope="col">{t.preview.header}</th><th scope="col">{t.preview.as}</th><th scope="col">{t.preview.unit}</th></tr></thead>
            <tbody>
              {table.columns.map(column => (
                <tr key={column.address} data-as={column.as}>
                  <td className="num">{column.address.replace(/\d+$/, '')}</td><th scope="row" lang="zh-CN">{column.header}</th>
                  <td className={unread.has(column.as) ? 'quiet' : undefined}>{asText(column, names, t)}</td><td lang="zh-CN">{column.unit}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Problems table={table} />
      {table.sample.length > 0 && <Sample table={table} names={names} />}
    </section>
  )
}

const unread = new Set(['private', 'none', 'unknown'])

function asText({ as, property, of }: NonNullable<Table['columns']>[number], names: Names, t: Words): string {
  if (as === 'milestone') return t.preview.day(names.milestone(of ?? ''))
  if (as === 'object') return names.property(property ?? '')
  if (as === 'figure') return [names.property(property ?? ''), of && (t.scopes[of as keyof Words['scopes']] ?? of)].filter(Boolean).join(' · ')
  return t.preview.fields[as as keyof Words['preview']['fields']] ?? t.preview.fields.unknown
}

function Sample({ table, names }: { table: Table; names: Names }) {
  const t = useWords()
  const { lang } = useSettings()
  return (
    <details open>
      <summary>{t.preview.sample(table.sample.length)}</summary>
      <div className="tablewrap">
        <table className="table">
          <caption className="sr">{t.preview.sample(table.sample.length)}</caption>
          <thead><tr><th scope="col">{t.preview.subject}</th><th scope="col">{t.preview.property}</th><th scope="col">{t.preview.says}</th><th scope="col">{t.preview.cell}</th></tr></thead>
          <tbody>
            {table.sample.map(({ subject, property, value, unit, of, from, to, object, modality, cell }, i) => (
              <tr key={i}>
                <th scope="row" lang="zh-CN">{subject}</th>
                <td>{property === 'milestone' ? names.milestone(of ?? '') : names.property(property)}</td>
                <td><span className="num">{quantityText({ property, value, unit, max: null, mod: 'exact', quote: cell }, lang) || (property === 'milestone' ? periodText(from, to, lang) : object) || cell}</span> {!object && <Status value={modalities[modality]} />}</td>
                <td lang="zh-CN" className="quiet">{cell}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

/** By grade, the gravest first; each with its cell, what stands there and what is wrong with it. */
function Problems({ table }: { table: Table }) {
  const t = useWords()
  if (!table.problems.length) return <p className="quiet small">{t.preview.noProblems}</p>
  return grades.map(grade => {
    const own = table.problems.filter(p => p.severity === grade)
    return own.length > 0 && (
      <details key={grade} open={grade === 'error'} className={`grade ${grade}`} data-grade={grade}>
        <summary>{t.preview.grades[grade]} <span className="num">{table.counts[grade]}</span></summary>
        <ul>{own.map((p, i) => <li key={i}><span className="num address">{p.address}</span><span>{p.text}{p.value && <span className="quiet" lang="zh-CN">{'：'}{p.value}</span>}</span></li>)}</ul>
        {table.counts[grade] > own.length && <p className="quiet small">{t.preview.moreProblems(table.counts[grade] - own.length)}</p>}
      </details>
    )
  })
}

const grades = ['error', 'warning', 'info'] as const

const problemColumns = (t: Words): Column<Found>[] => {
  const column = (key: string, title: string, text: (row: Found) => string): Column<Found> => ({ key, title, text, cell: text })
  return [
    column('grade', t.preview.grade, p => t.preview.grades[p.severity]), column('table', t.preview.table, p => p.table), column('cell', t.preview.cell, p => p.address),
    column('value', t.preview.value, p => p.value), column('text', t.preview.what, p => p.text),
  ]
}
