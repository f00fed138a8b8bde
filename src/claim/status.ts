import type { Modality, Status } from './records.ts'

/** The status that a modality says by itself. */
export const plainStatus: Record<Modality, Status> = { actual: 'done', ongoing: 'ongoing', planned: 'planned' }

/** What words make finer than a modality: it stands beside the modality, never instead of it. */
export const isFiner = (status: Status | undefined) => status === 'contracted' || status === 'intended' || status === 'hoped'
