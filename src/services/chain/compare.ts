import type { LinkState } from '../../model/link-rule.ts'
import type { Placement } from './placements.ts'
import type { Brief, LinkChange } from './view.ts'

interface At { state: LinkState; producing: number; placements: readonly Placement[] }

/** What became of a link between two days; null when nothing did. */
export function linkChange(before: At, now: At): LinkChange | null {
  const then = new Map(before.placements.map(p => [p.entity.id, p]))
  const today = new Set(now.placements.map(p => p.entity.id))
  const change: LinkChange = {
    before: before.state, filled: before.producing === 0 && now.producing > 0,
    appeared: now.placements.filter(p => !then.has(p.entity.id)).map(brief), gone: before.placements.filter(p => !today.has(p.entity.id)).map(brief),
    moved: now.placements.flatMap(p => { const old = then.get(p.entity.id); return old && old.stage !== p.stage ? [{ brief: brief(p), before: old.stage }] : [] }),
  }
  return change.before !== now.state || change.appeared.length || change.gone.length || change.moved.length ? change : null
}

const brief = ({ entity, stage, leader, place }: Placement): Brief => ({ entity, stage, leader, place })
