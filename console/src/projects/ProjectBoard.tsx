import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { api, type ProjectPage, type ProjectQuery } from '../api/index.ts'
import { useNames } from '../api/model.ts'
import { Figure } from '../figure/Figure.tsx'
import { Loading, Problem } from '../shell/States.tsx'
import { Board, type BoardColumn } from './Board.tsx'
import type { Asked } from './EntryDialog.tsx'
import { Next } from './useColumns.tsx'
import { useProjectWords } from './words.ts'

const size = 20

/** The board of stages: each column its own page of projects, counted by the server. */
export function ProjectBoard({ query, facets, ask }: { query: ProjectQuery; facets: ProjectPage['facets']; ask: (asked: Asked) => void }) {
  const t = useProjectWords()
  const names = useNames()
  const [limits, setLimits] = useState<Record<string, number>>({})
  const stages = ['none', ...names.stages.map(s => s.id)]
  const total = (stage: string) => (!query.stage || query.stage === stage ? (facets.stage.find(f => f.value === stage)?.count ?? 0) : 0)
  const filled = stages.filter(stage => total(stage) > 0)
  const pages = useQueries({
    queries: filled.map(stage => ({
      queryKey: ['projects', 'board', { ...query, stage }, limits[stage] ?? size], placeholderData: keepPreviousData,
      queryFn: () => api.projects({ ...query, stage, sort: query.sort ?? 'due', limit: String(limits[stage] ?? size) }),
    })),
  })
  const failed = pages.find(p => p.error)
  if (failed?.error) return <Problem error={failed.error} retry={() => void failed.refetch()} />
  if (pages.some(p => p.isPending)) return <Loading />
  const columns = stages.filter(stage => stage !== 'none' || total('none') > 0).map((stage): BoardColumn => ({
    stage: stage === 'none' ? null : stage, title: stage === 'none' ? t.unstaged : names.stage(stage), total: total(stage),
    cards: (pages[filled.indexOf(stage)]?.data?.items ?? []).map(row => {
      const place = row.district ?? row.place
      return {
        id: row.entity.id, name: row.entity.name, colour: row.colour.colour ?? 'none', next: row.next && <Next next={row.next} />,
        place: place && (place.claim ? <Figure claim={place.claim} status="none" /> : <span lang="zh-CN">{place.entity.name}</span>),
      }
    }),
  }))
  return (
    <>
      <p className="small quiet noprint">{t.board.hint}</p>
      <Board columns={columns} onEnter={(card, stage) => ask({ project: card, kind: 'stage', preset: stage ? { stage } : {} })} onMore={stage => { const key = stage ?? 'none'; setLimits(now => ({ ...now, [key]: Math.min(1000, (now[key] ?? size) + 5 * size) })) }} />
    </>
  )
}
