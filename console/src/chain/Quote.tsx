import { Link } from 'react-router'
import { stretchLink } from '../evidence/link.ts'
import type { Sentence } from './api.ts'

/** A printed sentence, marked where it says so; it leads to its page. */
export function Quote({ of: s }: { of: Sentence }) {
  return (
    <span className="chainquote" lang="zh-CN">
      <Link to={stretchLink(s.document, s)}>{clipped(s.before, -44)}<mark>{s.hit}</mark>{clipped(s.after, 44)}</Link>
      <span className="cellnote">{[s.publisher, s.publishedOn].filter(Boolean).join(' ')}</span>
    </span>
  )
}

/** The end or beginning of a text, with … for what is left out. */
const clipped = (text: string, most: number) => (text.length <= Math.abs(most) ? text : most < 0 ? `…${text.slice(most)}` : `${text.slice(0, most)}…`)
