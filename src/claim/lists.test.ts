import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../model/load.ts'
import { readText } from '../read/text.ts'
import { extract } from './index.ts'
import { findLists } from './lists.ts'
import { findQuantities } from './quantities.ts'
import type { EntityType, Mention } from './records.ts'

const model = loadModel()
const letters: Record<string, EntityType> = { c: 'company', i: 'institution', k: 'park', j: 'project', f: 'facility', p: 'product', n: 'person', l: 'place' }

/** `[c|澄岳精密]` marks a mention: type letter, text, id where it differs. */
function read(marked: string) {
  let text = ''
  let at = 0
  const mentions: Mention[] = []
  for (const hit of marked.matchAll(/\[([a-z])\|([^|\]]+)(?:\|([^\]]+))?\]/g)) {
    text += marked.slice(at, hit.index)
    mentions.push({ start: text.length, end: text.length + hit[2]!.length, text: hit[2]!, type: letters[hit[1]!]!, id: hit[3] ?? hit[2]! })
    text += hit[2]
    at = hit.index + hit[0].length
  }
  text += marked.slice(at)
  return { text, mentions }
}
const listsOf = (marked: string) => {
  const { text, mentions } = read(marked)
  return findLists(text, { quantities: findQuantities(text, model), mentions }, model).map(l => ({ ...l, printed: text.slice(l.start, l.end) }))
}

