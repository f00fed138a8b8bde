import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { undouble } from './undouble.ts'

describe('fold', () => {
  it.each([
    ['临河市,青石镇', '临河市，青石镇'],
    ['投资1,200万元', '投资1,200万元'],
    ['渝行X90,12.6万条', '渝行X90，12.6万条'],
    ['2025,临河', '2025，临河'],
    ['比分3:2,时间10:30', '比分3:2，时间10:30'],
    ['深度求索(DeepSeek),开源', '深度求索（DeepSeek），开源'],
    ['see (a, b): ok', 'see (a, b): ok'],
    ['１２３Ａｂ％', '123Ab%'],
    ['⻓江⼯业', '长江工业'],
    ['增长3.5%;下降', '增长3.5%；下降'],
  ])('%s -> %s', (raw, folded) => expect(fold(raw)).toBe(folded))

  it('keeps every offset and what is not punctuation or a print variant', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'临河，。,:;?!()（）12ab \n') }), s => {
      const folded = fold(s)
      expect(folded.length).toBe(s.length)
      for (let i = 0; i < s.length; i++) if (/[临河12ab \n，。（）]/.test(s[i]!)) expect(folded[i]).toBe(s[i])
      expect(fold(folded)).toHaveLength(s.length)
    }))
  })
})

describe('undouble', () => {
  const read = (line: string) => undouble(line)?.at.map(i => line[i]).join('') ?? null

  it.each([
    ['1212月月33日日，，两台吊机在青石港装船两台吊机在青石港装船。。（（柳成荫柳成荫 摄摄））', '12月3日，两台吊机在青石港装船。（柳成荫 摄）'],
    ['青石港外景青石港外景。。88月月1616日日 江一苇江一苇 摄摄', '青石港外景。8月16日 江一苇 摄'],
    ['人人都说好，天天有新事。', null],
    ['投资1100万元，22日开工。', null],
    ['研究研究再研究，，一个错排的逗号不算。', null],
  ])('%s', (line, single) => expect(read(line)).toBe(single))

  it('takes a doubled line back to what was doubled', () => {
    const word = fc.string({ unit: fc.constantFrom(...'临河市青石港吊机装船作业'), minLength: 1, maxLength: 8 }).filter(w => !/(.+)\1/.test(w))
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 5 }), words => {
      const line = words.map(w => w + w).join('，，') + '。。'
      expect(read(line)).toBe(words.join('，') + '。')
    }))
  })

  it('gives each character its second printing', () => {
    const line = '临河临河，，青石港开工青石港开工。。'
    const { at, twin } = undouble(line)!
    at.forEach((i, k) => expect(line[twin[k]!]).toBe(line[i]))
  })
})
