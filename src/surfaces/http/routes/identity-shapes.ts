import { z } from '@hono/zod-openapi'
import type { OpenPair } from '../../../services/identity/queue.ts'
import { entity } from '../shapes.ts'

const sentence = z.object({
  claim: z.string().nullable().openapi({ description: '该处所述的事实；只是提到名称时为空 The claim stated there; null where the name is only mentioned' }), document: z.string(), title: z.string(), publisher: z.string().nullable(), publishedOn: z.string().nullable(),
  start: z.int(), end: z.int(), before: z.string(), quote: z.string(), after: z.string(),
})
const side = z.object({
  id: z.string().openapi({ description: '名称的编号，判断时用它 Id of the name; judgements take it' }), name: z.string(), entity: entity.openapi({ description: '这个名称现在所属的主体 The entity the name belongs to now' }), sentences: z.array(sentence),
})
export const openPair = z.object({
  id: z.string().openapi({ description: '机器判断的编号 Id of the machine’s judgement' }), score: z.number().openapi({ description: '0 到 1 Between 0 and 1' }), why: z.string(), left: side, right: side,
}).openapi('OpenPair') satisfies z.ZodType<OpenPair>