describe('a list that is named in part', () => {
  test.each<[string, string, string]>([
    ['引进[c|澄岳精密]、[c|栖云储能]等8家企业。', '2/8 家企业', '澄岳精密、栖云储能等8家企业'],
    ['[c|澄岳精密]、[c|栖云储能]、[c|远川科技]等十余家知名企业签约。', '3/10more 家企业', '澄岳精密、栖云储能、远川科技等十余家知名企业'],
    ['[c|澄岳精密]、雪芽农牧、[c|栖云储能]等企业5家落户。', '3/5 家企业', '澄岳精密、雪芽农牧、栖云储能等企业5家'],
    ['“[j|青禾储能项目]”“[j|远澜算力项目]”等6个项目开工。', '1/6 个项目', '远澜算力项目”等6个项目'],
    ['“[j|青禾储能项目]”、“[j|远澜算力项目]”等6个项目开工。', '2/6 个项目', '青禾储能项目”、“远澜算力项目”等6个项目'],
    ['[c|澄岳精密]（新三板）和[c|栖云储能]等在内的12家企业亮相。', '2/12 家企业', '澄岳精密（新三板）和栖云储能等在内的12家企业'],
    ['[j|青禾储能项目]、位于[k|东麓开发区]的[j|远澜算力项目]等9个重点项目。', '2/9 个项目', '青禾储能项目、位于东麓开发区的远澜算力项目等9个重点项目'],
    ['签约项目16个，包括[j|青禾储能项目]、[j|远澜算力项目]。', '2/16 个项目', '项目16个，包括青禾储能项目、远澜算力项目'],
    ['集中开工16个项目，其中[j|青禾储能项目]总投资5亿元，[j|远澜算力项目]总投资3亿元。', '2/16 个项目', '16个项目，其中青禾储能项目总投资5亿元，远澜算力项目'],
    ['获评企业共4家，分别是[c|澄岳精密]、[c|栖云储能]和[c|远川科技]。', '3/4 家企业', '企业共4家，分别是澄岳精密、栖云储能和远川科技'],
    ['[n|林照远]、[n|沈知微]等5位专家到会。', '2/5 位专家', '林照远、沈知微等5位专家'],
    ['惠及[l|柳河镇]、[l|石浦镇]等7个乡镇。', '2/7 个乡镇', '柳河镇、石浦镇等7个乡镇'],
    ['联合[i|云杉大学]、[i|松湖学院]等6所高校。', '2/6 所高校', '云杉大学、松湖学院等6所高校'],
    ['分批开展河道清淤整治、岸坡加固整治、涵闸除险整治等五大专项行动。', '3/5 大专项行动', '河道清淤整治、岸坡加固整治、涵闸除险整治等五大专项行动'],
    ['[c|澄岳精密]、[c|澄岳|澄岳精密]等3家企业。', '1/3 家企业', '澄岳精密、澄岳等3家企业'],
  ])('%s', (marked, said, printed) => {
    const [list, ...more] = listsOf(marked)
    expect(more).toEqual([])
    expect(list && `${list.named}/${list.announced}${list.mod === 'exact' ? '' : list.mod} ${list.unit}${list.of}`).toBe(said)
    expect(list!.printed).toBe(printed)
  })

  test.each([
    ['named whole', '[c|澄岳精密]、[c|栖云储能]等2家企业。'],
    ['named more than whole', '[c|澄岳精密]、[c|栖云储能]、[c|远川科技]等2家企业。'],
    ['no number', '[c|澄岳精密]、[c|栖云储能]等多家企业。'],
    ['no name', '引进冷链物流、食品加工等8个项目。'],
    ['names of something else', '[l|柳河镇]、[l|石浦镇]等地的8家企业。'],
    ['a sentence later', '签约项目16个。其中[j|青禾储能项目]总投资5亿元。'],
    ['nothing led to the names', '新增企业16家，[c|澄岳精密]负责人说。'],
    ['counted is something else', '[c|澄岳精密]等8条生产线。'],
    ['more than anybody lists', '全市有企业3000家，其中[c|澄岳精密]产值最高。'],
    ['a range', '[c|澄岳精密]等8-10家企业。'],
  ])('none: %s', (_, marked) => expect(listsOf(marked)).toEqual([]))

  test('comes with the extraction, in offsets of the page, over line ends', () => {
    const page = '青禾湾招商\n\n本报讯 青禾湾高新区引进澄岳精密机械有限公司、栖云储\n能科技有限公司等8家企业，签约资金12亿元。\n'
    const { document, articles } = readText(page, { name: 'x', home: '青禾市', publishedOn: '2026-03-05', publisher: null }, model)
    const lists = extract(document, articles, model).flatMap(e => e.lists ?? [])
    expect(lists).toMatchObject([{ announced: 8, named: 2, unit: '家', of: '企业' }])
    expect(page.slice(lists[0]!.start, lists[0]!.end).replace('\n', '')).toBe('澄岳精密机械有限公司、栖云储能科技有限公司等8家企业')
    expect(lists[0]!.names.map(n => page.slice(n.start, n.end).replace('\n', ''))).toEqual(['澄岳精密机械有限公司', '栖云储能科技有限公司'])
  })

  test('names fewer than it announces and at least one, inside its own span, whatever the text', () => {
    const bit = fc.constantFrom('[c|澄岳精密]', '[c|栖云储能]', '[j|远澜项目]', '、', '和', '，', '等', '8家企业', '3个项目', '其中', '包括', '企业5家', '（', '）', '“', '”', '。', '的')
    fc.assert(fc.property(fc.array(bit, { maxLength: 40 }), bits => {
      for (const l of listsOf(bits.join(''))) {
        expect(l.named).toBeGreaterThan(0)
        expect(l.named).toBeLessThan(l.announced)
        for (const n of l.names) expect(l.start <= n.start && n.end <= l.end).toBe(true)
      }
    }), { numRuns: 300 })
  })

  test.each(['[c|澄岳精密]、', '等8家企业', '[c|澄岳精密]等8家企业，', '企业8家，其中', '、某某'])('eight times %s takes no more than linear time, with room for noise', { retry: 3 }, unit => {
    const time = (n: number) => { const { text, mentions } = read(unit.repeat(n)); const quantities = findQuantities(text, model); const from = performance.now(); findLists(text, { quantities, mentions }, model); return performance.now() - from }
    time(500)
    expect(time(8000)).toBeLessThan(Math.max(20, time(1000)) * 24)
  })
})
