import { createRoute } from '@hono/zod-openapi'
import type { HttpDeps } from '../deps.ts'
import { json, routes } from '../route.ts'
import { modelShape } from '../shapes.ts'

const list = <T extends object>(part: Record<string, T>) => Object.entries(part).map(([id, entry]) => ({ id, ...entry }))

export const modelRoutes = ({ model }: HttpDeps) => routes()
  .openapi(createRoute({ method: 'get', path: '/model', tags: ['模型 Model'], summary: '主体类型、属性、节点的名称 Names of types, properties and milestones', responses: { 200: json(modelShape, '模型 The model') } }),
    async c => c.json({ types: list(model.types), properties: list(model.properties), milestones: list(model.milestones).map(({ id, zh, en }) => ({ id, zh, en })), stages: list(model.stages).map(({ id, zh, en }) => ({ id, zh, en })) }, 200))
