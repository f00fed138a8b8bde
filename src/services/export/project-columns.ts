import type { EntityRef, StoredClaim } from '../../ledger/ledger.ts'
import type { Cell, Column } from './columns.ts'

/** What the table of projects takes from a project's record. */
export interface ExportedProject {
  entity: EntityRef
  colour: { colour: string | null }
  stage: { stage: string; phase: string | null } | null
  place: { entity: EntityRef } | null
  district: { entity: EntityRef } | null
  owner: { entity: EntityRef } | null
  builders: readonly { entity: EntityRef }[]
  investment: Readonly<Record<'actual' | 'ongoing' | 'planned', readonly StoredClaim[]>>
  next: { due: string; milestone: string; phase: string | null } | null
  quoted: { text: string; publisher: string | null; publishedOn: string | null } | null
  programmes: readonly string[]
  claims: number
  lastSeen: string | null
}
interface Names { stages: Readonly<Record<string, { zh: string }>>; milestones: Readonly<Record<string, { zh: string }>>; types: Readonly<Record<string, { zh: string }>> }

const colours: Record<string, string> = { red: '红', yellow: '黄', green: '绿' }
/** As printed, each once; amounts are not added up. */
const printed = (claims: readonly StoredClaim[]): Cell => [...new Set(claims.map(c => c.quote.replace(/\s+/g, '')))].join('；') || null

/** The columns of the table of projects, in Chinese with the field's name. */
export const projectColumns = ({ stages, milestones, types }: Names): Column<ExportedProject>[] => [
  { key: 'project', zh: '项目', cell: p => p.entity.name, width: 36 },
  { key: 'type', zh: '类型', cell: p => types[p.entity.type]?.zh ?? p.entity.type, width: 8 },
  { key: 'colour', zh: '颜色', cell: p => colours[p.colour.colour ?? ''] ?? null, width: 6 },
  { key: 'stage', zh: '阶段', cell: p => p.stage && [p.stage.phase, stages[p.stage.stage]?.zh ?? p.stage.stage].filter(Boolean).join(' '), width: 12 },
  { key: 'district', zh: '区县', cell: p => p.district?.entity.name ?? null, width: 14 },
  { key: 'place', zh: '所在地', cell: p => p.place?.entity.name ?? null, width: 20 },
  { key: 'owner', zh: '业主', cell: p => p.owner?.entity.name ?? null, width: 28 },
  { key: 'builders', zh: '建设单位', cell: p => [...new Set(p.builders.map(b => b.entity.name))].join('；') || null, width: 28 },
  { key: 'investment_done', zh: '投资（已发生）', cell: p => printed(p.investment.actual), width: 24 },
  { key: 'investment_under_way', zh: '投资（进行中）', cell: p => printed(p.investment.ongoing), width: 24 },
  { key: 'investment_planned', zh: '投资（计划）', cell: p => printed(p.investment.planned), width: 24 },
  { key: 'next', zh: '下一承诺', cell: p => p.next && [p.next.phase, milestones[p.next.milestone]?.zh ?? p.next.milestone].filter(Boolean).join(' '), width: 16 },
  { key: 'due', zh: '承诺日期', cell: p => p.next?.due ?? null, width: 12 },
  { key: 'programmes', zh: '所属工程', cell: p => p.programmes.join('；') || null, width: 16 },
  { key: 'quote', zh: '原文', cell: p => p.quoted?.text ?? null, width: 48 },
  { key: 'source', zh: '出处', cell: p => p.quoted && ([p.quoted.publisher, p.quoted.publishedOn].filter(Boolean).join(' ') || null), width: 24 },
  { key: 'claims', zh: '事实数', cell: p => p.claims, width: 8 },
  { key: 'last_seen', zh: '最近见报', cell: p => p.lastSeen, width: 12 },
  { key: 'id', zh: '编号', cell: p => p.entity.id, width: 28 },
]
