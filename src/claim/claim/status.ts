import type { Model } from '../../model/model.ts'
import type { Modality, Status } from '../records.ts'
import { once } from './vocabulary.ts'

/** The finer word behind a modality, from the words of the clause (masked of look-alikes): 有望 is hoped, 意向 intended, 签约 contracted. */
export function statusOf(text: string, modality: Modality, model: Model): Status {
  const rx = once(model, 'status', w => ({ hoped: new RegExp(w.hoped, 'u'), intended: new RegExp(w.intended, 'u'), contracted: new RegExp(w.contracted, 'u') }))
  if (rx.intended.test(text)) return 'intended'
  if (modality === 'planned') return rx.hoped.test(text) ? 'hoped' : 'planned'
  if (modality === 'ongoing') return 'ongoing'
  return rx.contracted.test(text) ? 'contracted' : 'done'
}
