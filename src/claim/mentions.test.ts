import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../model/load.ts'
import type { Article } from '../read/document.ts'
import { findMentions } from './mentions.ts'

const model = loadModel()
const articleOf = (text: string, place: string | null): Article => ({
  index: 0, kind: 'news', headline: null, deck: [], byline: null, spans: [[0, text.length]], parts: [], place, continued: false,
  clean: { text, map: Int32Array.from({ length: text.length }, (_, i) => i), twin: null, paragraphs: [] },
})
const read = (text: string, home: string | null) => findMentions([articleOf(text, home)], { home, publisher: null }, model)[0]!

describe('ids', () => {
  const table: [home: string, text: string, mention: string, id: string][] = [
    ['台州市', '市政府召开会议。', '市政府', '台州市政府'],
    ['台州市', '市委书记到场。', '市委', '台州市委'],
    ['台州市', '省政府公布名单。', '省政府', '浙江省政府'],
    ['台州市', '市发改委副主任项东介绍。', '市发改委', '台州市发改委'],
    ['台州市', '我市新增企业。', '我市', '台州市'],
    ['台州市', '游客来自杭州。', '杭州', '杭州市'],
    ['台州市', '融入长三角。', '长三角', '长三角区域'],
    ['台州市', '高新区新增企业。', '高新区', '台州高新区'],
    ['襄阳市', '汉江重型汽车集团有限公司投产。汉江重汽副总经理胡越说。', '汉江重汽', '汉江重型汽车集团有限公司'],
    ['襄阳市', '襄阳北辰光电科技有限公司投产。北辰光电董事长胡越说。', '北辰光电', '襄阳北辰光电科技有限公司'],
    ['佳木斯市', '黑龙江北岑智能农机有限公司投产。北岑公司去年营收9亿元。', '北岑公司', '黑龙江北岑智能农机有限公司'],
    ['佳木斯市', '佳岑（宁德）电池有限公司投产。', '佳岑（宁德）电池有限公司', '佳岑（宁德）电池有限公司'],
    ['潍坊市', '厂房在潍坊滨海化工产业园。滨海化工园去年扩园。', '滨海化工园', '潍坊滨海化工产业园'],
    ['石河子市', '石河子经济技术开发区扩园，落户开发区的企业过百。', '开发区', '石河子经济技术开发区'],
    ['石河子市', '八师151团棉花丰收，151团职工忙采收。', '151团', '八师151团'],
    ['保山市', '走进龙陵县，县委书记介绍。', '县委', '龙陵县委'],
    ['保山市', '市政府第26次常务会议召开。', '市政府第26次常务会议', '保山市政府第26次常务会议'],
    ['郴州市', '临武锂电池材料产业园项目开工。临武锂电池材料产业园占地百亩。', '临武锂电池材料产业园', '临武锂电池材料产业园项目'],
    ['郴州市', '走进锦屏新材料创新中心项目现场。创新中心规划有三座车间。', '创新中心', '锦屏新材料创新中心项目'],
  ]
  it.each(table)('%s: %s %s -> %s', (home, text, mention, id) => {
    expect(read(text, home).find(m => m.text === mention)?.id).toBe(id)
  })

  it('holds over the articles of a page', () => {
    const [a, b] = findMentions([articleOf('襄阳北辰光电科技有限公司投产。', '襄阳市'), articleOf('昨天，北辰光电新线下线。', '襄阳市')], { home: '襄阳市', publisher: null }, model)
    expect(b!.find(m => m.text === '北辰光电')?.id).toBe(a![0]!.id)
  })

  it('gives one id one type', () => {
    const mentions = read('湖畔智造产业园项目开工。湖畔智造产业园由湖畔智造产业园有限公司建设。', '无锡市')
    const seen = new Map<string, string>()
    for (const m of mentions) expect(seen.get(m.id) ?? m.type, m.id).toBe((seen.set(m.id, seen.get(m.id) ?? m.type), m.type))
  })
})

const page = `本报讯（记者 庄望舒）昨日，福建屿光新能源科技有限公司落户宁德高新区，副市长苏勉出席签约仪式。
该公司总经理柯一帆说，总投资12亿元的屿光储能电池生产项目年内开工，位于环城南路的研发大楼明年启用。
市发改委介绍，“暖企护航”专项行动已走访企业800家，第33次常务会议部署了《宁德市储能产业行动计划》。`

describe('whatever it reads', () => {
  const pieces = fc.constantFrom(...'市委书记王小明说，“《》”（）、·—项目有限公司集团高新区大学路桥2024年第3次会议A1型GW 长江\n镇村省厅局记者摄：／'.split(''), '股份有限公司', '副市长', '张家港市', '产业园', '”行动', '大模型', '\u{1F600}', '\ud83d')
  const sound = (text: string) => {
    const mentions = read(text, '张家港市')
    let end = 0
    for (const m of mentions) {
      expect(m.start).toBeGreaterThanOrEqual(end)
      expect(m.end).toBeGreaterThan(m.start)
      expect(m.end).toBeLessThanOrEqual(text.length)
      expect(m.id).not.toBe('')
      end = m.end
    }
  }
  it('gives spans that slice, in order, apart', () => {
    fc.assert(fc.property(fc.array(pieces, { maxLength: 80 }).map(a => a.join('')), sound), { numRuns: 400 })
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), sound), { numRuns: 200 })
  })
  it('gives the same twice', () => {
    expect(read(page, '宁德市')).toEqual(read(page, '宁德市'))
  })
  it('takes time in proportion to the text', () => {
    const cpu = (times: number) => {
      const text = page.repeat(times)
      const from = process.cpuUsage()
      read(text, '宁德市')
      const used = process.cpuUsage(from)
      return used.user + used.system
    }
    cpu(20)
    expect(cpu(400) / cpu(40)).toBeLessThan(25)
  })
})
