import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadModel } from '../model/load.ts'
import type { Article, PartRole } from '../read/document.ts'
import { findClaims } from './claims.ts'
import { findQuantities } from './quantities.ts'
import type { EntityType, ExtractedClaim, Mention } from './records.ts'
import { findTimes } from './times.ts'

const model = loadModel()
const day = '2024-05-20'
const letters: Record<string, EntityType> = { c: 'company', i: 'institution', k: 'park', j: 'project', f: 'facility', p: 'product', g: 'programme', e: 'event', n: 'person', l: 'place' }

/** `[c|澄岳精密|澄岳精密有限公司]` marks a mention: type letter, text, id where it differs. Paragraphs are separated by `\n`, a headline starts with `#`. */
function storyOf(marked: string, place: string | null = null): { article: Article; mentions: Mention[] } {
  const mentions: Mention[] = []
  const paragraphs: Article['clean']['paragraphs'] = []
  let text = ''
  for (const line of marked.split('\n')) {
    const role: PartRole = line.startsWith('#') ? 'headline' : line.startsWith('^') ? 'caption' : 'body'
    const start = text.length
    let at = 0
    const body = line.replace(/^[#^]/, '')
    for (const hit of body.matchAll(/\[([cikjfpgenl])\|([^|\]]+)(?:\|([^\]]+))?\]/g)) {
      text += body.slice(at, hit.index)
      mentions.push({ start: text.length, end: text.length + hit[2]!.length, text: hit[2]!, type: letters[hit[1]!]!, id: hit[3] ?? hit[2]! })
      text += hit[2]
      at = hit.index + hit[0].length
    }
    text += body.slice(at)
    paragraphs.push({ role, start, end: text.length })
    text += '\n'
  }
  const map = Int32Array.from({ length: text.length }, (_, i) => i)
  const article: Article = { index: 0, kind: 'news', headline: null, deck: [], byline: null, spans: [[0, text.length]], parts: [], place, continued: false, clean: { text, map, twin: null, paragraphs } }
  return { article, mentions }
}

function claimsOf(marked: string, place: string | null = null): ExtractedClaim[] {
  const { article, mentions } = storyOf(marked, place)
  const { text } = article.clean
  return findClaims(article, { quantities: findQuantities(text, model), times: findTimes(text, day, model), mentions }, day, model)
}

/** 主体 property value|of >object !status (phase) @from..to — what a case states. */
function say(c: ExtractedClaim): string {
  const value = c.value !== undefined ? ` ${c.value}${c.max !== undefined ? `..${c.max}` : ''}` : c.property === 'milestone' || c.property === 'holds_post' ? `:${c.of}` : ''
  const status = c.modality === 'actual' ? '' : ` !${c.modality}`
  const time = c.from || c.to ? ` @${c.from ?? ''}..${c.to ?? ''}` : ''
  return `${c.subject} ${c.property}${value}${c.object ? ` >${c.object}` : ''}${status}${c.phase ? ` (${c.phase})` : ''}${time}`
}

