import { Empty } from '../shell/States.tsx'
import { useTitle } from '../shell/title.ts'
import { useWords } from '../words/index.ts'

export function NoPage() {
  const t = useWords()
  useTitle(t.errors.page)
  return <><h1 className="head">{t.errors.page}</h1><Empty title={t.errors.page} hint={t.errors.pageHint} /></>
}
