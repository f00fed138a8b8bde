import { createModel, type Model } from 'yinli/claim'
import { read, type Asked, type Read } from './reading.ts'

/** First the address of the model, then texts; each is answered once. */
export type Question = { model: string } | { asked: Asked }
export type Answer = { ready: true } | { read: Read } | { failed: string }

let model: Model

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).then(said => postMessage(said), (error: unknown) => postMessage({ failed: String(error) } satisfies Answer))
})

async function answer(question: Question): Promise<Answer> {
  if ('asked' in question) return { read: read(question.asked, model) }
  const response = await fetch(question.model)
  if (!response.ok) throw new Error(`${response.status} ${question.model}`)
  model = createModel((await response.json()) as Record<string, unknown>)
  return { ready: true }
}