const cases: Record<string, [string, string[], string?][]> = {
  'phases each with their figure, numbered parts each with their deed': [
    ['[j|青禾电池项目]总投资20亿元，一期2GWh、二期4GWh。', ['青禾电池项目 investment 2000000000', '青禾电池项目 capacity 2000000 (一期)', '青禾电池项目 capacity 4000000 (二期)']],
    ['[k|松湖园]分两期实施。\n投资：一期12亿元，二期18亿元', ['松湖园 investment 1200000000 (一期)', '松湖园 investment 1800000000 (二期)']],
    ['[j|青禾储能项目]进展顺利，1号、2号楼已交付。', ['青禾储能项目 milestone:delivered (1号楼)', '青禾储能项目 milestone:delivered (2号楼)']],
    ['[j|青禾储能项目]进展顺利，1号楼、2号楼已经交付，3号楼正在安装电梯。', ['青禾储能项目 milestone:delivered (1号楼)', '青禾储能项目 milestone:delivered (2号楼)']],
    ['[f|松湖工厂]由[c|远川公司]兴建，投资3亿元。去年，[c|远川公司]产品卖到8个国家；二期上月动工，投资1亿元。', ['松湖工厂 built_by >远川公司', '松湖工厂 investment 300000000', '远川公司 count 8 @2023-01-01..2023-12-31', '松湖工厂 milestone:started (二期) @2024-04-01..2024-04-30', '松湖工厂 investment 100000000 (二期)']],
  ],
  'this firm, this house, and what another uses': [
    ['[l|松湖市]风光好。[c|青禾合作社]理事长[n|何知远]正忙。这家合作社2015年成立，入社农户120户。去年，合作社收入达300万元。', ['何知远 holds_post:理事长 >青禾合作社', '青禾合作社 count 120', '青禾合作社 revenue 3000000 @2023-01-01..2023-12-31']],
    ['[l|松湖市]的[i|青禾研究院]灯火通明。这家2018年成立的研究院，由[i|松湖大学]牵头组建，现有科研人员90人。', ['青禾研究院 milestone:opened @2018-01-01..2018-12-31', '青禾研究院 built_by >松湖大学', '青禾研究院 count 90']],
    ['[f|松湖码头]繁忙。码头使用的[p|“听潮”系统]由[c|远川公司]与[i|松湖大学]联合研发。', ['远川公司 makes >“听潮”系统', '松湖大学 makes >“听潮”系统']],
    ['昨日，首台[p|“听潮1号”机组]在[c|远川公司]下线。', ['远川公司 makes >“听潮1号”机组']],
    ['[c|远川公司]与[i|松湖大学]合办研发中心，开发出[p|“听潮”芯片]。', ['远川公司 makes >“听潮”芯片']],
    ['[i|松湖大学]和[i|松湖市政府]共建的[i|听潮研究院]在[k|松湖园]揭牌。', ['听潮研究院 built_by >松湖大学', '听潮研究院 built_by >松湖市政府', '听潮研究院 milestone:opened']],
  ],
  'times at the head, deeds before who did them, speech': [
    ['年内[l|松湖市]建成步道90公里、公园4个，改造市场7个。', ['松湖市 count 4 @2024-01-01..2024-12-31', '松湖市 count 7 @2024-01-01..2024-12-31'], '松湖市'],
    ['去年3月签约、去年9月破土，[k|松湖产业园]建得很快。', ['松湖产业园 milestone:signed @2023-03-01..2023-03-31', '松湖产业园 milestone:started @2023-09-01..2023-09-30']],
    ['[j|青禾项目]由[c|远川公司]投建。“本月下旬动工，明年上半年投产。”总经理[n|何知远]说。', ['青禾项目 built_by >远川公司', '青禾项目 milestone:started !planned @2024-05-21..2024-05-31', '青禾项目 milestone:operating !planned @2025-01-01..2025-06-30', '何知远 holds_post:总经理 >远川公司']],
    ['4月末，[l|松湖市]经营主体达9万户。', ['松湖市 count 90000 @2024-04-21..2024-04-30']],
    ['今年[c|远川公司]产值预计在去年基础上可以实现30%左右的增长。', ['远川公司 growth 0.3 !planned @2024-01-01..2024-12-31']],
    ['在[k|松湖园]，与之配套的企业已有20家，去年产值30亿元。', ['松湖园 count 20', '松湖园 output_value 3000000000 @2023-01-01..2023-12-31']],
    ['去年9月启用的[i|松湖小学]，由[c|远川公司]代建，建筑面积2万平方米。', ['松湖小学 milestone:opened @2023-09-01..2023-09-30', '松湖小学 built_by >远川公司', '松湖小学 building_area 20000']],
    ['[i|青禾研究院]首批引进博士20名，设实验室5间，计划三年内转化成果30项、孵化企业9家。', ['青禾研究院 count 20', '青禾研究院 count 5', '青禾研究院 count 30 !planned', '青禾研究院 count 9 !planned']],
  ],
  'whose a figure is, and which of them says how large another is': [
    ['[l|松湖市]开工项目44个，23个超亿元项目当年竣工。', ['松湖市 count 44', '松湖市 count 23']],
    ['[l|松湖市]共有项目15个，10亿元以上项目2个、5亿元以上项目4个。', ['松湖市 count 15', '松湖市 count 2', '松湖市 count 4']],
    ['目前，已有12家企业落户[k|松湖园]。', ['松湖园 count 12']],
    ['去年，[c|青禾公司]一期2GW、[c|澄岳公司]一期3GW硅棒项目都在建设。', ['青禾公司 power 2000000000 (一期) @2023-01-01..2023-12-31', '澄岳公司 capacity 3000000000 (一期) @2023-01-01..2023-12-31']],
    ['[j|青禾储能项目]规划容纳机柜2000个（6千瓦）。', ['青禾储能项目 capacity 2000 !planned']],
    ['[l|松湖市]新增风电装机80万千瓦，平均每天装机0.5万千瓦。', ['松湖市 power 800000000']],
    ['[j|青禾储能项目]一期计划建设10万吨磷酸铁。', ['青禾储能项目 capacity 100000000 !planned (一期)']],
    ['[c|青禾公司]去年生产450万件气袋，其中出口60万件。', ['青禾公司 capacity 4500000 @2023-01-01..2023-12-31', '青禾公司 capacity 600000 @2023-01-01..2023-12-31']],
    ['[f|松湖港]去年以2亿吨的货物吞吐量居全省首位。', ['松湖港 capacity 200000000000 @2023-01-01..2023-12-31']],
    ['[j|年产10GW电池片和5GW组件项目]正在建设。', ['年产10GW电池片和5GW组件项目 capacity 10000000000', '年产10GW电池片和5GW组件项目 capacity 5000000000']],
    ['预计[c|青禾公司]的产值今年可以实现三成的增长。', ['青禾公司 growth 0.3 !planned @2024-01-01..2024-12-31']],
    ['今年以来，[l|松湖市]有新变化。[i|松湖市政府]作出部署。推动优化布局，5座码头竣工投产。', ['松湖市 count 5'], '松湖市'],
    ['[i|松湖市商务局]作出部署。该局设立窗口5个。', ['松湖市商务局 count 5']],
    ['记者来到[k|松湖园]的[c|青禾公司]。整个厂区一派繁忙，每天有3000片触摸屏下线。', ['青禾公司 capacity 3000']],
    ['[c|青禾公司]负责投建[j|松湖储能项目]，总投资19亿元。', ['松湖储能项目 built_by >青禾公司', '松湖储能项目 investment 1900000000']],
    ['[c|青禾公司]投资200万元建成了[f|茶文化馆]。', ['茶文化馆 built_by >青禾公司', '茶文化馆 investment 2000000', '茶文化馆 milestone:completed']],
    ['[c|青禾公司]正在建设装机容量20万千瓦/40万千瓦时的[j|松湖储能项目]。', ['松湖储能项目 power 200000000', '松湖储能项目 capacity 400000']],
    ['[l|松湖省]公布了[g|道地药材目录]50个品种。', ['道地药材目录 milestone:released', '道地药材目录 count 50']],
    ['签约会上，80亿元投资、21个签约项目落地[l|松湖市]。', ['松湖市 investment 8000000000', '松湖市 count 21']],
    ['[l|松湖市]建有[f|松湖国家实验室]。目前，[l|松湖市]拥有科研院所18家，重点实验室等平台25家。', ['松湖市 count 18', '松湖市 count 25']],
    ['[j|青禾小学重建项目]用地面积9000平方米，建筑面积6000平方米。', ['青禾小学重建项目 land_area 9000', '青禾小学重建项目 building_area 6000']],
    ['[f|青禾医院]位于[f|松湖路]南侧，[f|远川路]以北，总投资20亿元。', ['青禾医院 investment 2000000000']],
    ['[l|松湖市]有55家企业产值超过亿元。', ['松湖市 count 55']],
    ['[l|松湖市]投运服务器70万台，年用电量达60亿度。', ['松湖市 count 700000']],
    ['[f|松湖路]通车。此次开建的[l|松湖市]青禾医院位于城南，项目总投资20亿元。', ['松湖路 milestone:operating']],
    ['[j|松湖化工项目]总投资9亿元；远川60万吨/年乙二醇项目累计完成投资5亿元。', ['松湖化工项目 investment 900000000']],
    ['[i|松湖日报]报道，[j|青禾小学重建项目]总投资3000万元，学校设立18个班。', ['青禾小学重建项目 investment 30000000', '青禾小学重建项目 count 18']],
    ['[p|青禾电力机车]昨日亮相，该机车以单机功率2万千瓦居首位。', ['青禾电力机车 milestone:released @2024-05-19..2024-05-19', '青禾电力机车 power 20000000']],
    ['“这里是[k|松湖园]，现有厂房97栋。”', ['松湖园 count 97']],
  ],
  'a part of a work reaches a rung, and verbs go together': [
    ['[j|青禾储能项目]2号厂房上月竣工，北岸3公里步道将免费开放。', ['青禾储能项目 milestone:completed (2号厂房) @2024-04-01..2024-04-30', '青禾储能项目 milestone:opened !planned (北岸)']],
    ['[j|青禾储能项目]去年5月开工、今年12月投产。', ['青禾储能项目 milestone:started @2023-05-01..2023-05-31', '青禾储能项目 milestone:operating !planned @2024-12-01..2024-12-31']],
    ['[j|青禾储能项目]昨日通过市级验收。', ['青禾储能项目 milestone:accepted @2024-05-19..2024-05-19']],
    ['[j|青禾储能项目]今天举行开工仪式。', ['青禾储能项目 milestone:started @2024-05-20..2024-05-20']],
    ['[j|青禾储能项目]建成运营后，年产值可达3亿元。', ['青禾储能项目 output_value 300000000 !planned']],
    ['[k|松湖园]建成生姜生产基地1万亩。', ['松湖园 land_area 6666666.666666666']],
    ['[f|松湖站]首台变压器就位。', ['松湖站 milestone:equipment']],
    ['去年6月投产的这座工厂，由[c|远川公司]建设。', []],
  ],
  'lists of what was signed or begun together': [
    ['5月18日，[k|松湖园]签约两个项目：[j|青禾项目]，投资3亿元；[j|雪松项目]，投资2亿元。', ['松湖园 count 2', '青禾项目 milestone:signed @2024-05-18..2024-05-18', '青禾项目 investment 300000000', '雪松项目 milestone:signed @2024-05-18..2024-05-18', '雪松项目 investment 200000000']],
    ['[c|远川公司]昨日与[k|松湖园]签约，投资建设[j|青禾项目]。', ['青禾项目 milestone:signed @2024-05-19..2024-05-19', '青禾项目 built_by >远川公司']],
  ],
  'verbs that run together, and verbs that tell of no deed': [
    ['[j|青禾项目]一期计划今年11月启动试产。', ['青禾项目 milestone:operating !planned (一期) @2024-11-01..2024-11-30']],
    ['[j|青禾项目]努力明年3月竣工投用。', ['青禾项目 milestone:completed !planned @2025-03-01..2025-03-31', '青禾项目 milestone:operating !planned @2025-03-01..2025-03-31']],
    ['[j|青禾项目]预计2026年10月建设完成。', ['青禾项目 milestone:completed !planned @2026-10-01..2026-10-31']],
    ['[j|青禾项目]全部投产可年产钢件15万吨。', ['青禾项目 capacity 150000000']],
    ['[j|青禾项目]获得[i|松湖市经信委]出具的批复。', []],
    ['[l|松湖县]与[c|远川公司]合作的[j|青禾项目]签约。', ['青禾项目 milestone:signed']],
  ],
  'places without a name, houses without a name': [
    ['由[i|松湖大学]主办的[e|青禾论坛]在新城校区隆重举行。', ['青禾论坛 built_by >松湖大学', '青禾论坛 milestone:held']],
    ['位于[l|云州市]的雪原微电子是龙头企业。', []],
    ['[j|青禾项目]由[c|远川设计公司]设计、十九冶承建。', []],
    ['[c|远川公司]今年4月重整，目前正在进行试生产。', ['远川公司 milestone:operating !ongoing']],
    ['[i|松湖市委]常委、临江新区党工委书记[n|何知远]出席。', ['何知远 holds_post:常委 >松湖市委']],
    ['[e|世界创新节]创始人[n|何知远]曾在[c|远川公司]。', []],
  ],
  'several at once, the day of a meeting, and what is only supposed': [
    ['去年投产的[c|远川公司]、[c|澄岳公司]等企业运行平稳。', ['远川公司 milestone:operating @2023-01-01..2023-12-31', '澄岳公司 milestone:operating @2023-01-01..2023-12-31']],
    ['这次开工的[c|远川集团][j|青禾项目]前景可期。', ['青禾项目 milestone:started', '青禾项目 built_by >远川集团']],
    ['5月18日，[e|松湖推进会]在[k|松湖园]举行，[j|青禾项目]正式开工。', ['松湖推进会 located_in >松湖园', '松湖推进会 milestone:held @2024-05-18..2024-05-18', '青禾项目 milestone:started @2024-05-18..2024-05-18']],
    ['[j|青禾项目]建成将对当地产生影响。', []],
    ['“[j|青禾项目]新厂区建成投产，我们就有了底气。”', []],
    ['[j|青禾项目]将于今年三季度完成飞行区建设，2025年底前全部建成运营。', ['青禾项目 milestone:completed !planned (飞行区) @2024-07-01..2024-09-30', '青禾项目 milestone:completed !planned @..2025-12-31', '青禾项目 milestone:operating !planned @..2025-12-31']],
    ['[j|青禾项目]M3车间已进入封顶阶段。', ['青禾项目 milestone:topped_out !ongoing (M3车间)']],
    ['此次集中开工项目包含[f|松湖机场]、[j|青禾项目]。', ['松湖机场 milestone:started', '青禾项目 milestone:started']],
    ['去年四季度，[k|松湖园]成功签约[j|雪松项目]、[c|远川公司][j|青禾项目]。', ['雪松项目 milestone:signed @2023-10-01..2023-12-31', '青禾项目 built_by >远川公司', '青禾项目 milestone:signed @2023-10-01..2023-12-31']],
    ['[l|松湖县]与[c|远川公司]正式签订合作协议。', ['松湖县 milestone:signed >远川公司']],
    ['[g|“东线西引”工程]在全国启动枢纽节点建设。', []],
  ],
  'where things are built, who is there, and who stands in a list': [
    ['[c|远川公司]拟在[l|松湖区]投资建设[j|青禾项目]、[j|雪松项目]。', ['青禾项目 located_in >松湖区', '雪松项目 located_in >松湖区', '青禾项目 built_by >远川公司', '雪松项目 built_by >远川公司']],
    ['在[l|松湖县]扎根落户的，有[i|云州研究院]、[i|合湾实验室]。', ['云州研究院 located_in >松湖县', '合湾实验室 located_in >松湖县']],
    ['已有[c|远川公司]、[c|澄岳公司]2家企业落户国家级[k|松湖园]。', ['松湖园 count 2', '远川公司 located_in >松湖园', '澄岳公司 located_in >松湖园']],
    ['[c|远川公司]主要面向工业领域，是[l|我市|松湖市]唯一一家玻璃厂家。', ['远川公司 located_in >松湖市']],
    ['[f|松湖医院]位于[l|松湖区][l|立夏路]与雪松街交叉口。', ['松湖医院 located_in >松湖区']],
    ['[e|松湖中心揭牌仪式]在[i|松湖医院]举行。', ['松湖中心揭牌仪式 located_in >松湖医院', '松湖中心揭牌仪式 milestone:held']],
    ['[j|青禾项目]是[c|远川公司]在[l|松湖省]投资建设的第一个组件项目。', ['青禾项目 built_by >远川公司']],
    ['[f|松湖机场]是[k|云杉小镇]核心配套工程。', ['松湖机场 part_of >云杉小镇']],
    ['[c|远川公司]负责建设一个装机容量20万千瓦的[j|储热项目]。', ['储热项目 built_by >远川公司', '储热项目 power 200000000']],
    ['[c|远川公司]与[c|澄岳公司]联合研制的全球最大功率[p|“牛郎”机车]亮相。', ['远川公司 makes >“牛郎”机车', '澄岳公司 makes >“牛郎”机车', '“牛郎”机车 milestone:released']],
    ['[c|远川公司]先后研制出“[p|赤隼]”“[p|青隼]”“[p|白隼]”。', ['远川公司 makes >赤隼', '远川公司 makes >青隼', '远川公司 makes >白隼']],
    ['[c|远川公司]首支[p|X40叶片]下线。', ['远川公司 makes >X40叶片']],
    ['[i|工程院]院士[n|何知远]、[n|周禾]出席。', ['何知远 holds_post:院士 >工程院', '周禾 holds_post:院士 >工程院']],
    ['昨日市长[n|何知远]介绍[l|松湖市]的情况。', ['何知远 holds_post:市长 >松湖市'], '松湖市'],
  ],
  'which works a verb means': [
    ['[k|松湖园]7个重大项目签约。', ['松湖园 count 7']],
    ['此次签约项目均为[k|松湖园]重点产业。', []],
    ['[f|松湖园][f|云杉园]落地生根。', []],
    ['[l|松湖市]与[i|云州医院]共同为[f|松湖分院]揭牌。', ['松湖分院 milestone:opened']],
    ['今年3月，[j|青禾项目]二期5GW硅棒项目开工。', ['青禾项目 milestone:started (二期) @2024-03-01..2024-03-31', '青禾项目 capacity 5000000000 (二期)']],
    ['[i|松湖市政府]成立以市长为组长的工作组。', []],
    ['[l|松湖市]被确定为[k|国家级智算基地]。', ['松湖市 milestone:awarded >国家级智算基地']],
  ],
  'what was listed stays listed, and who signs with whom': [
    ['今年开工的[j|青禾项目]、[j|雪松项目]等2个项目，厂房已接近尾声，下半年即可建成投产。', ['青禾项目 count 2 @2024-01-01..2024-12-31', '青禾项目 milestone:started @2024-01-01..2024-12-31', '雪松项目 milestone:started @2024-01-01..2024-12-31', '青禾项目 milestone:completed !planned @2024-07-01..2024-12-31', '雪松项目 milestone:completed !planned @2024-07-01..2024-12-31', '青禾项目 milestone:operating !planned @2024-07-01..2024-12-31', '雪松项目 milestone:operating !planned @2024-07-01..2024-12-31']],
    ['2017年12月，[c|远川公司]一期2GW、[c|澄岳公司]一期3GW切片项目开工建设，两个项目均于2019年先后投产。', ['远川公司 milestone:started (一期) @2017-12-01..2017-12-31', '澄岳公司 milestone:started (一期) @2017-12-01..2017-12-31', '远川公司 milestone:operating (一期) @2019-01-01..2019-12-31', '澄岳公司 milestone:operating (一期) @2019-01-01..2019-12-31', '澄岳公司 capacity 3000000000 (一期)', '远川公司 count 2 (一期)', '远川公司 power 2000000000 (一期)']],
    ['2020年12月，[i|云省政府]、[i|松湖市政府]与[i|云州医院]签署合作协议。', ['云省政府 milestone:signed >云州医院 @2020-12-01..2020-12-31', '松湖市政府 milestone:signed >云州医院 @2020-12-01..2020-12-31']],
    ['5月18日，在[e|松湖大会]上，[l|松湖市]发布消息。', ['松湖大会 milestone:held @2024-05-18..2024-05-18']],
    ['[e|松湖博览会]上，签约项目落地[l|云州市]。', []],
  ],
  'honours without their name beside the verb': [
    ['[i|省文旅厅]公布[g|“乡村工匠”]名单，[n|何知远]榜上有名。', ['何知远 milestone:awarded >“乡村工匠”']],
    ['[l|松湖市]两家企业入选[g|绿色工厂]，分别是[c|远川公司]、[c|澄岳公司]。', ['松湖市 count 2', '远川公司 milestone:awarded >绿色工厂', '澄岳公司 milestone:awarded >绿色工厂']],
    ['[c|远川公司]获颁[g|“瞪羚之星”]。', ['远川公司 milestone:awarded >“瞪羚之星”']],
  ],
  'builders in a row, subsidiaries and what is told with 是…的': [
    ['由[i|松湖市科技局]主办，[c|远川公司]承办的[e|松湖论坛]开幕。', ['松湖论坛 built_by >松湖市科技局', '松湖论坛 built_by >远川公司', '松湖论坛 milestone:held']],
    ['[f|松湖大厦]由[c|合湾公司]提供土地、[c|远川公司]出资建设。', ['松湖大厦 built_by >远川公司']],
    ['[j|青禾项目]由[c|远川集团]的全资子公司[c|澄岳公司]负责建设。', ['青禾项目 built_by >澄岳公司', '澄岳公司 part_of >远川集团']],
    ['[j|青禾项目]由位于[l|云州市]的精细化工龙头企业[c|远川公司]投资建设。', ['青禾项目 built_by >远川公司', '远川公司 located_in >云州市']],
    ['[f|松湖茶厂]是[c|远川公司]投资2亿元兴建的。', ['松湖茶厂 built_by >远川公司', '松湖茶厂 investment 200000000']],
    ['[c|远川公司]建设的辣椒加工项目正式落户[k|松湖园]。', []],
    ['[c|远川公司]和[i|松湖大学]联手开发[p|“巡海”系统]。', ['远川公司 makes >“巡海”系统', '松湖大学 makes >“巡海”系统']],
    ['[p|“见远”系统]出自[c|远川公司]。', ['远川公司 makes >“见远”系统']],
  ],
  'posts by appointment and by the kind of house': [
    ['会议决定，任命[n|何知远]为[i|松湖市数据局]局长。', ['何知远 holds_post:局长 >松湖市数据局']],
    ['[c|远川公司]已投产。生产副总裁[n|何知远]说。', ['何知远 holds_post:生产副总裁 >远川公司', '远川公司 milestone:operating']],
    ['[i|松湖医院]开诊。心内科主任[n|何知远]说。', ['何知远 holds_post:心内科主任 >松湖医院', '松湖医院 milestone:opened']],
    ['[f|松湖车辆厂]投产。[c|远川公司]派来的厂长[n|何知远]说。', ['何知远 holds_post:厂长 >松湖车辆厂', '松湖车辆厂 milestone:operating']],
  ],
  'what a year yields, a half and a fall': [
    ['[c|澄岳精密有限公司]年分拣松果4万吨。', ['澄岳精密有限公司 capacity 40000000']],
    ['[f|云杉沉香厂]一年能“吃”下废木料2万吨。', ['云杉沉香厂 capacity 20000000']],
    ['[f|云杉沉香厂]一天最多能检测1100辆次。', ['云杉沉香厂 capacity 1100']],
    ['[f|云杉沉香厂]造价1.5亿元。', ['云杉沉香厂 investment 150000000']],
    ['[l|松湖市]出口掉了7.9%。', ['松湖市 growth -0.079']],
    ['[l|松湖市]光伏利用率比去年低1.3个百分点。', ['松湖市 growth -0.013']],
    ['[l|松湖市]走电商的还只有8%。', ['松湖市 share 0.08']],
  ],
  'from one figure to another': [
    ['[l|松湖市]规上企业由年初的387家增至431家。', ['松湖市 count 387 @2024-01-01..2024-03-31', '松湖市 count 431']],
    ['[c|远川物流公司]班列明年将从每周3列加到5列。', ['远川物流公司 count 3', '远川物流公司 count 5 !planned @2025-01-01..2025-12-31']],
    ['[f|云杉算力中心]算力将由1200P跃升到5000P。', ['云杉算力中心 compute 1200000000000000000', '云杉算力中心 compute 5000000000000000000 !planned']],
    ['[l|松湖市]油菜面积12万亩，比去年增加2万亩。', ['松湖市 land_area 80000000']],
  ],
  'how large the counted ones are': [
    ['[l|松湖市]产值超亿元企业达75家。', ['松湖市 count 75']],
    ['[k|松湖园]新签约项目12个，其中投资10亿元以上的3个。', ['松湖园 count 12', '松湖园 count 3']],
    ['[k|松湖园]是全省十大集群之一。', []],
    ['[l|松湖市]重点企业中，138户重点企业满产。', ['松湖市 count 138']],
  ],
  'what the projects of a fair come to': [
    ['[e|第五届松湖博览会]现场签约项目23个、总额38亿元。', ['第五届松湖博览会 count 23', '第五届松湖博览会 investment 3800000000']],
    ['[k|松湖园]签下11个项目，协议总额43亿元。', ['松湖园 count 11', '松湖园 investment 4300000000']],
    ['[l|松湖市]举行[e|集中开工仪式]。[e|集中开工仪式]上，26个项目动土，总投资214亿元。', ['集中开工仪式 milestone:held', '松湖市 count 26', '松湖市 investment 21400000000'], '松湖市'],
    ['[l|松湖市]招商到位资金700亿元。', ['松湖市 investment 70000000000']],
  ],
  'parts of a whole': [
    ['[l|松湖市]重点项目完成投资47亿元，为年度计划的28.6%。', ['松湖市 investment 4700000000', '松湖市 share 0.286']],
    ['[p|天枢手表]卖掉将近一半。', ['天枢手表 share 0.5']],
    ['[c|远川集团]取得[c|澄岳公司]66.7%股权。', ['远川集团 share 0.667']],
    ['[l|松湖市]4月份有23个行业增长，增长面为62.2%。', ['松湖市 count 23 @2024-04-01..2024-04-30', '松湖市 share 0.622 @2024-04-01..2024-04-30']],
    ['[p|天枢电池]价格只有进口的四成五。', []],
    ['[p|天枢电池]比同行快了一半。', []],
    ['[l|松湖市]居民人均可支配收入42170元，增长8.2%。', ['松湖市 growth 0.082']],
  ],
  'whose figure it is': [
    ['[l|青岚市]已帮助[l|云杉县]建成车间21个，吸纳劳动力1037人。', ['云杉县 count 21', '云杉县 count 1037']],
    ['[f|云杉抹茶厂]从[l|青岚国]引进生产线4条。', ['云杉抹茶厂 count 4']],
    ['[k|云杉开发区]很忙。[i|松湖高新区管委会]主任[n|何知远]说，全区高新技术企业净增330家。[k|松湖高新区]也忙。', ['何知远 holds_post:主任 >松湖高新区管委会', '松湖高新区 count 330']],
    ['[i|松湖市统计局]通报，规上工业增加值增长8%。[l|松湖市]很忙。', ['松湖市 growth 0.08'], '松湖市'],
    ['[c|远川集团]很忙。[p|天枢油轮]交付。厂里6400名职工很忙。', ['天枢油轮 milestone:delivered', '远川集团 count 6400']],
    ['[n|何知远]是石匠。四十年来，他修过27座石桥。', []],
  ],
  'better no claim than another thing\'s': [
    ['[l|松湖市]职教城有院校17所。', []],
    ['[l|松湖市]很忙。云杉山采摘节开幕，推出12项活动。', []],
    ['[k|松湖园]很忙。该电站占地76亩。', []],
    ['[c|远川集团]的环卫车改装项目，投资2亿元。', []],
    ['公司很忙。[c|远川集团]投入4亿元实施的船坞接长工程今年6月动工。', []],
  ],
  'what is no property': [
    ['[f|松湖晶圆厂]很忙。一片晶圆能切400颗器件。', []],
    ['[l|柳河村]很忙。一亩稻田年产600公斤，能装多少袋？', []],
    ['[p|天枢电池]比同类产品省电三成。', []],
    ['[f|松湖口岸]开行班列464列，货值20亿元，同比分别增长45%、25%。', ['松湖口岸 count 464', '松湖口岸 growth 0.45', '松湖口岸 growth 0.25']],
    ['[p|天枢电池]能耗比去年降低三成。', ['天枢电池 growth -0.3']],
  ],
  'before anything else is spoken of': [
    ['2024年安排[l|我市|松湖市]重点项目476个。\n累计完成投资325亿元。[j|青禾储能项目]很忙。', ['松湖市 count 476 @2024-01-01..2024-12-31', '松湖市 investment 32500000000']],
    ['[l|松湖市]很忙。[f|松湖口岸]开行班列464列、32609标箱。', ['松湖口岸 count 464', '松湖口岸 capacity 32609']],
    ['[k|松湖园]很忙。每栋占地2亩，每个大棚收入2万元。', []],
    ['[l|松湖市]规上企业数量占全国的比重由14%上升到22.6%。', ['松湖市 share 0.14', '松湖市 share 0.226']],
    ['[l|松湖市]投产项目超过半数、达54.1%。', ['松湖市 share 0.5', '松湖市 share 0.541']],
  ],
  'what a year makes': [
    ['[j|青禾改装项目]一期年改装600辆。', ['青禾改装项目 capacity 600 (一期)']],
    ['[f|松湖船坞]能同时造两艘油轮。', ['松湖船坞 capacity 2']],
    ['[f|松湖渔港]卸鱼1.9万吨。', ['松湖渔港 capacity 19000000']],
    ['[f|松湖厂]单栋客房不超过14间。', []],
  ],
  'who is meant': [
    ['[f|松湖水厂]日供水能力由5万吨提升至10万吨。', ['松湖水厂 capacity 50000000', '松湖水厂 capacity 100000000']],
    ['[l|我市|松湖市]传来消息。\n[j|青禾储能项目]、[j|天枢电池项目]等12个项目开工，总投资80亿元。', ['青禾储能项目 milestone:started', '天枢电池项目 milestone:started', '松湖市 count 12', '松湖市 investment 8000000000'], '松湖市'],
    ['[f|松湖博物馆]正式对外开放。', ['松湖博物馆 milestone:opened']],
    ['[l|松湖市]、[l|云杉县]规上企业分别达到320家、115家。', ['松湖市 count 320', '云杉县 count 115']],
    ['[c|远川集团]、[c|澄岳公司]分别投资5亿元和3亿元。', ['远川集团 investment 500000000', '澄岳公司 investment 300000000']],
    ['[l|松湖市]现有储能企业46家。', ['松湖市 count 46']],
    ['[n|何知远]是[c|远川集团]的总经理。', ['何知远 holds_post:总经理 >远川集团']],
    ['[c|远川集团]任命[n|何知远]为总经理。', ['何知远 holds_post:总经理 >远川集团']],
    ['作为[c|远川集团]的董事长，[n|何知远]很忙。', ['何知远 holds_post:董事长 >远川集团']],
    ['[n|何知远]（[c|远川集团]总经理）：要加快。', ['何知远 holds_post:总经理 >远川集团']],
    ['[j|青禾储能项目]由[c|远川集团]投资、[c|澄岳公司]承建。', ['青禾储能项目 built_by >远川集团', '青禾储能项目 built_by >澄岳公司']],
    ['[c|远川集团]在[k|松湖园]投资2亿元建设[j|青禾储能项目]。', ['青禾储能项目 located_in >松湖园', '青禾储能项目 built_by >远川集团', '青禾储能项目 investment 200000000']],
    ['[k|松湖园]内的[c|远川集团]很忙。', ['远川集团 located_in >松湖园']],
    ['[c|远川集团]与[c|澄岳公司]签约。', ['远川集团 milestone:signed >澄岳公司']],
    ['[c|远川集团]主要生产[p|天枢机器人]、[p|天璇机器人]。', ['远川集团 makes >天枢机器人', '远川集团 makes >天璇机器人']],
    ['[j|青禾储能项目]月封装能力1.5万片；二期再添2.5万片。', ['青禾储能项目 capacity 15000', '青禾储能项目 capacity 25000 (二期)']],
    ['[l|松湖市]生产拖拉机6.7万辆，是上年的2.4倍。', ['松湖市 capacity 67000']],
    ['[f|松湖医院]占地20亩，花费1.2亿元。', ['松湖医院 investment 120000000', '松湖医院 land_area 13333.333333333332']],
    ['[l|松湖市]粮食比上年多打3.5亿斤，单价比全市平均高出3个百分点。', []],
    ['[f|云杉煤矿]是[c|远川集团]旗下的老矿。', ['云杉煤矿 part_of >远川集团']],
    ['[c|远川集团]扩产。该公司研发的[p|归云跑鞋]发布。', ['归云跑鞋 milestone:released', '远川集团 makes >归云跑鞋']],
    ['[c|远川集团]扩产。首席品鉴师[n|何知远]说。', ['何知远 holds_post:首席品鉴师 >远川集团']],
    ['[l|我市|松湖市]发布的《[g|松湖方案]》提出，新建小微园15个。', ['松湖市 count 15', '松湖方案 milestone:released'], '松湖市'],
    ['[c|澄岳精密有限公司]去年3月投产的[f|齿轮厂]，总投资2亿元。', ['齿轮厂 built_by >澄岳精密有限公司', '齿轮厂 investment 200000000', '齿轮厂 milestone:operating @2023-03-01..2023-03-31']],
    ['[j|青禾储能项目]开工。项目的投资方[c|远川公司]已建成12座电站。', ['青禾储能项目 milestone:started', '青禾储能项目 built_by >远川公司', '远川公司 count 12']],
    ['[c|澄岳精密有限公司]扩产。企业入选[g|松湖百强]。', ['澄岳精密有限公司 milestone:awarded >松湖百强']],
    ['[f|松湖第二小学]启用。学校占地20亩，校长[n|何知远]说。', ['松湖第二小学 milestone:opened', '松湖第二小学 land_area 13333.333333333332', '何知远 holds_post:校长 >松湖第二小学']],
    ['[j|青禾储能项目]二期机库在[k|松湖园]封顶。', ['青禾储能项目 located_in >松湖园', '青禾储能项目 milestone:topped_out (二期)']],
    ['[e|松湖灯会]定于6月28日在[f|松湖公园]广场开幕。', ['松湖灯会 located_in >松湖公园', '松湖灯会 milestone:held !planned @2024-06-28..2024-06-28']],
  ],
  investment: [
    ['[j|青禾储能项目]总投资12亿元。', ['青禾储能项目 investment 1200000000']],
    ['[j|青禾储能项目]计划总投资12亿元。', ['青禾储能项目 investment 1200000000 !planned']],
    ['[c|澄岳精密有限公司]投资3.5亿元新建[j|齿轮扩产项目]。', ['齿轮扩产项目 built_by >澄岳精密有限公司', '齿轮扩产项目 investment 350000000']],
    ['[j|青禾储能项目]开工建设。该项目总投资8亿元。', ['青禾储能项目 milestone:started', '青禾储能项目 investment 800000000']],
    ['[j|云杉二桥工程]概算投资9.6亿元。', ['云杉二桥工程 investment 960000000']],
    ['[c|澄岳精密有限公司]获得贷款2亿元。', []],
    ['[c|澄岳精密有限公司]获得补贴300万元。', []],
    ['[j|青禾储能项目]一期投资2亿元。', ['青禾储能项目 investment 200000000 (一期)']],
  ],
  money: [
    ['[k|松湖高新区]2023年新材料产业产值80亿元。', ['松湖高新区 output_value 8000000000 @2023-01-01..2023-12-31']],
    ['[c|澄岳精密有限公司]去年营业收入6亿元，同比增长12%。', ['澄岳精密有限公司 revenue 600000000 @2023-01-01..2023-12-31', '澄岳精密有限公司 growth 0.12 @2023-01-01..2023-12-31']],
    ['[j|青禾储能项目]预计到2026年产值将突破20亿元。', ['青禾储能项目 output_value 2000000000 !planned @2026-01-01..2026-12-31']],
    ['[k|松湖高新区]去年软件业收入30亿元；力争今年达到40亿元。', ['松湖高新区 revenue 3000000000 @2023-01-01..2023-12-31', '松湖高新区 revenue 4000000000 !planned @2024-01-01..2024-12-31']],
    ['[f|云杉市场]门票价格30元。', []],
    ['[c|澄岳精密有限公司]签下订单5000万元。', []],
    ['对年营收突破1亿元的企业，一次性奖励50万元。', []],
  ],
  area: [
    ['[j|青禾储能项目]占地150亩。', ['青禾储能项目 land_area 100000']],
    ['[j|青禾储能项目]规划用地90亩，总建筑面积6万平方米。', ['青禾储能项目 land_area 60000 !planned', '青禾储能项目 building_area 60000 !planned']],
    ['[k|松湖软件园]建筑面积12万平方米。', ['松湖软件园 building_area 120000']],
    ['中心还规划了3平方公里的[k|松湖软件园]。', ['松湖软件园 land_area 3000000 !planned']],
    ['[f|云杉实验室]租用厂房8000平方米。', ['云杉实验室 building_area 8000']],
    ['[f|云杉大桥]全长2.3公里。', []],
  ],
  compute: [
    ['[f|北塬智算中心]算力规模500P。', ['北塬智算中心 compute 500000000000000000']],
    ['[f|北塬智算中心]算力将超过2000PFlops。', ['北塬智算中心 compute 2000000000000000000 !planned']],
    ['[f|北塬智算中心]可用电力容量60兆瓦。', ['北塬智算中心 power 60000000']],
    ['[c|澄岳光伏有限公司][j|3GW组件生产线项目]开工。', ['3GW组件生产线项目 built_by >澄岳光伏有限公司', '3GW组件生产线项目 capacity 3000000000', '3GW组件生产线项目 milestone:started']],
  ],
  capacity: [
    ['[j|青禾储能项目]年产电芯2000万只。', ['青禾储能项目 capacity 20000000']],
    ['[j|青禾储能项目]建成后，年产铜箔3万吨。', ['青禾储能项目 capacity 30000000 !planned']],
    ['[f|云杉水厂]日处理污水5万立方米。', ['云杉水厂 capacity 50000']],
    ['[f|云杉会堂]可容纳1200人。', ['云杉会堂 capacity 1200']],
    ['[j|青禾储能项目]将形成5万吨/年废旧电池处置能力。', ['青禾储能项目 capacity 50000000 !planned']],
    ['[f|云杉水厂]每年节电80万度。', []],
  ],
  count: [
    ['[k|松湖高新区]集聚高新技术企业430家、上市企业12家。', ['松湖高新区 count 430', '松湖高新区 count 12']],
    ['今年以来，[k|松湖高新区]引进各类人才900人。', ['松湖高新区 count 900 @2024-01-01..']],
    ['截至2023年，[k|松湖高新区]拥有企业3000家。', ['松湖高新区 count 3000 @2023-01-01..2023-12-31']],
    ['[f|北塬智算中心]规划建设6栋机房楼。', ['北塬智算中心 count 6 !planned']],
    ['[k|松湖高新区]把握五个方向。', []],
    ['会议围绕三大阶段、两个关键展开。', []],
    ['[f|云杉大桥]双向六车道。', []],
    ['为解决这四座桥的问题，[l|云杉市]多方协调。', []],
    ['[e|2024年云杉春季招聘会]吸引80家企业参加，提供岗位2600个。', ['2024年云杉春季招聘会 count 80', '2024年云杉春季招聘会 count 2600']],
    ['[g|涉企服务清单]发布。该清单共36项。', ['涉企服务清单 milestone:released', '涉企服务清单 count 36']],
    ['[l|云杉市]举办了[e|云杉创新大赛]，吸引40支队伍参赛。', ['云杉创新大赛 milestone:held', '云杉创新大赛 count 40']],
  ],
  ratio: [
    ['[k|松湖高新区]工业产值同比下降3.2%。', ['松湖高新区 growth -0.032']],
    ['[k|松湖软件园]一期入驻率超90%。', ['松湖软件园 share 0.9 (一期)']],
    ['[k|松湖高新区]外贸、内贸、投资分别增长5%、7%和9%。', ['松湖高新区 growth 0.05', '松湖高新区 growth 0.07', '松湖高新区 growth 0.09']],
    ['[c|澄岳精密有限公司]研发投入占营收的8%。', ['澄岳精密有限公司 share 0.08']],
    ['[c|澄岳精密有限公司]物流成本降低一成五。', ['澄岳精密有限公司 growth -0.15']],
    ['[k|松湖高新区]力争产值翻一番。', ['松湖高新区 growth 1 !planned']],
    ['购买算力的企业可获得30%补贴。', []],
    ['[k|松湖高新区]企业数量是五年前的4倍。', []],
  ],
  milestone: [
    ['2023年9月，[j|青禾储能项目]开工。', ['青禾储能项目 milestone:started @2023-09-01..2023-09-30']],
    ['[j|青禾储能项目]一期已投产，二期预计今年年底封顶。', ['青禾储能项目 milestone:operating (一期)', '青禾储能项目 milestone:topped_out !planned (二期) @2024-12-01..2024-12-31']],
    ['日前，[f|云杉实验室]揭牌。', ['云杉实验室 milestone:opened']],
    ['5月16日，[e|云杉产业大会]召开。', ['云杉产业大会 milestone:held @2024-05-16..2024-05-16']],
    ['#[i|云杉市政府]召开[e|第12次常务会议]', ['第12次常务会议 milestone:held']],
    ['[i|云杉市政府]印发《[g|云杉市算力发展若干政策]》。', ['云杉市算力发展若干政策 milestone:released']],
    ['《[g|云杉市算力发展若干政策]》2023年11月出台。', ['云杉市算力发展若干政策 milestone:released @2023-11-01..2023-11-30']],
    ['[j|云杉大道工程]、[j|松湖隧道工程]先后通车。', ['云杉大道工程 milestone:operating', '松湖隧道工程 milestone:operating']],
    ['[j|云杉大道工程]建成通车。', ['云杉大道工程 milestone:completed', '云杉大道工程 milestone:operating']],
    ['[j|青禾储能项目]土建已基本完工，设备正在安装。', ['青禾储能项目 milestone:civil_done', '青禾储能项目 milestone:equipment !ongoing']],
    ['[j|青禾储能项目]正在进行主体施工。', ['青禾储能项目 milestone:structure !ongoing']],
    ['[j|青禾储能项目]计划明年上半年达产。', ['青禾储能项目 milestone:full_output !planned @2025-01-01..2025-06-30']],
    ['[j|青禾储能项目]今年3月通过竣工验收。', ['青禾储能项目 milestone:accepted @2024-03-01..2024-03-31']],
    ['[j|青禾储能项目]建成后将成为全省最大的储能基地。', []],
    ['[j|青禾储能项目]从签约到投产不足百日。', []],
    ['为确保重大项目顺利开工，[l|云杉市]专班上门服务。', []],
    ['[p|海岳大模型]通过国家网信办备案。', ['海岳大模型 milestone:filed']],
    ['2023年，[k|松湖高新区]入选[g|国家级产业集群]。', ['松湖高新区 milestone:awarded >国家级产业集群 @2023-01-01..2023-12-31']],
    ['去年11月落户的[j|青禾储能项目]进展顺利。', ['青禾储能项目 milestone:signed @2023-11-01..2023-11-30']],
    ['[k|松湖高新区]与[c|澄岳精密有限公司]举行战略签约仪式。', ['松湖高新区 milestone:signed >澄岳精密有限公司']],
    ['[f|云杉数据中心]2022年开工，2023年底投用，占地150亩。', ['云杉数据中心 milestone:started @2022-01-01..2022-12-31', '云杉数据中心 milestone:operating @2023-12-01..2023-12-31', '云杉数据中心 land_area 100000']],
    ['[l|云杉市]成立了[f|松湖创业服务中心]。', ['松湖创业服务中心 milestone:opened', '松湖创业服务中心 built_by >云杉市']],
    ['示范段和北岸项目已全部完工。', []],
    ['[j|云杉河整治工程]进展顺利，示范段已全部完工。', ['云杉河整治工程 milestone:completed (示范段)']],
  ],
  located_in: [
    ['位于[l|松湖镇]的[c|澄岳精密有限公司]生产忙碌。', ['澄岳精密有限公司 located_in >松湖镇']],
    ['[f|云杉数据中心]坐落于[k|松湖高新区]。', ['云杉数据中心 located_in >松湖高新区']],
    ['位于[k|松湖高新区]（[l|柳河镇]）的[j|青禾储能项目]开工。', ['青禾储能项目 located_in >松湖高新区', '青禾储能项目 located_in >柳河镇', '青禾储能项目 milestone:started']],
    ['[j|青禾储能项目]在[k|松湖高新区]奠基。', ['青禾储能项目 located_in >松湖高新区', '青禾储能项目 milestone:started']],
    ['在[k|松湖高新区]（[l|柳河镇]），[j|青禾储能项目]主体结构已完成。', ['青禾储能项目 located_in >松湖高新区', '青禾储能项目 located_in >柳河镇', '青禾储能项目 milestone:structure']],
    ['[c|远川]、[c|青禾]等[l|我市|云杉市]多家企业参加。', ['远川 located_in >云杉市', '青禾 located_in >云杉市']],
    ['[f|云杉水厂]是[l|我市|云杉市]首座智能水厂。', ['云杉水厂 located_in >云杉市']],
    ['[l|松湖镇]的[c|澄岳精密有限公司]生产忙碌。', []],
  ],
  built_by: [
    ['由[c|澄岳精密有限公司]投资建设的[j|青禾储能项目]开工。', ['青禾储能项目 built_by >澄岳精密有限公司', '青禾储能项目 milestone:started']],
    ['[f|云杉大桥]由[c|云杉交通集团]、[c|远川路桥]联合建设。', ['云杉大桥 built_by >云杉交通集团', '云杉大桥 built_by >远川路桥']],
    ['[e|云杉双选会]由[i|云杉市人社局]承办。', ['云杉双选会 built_by >云杉市人社局']],
    ['[c|澄岳精密有限公司][j|齿轮扩产项目]开工。', ['齿轮扩产项目 built_by >澄岳精密有限公司', '齿轮扩产项目 milestone:started']],
    ['[c|澄岳精密有限公司]发展迅速，公司投资2亿元建设的[j|齿轮扩产项目]下月投产。', ['齿轮扩产项目 built_by >澄岳精密有限公司', '齿轮扩产项目 investment 200000000 !planned', '齿轮扩产项目 milestone:operating !planned @2024-06-01..2024-06-30']],
    ['[n|周望舒]创办了[c|远川材料有限公司]。', ['远川材料有限公司 built_by >周望舒']],
    ['[i|云杉市科技局]支持[j|青禾储能项目]。', []],
  ],
  part_of: [
    ['[c|云杉供销集团]旗下[f|柳河市场]客流不断。', ['柳河市场 part_of >云杉供销集团']],
    ['作为[k|松湖科学城]重点打造的特色园区，[k|湖湾社区]聚焦机器人。', ['湖湾社区 part_of >松湖科学城']],
  ],
  holds_post: [
    ['[i|云杉市委]副书记、市长[n|何知远]出席。[i|云杉市政府]部署。', ['何知远 holds_post:副书记 >云杉市委', '何知远 holds_post:市长 >云杉市政府']],
    ['[c|澄岳精密有限公司]董事长[n|周望舒]说。', ['周望舒 holds_post:董事长 >澄岳精密有限公司']],
    ['[c|澄岳精密有限公司]订单饱满。公司总经理[n|周望舒]说。', ['周望舒 holds_post:总经理 >澄岳精密有限公司']],
    ['[j|青禾储能项目]开工。项目负责人[n|周望舒]说。', ['青禾储能项目 milestone:started', '周望舒 holds_post:项目负责人 >青禾储能项目']],
    ['[i|云杉市科技局]局长、[i|云杉市招商局]局长[n|何知远]表示。', ['何知远 holds_post:局长 >云杉市科技局', '何知远 holds_post:局长 >云杉市招商局']],
    ['本报记者[n|何知远]报道。', []],
    ['[n|何知远]总书记指出。', []],
    ['[i|云杉市科技局]相关负责人[n|何知远]表示。', []],
  ],
  makes: [
    ['[c|远川科技]研发的[p|海岳大模型]受到欢迎。', ['远川科技 makes >海岳大模型']],
    ['[c|远川科技][p|海岳大模型]受到欢迎。', ['远川科技 makes >海岳大模型']],
    ['[c|远川科技]技术总监[n|周望舒]说：“我们研制的[p|R20机器人]很稳定。”', ['周望舒 holds_post:技术总监 >远川科技', '远川科技 makes >R20机器人']],
    ['[c|远川科技]发布首款[p|海岳大模型]。', ['远川科技 makes >海岳大模型', '海岳大模型 milestone:released']],
    ['[k|松湖高新区]引进[p|海岳大模型]。', []],
  ],
  bearers: [
    // A city's figures are no bridge's, no strip of works' and no neighbour's.
    ['[l|云杉市]今年新开工亿元以上项目72个，总投资468亿元。', ['云杉市 count 72 @2024-01-01..2024-12-31', '云杉市 investment 46800000000 @2024-01-01..2024-12-31']],
    ['[l|云杉市]启动建设。[j|云杉河疏浚工程]完工。总算力4199P。', ['云杉河疏浚工程 milestone:completed', '云杉市 compute 4199000000000000000'], '云杉市'],
    ['[c|青岚纸业有限公司]停产。去年，全市发生事故17起。', []],
    ['[l|柳河县]今年列出重点项目18个。到今年年底，全县营收超过190亿元。', ['柳河县 count 18 @2024-01-01..2024-12-31', '柳河县 revenue 19000000000 !planned @2024-01-01..2024-12-31'], '云杉市'],
    ['[c|远川科技]将投资18亿元，在[k|松湖高新区]建设生产基地，项目占地200亩。[j|青禾储能项目]、[j|云杉水厂项目]开工。', ['远川科技 investment 1800000000 !planned', '远川科技 land_area 133333.3333333333 !planned', '青禾储能项目 milestone:started', '云杉水厂项目 milestone:started']],
    ['[j|青禾储能项目]投产。种粮大户[n|周望舒]流转土地1260亩。', ['青禾储能项目 milestone:operating', '周望舒 land_area 840000']],
    ['[j|青禾储能项目]投产。青岚县现有企业20家。', ['青禾储能项目 milestone:operating']],
    ['[j|青禾储能项目]投产。沅溪大桥总投资9亿元。', ['青禾储能项目 milestone:operating']],
    ['#引才1280人\n[k|松湖高新区]引进人才1280人。[e|松湖招聘会]举行。', ['松湖高新区 count 1280', '松湖高新区 count 1280', '松湖招聘会 milestone:held']],
    ['[j|青禾储能项目]和[j|云杉水厂项目]各投资3亿元。', ['青禾储能项目 investment 300000000', '云杉水厂项目 investment 300000000']],
    ['园区的《[g|松湖行动计划]》发布。', ['松湖行动计划 milestone:released']],
  ],
  lists: [
    ['[j|青禾储能项目]，[c|远川科技]投资2亿元建设，落户[k|松湖高新区]，占地90亩。', ['青禾储能项目 built_by >远川科技', '青禾储能项目 investment 200000000', '青禾储能项目 located_in >松湖高新区', '青禾储能项目 milestone:signed', '青禾储能项目 land_area 60000']],
    ['[e|松湖开工仪式]举行。规模最大的是[c|远川科技]投建的[j|青禾储能项目]，总投资20亿元。', ['松湖开工仪式 milestone:held', '青禾储能项目 built_by >远川科技', '青禾储能项目 investment 2000000000']],
    ['[f|柳河烘干站]日烘干能力600吨。', ['柳河烘干站 capacity 600000']],
  ],
  times: [
    ['[c|远川科技]成立于2006年，占地86亩，现有员工420人。', ['远川科技 land_area 57333.33333333333', '远川科技 count 420']],
    ['昨天，记者在[l|柳河镇]看到，[j|青禾储能项目]土建已完成。', ['青禾储能项目 milestone:civil_done']],
    ['[j|青禾储能项目]桩基下月完成，土建年底前全部完工。', ['青禾储能项目 milestone:civil_done !planned @..2024-12-31']],
    ['[f|云杉铁路]、[f|松湖铁路]一期都已通车。', ['云杉铁路 milestone:operating', '松湖铁路 milestone:operating (一期)']],
  ],
  gathered: [
    ['[k|松湖软件园]集聚了[c|远川科技]、[c|青禾智能]等一批企业。', ['远川科技 located_in >松湖软件园', '青禾智能 located_in >松湖软件园']],
    ['[k|松湖软件园]已有多家企业布局。例如，[c|远川科技]做芯片；[c|青禾智能]做软件。', ['远川科技 located_in >松湖软件园', '青禾智能 located_in >松湖软件园']],
    ['走进[k|松湖软件园]，这里有国内最早的[c|远川科技]。', ['远川科技 located_in >松湖软件园']],
    ['[c|远川路桥]以7.6亿元中标[j|云杉大道工程]。', ['远川路桥 milestone:awarded >云杉大道工程']],
    ['[j|云杉大道工程]招标结束，中标单位[c|远川路桥]。', ['远川路桥 milestone:awarded >云杉大道工程']],
    ['[c|远川科技]与[k|松湖高新区]洽谈多日，双方签约。', ['远川科技 milestone:signed >松湖高新区']],
    ['[c|远川科技]投资3亿元的[j|齿轮项目]完工。', ['齿轮项目 built_by >远川科技', '齿轮项目 investment 300000000', '齿轮项目 milestone:completed']],
    ['[c|远川科技]的产线上，每分钟下线600颗螺栓。', ['远川科技 capacity 600']],
    ['[f|云杉港]已开通航线85条。', ['云杉港 count 85']],
  ],
  subjects: [
    ['[l|云杉市]工业基础好，拥有企业2万家。', ['云杉市 count 20000']],
    ['走进[f|北塬智算中心]，3000张加速卡正在运转。', ['北塬智算中心 count 3000']],
    ['[c|远川科技]地处[l|柳河镇]，其投资1亿元新建[j|柳河基地]，项目占地150亩。', ['远川科技 located_in >柳河镇', '柳河基地 built_by >远川科技', '柳河基地 investment 100000000', '柳河基地 land_area 100000']],
    ['[l|我市|云杉市]发展文化产业。今年，全市新增企业6家。', ['云杉市 count 6 @2024-01-01..2024-12-31'], '云杉市'],
    ['[c|远川科技]总经理[n|周望舒]说：“我们拥有工程师200名。”', ['周望舒 holds_post:总经理 >远川科技', '远川科技 count 200']],
    ['停产两年的[c|远川科技]，现有工人300名。', ['远川科技 count 300']],
    ['^5月18日，两台机械臂在[f|云杉工厂]作业。', ['云杉工厂 count 2 @2024-05-18..2024-05-18']],
  ],
}

