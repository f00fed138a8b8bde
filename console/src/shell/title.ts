import { useEffect } from 'react'
import { useWords } from '../words/index.ts'

/** The window's title says the page, then the product. */
export function useTitle(title: string) {
  const { app } = useWords()
  useEffect(() => { document.title = title ? `${title} · ${app.name}` : app.name }, [title, app.name])
}
