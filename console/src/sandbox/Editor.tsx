import { useEffect, useRef } from 'react'
import { useLocalWords } from '../words/local.ts'
import { sandboxWords } from './words.ts'

/** A plain text field with line numbers; the line with a mistake is marked and brought into view. */
export function Editor({ text, onChange, error, message }: { text: string; onChange: (text: string) => void; error: { line: number; column: number } | null; message: string | null }) {
  const w = useLocalWords(sandboxWords)
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLDivElement>(null)
  const line = error?.line
  useEffect(() => { if (line && area.current) { const height = parseFloat(getComputedStyle(area.current).lineHeight); area.current.scrollTop = Math.max(0, (line - 4) * height) } }, [line])
  const lines = text.split('\n').length
  return (
    <div className="ruletext">
      <label htmlFor="ruletext">{w.text} <span className="small quiet">{w.textHint}</span></label>
      <div className="ruletext-box">
        <div className="gutter num" aria-hidden="true" ref={gutter}><div>{Array.from({ length: lines }, (_, i) => <div key={i} className={i + 1 === line ? 'wrong' : undefined}>{i + 1}</div>)}</div></div>
        <textarea id="ruletext" ref={area} lang="zh-CN" spellCheck={false} wrap="off" value={text} aria-invalid={error !== null} aria-describedby={error ? 'ruletext-error' : undefined} onChange={e => onChange(e.target.value)} onScroll={e => { gutter.current!.scrollTop = e.currentTarget.scrollTop }} />
      </div>
      {error && <p id="ruletext-error" className="status-conflict" role="alert">! {w.errorAt(String(error.line), String(error.column))} {message?.includes('：') ? message.split('：').slice(1).join('：') : ''}</p>}
    </div>
  )
}