describe.each(Object.entries(cases))('%s', (_, rows) => {
  test.each(rows)('%s', (text, expected, place) => {
    expect(claimsOf(text, place).map(say).sort()).toEqual([...expected].sort())
  })
})

describe('findClaims', () => {
  test('a growth is of what the figure before it was of', () => {
  const of = (text: string) => claimsOf(text).map(c => c.of ?? '-')
  expect(of('[l|松湖市]化工产业产值38亿元，同比增长8%。')).toEqual(['化工产业', '化工产业'])
  expect(of('[l|松湖市]产值38亿元，同比增长8%。')).toEqual(['-', '产值'])
  expect(of('[k|松湖园]在建项目12个，总投资30亿元。')).toEqual(['在建项目', '在建项目'])
})

test('a milestone stands on its date, else on its verb; a figure on its quantity', () => {
    const text = '2023年9月，[j|青禾储能项目]开工，总投资8亿元。[f|云杉实验室]揭牌。'
    const clean = storyOf(text).article.clean.text
    expect(claimsOf(text).map(c => clean.slice(c.start, c.end))).toEqual(['2023年9月', '8亿元', '揭牌'])
  })

  test('every milestone and every rung has names in both languages', () => {
    for (const [rung, names] of Object.entries(model.milestones)) expect([rung, names.zh !== '' && names.en !== '']).toEqual([rung, true])
    expect(Object.keys(model.milestones)).toHaveLength(16)
  })

  test.each<[string, ExtractedClaim['status'][]]>([
    ['[j|青禾储能项目]有望明年投产。', ['hoped']],
    ['[j|青禾储能项目]拟明年开工。', ['planned']],
    ['[k|松湖社区]意向投资超过10亿元。', ['intended']],
    ['[c|远川科技]与[k|松湖高新区]签订投资协议。', ['contracted']],
    ['[j|青禾储能项目]正在进行主体施工。', ['ongoing']],
    ['[j|青禾储能项目]已投产。', ['done']],
    ['[l|云杉市]力争建成站点120个、航线60条，产值突破150亿元。', ['hoped', 'hoped', 'hoped']],
    ['[j|青禾储能项目]占地20亩。', [undefined]],
    ['[j|青禾储能项目]位于[l|柳河镇]。', [undefined]],
  ])('status of %s', (text, expected) => {
    expect(claimsOf(text).map(c => c.status)).toEqual(expected)
  })

  test.each([
    '、[c|远川公司]', '由[c|远川公司]建设', '由[c|远川公司]建设，', '市长[n|何知远]，', '[k|松湖园]和', '土建完成', '包括[c|远川公司]在内', '总投资1亿元，', '2024年投产，', '全市，', '其，', '“公司，”',
  ])('eight times %s takes no more than linear time, with room for noise', { retry: 3 }, unit => {
    const time = (times: number) => {
      const { article, mentions } = storyOf(`[j|青禾项目]${unit.repeat(times)}`)
      const layers = { quantities: findQuantities(article.clean.text, model), times: findTimes(article.clean.text, day, model), mentions }
      return Math.min(...[0, 1, 2].map(() => { const start = process.cpuUsage().user; findClaims(article, layers, day, model); return (process.cpuUsage().user - start) / 1000 }))
    }
    time(200)
    // Linear is 8, quadratic 64; a floor keeps the clock's grain out.
    expect(time(3200) / Math.max(time(400), 0.5)).toBeLessThan(28)
  })

  test('is linear in a clause without an end', () => {
    const long = `[j|青禾储能项目]${'已将目前有望正在'.repeat(4000)}开工${'、[c|远川]'.repeat(2000)}`
    const { article, mentions } = storyOf(long)
    // A pattern that backtracked would outlast the runner's limit by far.
    expect(Array.isArray(findClaims(article, { quantities: [], times: [], mentions }, day, model))).toBe(true)
  })

  test('whatever the layers: nothing thrown, spans inside the text, subjects and objects among the mentions, same again', () => {
    const words = ['位于', '投资', '建设', '的', '由', '，', '。', '；', '、', '项目', '开工', '将', '已', '占地', '研发', '“', '”', '（', '）', '市长', '在', '举行', '和', '等', '一期', '增长', '旗下', '——', '：', ' ', '入选', '全市', '其', '与', '签约', '2月', '5亿元', '30家', '甲']
    fc.assert(fc.property(
      fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 60 }),
      fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 6 }), fc.constantFrom(...Object.values(letters)), fc.constantFrom('A', 'B', 'C')), { maxLength: 12 }),
      fc.constantFrom<PartRole>('body', 'headline', 'caption', 'label'),
      (parts, spans, role) => {
        const text = parts.join('')
        const mentions: Mention[] = spans.filter(([s, n]) => s + n <= text.length).map(([s, n, type, id]) => ({ start: s, end: s + n, text: text.slice(s, s + n), type, id }))
        const { article } = storyOf(text)
        article.clean.paragraphs = [{ role, start: 0, end: text.length }]
        const layers = { quantities: findQuantities(text, model), times: findTimes(text, day, model), mentions }
        const claims = findClaims(article, layers, day, model)
        const ids = new Set(mentions.map(m => m.id))
        for (const c of claims) {
          expect(c.start).toBeGreaterThanOrEqual(0)
          expect(c.end).toBeGreaterThan(c.start)
          expect(c.end).toBeLessThanOrEqual(text.length)
          expect(ids.has(c.subject)).toBe(true)
          if (c.object !== undefined) expect(ids.has(c.object)).toBe(true)
        }
        expect(findClaims(article, layers, day, model)).toEqual(claims)
      },
    ), { numRuns: 300 })
  })
})
