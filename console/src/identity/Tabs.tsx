import { NavLink } from 'react-router'
import { useIdentityWords } from './words.ts'
import './identity.css'

/** The two things there are to review: what a model says, and who is who. */
export function ReviewTabs() {
  const t = useIdentityWords()
  return (
    <nav className="tabs noprint" aria-label={t.tabs.label}>
      <NavLink to="/review" end>{t.tabs.claims}</NavLink>
      <NavLink to="/review/identity">{t.tabs.identity}</NavLink>
    </nav>
  )
}
