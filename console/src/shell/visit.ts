/** When this browser last looked, as it was when the page was loaded: what was read since then is marked new. Empty on a first visit. */
export const lastVisit = remember()

function remember(): string {
  try {
    const session = sessionStorage.getItem('yinli.visit')
    if (session !== null) return session
    const before = localStorage.getItem('yinli.visit') ?? ''
    sessionStorage.setItem('yinli.visit', before)
    localStorage.setItem('yinli.visit', new Date().toISOString())
    return before
  } catch {
    return ''
  }
}

export const isNew = (readAt: string) => lastVisit !== '' && readAt > lastVisit
