import { useQuery } from '@tanstack/react-query'
import { useSettings } from '../words/index.ts'
import { api, type Model } from './index.ts'

/** Names of entity types, properties and milestones as the server's model gives them, in the reader's language. */
export type Names = ReturnType<typeof useNames>

export function useNames() {
  const { lang } = useSettings()
  const model = useQuery({ queryKey: ['model'], queryFn: api.model, staleTime: Infinity }).data
  return {
    property: named(model?.properties, lang),
    type: named(model?.types, lang),
    milestone: named(model?.milestones, lang),
    stage: named(model?.stages, lang),
    stages: model?.stages ?? [],
    properties: model?.properties ?? [],
    types: model?.types ?? [],
    milestones: model?.milestones ?? [],
  }
}

const named = (list: Model['types'] | undefined, lang: 'zh' | 'en') => (id: string) => list?.find(row => row.id === id)?.[lang] ?? (list ? id : '')
