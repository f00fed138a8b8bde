import { contentId } from '../../base/ids.ts'
import type { Model } from '../../model/model.ts'
import type { AnnouncedList } from '../../ledger/ledger.ts'
import type { Tension } from './tension.ts'

/** A list that announces more than it names. */
export function shortList({ document, publishedOn, list, claim, subject }: AnnouncedList, model: Model): Tension {
  const missing = list.announced - list.named
  // 十大项目: of these, one is 1项.
  const unit = list.unit === '大' ? '项' : list.unit || '个'
  return {
    id: contentId(['tension', 'list', document, list.start, list.end, list.announced, list.named]), kind: 'list', level: 'tension', weight: model.conflicts.weights.list,
    subject: subject ?? { id: '', name: list.of, type: 'programme' }, property: 'count', claims: claim ? [claim] : [], documents: [document], stretch: { document, start: list.start, end: list.end }, publishedOn,
    derived: { value: missing, max: null, unit: list.unit, formula: { zh: `${list.announced} − ${list.named} = ${missing}`, en: `${list.announced} − ${list.named} = ${missing}` }, note: null },
    words: {
      zh: `${subject ? `${subject.name}：` : ''}报出${list.announced}${list.unit || '个'}${list.of}，点名${list.named}${unit}，另${missing}${unit}原文未点名。`,
      en: `${subject ? `${subject.name}: ` : ''}${list.announced} ${list.of} are announced and ${list.named} named; the page does not name the other ${missing}.`,
    },
  }
}
