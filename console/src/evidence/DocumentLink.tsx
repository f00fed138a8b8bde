import { Link } from 'react-router'
import type { Doc } from '../api/index.ts'

/** A document as people speak of it: its first headline, the file's name small beneath; the name alone where no headline was read. */
export function DocumentLink({ document: { id, name, title }, children }: { document: Pick<Doc, 'id' | 'name' | 'title'>; children?: React.ReactNode }) {
  return (
    <>
      <Link to={`/read/${id}`} lang={title ? 'zh-CN' : undefined}>{title ?? name}</Link>{children}
      {title && <span className="filename">{name}</span>}
    </>
  )
}
