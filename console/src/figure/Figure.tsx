import { useContext } from 'react'
import { Link } from 'react-router'
import { useSettings, useWords } from '../words/index.ts'
import type { Claim } from '../api/index.ts'
import { useNames, type Names } from '../api/model.ts'
import { InPlace, useEvidenceTo } from '../evidence/link.ts'
import { useDisputed } from '../conflicts/disputed.ts'
import { periodText } from './period.ts'
import { Status } from './Status.tsx'
import { hideTip, showTip } from './tip.ts'
import { quantityText, type Lang } from './units.ts'
import type { Words } from '../words/index.ts'

interface Props {
  claim: Claim
  /** `shape` where a header says the status already; `none` where another cell does. */
  status?: 'word' | 'shape' | 'none'
  /** Says the period a figure is for (2025年) after it. */
  period?: boolean
  /** Said instead of all that the claim says, where a header names the rest: a date under its milestone. */
  text?: string
}

/** Any figure anywhere: it opens its evidence, says its status, and shows base value and printed words on hover or focus. */
export function Figure({ claim, status = 'word', period = false, text }: Props) {
  const t = useWords()
  const { lang } = useSettings()
  const names = useNames()
  const to = useEvidenceTo()(claim.id)
  const choose = useContext(InPlace)
  const disputed = useDisputed().has(claim.id)
  const when = period && claim.property !== 'milestone' ? periodText(claim.from, claim.to, lang) : ''
  const stated = status !== 'none' && hasStatus(claim)
  const notes = [claim.property === 'compute' && !precisionStated(claim.quote) ? t.evidence.precision : '', when].filter(Boolean)
  const door = {
    className: 'door', 'data-claim': claim.id, onMouseLeave: hideTip, onBlur: hideTip,
    onMouseEnter: (e: Pointed) => showTip(e.currentTarget, claim), onFocus: (e: Pointed) => showTip(e.currentTarget, claim),
  }
  const said = (
    <>
      <span className={claim.value === null ? 'lead' : 'lead num'}><span className="said">{unbrokenDate(claim, text ?? claimText(claim, names, lang), periodText(claim.from, claim.to, lang))}</span>{stated && <Status value={claim.status} wordless={status === 'shape'} />}{disputed && <Status value="conflict" wordless />}</span>
      {notes.length > 0 && <span className="note">{notes.join(t.app.separator)}</span>}
    </>
  )
  return choose ? <button type="button" {...door} onClick={() => choose(claim.id)}>{said}</button> : <Link {...door} to={to} preventScrollReset>{said}</Link>
}
type Pointed = { currentTarget: Element }

/** A milestone's date stays on one line in narrow cells. */
function unbrokenDate(claim: Claim, text: string, date: string) {
  const at = claim.property === 'milestone' && date ? text.indexOf(date) : -1
  return at < 0 ? text : <>{text.slice(0, at)}<span className="nowrap">{date}</span>{text.slice(at + date.length)}</>
}

/** That one thing lies in or belongs to another has no other status than being so. */
export const hasStatus = (claim: Claim) => !(claim.status === 'done' && claim.object && claim.property !== 'milestone')

/** What a claim says, without its subject: 超35亿元 · 开工 2024年9月 · 港城云联. Also what an export writes. */
export function claimText(claim: Claim, names: Names, lang: Lang): string {
  const figure = quantityText({ ...claim }, lang)
  if (figure) return figure
  if (claim.property === 'milestone') {
    const when = periodText(claim.from, claim.to, lang)
    return [names.milestone(claim.of ?? ''), when, claim.object?.name].filter(Boolean).join(' ')
  }
  if (claim.object) return claim.property === 'holds_post' && claim.of ? `${claim.object.name} ${claim.of}` : claim.object.name
  return claim.quote.replace(/\s+/g, '')
}

/** Claims that say something different: the first of those with the same value, unit, bound and status. */
export function distinctFigures(claims: Claim[]): Claim[] {
  const seen = new Set<string>()
  return claims.filter(c => {
    const key = JSON.stringify([c.subject.id, c.property, c.value, c.max, c.unit, c.mod, c.status, c.value === null ? c.id : ''])
    return !seen.has(key) && seen.add(key)
  })
}

/** The scope of a figure (规上企业, 中试车间) in words; milestones carry theirs in the text. */
export function scopeText(claim: Claim, t: Words): string {
  if (!claim.of || claim.property === 'milestone' || claim.property === 'holds_post') return claim.phase ?? ''
  const of = t.scopes[claim.of as keyof Words['scopes']] ?? claim.of
  return [claim.phase, claim.of === 'total' && claim.phase ? '' : of].filter(Boolean).join(' · ')
}

const precisionStated = (quote: string) => /FP\s?\d+|INT\s?\d+|BF16|TF32|双精度|单精度|半精度/i.test(quote)
